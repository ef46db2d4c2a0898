import * as z from 'zod';
import { TokenSchema } from '../store/keys.ts';
import type { Person } from './person.ts';

/**
 * The contact list: those who agreed to stand in it, for each other. They stand in a sparse index, so that a page reads them
 * alone and not everyone; who takes it back is out of it by the same write. Pure.
 */
export const ContactSchema = z.object({
  id: TokenSchema,
  name: z.string(),
  organisation: z.string(),
  position: z.string(),
  email: z.string(),
});
export type Contact = z.infer<typeof ContactSchema>;

/** The partition of the index in which they stand. */
export const contactsOf = (workshopId: string): string => `CONTACTS#${workshopId}`;

/** By organisation and name; a key ends at 1,024 bytes. */
export function contactIndex({ id, workshopId, name, organisation, position, email, agreed }: Person) {
  if (agreed.contact === undefined) return {};
  const listLine: Contact = { id, name, organisation, position, email };
  const listSort = `${organisation.slice(0, 100)}#${name.slice(0, 100)}#${id}`;
  return { listOf: contactsOf(workshopId), listSort, listLine };
}

/** What the person agrees to from now on; the moments of what stays stand. The same object where nothing changes. `now` in epoch ms. */
export function withAgreements(
  person: Person,
  wanted: { readonly named: boolean; readonly contact: boolean },
  now: number,
): Person {
  const since = (is: boolean, before: string | undefined) => (is ? (before ?? new Date(now).toISOString()) : undefined);
  const named = since(wanted.named, person.agreed.named);
  const contact = since(wanted.contact, person.agreed.contact);
  if (named === person.agreed.named && contact === person.agreed.contact) return person;
  return { ...person, agreed: { ...(named && { named }), ...(contact && { contact }) } };
}
