import * as z from 'zod';

/** What happened to a paper, by whom, when and why. Appended in the very write that makes it happen, and never changed. */

export const ActorSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('author') }),
  z.strictObject({ kind: z.literal('staff'), email: z.string() }),
  /** By the id among the paper's co-authors or reviewers. */
  z.strictObject({ kind: z.literal('co-author'), id: z.string(), name: z.string() }),
  z.strictObject({ kind: z.literal('reviewer'), id: z.string(), name: z.string() }),
  /** Nobody: it happens by itself. */
  z.strictObject({ kind: z.literal('afterword') }),
]);
export type Actor = z.infer<typeof ActorSchema>;

export const HappeningSchema = z.enum([
  'begun',
  'submitted',
  'resubmitted',
  'passed',
  'refused',
  'co-author-asked',
  'co-author-confirmed',
  'co-author-declined',
  'co-author-silent',
  'reviewer-invited',
  'reviewer-removed',
  'approved',
  'revision-requested',
  'rejected',
  'published',
  'withdrawn',
  'packed',
  'handed-off',
  'accepted',
]);
export type Happening = z.infer<typeof HappeningSchema>;

/** In UTF-16 units: many events fit beside all versions. What is longer stands whole where it was written. */
const WHY_MAX = 300;

export const PaperEventSchema = z.strictObject({
  at: z.iso.datetime(),
  what: HappeningSchema,
  by: ActorSchema,
  /** Which version it is about. */
  version: z.int().positive().optional(),
  /** In the words of whoever did it, shortened; or a code, such as a file's fault. */
  why: z.string().max(WHY_MAX).optional(),
});
export type PaperEvent = z.infer<typeof PaperEventSchema>;

/** Whether its author is told: who reviews a paper stays among staff. */
export const isToldAuthor = ({ what, by }: PaperEvent): boolean =>
  by.kind !== 'reviewer' && what !== 'reviewer-invited' && what !== 'reviewer-removed';

/** Appends an event. `now` in epoch ms; `why` is cut where it is too long. */
export function withEvent<Of extends { readonly events: readonly PaperEvent[] }>(
  paper: Of,
  event: Omit<PaperEvent, 'at'>,
  now: number,
): Of & { events: PaperEvent[] } {
  const { why, ...rest } = event;
  const cut = why === undefined ? {} : { why: shortened(why) };
  return { ...paper, events: [...paper.events, { at: new Date(now).toISOString(), ...rest, ...cut }] };
}

const shortened = (text: string): string =>
  text.length > WHY_MAX ? `${text.slice(0, WHY_MAX - 1).toWellFormed()}…` : text;
