import { openedOnce } from '../lambda/opened-once.ts';
import type { Reports } from './report.store.ts';

/** The stored reports, for a function that seldom reads one: S3's client is loaded when it does. */
export function reportsWhenUsed(bucket: string): Reports {
  const opened = openedOnce(async () => (await import('./report.store.ts')).openReports(bucket));
  return {
    keep: async (...asked) => (await opened()).keep(...asked),
    keepTally: async (...asked) => (await opened()).keepTally(...asked),
    keepFile: async (...asked) => (await opened()).keepFile(...asked),
    read: async (key) => (await opened()).read(key),
    download: async (...asked) => (await opened()).download(...asked),
  };
}
