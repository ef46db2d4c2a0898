import { createHash } from 'node:crypto';

/** Letters and digits that nobody takes for one another in handwriting or print (Crockford's, without U). */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 6;

/**
 * What stands on somebody's printed form, so that whoever types it in later finds the person: "7K2-MQ4". It is made from the
 * id and kept nowhere. It opens nothing and is no secret; two of a workshop's people have the same one in a case out of millions.
 */
export function shortCode(personId: string): string {
  const bytes = createHash('sha256').update(`paper form\n${personId}`).digest().subarray(0, LENGTH);
  const letters = [...bytes].map((byte) => LETTERS[byte % LETTERS.length]).join('');
  return `${letters.slice(0, 3)}-${letters.slice(3)}`;
}

/** A code as somebody typed it off paper, to be compared with `shortCode`: neither capitals, spaces nor hyphens matter. */
export function typedCode(typed: string): string {
  const letters = typed
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  return `${letters.slice(0, 3)}-${letters.slice(3)}`;
}
