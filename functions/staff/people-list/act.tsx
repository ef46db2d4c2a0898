import * as z from 'zod';
import { tallyOf, whyNoMail, whyNotDone } from '../../../shared/follow-up/acts.ts';
import type { Participant } from '../../../shared/people/participant.ts';
import { listEveryone } from '../../../shared/people/person.store.ts';
import { type ActKind, ActKindSchema } from '../../../shared/people/person.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { standingOf } from '../../../shared/report/overview.ts';
import { filterIn, matching } from '../../../shared/report/people-list.ts';
import { TokenSchema } from '../../../shared/store/keys.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { STATUS } from '../../../shared/web/explain.tsx';
import { fieldsOf, parseFields, typedIn } from '../../../shared/web/fields.ts';
import { answer, changed, page, seeOther } from '../../../shared/web/reply.ts';
import type { Request } from '../../../shared/web/request.ts';
import { deadlineOn } from '../../../shared/workshop/calendar.ts';
import { LocalTimeSchema } from '../../../shared/workshop/workshop.ts';
import type { ActDoneJson, ActPreviewJson } from '../api/people.ts';
import type { StaffContext } from '../context.ts';
import { memberPost, memberRoute, type StaffVisit } from '../session.ts';
import { ActPage, type Concerned } from './act-page.tsx';
import { batchIn } from './batch.ts';
import { doForMany, takeBackForMany } from './many.ts';

const PATH = '/participants/act';

const BatchSchema = z.object({
  batch: z
    .string('Please open the page of the list again: this press has no name.')
    .refine(
      (name) => TokenSchema.safeParse(name).success,
      'Please open the page of the list again: this press has no name.',
    ),
});

const CommandSchema = BatchSchema.extend({
  do: z.enum(ActKindSchema.options, 'Please choose what is to be done.'),
  people: z
    .string('Please tick at least one person in the list.')
    .transform((list) => list.split(',').filter((id) => id !== ''))
    .refine((list) => list.length > 0, 'Please tick at least one person in the list.'),
});

const UntilSchema = z.object({
  until: z.iso.date('Please enter a date, such as 2011-09-01.'),
  at: LocalTimeSchema.or(z.literal('').transform(() => undefined)).optional(),
});

/** What is done for many at once: a page that says beforehand what it means, the deed, and the way back. */
export const actRoutes = (context: StaffContext): Route[] => [
  memberRoute(context, 'GET', PATH, 'organiser', async (visit, request) => {
    const kind = ActKindSchema.safeParse(request.query.get('do')).data;
    const batch = batchIn(request.query.get('batch'));
    if (!kind || !batch) return seeOther(`${visit.home}/participants`);
    const everyone = await listEveryone(context.table, visit.workshop.details.id);
    const people = chosen(visit, everyone, request);
    const concerned = concernedOf(visit, kind, people, request.now);
    const done = tallyOf(
      everyone.map(({ person }) => person),
      batch,
      request.now,
    );
    return answer<typeof ActPreviewJson>(request, {
      page: () => <ActPage visit={visit} ask={{ kind, batch, concerned, done, now: request.now }} />,
      json: {
        do: kind,
        concerns: concerned.filter(({ why }) => why === undefined).map(({ person }) => person.id),
        not: concerned.flatMap(({ person, why }) => (why === undefined ? [] : [{ id: person.id, why }])),
      },
    });
  }),
  memberPost(context, PATH, 'organiser', CommandSchema.extend(UntilSchema.partial().shape), async (visit, request) => {
    const fields = fieldsOf(request.body);
    const { do: kind, batch, people } = parseFields(CommandSchema, fields);
    try {
      const until = kind === 'extend' ? untilIn(visit, fields) : undefined;
      const asked = { kind, batch, by: visit.identity.email, now: request.now, until };
      const tally = await doForMany(context.table, visit.workshop, people, asked);
      return changed<typeof ActDoneJson>(request, `${visit.home}/participants?batch=${batch}`, { batch, ...tally });
    } catch (error) {
      if (!(error instanceof Refusal && error.reason === 'invalid') || request.wantsJson) throw error;
      const everyone = await listEveryone(context.table, visit.workshop.details.id);
      const named = everyone.filter(({ person }) => people.includes(person.id));
      const concerned = concernedOf(visit, kind, named, request.now);
      const typed = { until: typedIn(fields, 'until'), at: typedIn(fields, 'at'), errors: error.fields };
      return page(
        <ActPage visit={visit} ask={{ kind, batch, concerned, done: undefined, now: request.now }} typed={typed} />,
        {
          status: STATUS.invalid.status,
        },
      );
    }
  }),
  memberPost(context, `${PATH}/taken-back`, 'organiser', BatchSchema, async (visit, request) => {
    const { batch } = parseFields(BatchSchema, fieldsOf(request.body));
    const { table } = context;
    const tally = await takeBackForMany(table, visit.workshop, batch, visit.identity.email, request.now);
    return changed<typeof ActDoneJson>(request, `${visit.home}/participants?batch=${batch}`, { batch, ...tally });
  }),
];

function untilIn({ workshop }: StaffVisit, fields: Record<string, unknown>): number {
  const { until, at } = parseFields(UntilSchema, fields);
  return deadlineOn(workshop.details, until, at);
}

/** Those who are ticked, or all who match. */
function chosen({ workshop }: StaffVisit, everyone: readonly Participant[], { query, now }: Request): Participant[] {
  const standings = everyone.map((participant) => standingOf(workshop, participant, now));
  const all = query.get('all') === 'yes';
  const wanted = new Set(
    all ? matching(standings, filterIn(query)).map(({ person }) => person.id) : query.getAll('person'),
  );
  return everyone.filter(({ person }) => wanted.has(person.id));
}

/** Each of them, why nothing is done for them, and why no mail says so. */
const concernedOf = (
  { workshop }: StaffVisit,
  kind: ActKind,
  people: readonly Participant[],
  now: number,
): Concerned[] =>
  people.map((participant) => ({
    person: participant.person,
    owes: standingOf(workshop, participant, now).owes,
    why: whyNotDone(workshop, participant, { kind, now }),
    whyNoMail: whyNoMail(workshop, participant, { kind, now }),
  }));
