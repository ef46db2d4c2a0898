// Not from the package's index, which brings partially blind signatures too.
import { BlindRSA, PrepareType } from '@cloudflare/blindrsa-ts/lib/src/blindrsa.js';

/** RSABSSA-SHA384-PSS-Randomized of RFC 9474, the browser's half. Bytes are base64url. */
const suite = new BlindRSA({
  name: 'RSABSSA-SHA384-PSS-Randomized',
  hash: 'SHA-384',
  saltLength: 48,
  prepareType: PrepareType.Randomized,
  supportsRSARAW: false,
});

export interface PublicKey {
  readonly n: string;
  readonly e: string;
}

export const isKey = (value: unknown): value is PublicKey =>
  typeof value === 'object' && value !== null && 'n' in value && 'e' in value;

/** A ballot from the moment it is drawn until it is cast. Only its owner's device holds it. */
export interface Secret {
  readonly key: PublicKey;
  /** What makes the ballot one of its own; the box sees it, the issuer never. */
  readonly token: string;
  /** What the issuer sees, and what takes the blinding off the reply. */
  readonly blinded: string;
  readonly inverse: string;
  readonly signature?: string;
}

const MESSAGE_BYTES = 32;

export async function blinded(key: PublicKey): Promise<Secret> {
  const token = suite.prepare(crypto.getRandomValues(new Uint8Array(MESSAGE_BYTES)));
  const { blindedMsg, inv } = await suite.blind(await imported(key), token);
  return { key, token: text(token), blinded: text(blindedMsg), inverse: text(inv) };
}

/** The ballot's signature, of the one key that everybody has. @throws Error where the issuer signed with another */
export async function signed({ key, token, inverse }: Secret, blindSignature: string): Promise<string> {
  return text(await suite.finalize(await imported(key), bytes(token), bytes(blindSignature), bytes(inverse)));
}

const imported = ({ n, e }: PublicKey): Promise<CryptoKey> =>
  crypto.subtle.importKey('jwk', { kty: 'RSA', n, e }, { name: 'RSA-PSS', hash: 'SHA-384' }, true, ['verify']);

const text = (from: Uint8Array): string =>
  btoa(String.fromCharCode(...from))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

const bytes = (from: string): Uint8Array =>
  Uint8Array.from(atob(from.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
