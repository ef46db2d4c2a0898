import * as z from 'zod';
import type { ItemType } from '../store/item-type.ts';
import { keys } from '../store/keys.ts';
import type { Table } from '../store/table.store.ts';

/**
 * Which sessions of a member of staff are open, by the id of the token that each is proved with. A token that Cognito signed is
 * good for an hour whatever happens; here it is good for as long as it stands in the list. So a session ends at once, in this
 * browser or in all of them. It compares no times: the tokens' are Cognito's, and the requests' come with the event.
 */
export const SessionsSchema = z.object({
  /** Since when, oldest first. */
  open: z.array(z.object({ session: z.string(), at: z.iso.datetime() })),
});
const SessionsItem: ItemType<z.infer<typeof SessionsSchema>> = { schema: SessionsSchema };

/** Of more than this the oldest ends: tokens are over after an hour, and nothing else takes them off the list. */
const MOST_OPEN = 20;

export async function openSession(table: Table, email: string, session: string, now: number): Promise<void> {
  const opened = { session, at: new Date(now).toISOString() };
  const there = await table.insert(SessionsItem, keys.sessions(email), { open: [opened] });
  if (there === 'inserted') return;
  await table.change(SessionsItem, keys.sessions(email), ({ open }) => ({
    open: [...open.filter((one) => one.session !== session), opened].slice(-MOST_OPEN),
  }));
}

export async function isOpen(table: Table, email: string, session: string): Promise<boolean> {
  const found = await table.read(SessionsItem, keys.sessions(email));
  return found?.open.some((one) => one.session === session) ?? false;
}

/** One session, or every one of the member's. */
export async function endSessions(table: Table, email: string, session?: string): Promise<void> {
  await table.change(SessionsItem, keys.sessions(email), (found) => {
    const open = session === undefined ? [] : found.open.filter((one) => one.session !== session);
    return open.length === found.open.length ? found : { open };
  });
}
