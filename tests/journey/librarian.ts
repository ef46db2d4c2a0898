import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import * as z from 'zod';
import { collected, openHarvester } from '../support/oai-pmh.ts';

/** The staff of a repository, who get a packet and look whether it came whole; and their program that harvests. */

/** @returns the SHA-256 (hex) of every file in it @throws Error for a packet that is no bag, or came damaged */
export function openPacket(zip: Uint8Array): Set<string> {
  const files = Object.entries(unzipSync(zip));
  const manifest = files.find(([path]) => path.endsWith('/manifest-sha256.txt') || path === 'manifest-sha256.txt');
  if (!manifest) throw new Error('The packet has no manifest, so it is no bag.');
  const [path, content] = manifest;
  const root = path.slice(0, path.length - 'manifest-sha256.txt'.length);
  const byPath = new Map(files);
  const found = new Set<string>();
  for (const line of new TextDecoder().decode(content).trim().split('\n')) {
    const [stated = '', name = ''] = line.split(/ +/, 2);
    const file = byPath.get(root + name);
    const is = file && createHash('sha256').update(file).digest('hex');
    if (is !== stated) throw new Error(`${name} is not what the packet says it is.`);
    found.add(stated);
  }
  return found;
}

const RecordSchema = z.object({ metadata: z.object({ 'oai_dc:dc': z.object({ 'dc:title': z.string() }) }) });

/** @returns the titles of the workshop's papers, as a harvester of OAI-PMH reads them */
export async function harvest(baseUrl: string, workshopId: string): Promise<string[]> {
  const records = openHarvester(`${baseUrl}/oai`).listRecords({ metadataPrefix: 'oai_dc', set: workshopId });
  return (await collected(records)).map((record) => RecordSchema.parse(record).metadata['oai_dc:dc']['dc:title']);
}
