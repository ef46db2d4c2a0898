import { createHash } from 'node:crypto';
import type { Reports } from '../../../shared/report/report.store.ts';
import type { Through } from './faults.ts';
import type { World } from './world.ts';

/** The documents bucket, as far as reports go: a report that is there stands, and its key is read again. */
export function keptReports(holder: { world: World }, through: Through): Reports {
  const sha256 = (html: string): string => createHash('sha256').update(html).digest('hex');
  return {
    async keep(workshopId, revision, html) {
      const key = `reports/${workshopId}/summary-r${revision}.html`;
      const kept = await through('PutObject', 'write', () => {
        const { world } = holder;
        const standing = world.objects[key] ?? html;
        world.objects = { ...world.objects, [key]: standing };
        return standing;
      });
      return { key, sha256: sha256(kept) };
    },
    async keepTally(workshopId, revision, json) {
      const key = `reports/${workshopId}/tally-r${revision}.json`;
      await through('PutObject', 'write', () => {
        const { world } = holder;
        world.objects = { ...world.objects, [key]: world.objects[key] ?? json };
      });
      return key;
    },
    keepFile: () => Promise.reject(new Error('No edition is approved here.')),
    download: () => Promise.reject(new Error('Nobody downloads here.')),
    async read(key) {
      return through('GetObject', 'read', () => holder.world.objects[key] ?? '');
    },
  };
}
