import * as z from 'zod';
import { withCall, withCallCorrected, withoutCall } from '../../../shared/people/calls.ts';
import { changePerson } from '../../../shared/people/person.store.ts';
import { CallSchema, type Person } from '../../../shared/people/person.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { parseFields } from '../../../shared/web/fields.ts';
import { changed } from '../../../shared/web/reply.ts';
import type { CallsJson } from '../api/people.ts';
import type { StaffContext } from '../context.ts';
import { orPageAgain } from '../person/commands.ts';
import type { Done } from '../person/outcome.ts';
import { memberPost, type StaffVisit, tokenIn } from '../session.ts';

/** The most that a form may claim to have seen. */
const SEEN_MOST = 1000;

const InputSchema = z.object({
  outcome: z.enum(CallSchema.shape.outcome.options, 'Please choose what came of the call.'),
  note: z.string().default(''),
  from: z.enum(['chase', 'person']).default('person'),
});
const CallInputSchema = InputSchema.extend({ seen: z.coerce.number().int().min(0).max(SEEN_MOST).default(0) });
const AtSchema = z.object({ at: z.iso.datetime('Please go back to the page and choose the call there.') });

const CorrectionSchema = InputSchema.extend(AtSchema.shape);

/** The log of calls to a person: one more, one corrected, one deleted. */
export function callRoutes(context: StaffContext): Route[] {
  const command = (
    path: string,
    takes: z.ZodType,
    done: Done,
    decide: (fields: Record<string, unknown>, by: string, now: number) => (person: Person) => Person,
  ): Route =>
    memberPost(context, `/people/{personId}/calls${path}`, 'organiser', takes, (visit, request) =>
      orPageAgain(context, visit, request, async (fields) => {
        const personId = tokenIn(request, 'personId');
        const decision = decide(fields, visit.identity.email, request.now);
        const person = await changePerson(context.table, visit.workshop.details.id, personId, decision);
        return changed<typeof CallsJson>(request, wayBack(visit, personId, fields, done), {
          id: personId,
          calls: person.calls,
        });
      }),
    );
  return [
    command('', CallInputSchema, 'call', (fields, by, now) => {
      const { outcome, note, seen } = parseFields(CallInputSchema, fields);
      return (person) => withCall(person, { outcome, note }, seen, by, now);
    }),
    command('/corrected', CorrectionSchema, 'call-corrected', (fields) => {
      const { outcome, note, at } = parseFields(CorrectionSchema, fields);
      return (person) => withCallCorrected(person, at, { outcome, note });
    }),
    command('/deleted', AtSchema, 'call-deleted', (fields) => {
      const { at } = parseFields(AtSchema, fields);
      return (person) => withoutCall(person, at);
    }),
  ];
}

const wayBack = (visit: StaffVisit, personId: string, { from }: Record<string, unknown>, done: Done): string =>
  from === 'chase'
    ? `${visit.home}/chase?called=${personId}#p-${personId}`
    : `${visit.home}/people/${personId}?done=${done}#calls`;
