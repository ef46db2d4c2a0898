/** Mails to a paper's guests lie in the ledger under its author, so that erasing the author erases them; they are told by their occurrence. */

const GUEST = /^paper-([A-Za-z0-9_-]{16})-g([A-Za-z0-9_-]{16})-(.+)$/;

export interface GuestMail {
  readonly paperId: string;
  readonly guestId: string;
  readonly what: string;
}

/** What a mail to a guest is the only one of; `what` in at most 23 characters. */
export const guestOccurrence = ({ paperId, guestId, what }: GuestMail): string =>
  `paper-${paperId}-g${guestId}-${what}`;

/** Reads it back; `undefined` for a mail to anybody else. */
export function guestMailOf(occurrence: string): GuestMail | undefined {
  const [, paperId, guestId, what] = GUEST.exec(occurrence) ?? [];
  return paperId && guestId && what ? { paperId, guestId, what } : undefined;
}
