import * as z from 'zod';
import { withServed } from '../../shared/ballots/ballot.ts';
import { prepareBox } from '../../shared/ballots/ballots.store.ts';
import { digestOf, MODULUS_BYTES, signBlinded } from '../../shared/ballots/blind-signature.ts';
import { anonymised } from '../../shared/feedback/anonymised.ts';
import { readQuestionnaire } from '../../shared/feedback/questionnaire.store.ts';
import { say } from '../../shared/language/texts.ts';
import { changePerson } from '../../shared/people/person.store.ts';
import { Refusal } from '../../shared/refusal.ts';
import { unpaced } from '../../shared/store/pace.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { explainToScript } from '../../shared/web/explain.tsx';
import { fieldsOf, parseFields } from '../../shared/web/fields.ts';
import { json, type Reply } from '../../shared/web/reply.ts';
import type { Request } from '../../shared/web/request.ts';
import { mustBeOpen } from '../../shared/workshop/opening.ts';
import type { ReadyJson, SignedJson } from './api/feedback.ts';
import { forVisitor, type ParticipantContext, type Visit } from './session.ts';

/**
 * The issuer of ballots: it knows the person by the cookie, and signs what it cannot read, one blinded message a person. With
 * no message it only gets the box ready. It answers JSON to everyone: the page's script comes here.
 */
export const ballotRoutes = (context: ParticipantContext): Route[] => [
  {
    method: 'POST',
    path: '/w/{workshopId}/p/{personId}/ballot',
    takes: BlindedSchema,
    handle: forVisitor(context, async (visited, request) =>
      // No moment may stand beside who was given a ballot, so it is not paced; it changes the person once.
      unpaced(() => issue(context, visited, request)).catch((error: unknown) => {
        if (error instanceof Refusal) return explainToScript(error, visited.texts);
        throw error;
      }),
    ),
  },
];

async function issue(context: ParticipantContext, { workshop, person }: Visit, request: Request): Promise<Reply> {
  if (!workshop.details.feedback.anonymous) throw new Refusal('not-found', say('ballot.noBox'));
  const { blinded } = parseFields(BlindedSchema, fieldsOf(request.body));
  mustBeOpen(workshop, person, request.now);
  const { questionnaire } = await readQuestionnaire(context.table, workshop);
  const keys = await prepareBox(context.ballots, workshop, anonymised(questionnaire));
  if (blinded === undefined) return json<typeof ReadyJson>({ ready: true });
  const signature = signBlinded(keys, blinded);
  if (!signature) throw new Refusal('invalid', say('ballot.unusable'), { blinded: say('ballot.unusable') });
  // Marked first: where the reply is lost, the same message is signed again.
  await changePerson(context.table, person.workshopId, person.id, (before) =>
    withServed(workshop, before, digestOf(blinded), request.now),
  );
  return json<typeof SignedJson>({ signature: signature.toString('base64url') });
}

const BlindedSchema = z.object({
  blinded: z
    .string('must be a text, base64url')
    .regex(/^[A-Za-z0-9_-]{1,1000}$/, 'must be base64url')
    .transform((text) => Buffer.from(text, 'base64url'))
    .refine((bytes) => bytes.length === MODULUS_BYTES, `must be ${MODULUS_BYTES} bytes`)
    .optional(),
});
