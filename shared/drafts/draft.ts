import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import { say } from '../language/texts.ts';
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
  /** When what had been sent of the form was sent, as this was typed (ISO 8601; empty: nothing yet). A later sending makes it no draft. */
  after: z.string().optional(),
});
export type Draft = z.infer<typeof DraftSchema>;

/** What a form keeps. */
export interface Typed {
  readonly fields: DraftFields;
  /** The revision that the page went on from; `undefined` for whoever overwrites on purpose. */
  readonly basis: number | undefined;
  /** See `Draft`; of forms whose sending leaves the draft as it is. */
  readonly after?: string;
}

/** In characters, of all fields together: well below the 400 KB of an item in every script. */
const DRAFT_MAX = 60_000;

/** The revision that a form goes on from where nothing was kept yet. */
export const NO_DRAFT = 0;

/**
 * The draft with these fields instead of those it had. The same ones once more change nothing; so a repeated request is no
 * conflict.
 * @throws Refusal `conflict` when the form went on elsewhere meanwhile; `too-large`
 */
export function withDraft(before: Draft | undefined, { fields, basis, after }: Typed, now: number): Draft {
  const characters = Object.entries(fields).reduce((sum, [path, texts]) => sum + lengthOf(path + texts.join('')), 0);
  if (characters > DRAFT_MAX) throw new Refusal('too-large', say('draft.tooLarge'));
  if (before && before.after === after && isDeepStrictEqual(before.fields, fields)) return before;
  const revision = before?.revision ?? NO_DRAFT;
  if (basis !== undefined && basis !== revision) throw goneOnElsewhere();
  return { fields, revision: revision + 1, savedAt: new Date(now).toISOString(), after };
}

/** Nothing kept any more; whoever goes on from an earlier revision is told so. */
export const emptied = (before: Draft | undefined, now: number): Draft => ({
  fields: {},
  revision: (before?.revision ?? NO_DRAFT) + 1,
  savedAt: new Date(now).toISOString(),
});

export const goneOnElsewhere = (): Refusal => new Refusal('conflict', say('draft.elsewhere'));

/** Whether a draft holds something that was not sent: what was sent since wins, also over a draft that came late. */
export function isLive(draft: Draft | undefined, sentAt: string | undefined): draft is Draft {
  if (draft === undefined || Object.keys(draft.fields).length === 0) return false;
  if (draft.after !== undefined) return draft.after === (sentAt ?? '');
  return sentAt === undefined || Date.parse(draft.savedAt) > Date.parse(sentAt);
}
