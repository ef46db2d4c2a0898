import { createHash } from 'node:crypto';

/** BagIt 1.0 (RFC 8493): what says of a folder of files what belongs into it, and how each is checked. Pure. */

/** A file of the bag, as its manifest names it: below the bag's own folder, parted by "/". */
export interface Bagged {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

export interface TagFile {
  readonly path: string;
  readonly text: string;
}

/** Where the payload lies. */
export const PAYLOAD = 'data/';

/** RFC 8493, 2.1.1: the first thing that anybody reads of a bag. */
export const DECLARATION: TagFile = {
  path: 'bagit.txt',
  text: 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
};

/**
 * The files that stand beside the payload, but the declaration: `bag-info.txt`, the manifest of the payload, and the manifest
 * of all these. @param info labels and values of RFC 8493, 2.2.2, each one line; the size is added
 */
export function tagFiles(payload: readonly Bagged[], info: readonly (readonly [string, string])[]): TagFile[] {
  const bytes = payload.reduce((sum, each) => sum + each.bytes, 0);
  const oxum = ['Payload-Oxum', `${bytes}.${payload.length}`] as const;
  const bagInfo = {
    path: 'bag-info.txt',
    text: [...info, oxum].map(([label, value]) => `${label}: ${value}\n`).join(''),
  };
  const manifest = { path: 'manifest-sha256.txt', text: manifestOf(payload) };
  const tags = [DECLARATION, bagInfo, manifest];
  return [bagInfo, manifest, { path: 'tagmanifest-sha256.txt', text: manifestOf(tags.map(bagged)) }];
}

/** One space between them, which every reader of bags takes; a path holds none (packet.ts). */
const manifestOf = (files: readonly Bagged[]): string =>
  files.map(({ path, sha256 }) => `${sha256} ${encoded(path)}\n`).join('');

/** RFC 8493, 2.1.3. */
const encoded = (path: string): string =>
  path.replaceAll(/[%\r\n]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);

const bagged = ({ path, text }: TagFile): Bagged => ({
  path,
  sha256: sha256Of(text),
  bytes: Buffer.byteLength(text),
});

export const sha256Of = (content: Uint8Array | string): string => createHash('sha256').update(content).digest('hex');
