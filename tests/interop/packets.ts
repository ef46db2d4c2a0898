import { createHash } from 'node:crypto';
import type { Citable } from '../../shared/papers/citation/reference.ts';
import { packetPart } from '../../shared/papers/hand-off/packet.ts';
import type { PacketPart } from '../../shared/papers/hand-off/packet-part.ts';
import { zipped } from '../../shared/papers/hand-off/zip.ts';
import type { PaperFile } from '../../shared/papers/paper.ts';
import { BASE_URL } from '../support/browser-like.ts';
import { aPdf } from '../support/files.ts';
import { aPaper, aVersion, aWorkshopFile, neverAsked } from '../support/fixtures.ts';

/** Packets for programs that nobody here wrote: of papers whose names are in several scripts, with annexes and slides. */

const NAMES = ['আমার প্রবন্ধ (চূড়ান্ত).pdf', 'Résumé – final.pdf', '政府网站.pdf', 'con.pdf', `${'long '.repeat(20)}.pdf`];

const contents = new Map<string, Buffer>();
function aFile(name: string, text: string): PaperFile {
  const bytes = aPdf(text);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  contents.set(sha256, bytes);
  return { key: sha256, sha256, bytes: bytes.length, type: 'pdf', name };
}
export const readFile = async ({ sha256 }: PaperFile): Promise<Uint8Array | undefined> => contents.get(sha256);

export function citable(n: number, title = `Paper ${n}: “রূপকল্প ২০২১” & <more>`): Citable {
  const version = aVersion(1, n);
  const name = NAMES[n % NAMES.length] ?? 'paper.pdf';
  const paper = aPaper({ id: `paper-${n}`, state: 'published' });
  return {
    paper,
    publishedAt: '2011-07-31T20:00:00Z',
    version: {
      metadata: {
        ...neverAsked(version.metadata),
        title,
        abstract: 'First paragraph.\n\n=SUM(A1) || second',
        authors: [
          { name: 'রফিকুল ইসলাম', affiliation: 'BCC', orcid: '0000-0002-1825-0097', email: 'secret@example.org' },
        ],
        keywords: ['e-government', '||'],
        ...(n % 2 === 0 && { language: 'bn' as const, licence: 'CC-BY-3.0-IGO' as const }),
      },
      file: aFile(name, `Paper ${n}`),
      attachments: [
        { ...aFile(name, `Annex of ${n}`), role: 'annex' },
        { ...aFile(name, `Slides of ${n}`), role: 'slides' },
      ],
    },
  };
}

export const aPart = (papers: readonly Citable[], changes: Partial<PacketPart> = {}): PacketPart => ({
  baseUrl: BASE_URL,
  details: aWorkshopFile(),
  name: 'afterword-small',
  number: 1,
  of: 1,
  day: '2011-08-05',
  papers,
  ...changes,
});

export async function zipOf(part: PacketPart): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of zipped(packetPart(part, readFile))) pieces.push(piece);
  return Buffer.concat(pieces);
}
