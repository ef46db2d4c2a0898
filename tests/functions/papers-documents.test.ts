import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MAX_FILE_BYTES } from '../../shared/papers/paper.ts';
import { randomToken } from '../../shared/store/keys.ts';
import { postFile, startDocuments } from '../support/documents.ts';
import { aDocx, aPdf } from '../support/files.ts';

let files: Awaited<ReturnType<typeof startDocuments>>;
beforeAll(async () => {
  files = await startDocuments();
});
afterAll(() => files.stop());

const place = { workshopId: 'small', personId: 'p1', id: 'paper-0000000001' };
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const newKey = (name = 'a.pdf') => `uploads/small/p1/paper-0000000001/${randomToken()}/${name}`;
const main = (key = '') => ({ key, role: 'main' as const });
const onFile = (says: RegExp) =>
  expect.objectContaining({ reason: 'invalid', fields: { file: expect.stringMatching(says) } });

test.each([
  ['pdf', aPdf()],
  ['docx', aDocx()],
] as const)(
  'given an upload, when it is kept, then it lies under its author and its SHA-256 and is read back: %s',
  async (type, bytes) => {
    const form = await files.documents.uploadForm(place, { fileName: `mine.${type}` });
    expect((await postFile(form, bytes, 'x')).status).toBe(201);
    const file = await files.documents.keepUpload(place, main(form.fields.key));
    const expected = {
      key: `papers/small/p1/${sha256(bytes)}.${type}`,
      sha256: sha256(bytes),
      bytes: bytes.length,
      type,
      name: `mine.${type}`,
    };
    expect(file).toEqual(expected);
    expect(await files.documents.keepUpload(place, main(form.fields.key))).toEqual(expected);
    expect(Buffer.from((await files.documents.read(file)) ?? [])).toEqual(bytes);
    expect((await fetch(await files.documents.download(file))).headers.get('content-type')).toMatch(/^application\//);
  },
);

test('given a file of exactly 25 MB, then it is taken; an upload is not changed by being kept', async () => {
  const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(MAX_FILE_BYTES - 14), Buffer.from('%%EOF')]);
  const form = await files.documents.uploadForm(place, { fileName: 'large.pdf' });
  expect((await postFile(form, bytes, 'x')).status).toBe(201);
  expect((await files.documents.keepUpload(place, main(form.fields.key))).bytes).toBe(MAX_FILE_BYTES);
  expect(await files.documents.findUpload(place, form.fields.key ?? '')).toEqual({
    name: 'large.pdf',
    bytes: MAX_FILE_BYTES,
  });
});

test('given the author overwrites the upload after it was hashed, then what was not hashed is never kept', async () => {
  const key = newKey();
  await files.put(key, aPdf('what was read'));
  let overwritten = false;
  files.client.middlewareStack.add(
    (next, context) => async (args) => {
      if (context.commandName === 'CopyObjectCommand' && !overwritten) {
        overwritten = true;
        await files.put(key, aPdf('something else'));
      }
      return next(args);
    },
    { step: 'initialize', name: 'overwrite' },
  );
  await expect(files.documents.keepUpload(place, main(key))).rejects.toEqual(onFile(/choose the file again/));
  files.client.middlewareStack.remove('overwrite');
  expect(overwritten).toBe(true);
  const file = await files.documents.keepUpload(place, main(key));
  expect(file.sha256).toBe(sha256(aPdf('something else')));
});

test('given a key of another paper, or one that climbs out, then nothing is looked for', async () => {
  const other = { ...place, id: 'paper-0000000002' };
  const key = newKey();
  await files.put(key, aPdf());
  expect(await files.documents.findUpload(place, key)).toMatchObject({ name: 'a.pdf' });
  for (const [at, bad] of [
    [other, key],
    [{ ...place, personId: 'p2' }, key],
    [place, `${key}/more`],
    [place, newKey('..')],
    [place, `uploads/small/p1/paper-0000000001/../paper-0000000001/${randomToken()}/a.pdf`],
    [place, `papers/${sha256(aPdf())}.pdf`],
  ] as const) {
    expect(await files.documents.findUpload(at, bad)).toBeUndefined();
    await expect(files.documents.keepUpload(at, main(bad))).rejects.toEqual(onFile(/choose the file again/));
  }
});

test('given a name that is long, climbs, or says how S3 should name it, then a program’s upload still has a good key', async () => {
  for (const fileName of [
    '../../etc/passwd',
    '..',
    `${'x'.repeat(2000)}.pdf`,
    '$' + '{filename}',
    'a/b\\c.pdf',
    '\u0000',
  ]) {
    const form = await files.documents.uploadForm(place, { fileName });
    expect((await postFile(form, aPdf(), 'from disk.pdf')).status).toBe(201);
    const key = form.fields.key?.replace('$' + '{filename}', 'from disk.pdf') ?? '';
    expect((await files.documents.keepUpload(place, main(key))).name).toMatch(/^[^/\\]{1,100}\.pdf$/);
  }
});
