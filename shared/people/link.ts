import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { TokenSchema, WorkshopIdSchema } from '../store/keys.ts';

/**
 * The tokens in personal links. A MAC covers purpose, key, workshop, person and link version, so that a token of one
 * purpose is worth nothing for another, and raising the person's version revokes every earlier one.
 */
export const LinkPurposeSchema = z.enum(['open', 'session', 'unsubscribe']);
export type LinkPurpose = z.infer<typeof LinkPurposeSchema>;

/**
 * The secret: the id of the key that signs, of the one before it, and every key there was, by id. What opens pages is taken from
 * those two only; what opens none, such as a certificate's proof, from every one: paper is not signed anew. Before the first
 * rotation no previous one is stated.
 */
export const LinkKeysSchema = z
  .object({ current: z.string(), previous: z.string().optional() })
  .catchall(z.string().min(32))
  .refine(
    (secret) => !NO_KEYS.has(secret.current) && typeof secret[secret.current] === 'string',
    'lacks its current key',
  );
export type LinkKeys = z.infer<typeof LinkKeysSchema>;

/** Names in the secret that are no keys. */
const NO_KEYS: ReadonlySet<string> = new Set(['current', 'previous']);

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
  // Whoever wants no more mail is believed however old the mail is.
  const keys = purpose === 'unsubscribe' ? 'every key' : 'recent keys';
  const [workshopId, personId, version, ...rest] = verified(secret, purpose, token, keys) ?? [];
  const parsed = LinkSchema.safeParse({ purpose, workshopId, personId, version });
  return parsed.success && rest.length === 0 ? parsed.data : undefined;
}

/** The secret after a rotation: a new key signs, and the one that did is the one before. */
export function rotated(secret: LinkKeys, key: string): LinkKeys {
  const numbers = Object.keys(secret).map((id) => Number(/^k(\d+)$/.exec(id)?.[1] ?? 0));
  const id = `k${Math.max(...numbers) + 1}`;
  return LinkKeysSchema.parse({ ...secret, current: id, previous: secret.current, [id]: key });
}

/** The ids of keys by which a text says that its tokens are made, whether or not they are. */
export const keyIdsIn = (text: string): readonly string[] =>
  [...text.matchAll(/(?:^|[/=\s])[a-z-]+\.(k\d{1,6})\./g)].flatMap(([, id]) => id ?? []);

/** Which workshop a token names, whether or not we made it. */
export const workshopIn = (token: string): string | undefined => token.split('.')[2];

/** `purpose.key.field.….mac`: whoever has the secret's key can tell that we made it, for that purpose. */
export function sign(secret: LinkKeys, purpose: string, fields: readonly string[]): string {
  const body = [purpose, secret.current, ...fields].join('.');
  return `${body}.${mac(secret, secret.current, body)}`;
}

/** Whether a key still opens pages. */
const isRecent = ({ current, previous }: LinkKeys, keyId: string): boolean =>
  previous === undefined || keyId === current || keyId === previous;

/** The fields of a token that we made for this purpose; `undefined` for every other one. */
export function verified(
  secret: LinkKeys,
  purpose: string,
  token: string,
  keys: 'recent keys' | 'every key' = 'recent keys',
): readonly string[] | undefined {
  const cut = token.lastIndexOf('.');
  const body = token.slice(0, Math.max(cut, 0));
  const [statedPurpose, keyId = '', ...fields] = body.split('.');
  if (statedPurpose !== purpose || NO_KEYS.has(keyId) || !Object.hasOwn(secret, keyId)) return undefined;
  if (keys === 'recent keys' && !isRecent(secret, keyId)) return undefined;
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
