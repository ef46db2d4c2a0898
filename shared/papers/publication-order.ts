import * as z from 'zod';
import { TokenSchema, WorkshopIdSchema } from '../store/keys.ts';
import type { Paper } from './paper.ts';

/** In which order papers that are or were published are listed: by date, and by date within each workshop. Pure; paper.store.ts reads by it. */

/** A paper's place among all published ones. It names no author's id, so it may be shown. */
export const PlaceSchema = z.strictObject({
  /** ISO 8601 with milliseconds, UTC, so that text sorts as time does. */
  at: z.iso.datetime({ precision: 3 }),
  workshopId: WorkshopIdSchema,
  paperId: TokenSchema,
});
export type Place = z.infer<typeof PlaceSchema>;

/**
 * Of the moment at which its record last changed: published, accepted by a repository, or withdrawn. `undefined` for what
 * was never published.
 */
export function placeOf({ state, publishedAt, withdrawn, handOff, workshopId, id }: Paper): Place | undefined {
  if (publishedAt === undefined || (state !== 'published' && state !== 'withdrawn')) return undefined;
  const at = withdrawn?.at ?? handOff?.recordChangedAt ?? publishedAt;
  return { at: new Date(at).toISOString(), workshopId, paperId: id };
}

export const byDate = ({ at, workshopId, paperId }: Place): string => `${at}#${workshopId}/${paperId}`;
export const byWorkshop = ({ at, workshopId, paperId }: Place): string => `${workshopId}#${at}#${paperId}`;

/** Whose record last changed from a moment on, until before another (epoch ms); in one workshop or in all. */
export interface Selection {
  readonly from: number;
  readonly before: number;
  readonly workshopId?: string | undefined;
}

/** The first and the last key of a selection, beginning behind a place; `undefined` where nothing can lie between. */
export function keyRange({ from, before, workshopId }: Selection, after?: Place): [string, string] | undefined {
  const inOrder = (at: number): string => `${workshopId === undefined ? '' : `${workshopId}#`}${moment(at)}`;
  const [first, last] = [inOrder(from), inOrder(before)];
  // "!" stands before every character of a token: this key is the next one after the place's own.
  const next = after && `${workshopId === undefined ? byDate(after) : byWorkshop(after)}!`;
  const begin = next !== undefined && next > first ? next : first;
  return begin < last ? [begin, last] : undefined;
}

/** The least key of a workshop after this one: `~` stands behind all that follows a workshop's id. */
export const afterWorkshop = (workshopId: string): string => `${workshopId}#~`;

/** Nothing was published before 1970, and after 9999 a year has another length. */
const moment = (ms: number): string => new Date(Math.min(Math.max(ms, 0), LAST)).toISOString();
const LAST = Date.parse('9999-12-31T23:59:59.999Z');
