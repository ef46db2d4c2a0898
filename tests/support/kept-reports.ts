import { createHash } from 'node:crypto';
import type { Reports } from '../../shared/report/report.store.ts';

const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** The documents bucket as far as reports go, in memory. `objects`: what lies in it, by key. */
export function keptReports(objects = new Map<string, Uint8Array>()) {
  const text = (key: string): string => {
    const bytes = objects.get(key);
    if (!bytes) throw new Error(`There is no object ${key}.`);
    return new TextDecoder().decode(bytes);
  };
  const put = (key: string, bytes: Uint8Array): void => {
    if (!objects.has(key)) objects.set(key, bytes);
  };
  const reports: Reports = {
    async keep(workshopId, revision, html) {
      const key = `reports/${workshopId}/summary-r${revision}.html`;
      put(key, new TextEncoder().encode(html));
      return { key, sha256: sha256(text(key)) };
    },
    async keepTally(workshopId, revision, json) {
      const key = `reports/${workshopId}/tally-r${revision}.json`;
      put(key, new TextEncoder().encode(json));
      return key;
    },
    async keepFile({ key }, bytes) {
      put(key, bytes);
    },
    read: async (key) => text(key),
    download: async (key, name) => `https://bucket.example.org/${key}?name=${name}`,
  };
  return { reports, objects };
}

/** For whoever needs none. */
export const NO_REPORTS: Reports = keptReports().reports;
