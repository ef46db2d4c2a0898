/** What the S3 engine uses of s3rver 5, which comes without types. */
declare module '@20minutes/s3rver' {
  import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
  import type { Readable } from 'node:stream';

  interface StoredObject {
    bucket: string;
    key: string;
    content: Buffer | Readable | null;
    metadata: Record<string, string>;
  }
  interface Store {
    getBucket(name: string): Promise<object | null>;
    putBucket(name: string): Promise<object | null>;
    getMetadata(bucket: string, key: string): Promise<Record<string, string>>;
    getObject(bucket: string, key: string): Promise<StoredObject | null>;
    existsObject(bucket: string, key: string): Promise<boolean>;
    getResourcePath(bucket: string, key: string, resource: string): string;
    putMetadata(bucket: string, key: string, metadata: Record<string, string>, md5?: string): Promise<void>;
    putObject(object: StoredObject): Promise<{ size: number; md5: string }>;
    copyObject(
      fromBucket: string,
      fromKey: string,
      toBucket: string,
      toKey: string,
      replacement: Record<string, string> | null,
    ): Promise<Record<string, string>>;
  }
  /** An IncomingMessage, or a body that was read and its headers. */
  type Incoming =
    | IncomingMessage
    | (Readable & Pick<IncomingMessage, 'method' | 'url' | 'socket'> & { headers: IncomingHttpHeaders });
  export default class S3rver {
    constructor(options: {
      directory: string;
      silent: boolean;
      vhostBuckets: boolean;
      allowMismatchedSignatures: boolean;
    });
    readonly store: Store;
    readonly logger: { close(): void };
    callback(): (request: Incoming, response: ServerResponse) => Promise<void>;
    on(event: 'error', listener: (error: Error) => void): this;
  }
  export type { Incoming, Store, StoredObject };
}
