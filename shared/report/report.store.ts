import { createHash } from 'node:crypto';
import { GetObjectCommand, PutObjectCommand, S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { EditionFile } from './report.ts';

export interface StoredReport {
  /** Of the object in the documents bucket. */
  readonly key: string;
  /** Of its bytes, in hex. */
  readonly sha256: string;
}

export interface Reports {
  /**
   * Stores the report of a closing. A report is written once: where one is there already, that one stands, so that a run
   * that is started again can never change what somebody has read.
   */
  keep(workshopId: string, revision: number, html: string): Promise<StoredReport>;
  /** The same of what was counted of anonymous feedback, as JSON. @returns its key */
  keepTally(workshopId: string, revision: number, json: string): Promise<string>;
  /** Stores a file of an edition under its key, which its own SHA-256 names: kept twice it is kept once. */
  keepFile(file: Pick<EditionFile, 'key' | 'format'>, bytes: Uint8Array): Promise<void>;
  /** The text of an object. @throws when there is none under the key, or it could not be read */
  read(key: string): Promise<string>;
  /** An address from which a file is downloaded under a name, for five minutes. */
  download(key: string, name: string): Promise<string>;
}

const CONTENT_TYPES = {
  html: 'text/html; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  json: 'application/json',
} as const;

const DOWNLOAD_SECONDS = 300;

/** The reports in the documents bucket. */
export function openReports(bucket: string, client = new S3Client({})): Reports {
  const read = async (key: string): Promise<string> => {
    const reply = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    if (!reply.Body) throw new Error(`The report ${key} came without a body.`);
    return reply.Body.transformToString('utf-8');
  };
  /** @returns whether it was there already */
  const put = async (key: string, body: string | Uint8Array, type: keyof typeof CONTENT_TYPES): Promise<boolean> => {
    try {
      await client.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: key,
          Body: body,
          ContentType: CONTENT_TYPES[type],
          CacheControl: 'private, no-store',
          IfNoneMatch: '*',
        }),
      );
      return false;
    } catch (error) {
      if (!isAlreadyThere(error)) throw error;
      return true;
    }
  };
  return {
    read,
    async keep(workshopId, revision, html) {
      const key = `reports/${workshopId}/summary-r${revision}.html`;
      const wasThere = await put(key, html, 'html');
      return { key, sha256: sha256(wasThere ? await read(key) : html) };
    },
    async keepTally(workshopId, revision, json) {
      const key = `reports/${workshopId}/tally-r${revision}.json`;
      await put(key, json, 'json');
      return key;
    },
    async keepFile({ key, format }, bytes) {
      await put(key, bytes, format);
    },
    download(key, name) {
      const command = new GetObjectCommand({
        Bucket: bucket,
        Key: key,
        ResponseContentDisposition: `attachment; filename="${name}"`,
        ResponseContentType: CONTENT_TYPES.docx,
      });
      return getSignedUrl(client, command, { expiresIn: DOWNLOAD_SECONDS });
    },
  };
}

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** 412: there is one. 409: another write of the same key is under way, which is for the run to try again. */
const isAlreadyThere = (error: unknown): boolean =>
  error instanceof S3ServiceException && error.$metadata.httpStatusCode === 412;
