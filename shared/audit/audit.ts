import * as z from 'zod';
import { type Key, KeySchema } from '../store/keys.ts';
import { DifferenceSchema } from './differences.ts';

/** The audit log: what staff did, each act an entry that never changes but for what became of it. Pure. */

/** What happens beside the table, and matters all the same. */
export const NotedSchema = z.enum([
  'signed-in',
  'sign-in-failed',
  'signed-out',
  'sessions-ended',
  'password-changed',
  'password-reset',
  'second-factor-on',
  'second-factor-off',
  'account-made',
  'account-disabled',
  'account-enabled',
  'second-factor-reset',
  'link-shown',
  'exported',
  'report-read',
  'person-erased',
]);
export type Noted = z.infer<typeof NotedSchema>;

/**
 * `intended`: it is not known whether it took effect. `done`: it did. `superseded`: it did not, since somebody else wrote at
 * that moment; whoever tried again has an entry of that.
 */
export const EntryStateSchema = z.enum(['intended', 'done', 'superseded']);

export const AuditEntrySchema = z.object({
  /** The id that the write left in the item; of what was noted, one of its own. */
  entryId: z.string(),
  workshopId: z.string(),
  personId: z.string().optional(),
  at: z.iso.datetime(),
  by: z.string(),
  /** Method and path of the route. */
  route: z.string(),
  /** Which item it was, and its version afterwards. */
  item: KeySchema.extend({ version: z.int().positive() }).optional(),
  changes: z.array(DifferenceSchema),
  noted: NotedSchema.optional(),
  /** In a word, such as which file was exported. */
  about: z.string().optional(),
  state: EntryStateSchema,
});
export type AuditEntry = z.infer<typeof AuditEntrySchema>;

/** To whom an item belongs, by its key. `undefined` for what stands in no log: it follows from another item, or is the log. */
export function subjectOf(key: Key): { readonly workshopId: string; readonly personId?: string } | undefined {
  const ofStaff = /^STAFF#/.test(key.pk);
  const workshopId = /^W#(.+)$/.exec(ofStaff ? key.sk : key.pk)?.[1];
  if (workshopId === undefined || /^(?:AUDIT|ADDRESS|SNAPSHOT)#/.test(key.sk)) return undefined;
  const personId = ofStaff ? undefined : /^(?:PERSON|MAIL)#([^#]+)/.exec(key.sk)?.[1];
  return { workshopId, ...(personId !== undefined && { personId }) };
}
