import { type MailIntent, MailIntentSchema } from '../../shared/mail/mail.ts';
import { personalLink } from '../../shared/people/addresses.ts';
import type { Participant } from '../../shared/people/participant.ts';
import { changePerson, readParticipant } from '../../shared/people/person.store.ts';
import { Table as FigureTable } from '../../shared/report/figures.tsx';
import { type PersonStanding, standingOf } from '../../shared/report/overview.ts';
import { keys } from '../../shared/store/keys.ts';
import type { Table } from '../../shared/store/table.store.ts';
import { QUADRANTS } from '../../shared/swot/swot.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { answer, changed } from '../../shared/web/reply.ts';
import { shortMoment } from '../../shared/workshop/dates.ts';
import type { StaffContext } from './context.ts';
import { StaffPage } from './frame.tsx';
import { standingJson } from './overview-json.ts';
import { PaperStateTag } from './paper-state.tsx';
import { OWED, reachText } from './people-table.tsx';
import { memberRoute, type StaffVisit, tokenIn } from './session.ts';

/** One participant: profile, what was given and is owed, mails, and a new personal link. */
export function personRoutes(context: StaffContext): Route[] {
  return [
    memberRoute(context, 'GET', '/people/{personId}', 'viewer', async (visit, request) => {
      const { id: workshopId } = visit.workshop.details;
      const personId = tokenIn(request, 'personId');
      const [participant, mails] = await Promise.all([
        readParticipant(context.table, workshopId, personId),
        mailsTo(context.table, workshopId, personId),
      ]);
      const { person, papers } = participant;
      const standing = standingOf(visit.workshop, participant, request.now);
      const json = {
        ...standingJson(standing),
        telephone: person.telephone ?? null,
        papersPromised: person.papersPromised,
        feedbackAt: person.feedback?.at ?? null,
        swot: person.swot,
        papers: papers.map(({ id, state, metadata }) => ({ id, state, title: metadata.title })),
        linkVersion: person.linkVersion,
        mails: mails.map(({ occurrence, subject, why, state, claimedAt }) => ({
          occurrence,
          subject,
          why,
          state,
          at: claimedAt,
        })),
      };
      // Whoever has the link answers in the person's name: only organisers may pass it on.
      const link = visit.role === 'organiser' ? personalLink(context.baseUrl, context.linkKeys, person) : undefined;
      return answer(request, {
        page: () => (
          <PersonPage visit={visit} participant={participant} standing={standing} mails={mails} link={link} />
        ),
        json,
      });
    }),
    memberRoute(context, 'POST', '/people/{personId}/new-link', 'organiser', async (visit, request) => {
      const { id: workshopId } = visit.workshop.details;
      const person = await changePerson(context.table, workshopId, tokenIn(request, 'personId'), (current) => ({
        ...current,
        linkVersion: current.linkVersion + 1,
      }));
      const link = personalLink(context.baseUrl, context.linkKeys, person);
      return changed(request, `${visit.home}/people/${person.id}#link`, {
        id: person.id,
        linkVersion: person.linkVersion,
        link,
      });
    }),
  ];
}

/** Newest first. */
async function mailsTo(table: Table, workshopId: string, personId: string): Promise<MailIntent[]> {
  const { pk, sk } = keys.mail(workshopId, personId, '');
  const items = await Array.fromAsync(table.between(pk, sk, `${sk}~`));
  return items.map((item) => MailIntentSchema.parse(item)).toSorted((a, b) => b.claimedAt.localeCompare(a.claimedAt));
}

function PersonPage({
  visit,
  participant: { person, papers },
  standing,
  mails,
  link,
}: {
  readonly visit: StaffVisit;
  readonly participant: Participant;
  readonly standing: PersonStanding;
  readonly mails: readonly MailIntent[];
  readonly link: string | undefined;
}) {
  const { timeZone } = visit.workshop.details;
  return (
    <StaffPage visit={visit} title={person.name} current="">
      <p>
        <a class="target" href={visit.home}>
          Back to the overview
        </a>
      </p>
      <h1>{person.name}</h1>
      <dl class="facts">
        <dt>Organisation</dt>
        <dd>{person.organisation}</dd>
        <dt>Position</dt>
        <dd>{person.position || '–'}</dd>
        <dt>E-mail</dt>
        <dd>{person.email}</dd>
        <dt>Mail reaches</dt>
        <dd>{reachText(standing)}</dd>
        <dt>Telephone</dt>
        <dd>{person.telephone ?? '–'}</dd>
        <dt>Papers promised</dt>
        <dd>{person.papersPromised}</dd>
      </dl>
      <h2>Owes</h2>
      {standing.owes.length === 0 ? (
        <p>Nothing.</p>
      ) : (
        <ul>
          {standing.owes.map(({ kind, page }) => (
            <li key={`${kind} ${page}`}>{OWED[kind]}</li>
          ))}
        </ul>
      )}
      <h2>Has given</h2>
      <ul>
        <li>
          {person.feedback ? `Feedback, ${shortMoment(Date.parse(person.feedback.at), timeZone)}` : 'No feedback'}
        </li>
        {papers.map((paper) => (
          <li key={paper.id}>
            Paper:{' '}
            <a class="target" href={`${visit.home}/papers/${person.id}/${paper.id}`}>
              {paper.metadata.title || 'without a title'}
            </a>{' '}
            <PaperStateTag state={paper.state} />
          </li>
        ))}
        {person.swot.map(({ id, quadrant, text }) => (
          <li key={id}>
            {QUADRANTS[quadrant].title}: <span class="written">{text}</span>
          </li>
        ))}
        {person.swot.length === 0 && <li>No SWOT input</li>}
      </ul>
      <h2>Mails</h2>
      {mails.length === 0 ? <p>None yet.</p> : <Mails mails={mails} timeZone={timeZone} />}
      {link && <PersonalLink link={link} action={`${visit.home}/people/${person.id}/new-link`} />}
    </StaffPage>
  );
}

function Mails({ mails, timeZone }: { readonly mails: readonly MailIntent[]; readonly timeZone: string }) {
  return (
    <FigureTable caption="Newest first">
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">Subject</th>
          <th scope="col">State</th>
        </tr>
      </thead>
      <tbody>
        {mails.map((mail) => (
          <tr key={mail.occurrence}>
            <td>{shortMoment(Date.parse(mail.claimedAt), timeZone)}</td>
            <td>{mail.subject}</td>
            <td>
              {mail.state}
              {mail.problem && `: ${mail.problem}`}
            </td>
          </tr>
        ))}
      </tbody>
    </FigureTable>
  );
}

function PersonalLink({ link, action }: { readonly link: string; readonly action: string }) {
  return (
    <section id="link">
      <h2>Personal link</h2>
      <p>
        If a mail does not arrive, you may pass this link on to this person and to nobody else: whoever opens it answers
        in the person’s name.
      </p>
      <p class="card mono">{link}</p>
      <form method="post" action={action} data-once>
        <p>
          A new link makes every earlier one of this person worthless, also the one in mails that were sent already.
        </p>
        <div class="actions">
          <button type="submit" class="danger">
            Make a new link
          </button>
        </div>
      </form>
    </section>
  );
}
