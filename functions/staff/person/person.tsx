import { isHeld, lastReport } from '../../../shared/actions/action.ts';
import { type MailIntent, MailIntentSchema } from '../../../shared/mail/mail.ts';
import { guestMailOf } from '../../../shared/papers/guest-mail.ts';
import type { Participant } from '../../../shared/people/participant.ts';
import { readParticipant } from '../../../shared/people/person.store.ts';
import { type PersonStanding, standingOf } from '../../../shared/report/overview.ts';
import { keys } from '../../../shared/store/keys.ts';
import type { Table } from '../../../shared/store/table.store.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { STATUS } from '../../../shared/web/explain.tsx';
import { typedIn } from '../../../shared/web/fields.ts';
import { ErrorSummary } from '../../../shared/web/form.tsx';
import { answer, type Reply } from '../../../shared/web/reply.ts';
import type { Request } from '../../../shared/web/request.ts';
import type { PersonPageJson } from '../api/people.ts';
import { Calls } from '../chase/calls.tsx';
import type { StaffContext } from '../context.ts';
import { StaffPage } from '../frame.tsx';
import { type HistoryEntry, historyOf } from '../mail-history.ts';
import { standingJson } from '../overview-json.ts';
import { HandInForAuthor } from '../paper/hand-in-link.tsx';
import { PersonInTheRoom } from '../room/person-section.tsx';
import { memberRoute, type StaffVisit, tokenIn } from '../session.ts';
import { Actions, Address, MoreTime, PersonalLink, type Typed } from './forms.tsx';
import { PersonMails } from './mails.tsx';
import { PersonNotYou } from './not-you.tsx';
import { DoneSchema, saidOf } from './outcome.ts';
import { Answers, Facts, Given } from './standing.tsx';

/** One participant: profile, what was given and is owed, the mail history, and what organisers can do. */
export const personRoutes = (context: StaffContext): Route[] => [
  memberRoute(context, 'GET', '/people/{personId}', 'viewer', (visit, request) => showPerson(context, visit, request)),
];

/** `refused`: what was typed into a form of the page that comes back. @throws Refusal `not-found` */
export async function showPerson(
  context: StaffContext,
  visit: StaffVisit,
  request: Request,
  refused?: Typed,
): Promise<Reply> {
  const { workshop } = visit;
  const { id: workshopId } = workshop.details;
  const personId = tokenIn(request, 'personId');
  const [participant, mails] = await Promise.all([
    readParticipant(context.table, workshopId, personId),
    mailsTo(context.table, workshopId, personId),
  ]);
  const { person } = participant;
  const shown = {
    visit,
    participant,
    standing: standingOf(workshop, participant, request.now),
    history: historyOf(workshop, person, mails),
    typed: refused ?? { fields: {}, errors: {} },
    said: saidIn(request, visit, participant),
    now: request.now,
  };
  const status = refused ? STATUS.invalid.status : 200;
  return answer<typeof PersonPageJson>(
    request,
    { page: () => <PersonPage {...shown} />, json: personJson(shown) },
    { status },
  );
}

async function mailsTo(table: Table, workshopId: string, personId: string): Promise<MailIntent[]> {
  const { pk, sk } = keys.mail(workshopId, personId, '');
  const items = await Array.fromAsync(table.between(pk, sk, `${sk}~`));
  const mails = items.map((item) => MailIntentSchema.parse(item));
  // What went to a paper's guests lies under its author; the paper's page shows it.
  return mails.filter(({ occurrence }) => !guestMailOf(occurrence));
}

/** The page after a command says what happened. */
function saidIn(request: Request, { workshop, role }: StaffVisit, { person }: Participant): string {
  const done = DoneSchema.safeParse(request.query.get('done'));
  return done.success && role === 'organiser' ? saidOf(done.data, workshop, person) : '';
}

interface Shown {
  readonly visit: StaffVisit;
  readonly participant: Participant;
  readonly standing: PersonStanding;
  readonly history: readonly HistoryEntry[];
  readonly typed: Typed;
  readonly said: string;
  readonly now: number;
}

const personJson = ({ participant: { person, papers, actions }, standing, history }: Shown) => ({
  ...standingJson(standing),
  standing: person.standing,
  telephone: person.telephone ?? null,
  papersPromised: person.papersPromised,
  feedbackAt: person.feedback?.at ?? null,
  feedbackEnteredBy: person.feedback?.enteredBy ?? null,
  walkedIn: person.walkedIn,
  attended: person.attended ?? null,
  swot: person.swot,
  papers: papers.map(({ id, state, metadata }) => ({ id, state, title: metadata.title })),
  actions: actions.filter(isHeld).map((action) => ({
    id: action.id,
    title: action.title,
    agreedAt: action.agreedAt,
    dueOn: action.dueOn ?? null,
    status: action.status,
    reportedAt: lastReport(action)?.at ?? null,
  })),
  linkVersion: person.linkVersion,
  notYou: person.notYou,
  mails: history.map(({ at, ...entry }) => ({ ...entry, at: new Date(at).toISOString() })),
});

function PersonPage({ visit, participant, standing, history, typed, said, now }: Shown) {
  const { workshop, home } = visit;
  const { person } = participant;
  const form = { visit, participant, typed, now };
  return (
    <StaffPage visit={visit} title={person.name} current="">
      <p>
        <a class="target" href={home}>
          Back to the overview
        </a>
      </p>
      <h1>{person.name}</h1>
      {said && (
        <p class="note good" role="status">
          {said}
        </p>
      )}
      <ErrorSummary errors={typed.errors} />
      <PersonNotYou visit={visit} person={person} />
      <Facts workshop={workshop} standing={standing} />
      <Answers workshop={workshop} standing={standing} now={now} />
      <Given visit={visit} participant={participant} />
      <PersonInTheRoom visit={visit} person={person} />
      <HandInForAuthor visit={visit} personId={person.id} />
      <Actions {...form} />
      <Calls
        visit={visit}
        person={person}
        typed={{ outcome: typedIn(typed.fields, 'outcome'), note: typedIn(typed.fields, 'note'), errors: typed.errors }}
      />
      <PersonMails visit={visit} person={person} history={history} />
      {visit.role === 'organiser' && (
        <>
          <MoreTime {...form} />
          <Address {...form} />
          <PersonalLink visit={visit} participant={participant} />
          <h2>Erase</h2>
          <p>If this person asks to have everything erased, you can do it for them.</p>
          <div class="actions">
            <a class="button plain" href={`${home}/people/${person.id}/erase`}>
              What erasing means
            </a>
          </div>
        </>
      )}
    </StaffPage>
  );
}
