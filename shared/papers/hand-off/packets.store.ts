import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { GetObjectCommand, PutObjectCommand, S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { savedAs } from '../file-name.ts';
import { type PacketPlan, PacketPlanSchema } from './parts.ts';

export interface StoredPacket {
  readonly key: string;
  /** Of the whole ZIP, in hex. */
  readonly sha256: string;
  readonly bytes: number;
}

/** Packets in the documents bucket, under `packets/`. The bucket deletes them by itself after a while. */
export interface Packets {
  /** Keeps what goes into a packet's parts. Where that is decided already, the first decision stands and comes back. */
  keepPlan(place: string, plan: PacketPlan): Promise<PacketPlan>;
  /** @throws Error where there is none */
  readPlan(place: string): Promise<PacketPlan>;
  /** Writes a ZIP while it is made. One that breaks off is never there, not even in part. */
  keep(key: string, pieces: AsyncIterable<Uint8Array>): Promise<StoredPacket>;
  /** An address that serves the ZIP under a name for five minutes. */
  download(key: string, name: string): Promise<string>;
}

/** Of a piece of an upload; two are on their way at once. S3 takes none below 5 MiB but the last. */
const PIECE_BYTES = 8 * 1024 * 1024;
const AT_ONCE = 2;
const DOWNLOAD_SECONDS = 5 * 60;

export function openPackets(bucket: string, client = new S3Client({})): Packets {
  const planKey = (place: string): string => `packets/${place}/plan.json`;
  const readPlan = async (place: string): Promise<PacketPlan> => {
    const reply = await client.send(new GetObjectCommand({ Bucket: bucket, Key: planKey(place) }));
    return PacketPlanSchema.parse(JSON.parse((await reply.Body?.transformToString()) ?? ''));
  };
  return {
    readPlan,
    async keepPlan(place, plan) {
      try {
        await client.send(
          new PutObjectCommand({
            Bucket: bucket,
            Key: planKey(place),
            Body: JSON.stringify(plan),
            ContentType: 'application/json',
            IfNoneMatch: '*',
          }),
        );
        return plan;
      } catch (error) {
        if (!(error instanceof S3ServiceException && error.$metadata.httpStatusCode === 412)) throw error;
        return readPlan(place);
      }
    },
    async keep(key, pieces) {
      const hash = createHash('sha256');
      let bytes = 0;
      async function* measured(): AsyncGenerator<Uint8Array> {
        for await (const piece of pieces) {
          hash.update(piece);
          bytes += piece.length;
          yield piece;
        }
      }
      await new Upload({
        client,
        params: {
          Bucket: bucket,
          Key: key,
          Body: Readable.from(measured(), { objectMode: false }),
          ContentType: 'application/zip',
        },
        partSize: PIECE_BYTES,
        queueSize: AT_ONCE,
        // The bucket forgets after a day what was left of an upload; so this function needs no right to delete.
        leavePartsOnError: true,
      }).done();
      return { key, sha256: hash.digest('hex'), bytes };
    },
    download(key, name) {
      const command = new GetObjectCommand({
        Bucket: bucket,
        Key: key,
        ResponseContentDisposition: savedAs(name),
        ResponseContentType: 'application/zip',
      });
      return getSignedUrl(client, command, { expiresIn: DOWNLOAD_SECONDS });
    },
  };
}
