import type { Obligation } from '../../../shared/follow-up/obligations.ts';
import type { Participant } from '../../../shared/people/participant.ts';
import type { Person } from '../../../shared/people/person.ts';
import type { PersonStanding } from '../../../shared/report/overview.ts';
import { quadrantTitle } from '../../../shared/swot/swot.ts';
import { deadlineFor, deadlineOf, phaseFor } from '../../../shared/workshop/calendar.ts';
import { shortMoment } from '../../../shared/workshop/dates.ts';
import { deadlineText } from '../../../shared/workshop/opening.ts';
import type { Workshop } from '../../../shared/workshop/workshop.ts';
import { PaperStateTag } from '../paper/state.tsx';
import { OWED } from '../people-list/words.ts';
import type { StaffVisit } from '../session.ts';

/** Who the person is, whether mail arrives, and by when answers are taken. */
export function Facts({ workshop, standing }: { readonly workshop: Workshop; readonly standing: PersonStanding }) {
  const { person } = standing;
  return (
    <dl class="facts">
      <dt>Organisation</dt>
      <dd>{person.organisation}</dd>
      <dt>Position</dt>
      <dd>{person.position || '–'}</dd>
      <dt>E-mail</dt>
      <dd>{person.email}</dd>
      <dt>Mail arrives</dt>
      <dd>{reachSentence(workshop, standing)}</dd>
      <dt>Telephone</dt>
      <dd>{person.telephone ?? '–'}</dd>
      <dt>Papers promised</dt>
      <dd>{person.papersPromised}</dd>
      <dt>Deadline</dt>
      <dd>
        {deadlineText(workshop, person)}
        {hasMoreTime(workshop, person) &&
          `: more time, given by ${person.extension?.by}. Everyone else’s is ${deadlineText(workshop)}.`}
      </dd>
    </dl>
  );
}

export const hasMoreTime = ({ details }: Workshop, person: Person): boolean =>
  deadlineFor(details, person) > deadlineOf(details);

function reachSentence({ details: { timeZone } }: Workshop, { person, reach }: PersonStanding): string {
  const { standing, email } = person;
  const on = (at: string | undefined): string => shortMoment(Date.parse(at ?? ''), timeZone);
  switch (reach) {
    case 'reached':
      return `Yes, reached on ${on(standing.reached?.at)}.`;
    case 'not-yet':
      return 'Not yet: nothing has arrived at this address so far.';
    case 'deferred':
      return `Came back on ${on(standing.deferred?.at)} and is tried again: ${standing.deferred?.why || 'no reason was given'}.`;
    case 'undeliverable':
      return `Does not arrive since ${on(standing.undeliverable?.at)}: ${standing.undeliverable?.why || 'no reason was given'}. No mail goes to this address any more.`;
    case 'unsubscribed': {
      const arrived = standing.reached?.email === email ? ` Mail arrived on ${on(standing.reached.at)}.` : '';
      return `Reminders are off, as the person wished on ${on(standing.unsubscribedAt)}; mails about their own papers still go out.${arrived}`;
    }
  }
}

/** Answered, or what is owed, and what the person has nothing to add to. */
export function Answers({
  workshop,
  standing,
  now,
}: {
  readonly workshop: Workshop;
  readonly standing: PersonStanding;
  readonly now: number;
}) {
  const { owes, declined, person } = standing;
  return (
    <>
      <h2>{standing.answered ? 'Answered' : OWES[phaseFor(workshop, person, now)]}</h2>
      {owes.length === 0 ? (
        <p>Nothing is owed.</p>
      ) : (
        <ul>
          {owes.map((owed) => (
            <li key={owed.key}>{owedText(owed)}</li>
          ))}
        </ul>
      )}
      {declined.length > 0 && (
        <>
          <p>Has nothing to add to:</p>
          <ul>
            {declined.map((owed) => (
              <li key={owed.key}>
                {owedText(owed)}, said on{' '}
                {shortMoment(Date.parse(person.declined[owed.key] ?? ''), workshop.details.timeZone)}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

const OWES = { 'not-open': 'Will be asked for', open: 'Owes', grace: 'Owes', closed: 'Never came' } as const;

function owedText(owed: Obligation): string {
  switch (owed.kind) {
    case 'feedback':
    case 'swot':
      return OWED[owed.kind];
    case 'paper':
      return `${owed.missing} ${owed.missing === 1 ? 'paper' : 'papers'} of those promised`;
    case 'revision':
    case 'action':
      return `${OWED[owed.kind]}: ${owed.title}`;
  }
}

/** What the person sent in. */
export function Given({
  visit,
  participant: { person, papers },
}: {
  readonly visit: StaffVisit;
  readonly participant: Participant;
}) {
  const { timeZone } = visit.workshop.details;
  return (
    <>
      <h2>Has given</h2>
      <ul>
        <li>
          {person.served
            ? 'A ballot for the anonymous feedback'
            : person.feedback
              ? `Feedback, ${shortMoment(Date.parse(person.feedback.at), timeZone)}${fromPaper(person.feedback)}`
              : 'No feedback'}
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
        {person.swot.map(({ id, quadrant, text, enteredBy }) => (
          <li key={id}>
            {quadrantTitle(quadrant)}: <span class="written">{text}</span>
            {fromPaper({ enteredBy })}
          </li>
        ))}
        {person.swot.length === 0 && <li>No SWOT input</li>}
      </ul>
    </>
  );
}

const fromPaper = ({ enteredBy }: { readonly enteredBy?: string | undefined }): string =>
  enteredBy ? `, entered from paper by ${enteredBy}` : '';
