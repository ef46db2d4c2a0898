import { createHash } from 'node:crypto';
import * as z from 'zod';
import { WorkshopIdSchema } from '../../store/keys.ts';
import { PlaceSchema } from '../publication-order.ts';
import { OaiFault } from './fault.ts';

/**
 * A resumption token holds the whole query and how far it has come, so that nothing is stored for a harvester. It needs no
 * secret: whoever makes one up gets what any other query gets. The digest only tells a garbled one.
 */
const Issued = {
  /** Epoch ms. */
  issuedAt: z.int(),
  /** How many were listed before. */
  cursor: z.int().positive(),
};

const TokenSchema = z.discriminatedUnion('verb', [
  z.strictObject({ verb: z.literal('ListSets'), after: WorkshopIdSchema, ...Issued }),
  z.strictObject({
    verb: z.enum(['ListIdentifiers', 'ListRecords']),
    /** Of datestamps, epoch ms; `before` itself is not meant. */
    from: z.int().optional(),
    before: z.int().optional(),
    set: WorkshopIdSchema.optional(),
    after: PlaceSchema,
    ...Issued,
  }),
]);
export type ResumptionToken = z.infer<typeof TokenSchema>;

/** A harvester that comes back later than this asks anew, and with "from" it loses nothing by it. */
export const TOKEN_LASTS_MS = 7 * 86_400_000;

export function writeToken(token: ResumptionToken): string {
  const text = Buffer.from(JSON.stringify(token)).toString('base64url');
  return `${text}.${digestOf(text)}`;
}

/** @throws OaiFault `badResumptionToken` for one that is garbled or expired */
export function readToken(text: string, now: number): ResumptionToken {
  const token = parse(text);
  if (!token) throw new OaiFault('badResumptionToken', 'This resumption token is not one of ours.');
  if (now < token.issuedAt || now >= token.issuedAt + TOKEN_LASTS_MS) {
    throw new OaiFault('badResumptionToken', 'This resumption token has expired. Please ask for the list anew.');
  }
  return token;
}

function parse(text: string): ResumptionToken | undefined {
  const [payload = '', digest, ...more] = text.split('.');
  if (more.length > 0 || digest !== digestOf(payload)) return undefined;
  try {
    return TokenSchema.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))).data;
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 12);
