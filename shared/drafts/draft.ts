import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import { type Said, say } from '../language/texts.ts';
import { Refusal } from '../refusal.ts';
import { lengthOf } from '../typed-text.ts';

/**
 * What somebody is typing and has not sent. It is no answer: it counts nowhere, staff do not see it, and nothing in it is
 * checked but its size. It is an item of its own, so that saving it while somebody types rewrites no answers.
 */

/** A form's fields: path to the texts under it, as a browser would send them. */
export const DraftFieldsSchema = z.record(z.string().max(200), z.array(z.string()).max(100));
export type DraftFields = z.infer<typeof DraftFieldsSchema>;

export const DraftSchema = z.object({
  fields: DraftFieldsSchema,
  /** Rises with every change. A page says which one it goes on from, so that two of them do not overwrite each other. */
  revision: z.int().positive(),
  savedAt: z.iso.datetime(),
});
export type Draft = z.infer<typeof DraftSchema>;

/** In characters, of all fields together: well below the 400 KB of an item in every script. */
const DRAFT_MAX = 60_000;

/** The revision that a form goes on from where nothing was kept yet. */
export const NO_DRAFT = 0;

/**
 * The draft with these fields instead of those it had. The same ones once more change nothing; so a repeated request is no
 * conflict. `basis` is the revision that the page went on from, `undefined` for whoever overwrites on purpose.
 * @throws Refusal `conflict` when the form went on elsewhere meanwhile; `too-large`
 */
export function withDraft(
  before: Draft | undefined,
  fields: DraftFields,
  basis: number | undefined,
  now: number,
): Draft {
  const characters = Object.entries(fields).reduce((sum, [path, texts]) => sum + lengthOf(path + texts.join('')), 0);
  if (characters > DRAFT_MAX) throw new Refusal('too-large', say('draft.tooLarge'));
  if (before && isDeepStrictEqual(before.fields, fields)) return before;
  const revision = before?.revision ?? NO_DRAFT;
  if (basis !== undefined && basis !== revision) throw new Refusal('conflict', ELSEWHERE);
  return { fields, revision: revision + 1, savedAt: new Date(now).toISOString() };
}

/** Nothing kept any more; whoever goes on from an earlier revision is told so. */
export const emptied = (before: Draft | undefined, now: number): Draft => ({
  fields: {},
  revision: (before?.revision ?? NO_DRAFT) + 1,
  savedAt: new Date(now).toISOString(),
});

const ELSEWHERE: Said = say('draft.elsewhere');

/** Whether a draft holds something that was not sent: what was sent later than the draft was kept wins. */
export const isLive = (draft: Draft | undefined, sentAt: string | undefined): draft is Draft =>
  draft !== undefined &&
  Object.keys(draft.fields).length > 0 &&
  (sentAt === undefined || Date.parse(draft.savedAt) > Date.parse(sentAt));
