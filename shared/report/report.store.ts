import { createHash } from 'node:crypto';
import { GetObjectCommand, PutObjectCommand, S3Client, S3ServiceException } from '@aws-sdk/client-s3';

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
  /** The report's HTML. @throws when there is none under the key, or it could not be read */
  read(key: string): Promise<string>;
}

/** The reports in the documents bucket. */
export function openReports(bucket: string, client = new S3Client({})): Reports {
  const read = async (key: string): Promise<string> => {
    const reply = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    if (!reply.Body) throw new Error(`The report ${key} came without a body.`);
    return reply.Body.transformToString('utf-8');
  };
  return {
    read,
    async keep(workshopId, revision, html) {
      const key = `reports/${workshopId}/summary-r${revision}.html`;
      try {
        await client.send(
          new PutObjectCommand({
            Bucket: bucket,
            Key: key,
            Body: html,
            ContentType: 'text/html; charset=utf-8',
            CacheControl: 'private, no-store',
            IfNoneMatch: '*',
          }),
        );
        return { key, sha256: sha256(html) };
      } catch (error) {
        if (!isAlreadyThere(error)) throw error;
        return { key, sha256: sha256(await read(key)) };
      }
    },
  };
}

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** 412: there is one. 409: another write of the same key is under way, which is for the run to try again. */
const isAlreadyThere = (error: unknown): boolean =>
  error instanceof S3ServiceException && error.$metadata.httpStatusCode === 412;
