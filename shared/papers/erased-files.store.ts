import { DeleteObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { PaperFile } from './paper.ts';

/** Deletes the files of papers that were never published, and of reports that name somebody. Only the erasure has the right to. */
export interface ErasedFiles {
  /** Deletes a kept file. One that is not there (any more) is deleted already. */
  remove(file: Pick<PaperFile, 'key'>): Promise<void>;
}

/** The bucket keeps what was deleted for another month, against mistakes: a rule of the bucket's own, see the CDK stack. */
export const openErasedFiles = (bucket: string, client = new S3Client({})): ErasedFiles => ({
  async remove({ key }) {
    await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
  },
});
