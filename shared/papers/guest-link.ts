import * as z from 'zod';
import { type LinkKeys, sign, verified } from '../people/link.ts';
import { TokenSchema, WorkshopIdSchema } from '../store/keys.ts';

/**
 * The links of those who have to do with one paper and are no participants in it: a co-author who is asked to confirm, and a
 * reviewer. A link is worth something as long as the paper knows its guest. Like a personal link it signs in for the guest's
 * own pages; a token of a guest opens nothing of anybody else's.
 */
const GuestSchema = z.object({
  as: z.enum(['co-author', 'reviewer']),
  workshopId: WorkshopIdSchema,
  /** Under whom the paper lies. */
  personId: TokenSchema,
  paperId: TokenSchema,
  /** The co-author's or reviewer's own. */
  guestId: TokenSchema,
});
export type Guest = z.infer<typeof GuestSchema>;

type GuestPurpose = 'guest' | 'guest-session';

export const mintGuestLink = (
  secret: LinkKeys,
  purpose: GuestPurpose,
  { as, workshopId, personId, paperId, guestId }: Guest,
): string => sign(secret, purpose, [as, workshopId, personId, paperId, guestId]);

/** Whom a token is of; `undefined` for one that we did not make for this purpose. */
export function readGuestLink(secret: LinkKeys, purpose: GuestPurpose, token: string): Guest | undefined {
  const [as, workshopId, personId, paperId, guestId, ...rest] = verified(secret, purpose, token) ?? [];
  const parsed = GuestSchema.safeParse({ as, workshopId, personId, paperId, guestId });
  return parsed.success && rest.length === 0 ? parsed.data : undefined;
}

/** What stands in a guest's mails. @param baseUrl without a slash at the end */
export const guestLink = (baseUrl: string, secret: LinkKeys, guest: Guest): string =>
  `${baseUrl}/g/${mintGuestLink(secret, 'guest', guest)}`;

/** The guest's own pages. The address names no participant, and the cookie that signs in is bound to it. */
export const guestHome = ({ as, workshopId, paperId, guestId }: Omit<Guest, 'personId'>): string =>
  `/guest/${as}/${workshopId}/${paperId}/${guestId}`;
