import * as z from 'zod';
import type { Person } from '../../../shared/people/person.ts';

/** When somebody was ticked off, which names that tick. */
export const MomentSchema = z.iso.datetime('must be the moment of a tick, such as 2011-07-08T03:00:00.000Z');

/** What the page says was done, and what can be undone. */
export type Done =
  | { readonly kind: 'tick' | 'untick'; readonly person: Person }
  | { readonly kind: 'all'; readonly count: number; readonly moment: string }
  | { readonly kind: 'back'; readonly count: number };

export function doneIn(query: string | null, everyone: readonly Person[]): Done | undefined {
  const [kind, what = '', moment = ''] = (query ?? '').split(' ');
  const count = /^\d{1,5}$/.test(what) ? Number(what) : undefined;
  const person = everyone.find(({ id }) => id === what);
  if ((kind === 'tick' || kind === 'untick') && person) return { kind, person };
  if (kind === 'all' && count !== undefined && MomentSchema.safeParse(moment).success) return { kind, count, moment };
  return kind === 'back' && count !== undefined ? { kind, count } : undefined;
}
