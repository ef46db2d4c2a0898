import * as z from 'zod';
import { mustTake } from '../../shared/ballots/ballot.ts';
import { castBallot, readBox } from '../../shared/ballots/ballots.store.ts';
import { digestOf, isSigned, MODULUS_BYTES } from '../../shared/ballots/blind-signature.ts';
import { validateAnswers } from '../../shared/feedback/validate.ts';
import { say, textsIn } from '../../shared/language/texts.ts';
import { Refusal } from '../../shared/refusal.ts';
import { WorkshopIdSchema } from '../../shared/store/keys.ts';
import type { Table } from '../../shared/store/table.store.ts';
import type { Route, Routes } from '../../shared/web/endpoint.ts';
import { explainToScript } from '../../shared/web/explain.tsx';
import { fieldsOf, parseFields } from '../../shared/web/fields.ts';
import { json, type Reply } from '../../shared/web/reply.ts';
import type { Request } from '../../shared/web/request.ts';
import { localDate } from '../../shared/workshop/dates.ts';
import type { BoxKeyJson, CastJson } from './api/api.ts';

const PATH = '/ballots/{workshopId}';

/**
 * The ballot box. The key is asked for here, where nobody is known, and not of the issuer: so nobody can be given a key of
 * their own by which their ballot would be known again.
 */
export const ballotBoxRoutes = (ballots: Table): Routes => [
  { under: ['/ballots'], open: () => Promise.resolve(boxRoutes(ballots)) },
];

const boxRoutes = (ballots: Table): Route[] => [
  {
    method: 'GET',
    path: PATH,
    handle: inTheirLanguage(async (request) => {
      const { publicKey } = await readBox(ballots, workshopOf(request));
      return json<typeof BoxKeyJson>({ publicKey });
    }),
  },
  {
    method: 'POST',
    path: PATH,
    takes: CastSchema,
    handle: inTheirLanguage(async (request) => {
      const workshopId = workshopOf(request);
      const box = await readBox(ballots, workshopId);
      const { token, signature, answers } = parseFields(CastSchema, fieldsOf(request.body));
      // Without a ballot the answers are only looked at: one is handed out for what can be taken, and for nothing else.
      const isCheck = token === undefined || signature === undefined;
      if (!isCheck && !isSigned(box.publicKey, token, signature))
        throw new Refusal('forbidden', say('ballot.notSigned'));
      mustTake(box, request.now);
      const valid = validateAnswers(box.questionnaire, box.sessions, answers);
      if (isCheck) return json<typeof CastJson>({ cast: false });
      const day = localDate(request.now, box.timeZone);
      await castBallot(ballots, workshopId, digestOf(token), { answers: valid, day });
      return json<typeof CastJson>({ cast: true });
    }),
  },
];

const base64url = z.string('must be a text, base64url').regex(/^[A-Za-z0-9_-]{1,1000}$/, 'must be base64url');
const bytes = base64url.transform((text) => Buffer.from(text, 'base64url'));

/** RFC 9474's prepared message: 32 random bytes before the message itself, which is as many again. */
const TOKEN_BYTES = 64;

const CastSchema = z.object({
  token: bytes.refine(({ length }) => length === TOKEN_BYTES, `must be ${TOKEN_BYTES} bytes`).optional(),
  signature: bytes.refine(({ length }) => length === MODULUS_BYTES, `must be ${MODULUS_BYTES} bytes`).optional(),
  answers: z.record(z.string(), z.unknown(), 'must be an object: answers by the ids of the questions'),
});

/** @throws Refusal `not-found` */
function workshopOf({ params }: Request): string {
  const id = WorkshopIdSchema.safeParse(params.workshopId).data;
  if (id === undefined) throw new Refusal('not-found', say('ballot.noBox'));
  return id;
}

/** The page's script shows what it is told to the person: in the language in which it asks. */
function inTheirLanguage(handle: (request: Request) => Promise<Reply>): (request: Request) => Promise<Reply> {
  return (request) =>
    handle(request).catch((error: unknown) => {
      if (error instanceof Refusal) return explainToScript(error, textsIn(request.language ?? 'en'));
      throw error;
    });
}
