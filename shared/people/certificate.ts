import { createHash } from 'node:crypto';
import * as z from 'zod';
import { TokenSchema, WorkshopIdSchema } from '../store/keys.ts';
import type { Workshop } from '../workshop/workshop.ts';
import { type LinkKeys, sign, verified } from './link.ts';
import { gaveFeedback, type Person } from './person.ts';

/** The certificate of participation: who gets one, its number, and the code that proves it. Pure. */

/** Whether there is one for the person, and if not, why. */
export type CertificateStanding = 'given' | 'none' | 'not-attended' | 'after-feedback';

export function certificateOf({ details, cancelled }: Workshop, person: Person): CertificateStanding {
  const { certificate } = details.takeHome;
  if (certificate === 'none' || cancelled) return 'none';
  if (!person.attended) return 'not-attended';
  // Where feedback is anonymous, that a ballot was given is all that anybody knows.
  return certificate === 'after-feedback' && !gaveFeedback(person) ? 'after-feedback' : 'given';
}

const PURPOSE = 'certificate';
const FieldsSchema = z.tuple([WorkshopIdSchema, TokenSchema]);

type Whose = Pick<Person, 'workshopId' | 'id'>;

/** Where anybody sees that it is genuine. It opens nothing else: the code is of a purpose of its own. */
export const certificateAddress = (baseUrl: string, keys: LinkKeys, { workshopId, id }: Whose): string =>
  `${baseUrl}/certificates/${sign(keys, PURPOSE, [workshopId, id])}`;

/** Whose certificate a code is; `undefined` for one that we did not make. */
export function readCertificate(keys: LinkKeys, code: string): Whose | undefined {
  const fields = FieldsSchema.safeParse(verified(keys, PURPOSE, code, 'every key'));
  if (!fields.success) return undefined;
  const [workshopId, id] = fields.data;
  return { workshopId, id };
}

/** “DHAKA-2011-7K3QX9TA”: to be quoted; what proves it is the address. */
export function certificateNumber({ workshopId, id }: Whose): string {
  const digest = createHash('sha256').update(`certificate ${workshopId} ${id}`).digest();
  const letters = Array.from(digest.subarray(0, 8), (byte) => ALPHABET[byte % ALPHABET.length]).join('');
  return `${workshopId.toUpperCase()}-${letters}`;
}

/** Crockford's: without letters that are read as digits. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
