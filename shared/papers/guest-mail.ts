import type { Paper } from './paper.ts';

/**
 * Mails to those who have to do with a paper and are no participants in it. Their entries in the ledger lie under the author,
 * so that they go when the author goes; they are none of the author's own mails.
 */

/** What a guest's mail about a paper is the only one of. */
export const guestOccurrence = ({ id }: Pick<Paper, 'id'>, guestId: string, what: string): string =>
  `paper-${id}-g${guestId}-${what}`;

/** Whether a mail went to a guest, and not to the person under whom the ledger has it. Ids have 16 characters. */
export const isGuestMail = (occurrence: string): boolean => /^paper-[A-Za-z0-9_-]{16}-g/.test(occurrence);
