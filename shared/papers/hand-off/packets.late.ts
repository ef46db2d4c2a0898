import { openedOnce } from '../../lambda/opened-once.ts';
import type { Packets } from './packets.store.ts';

/** The packets, for a function that seldom touches one: S3's client is loaded when it does. */
export function packetsWhenUsed(bucket: string): Packets {
  const opened = openedOnce(async () => (await import('./packets.store.ts')).openPackets(bucket));
  return {
    keepPlan: async (...asked) => (await opened()).keepPlan(...asked),
    readPlan: async (place) => (await opened()).readPlan(place),
    keep: async (...asked) => (await opened()).keep(...asked),
    download: async (...asked) => (await opened()).download(...asked),
  };
}
