import * as z from 'zod';
import { addAction } from '../../../shared/actions/action.store.ts';
import { ACTION_TITLE_MAX, actionIdOf } from '../../../shared/actions/action.ts';
import { newAction } from '../../../shared/actions/action-changes.ts';
import { clearAddress, placeAt } from '../../../shared/people/address.store.ts';
import { personalLink } from '../../../shared/people/addresses.ts';
import { withAddress } from '../../../shared/people/correction.ts';
import { withLinkOwed } from '../../../shared/people/letters.ts';
import { withNotYouSeen } from '../../../shared/people/not-you.ts';
import { changePerson, readParticipant } from '../../../shared/people/person.store.ts';
import { type Person, unreachable } from '../../../shared/people/person.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { normaliseEmail } from '../../../shared/store/keys.ts';
import { lengthOf, tidyText, tooLong } from '../../../shared/typed-text.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { fieldsOf, NoFieldsSchema, parseFields } from '../../../shared/web/fields.ts';
import { changed } from '../../../shared/web/reply.ts';
import type { Request } from '../../../shared/web/request.ts';
import type { Answer } from '../../../shared/web/route-api.ts';
import { phaseAt } from '../../../shared/workshop/calendar.ts';
import type {
  ActionNotedJson,
  AddressCorrectedJson,
  DoneJson,
  ExtendedJson,
  LinkSentJson,
  NewLinkJson,
  NotYouSeenJson,
} from '../api/people.ts';
import type { StaffContext } from '../context.ts';
import { memberPost, type StaffVisit, tokenIn } from '../session.ts';
import { giveMoreTime, takeMoreTimeBack } from './extension.ts';
import { type Done, saidOf } from './outcome.ts';
import { showPerson } from './person.tsx';

/** RFC 5321 section 4.5.3.1.3 */
const EMAIL_MAX = 254;

const ExtensionSchema = z.object({ until: z.iso.date('Please enter a date, such as 2011-09-01.') });

const AddressSchema = z.object({
  email: z
    .string('Please enter an e-mail address such as name@example.org.')
    .transform(normaliseEmail)
    .pipe(z.email('This is no e-mail address. Please enter one such as name@example.org.'))
    .refine((email) => lengthOf(email) <= EMAIL_MAX, `An e-mail address has at most ${EMAIL_MAX} characters.`),
});

const ActionInputSchema = z.object({
  title: z
    .string('Please say what was taken on.')
    .transform((raw) => tidyText(raw).replaceAll(/\s+/gu, ' '))
    .refine((title) => title !== '', 'Please say what was taken on.')
    .refine((title) => lengthOf(title) <= ACTION_TITLE_MAX, {
      error: ({ input }) => `Of the action ${tooLong(lengthOf(String(input)), ACTION_TITLE_MAX)}`,
    }),
});

/** What staff ask for, and of whom. */
interface Command {
  readonly visit: StaffVisit;
  readonly workshopId: string;
  readonly personId: string;
  readonly fields: Record<string, unknown>;
  readonly by: string;
  readonly now: number;
}

interface Outcome<Json extends object = object> {
  readonly done: Done;
  readonly person: Person;
  readonly json: Json;
}
/** What a command says beside the person's id and a sentence. */
type Beside<Schema extends z.ZodType> = Omit<Answer<Schema>, keyof Answer<typeof DoneJson>>;

/** What organisers do for one person. Each answers with a sentence that says what happened; sent twice, it is done once. */
export function personCommandRoutes(context: StaffContext): Route[] {
  const command = (
    path: string,
    takes: z.ZodType,
    act: (context: StaffContext, command: Command) => Promise<Outcome>,
  ): Route =>
    memberPost(context, `/people/{personId}${path}`, 'organiser', takes, (visit, request) =>
      orPageAgain(context, visit, request, async (fields) => {
        const personId = tokenIn(request, 'personId');
        const { done, person, json } = await act(context, {
          visit,
          workshopId: visit.workshop.details.id,
          personId,
          fields,
          by: visit.identity.email,
          now: request.now,
        });
        return changed<typeof DoneJson>(request, `${visit.home}/people/${personId}?done=${done}`, {
          id: personId,
          said: saidOf(done, visit.workshop, person),
          ...json,
        });
      }),
    );
  return [
    command('/extension', ExtensionSchema, extend),
    command('/extension/taken-back', NoFieldsSchema, takeBack),
    command('/address', AddressSchema, correctAddress),
    command('/send-link', NoFieldsSchema, sendLink),
    command('/new-link', NoFieldsSchema, makeNewLink),
    command('/actions', ActionInputSchema, noteAction),
    command('/not-you/seen', NoFieldsSchema, seeNotYou),
  ];
}

