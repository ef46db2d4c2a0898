import * as z from 'zod';
import { OaiFault } from './fault.ts';

/** Datestamps: when a record came to be seen by harvesters. UTC, in seconds. */

/**
 * A record is of the moment so long after its publication (ms), and is listed from then on. A harvester goes on from where
 * it was last here. A paper whose write or whose entry in the index came a little late would else be of a moment that the
 * harvester had passed already, and nobody would ever ask for it. A task that publishes has given up long before.
 */
export const SETTLING_MS = 10 * 60_000;

export const datestampOf = (publishedAt: number): number => publishedAt + SETTLING_MS;

/** `2011-07-09T10:00:00Z` of epoch ms, the fraction cut off. */
export const utc = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;

const DAY = 86_400_000;
const SECOND = 1000;

/** A `from` or `until`: the first moment of the day or second that it names, and the first after it (epoch ms). */
export interface Named {
  readonly starts: number;
  readonly ends: number;
  readonly granularity: 'day' | 'second';
}

/** @throws OaiFault `badArgument` */
export function readDatestamp(argument: string, text: string): Named {
  if (z.iso.date().safeParse(text).success) {
    const starts = Date.parse(`${text}T00:00:00Z`);
    return { starts, ends: starts + DAY, granularity: 'day' };
  }
  if (z.iso.datetime({ precision: 0 }).safeParse(text).success) {
    const starts = Date.parse(text);
    return { starts, ends: starts + SECOND, granularity: 'second' };
  }
  throw new OaiFault('badArgument', `"${argument}" must be a UTC date such as 2011-07-09 or 2011-07-09T10:00:00Z.`);
}
