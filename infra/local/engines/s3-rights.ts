import type { IncomingMessage } from 'node:http';
import type { Store } from '@20minutes/s3rver';
import { s3Asked, s3FormAsked, toListS3 } from '../rights/ask-s3.ts';
import type { Gate, Refusal } from '../rights/gate.ts';
import type { AccessRequest } from '../rights/policy.ts';
import { localCredentials } from './engine.ts';
import { accessDenied, S3Refusal } from './s3-refusal.ts';
import type { SecretOf } from './s3-signature.ts';

/** The rights of whoever signed a request to a bucket. */
export interface BucketGate {
  readonly secretOf: SecretOf | undefined;
  /** @throws S3Refusal 403 for what the signer may not, and for what is not there where the signer may not list */
  check(asked: { request: IncomingMessage; bucket: string; key: string }, accessKeyId: string): Promise<void>;
  /** The same of a form. @throws S3Refusal 403 */
  checkForm(bucket: string, key: string, accessKeyId: string): void;
}

/** Without a gate nobody has rights, and nobody lacks them. */
export function bucketGate(gate: Gate | undefined, store: Store): BucketGate {
  if (!gate) return { secretOf: undefined, check: async () => undefined, checkForm: () => undefined };
  const demand = (accessKeyId: string, requests: readonly AccessRequest[]): void => {
    const refusal = gate.refusal(accessKeyId, requests);
    if (refusal) throw refused(refusal);
  };
  return {
    secretOf: (accessKeyId) => gate.secretOf(accessKeyId),
    async check({ request, bucket, key }, accessKeyId) {
      const { method = 'GET', url = '/', headers } = request;
      const { searchParams: query } = new URL(url, 'http://s3');
      const copySource = headers['x-amz-copy-source'];
      const asked = s3Asked({ method, bucket, key, query, copySource: copySource && String(copySource) });
      demand(accessKeyId, asked);
      const isRead = method === 'GET' || method === 'HEAD';
      if (!isRead || key === '' || (await store.existsObject(bucket, key))) return;
      if (!gate.may(accessKeyId, toListS3(bucket))) throw accessDenied();
    },
    checkForm: (bucket, key, accessKeyId) => demand(accessKeyId, s3FormAsked(bucket, key)),
  };
}

const refused = ({ kind, message }: Refusal): S3Refusal =>
  kind === 'not-allowed' ? accessDenied(message) : new S3Refusal(403, 'InvalidAccessKeyId', message);

/** s3rver knows one key. Its signature is checked before and not by it, so the name of the key is all that it looks at. */
export function asTheEngineKnows(request: IncomingMessage): void {
  const { accessKeyId } = localCredentials;
  const { authorization } = request.headers;
  if (authorization) {
    request.headers.authorization = authorization.replace(/Credential=[^/,]+/, `Credential=${accessKeyId}`);
  }
  request.url = request.url?.replace(/X-Amz-Credential=[^%/&]+/, `X-Amz-Credential=${accessKeyId}`);
}
