import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { localCredentials } from '../../infra/local/engines/engine.ts';
import { startS3 } from '../../infra/local/engines/s3.ts';
import { type Documents, openDocuments, type UploadForm } from '../../shared/papers/documents.store.ts';
import { readerApart } from '../../shared/papers/screening/apart.ts';
import { BASE_URL } from './browser-like.ts';

/** Reads files in the thread that the function starts. */
export const readFile = readerApart(new URL('../../functions/paper-review/file-reader.ts', import.meta.url));

/** An empty documents bucket on a real engine, whose files are gone when it is stopped. */
export async function startDocuments() {
  const folder = mkdtempSync(path.join(tmpdir(), 'afterword-documents-'));
  /** Epoch ms by which the engine judges whether an upload's policy has expired. */
  const clock = { now: (): number => Date.now() };
  const engine = await startS3({
    folder,
    buckets: [{ name: 'documents', corsOrigin: BASE_URL }],
    now: () => clock.now(),
  });
  const client = new S3Client({
    endpoint: engine.endpoint,
    region: 'eu-central-1',
    credentials: localCredentials,
  });
  const documents: Documents = openDocuments('documents', client);
  return {
    documents,
    client,
    clock,
    endpoint: engine.endpoint,
    put: (key: string, body: Buffer) =>
      client.send(new PutObjectCommand({ Bucket: 'documents', Key: key, Body: body })),
    async stop() {
      client.destroy();
      await engine.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Posts a file as a browser's form or a program does: every signed field, then the file. */
export async function postFile(form: UploadForm, bytes: Buffer, fileName: string): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of Object.entries(form.fields)) body.append(name, value);
  body.append('file', new Blob([new Uint8Array(bytes)]), fileName);
  return fetch(form.url, { method: 'POST', body, redirect: 'manual', headers: { origin: BASE_URL } });
}
