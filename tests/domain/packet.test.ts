import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packetPart, WrongContent } from '../../shared/papers/hand-off/packet.ts';
import { inParts } from '../../shared/papers/hand-off/parts.ts';
import { aPart, citable, readFile, zipOf } from '../interop/packets.ts';
import { parseXml, textsOf } from '../support/xml.ts';

/** bagit-fs of npm, as far as it is used: it reads a file of a bag and throws where the manifest says otherwise. */
interface BagItFs {
  readFile(name: string, done: (error: Error | null, content: Buffer) => void): void;
  readManifest(done: (error: Error | null, entries: { name: string; checksum: string }[]) => void): void;
}
const bagItFs = createRequire(import.meta.url)('bagit-fs') as (folder: string, algorithm: string) => BagItFs;

const ROOT = 'afterword-small/';
const entriesOf = async (...papers: Parameters<typeof citable>[]) =>
  unzipSync(await zipOf(aPart(papers.map((each) => citable(...each)))));
const text = (entries: Record<string, Uint8Array>, path: string) => new TextDecoder().decode(entries[ROOT + path]);

describe('a packet', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'afterword-bag-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const unpacked = (entries: Record<string, Uint8Array>): BagItFs => {
    for (const [path, content] of Object.entries(entries)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    return bagItFs(join(folder, ROOT), 'sha256');
  };
  const namesIn = (entries: Record<string, Uint8Array>) =>
    Object.keys(entries)
      .map((path) => path.slice(ROOT.length))
      .filter((path) => path.startsWith('data/'));

  it('is a bag: an independent reader finds each file as its manifest says, and every file in it', async () => {
    const entries = await entriesOf([0], [1], [2], [3], [4]);
    const bag = unpacked(entries);
    const names = namesIn(entries);
    expect(names).toHaveLength(5 * 4 + 2);
    for (const name of names) await promisify(bag.readFile.bind(bag))(name.slice('data/'.length));
    const manifest = await promisify(bag.readManifest.bind(bag))();
    expect(manifest.map(({ name }) => name).filter(Boolean)).toEqual(names);
    writeFileSync(join(folder, ROOT, 'data/cover-note.txt'), 'changed');
    await expect(promisify(bag.readFile.bind(bag))('cover-note.txt')).rejects.toThrow('checksum');
  });

  it('counts its payload, and checks what says so', async () => {
    const entries = await entriesOf([0], [1]);
    const payload = namesIn(entries).map((name) => entries[ROOT + name]?.length ?? 0);
    const bytes = payload.reduce((sum, each) => sum + each, 0);
    expect(text(entries, 'bag-info.txt')).toContain(`Payload-Oxum: ${bytes}.${payload.length}\n`);
    expect(text(entries, 'bag-info.txt')).toContain('Bagging-Date: 2011-08-05\n');
    for (const line of text(entries, 'tagmanifest-sha256.txt').trim().split('\n')) {
      const [sha256, name = ''] = line.split(' ');
      expect(
        createHash('sha256')
          .update(entries[ROOT + name] ?? '')
          .digest('hex'),
      ).toBe(sha256);
    }
  });

  it('names no file as Windows could not: no space at an end, nothing reserved, short, each once whatever the case', async () => {
    const names = Object.keys(await entriesOf([0], [1], [2], [3], [4]));
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    for (const name of names) {
      expect(name).not.toMatch(/[<>:"|?*\\\s]|[. ](?:\/|$)|(?:^|\/)(?:con|nul|prn|aux)(?:\.|\/|$)/i);
      expect(name.length).toBeLessThan(150);
    }
    expect(names).toContain(`${ROOT}data/papers/001-paper-0/paper-আমার_প্রবন্ধ_(চূড়ান্ত).pdf`);
  });

  it('says in Dublin Core what the page says, as XML and as a line of the sheet, and nobody’s address', async () => {
    const entries = await entriesOf([0], [1]);
    const xml = parseXml(text(entries, 'data/papers/001-paper-0/dublin-core.xml'));
    expect(textsOf(xml, 'dcterms:title')).toEqual(['Paper 0: “রূপকল্প ২০২১” & <more>']);
    expect(textsOf(xml, 'dcterms:abstract')).toEqual(['First paragraph.\n\n=SUM(A1) || second']);
    expect(textsOf(xml, 'dcterms:license')).toEqual(['https://creativecommons.org/licenses/by/3.0/igo/']);
    expect(textsOf(xml, 'dcterms:language')).toEqual(['bn']);
    expect(textsOf(xml, 'dcterms:issued')).toEqual(['2011-08-01']);
    // The second paper's author was never asked: nothing is claimed.
    const other = parseXml(text(entries, 'data/papers/002-paper-1/dublin-core.xml'));
    expect([...textsOf(other, 'dcterms:license'), ...textsOf(other, 'dcterms:language')]).toEqual([]);
    const rows = parse(text(entries, 'data/metadata.csv'), { bom: true, columns: true }) as Record<string, string>[];
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({
      'dcterms.title': 'Paper 0: “রূপকল্প ২০২১” & <more>',
      'dcterms.subject': 'e-government||| |',
      'dcterms.language': 'bn',
    });
    for (const path of rows[0]?.filename?.split('||') ?? []) expect(entries[`${ROOT}data/${path}`]).toBeDefined();
    for (const [name, content] of Object.entries(entries)) {
      expect(new TextDecoder().decode(content), name).not.toContain('secret@example.org');
    }
  });

  it('is the same, byte for byte, of the same papers', async () => {
    const [first, second] = await Promise.all([0, 1].map(() => zipOf(aPart([citable(0), citable(1)]))));
    expect(first?.equals(second ?? Buffer.of())).toBe(true);
  });

  it('is not made of a file that is another one by now, or is gone', async () => {
    for (const read of [async () => Buffer.from('other'), async () => undefined]) {
      const packing = async () => {
        for await (const _ of packetPart(aPart([citable(0)]), read));
      };
      await expect(packing()).rejects.toThrow(WrongContent);
    }
    await expect(readFile(citable(0).version.file)).resolves.toBeDefined();
  });
});

describe('the parts of a packet', () => {
  it('hold every paper once, in order, and are as large as they may be but for a paper that is larger alone', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 120 }), { maxLength: 60 });
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 9 }), (papers, most) => {
        const parts = inParts(papers, (bytes) => bytes, { bytes: 100, papers: most });
        expect(parts.flat()).toEqual(papers);
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(most);
          if (part.length > 1) expect(part.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThanOrEqual(100);
        }
        expect(parts.length > 1 ? parts.every((part) => part.length > 0) : true).toBe(true);
      }),
    );
  });
});