/** The page again with what was typed, where people typed something wrong. */
export async function orPageAgain(
  context: StaffContext,
  visit: StaffVisit,
  request: Request,
  act: (fields: Record<string, unknown>) => Promise<ReturnType<typeof changed>>,
) {
  const fields = fieldsOf(request.body);
  try {
    return await act(fields);
  } catch (error) {
    if (!(error instanceof Refusal && error.reason === 'invalid') || request.wantsJson) throw error;
    return showPerson(context, visit, request, { fields, errors: error.fields });
  }
}

async function extend(
  { table }: StaffContext,
  { workshopId, personId, fields, by, now }: Command,
): Promise<Outcome<Beside<typeof ExtendedJson>>> {
  const { until } = parseFields(ExtensionSchema, fields);
  const person = await giveMoreTime(table, { workshopId, personId }, until, by, now);
  return { done: 'extension', person, json: { extendedUntil: person.extension?.until ?? null } };
}

async function takeBack(
  { table }: StaffContext,
  { visit, workshopId, personId }: Command,
): Promise<Outcome<Beside<typeof ExtendedJson>>> {
  const person = await takeMoreTimeBack(table, { workshopId, personId }, visit.workshop);
  return { done: 'extension-taken-back', person, json: { extendedUntil: null } };
}

/** The address first: it decides whether the name is free there. What breaks off after that is done by sending it again. */
async function correctAddress(
  { table }: StaffContext,
  command: Command,
): Promise<Outcome<Beside<typeof AddressCorrectedJson>>> {
  const { workshopId, personId, fields, by, now } = command;
  const { email } = parseFields(AddressSchema, fields);
  const { person } = await readParticipant(table, workshopId, personId);
  if (person.email === email) await clearAddress(table, workshopId, email);
  const found = await placeAt(table, workshopId, email, person);
  if (found.id !== person.id) {
    throw new Refusal('invalid', 'The address was not changed.', {
      email: `Another participant called ${person.name} is at ${email} already. Please look at the list of everyone first: one of the two may be too many.`,
    });
  }
  const corrected = await changePerson(table, workshopId, personId, (current) =>
    withAddress(current, email, found.trouble, by, now),
  );
  return { done: 'address', person: corrected, json: { email, linkVersion: corrected.linkVersion } };
}

async function sendLink(
  { table }: StaffContext,
  { workshopId, personId, by, now }: Command,
): Promise<Outcome<Beside<typeof LinkSentJson>>> {
  const person = await changePerson(table, workshopId, personId, (current) => {
    if (unreachable(current) === 'undeliverable') {
      throw new Refusal('invalid', 'The link was not sent.', {
        email: `Mail to ${current.email} does not arrive: ${current.standing.undeliverable?.why}. Please correct the address; that sends the link, too.`,
      });
    }
    return withLinkOwed(current, `the link was sent again by ${by}`, now);
  });
  return { done: 'send-link', person, json: { email: person.email } };
}

async function seeNotYou(
  { table }: StaffContext,
  { workshopId, personId, now }: Command,
): Promise<Outcome<Beside<typeof NotYouSeenJson>>> {
  const person = await changePerson(table, workshopId, personId, (current) => withNotYouSeen(current, now));
  return { done: 'not-you', person, json: { seenAt: person.notYouSeenAt ?? null } };
}

async function makeNewLink(
  context: StaffContext,
  { workshopId, personId }: Command,
): Promise<Outcome<Beside<typeof NewLinkJson>>> {
  const person = await changePerson(context.table, workshopId, personId, (current) => ({
    ...current,
    linkVersion: current.linkVersion + 1,
  }));
  const link = personalLink(context.baseUrl, context.linkKeys, person);
  return { done: 'new-link', person, json: { linkVersion: person.linkVersion, link } };
}

async function noteAction({ table }: StaffContext, command: Command): Promise<Outcome<Beside<typeof ActionNotedJson>>> {
  const { visit, workshopId, personId, fields, by, now } = command;
  const { title } = parseFields(ActionInputSchema, fields);
  const { person } = await readParticipant(table, workshopId, personId);
  if (phaseAt(visit.workshop, now) === 'closed') {
    throw new Refusal('invalid', 'The action was not noted.', {
      title: 'The follow-up is closed, so nobody would be asked what came of it.',
    });
  }
  const terms = { title, partners: [], dueOn: undefined };
  const action = newAction(visit.workshop, { personId, id: actionIdOf(title) }, terms, by, now);
  await addAction(table, action);
  return { done: 'action', person, json: { action: { id: action.id, title } } };
}
