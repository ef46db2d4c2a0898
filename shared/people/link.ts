import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { TokenSchema, WorkshopIdSchema } from '../store/keys.ts';

/**
 * The tokens in personal links. A MAC covers purpose, key, workshop, person and link version, so that a token of one
 * purpose is worth nothing for another, and raising the person's version revokes every earlier one.
 */
export const LinkPurposeSchema = z.enum(['open', 'session', 'unsubscribe']);
export type LinkPurpose = z.infer<typeof LinkPurposeSchema>;

/** The secret: the id of the key that signs, and every key that still verifies, by id. */
export const LinkKeysSchema = z
  .object({ current: z.string() })
  .catchall(z.string().min(32))
  .refine(
    (secret) => secret.current !== 'current' && typeof secret[secret.current] === 'string',
    'lacks its current key',
  );
export type LinkKeys = z.infer<typeof LinkKeysSchema>;

const LinkSchema = z.object({
  purpose: LinkPurposeSchema,
  workshopId: WorkshopIdSchema,
  personId: TokenSchema,
  version: z.coerce.number().int().positive(),
});
export type Link = z.infer<typeof LinkSchema>;

const MAC_CHARACTERS = 27; // 162 bits of the SHA-256 MAC, base64url

/** Makes a token: `purpose.key.workshop.person.version.mac`, all of characters that mail programs leave alone. */
export const mintLink = (secret: LinkKeys, { purpose, workshopId, personId, version }: Link): string =>
  sign(secret, purpose, [workshopId, personId, String(version)]);

/** What a token stands for; `undefined` for one that we did not make, or for another purpose. */
export function readLink(secret: LinkKeys, purpose: LinkPurpose, token: string): Link | undefined {
  const [workshopId, personId, version, ...rest] = verified(secret, purpose, token) ?? [];
  const parsed = LinkSchema.safeParse({ purpose, workshopId, personId, version });
  return parsed.success && rest.length === 0 ? parsed.data : undefined;
}

/** Which workshop a token names, whether or not we made it. */
export const workshopIn = (token: string): string | undefined => token.split('.')[2];

/** `purpose.key.field.….mac`: whoever has the secret's key can tell that we made it, for that purpose. */
export function sign(secret: LinkKeys, purpose: string, fields: readonly string[]): string {
  const body = [purpose, secret.current, ...fields].join('.');
  return `${body}.${mac(secret, secret.current, body)}`;
}

/** The fields of a token that we made for this purpose; `undefined` for every other one. */
export function verified(secret: LinkKeys, purpose: string, token: string): readonly string[] | undefined {
  const cut = token.lastIndexOf('.');
  const body = token.slice(0, Math.max(cut, 0));
  const [statedPurpose, keyId = '', ...fields] = body.split('.');
  if (statedPurpose !== purpose || keyId === 'current' || !Object.hasOwn(secret, keyId)) return undefined;
  const expected = Buffer.from(mac(secret, keyId, body));
  const given = Buffer.from(token.slice(cut + 1));
  return given.length === expected.length && timingSafeEqual(given, expected) ? fields : undefined;
}

function mac(secret: LinkKeys, keyId: string, body: string): string {
  return createHmac('sha256', secret[keyId] ?? '')
    .update(body)
    .digest('base64url')
    .slice(0, MAC_CHARACTERS);
}
