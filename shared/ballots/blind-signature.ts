import {
  constants,
  createHash,
  createPublicKey,
  generateKeyPairSync,
  privateDecrypt,
  publicEncrypt,
  verify,
} from 'node:crypto';
import * as z from 'zod';

/**
 * RSA blind signatures, RSABSSA-SHA384-PSS-Randomized of RFC 9474, as far as a server needs them. The browser blinds with
 * `@cloudflare/blindrsa-ts`; that library's signing takes 250 ms in JavaScript, OpenSSL's raw RSA 1.3 ms.
 */

const MODULUS_BITS = 2048;
export const MODULUS_BYTES = MODULUS_BITS / 8;
const SALT_BYTES = 48;

/** A public key as JSON Web Keys write its two numbers (base64url). */
export const PublicKeySchema = z.strictObject({ n: z.string(), e: z.string() });
export type PublicKey = z.infer<typeof PublicKeySchema>;

export interface BlindKeys {
  /** PKCS #8, PEM. */
  readonly privateKey: string;
  readonly publicKey: PublicKey;
}

/** Takes some 100 ms. */
export function makeKeys(): BlindKeys {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: MODULUS_BITS });
  const { n, e } = PublicKeySchema.pick({ n: true, e: true })
    .loose()
    .parse(publicKey.export({ format: 'jwk' }));
  return { privateKey: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(), publicKey: { n, e } };
}

/**
 * Signs a blinded message without learning what is in it (RFC 9474, section 4.3), and checks the signature as that section
 * asks: a fault in the computation would give the key away.
 * @returns `undefined` for what is no number below the key's modulus
 */
export function signBlinded({ privateKey, publicKey }: BlindKeys, blinded: Buffer): Buffer | undefined {
  const modulus = Buffer.from(publicKey.n, 'base64url');
  if (blinded.length !== modulus.length || Buffer.compare(blinded, modulus) >= 0) return undefined;
  const padding = constants.RSA_NO_PADDING;
  const signature = privateDecrypt({ key: privateKey, padding }, blinded);
  if (!publicEncrypt({ key: keyOf(publicKey), padding }, signature).equals(blinded)) {
    throw new Error('The signature of a blinded message does not verify.');
  }
  return signature;
}

/** Whether the key's owner signed this message, without having seen it. */
export const isSigned = (publicKey: PublicKey, message: Buffer, signature: Buffer): boolean =>
  verify(
    'sha384',
    message,
    { key: keyOf(publicKey), padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: SALT_BYTES },
    signature,
  );

const keyOf = ({ n, e }: PublicKey) => createPublicKey({ key: { kty: 'RSA', n, e }, format: 'jwk' });

/** SHA-256 in hex: under which a blinded message is remembered, and a ballot stored. */
export const digestOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
