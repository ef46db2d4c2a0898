import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Store } from '@20minutes/s3rver';

const DRAFT = '.draft';

/**
 * s3rver writes an object in place, and answers the writing of a buffer before it is on the disk. Here an object is
 * written beside its place and moved there when it is whole, so that a kill leaves the old one, the new one or none.
 */
export function storeWholeObjects(store: Store): void {
  store.putObject = async ({ bucket, key, content, metadata }) => {
    const place = store.getResourcePath(bucket, key, 'object');
    await mkdir(path.dirname(place), { recursive: true });
    const draft = `${place}.${randomUUID()}${DRAFT}`;
    try {
      const written = await write(draft, content ?? Buffer.alloc(0));
      // The engine computes a missing hash anew, but would believe a stale one.
      await rm(`${place}.md5`, { force: true });
      await rename(draft, place);
      await store.putMetadata(bucket, key, metadata, written.md5);
      return written;
    } finally {
      await rm(draft, { force: true });
    }
  };
  store.copyObject = async (fromBucket, fromKey, toBucket, toKey, replacement) => {
    const source = await store.getObject(fromBucket, fromKey);
    if (!source) throw new Error(`There is no object ${fromKey} in ${fromBucket}.`);
    const metadata = replacement ?? source.metadata;
    await store.putObject({ bucket: toBucket, key: toKey, content: source.content, metadata });
    return store.getMetadata(toBucket, toKey);
  };
}

/** Removes what a kill left of objects that were never whole. */
export async function dropDrafts(folder: string): Promise<void> {
  for (const name of await readdir(folder, { recursive: true })) {
    if (name.endsWith(DRAFT)) await rm(path.join(folder, name), { force: true });
  }
}

async function write(file: string, content: Buffer | Readable): Promise<{ size: number; md5: string }> {
  const hash = createHash('md5');
  let size = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      size += chunk.length;
      done(null, chunk);
    },
  });
  await pipeline(Buffer.isBuffer(content) ? Readable.from([content]) : content, measure, createWriteStream(file));
  const handle = await open(file);
  await handle.sync();
  await handle.close();
  return { size, md5: hash.digest('hex') };
}
