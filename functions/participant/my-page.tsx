import * as z from 'zod';
import { declinedBy, type Obligation, obligationsOf } from '../../shared/follow-up/obligations.ts';
import { obligationSentence } from '../../shared/mail/wording.languages.ts';
import { changePerson } from '../../shared/people/person.store.ts';
import { unreachable } from '../../shared/people/person.ts';
import { withoutReminders, withReminders } from '../../shared/people/reminders.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { fieldsOf, parseFields } from '../../shared/web/fields.ts';
import { answer, changed } from '../../shared/web/reply.ts';
import { deadlineFor, type Phase, phaseFor } from '../../shared/workshop/calendar.ts';
import { deadlineText, whyClosed } from '../../shared/workshop/opening.ts';
import { Dates } from './dates.tsx';
import { ParticipantPage } from './frame.tsx';
import { Given } from './given.tsx';
import { Declined, DeclineForm } from './nothing-to-add.tsx';
import { type ParticipantContext, type Visit, visit } from './session.ts';

/** Where a personal link lands: what is still owed, what was given, and whether reminders come. */
export const myPageRoutes = (context: ParticipantContext): Route[] => [
  {
    method: 'GET',
    path: '/w/{workshopId}/p/{personId}',
    handle: async (request) => {
      const visited = await visit(context, request);
      const owed = obligationsOf(visited.workshop, visited, request.now);
      return answer(request, {
        page: () => <MyPage visited={visited} owed={owed} now={request.now} />,
        json: stateOf(visited, owed, request.now),
      });
    },
  },
  {
    method: 'POST',
    path: '/w/{workshopId}/p/{personId}/reminders',
    handle: async (request) => {
      const { person, home } = await visit(context, request);
      const { wanted } = parseFields(RemindersSchema, fieldsOf(request.body));
      await changePerson(context.table, person.workshopId, person.id, (before) =>
        wanted === 'yes' ? withReminders(before) : withoutReminders(before, request.now),
      );
      return changed(request, home, { reminders: wanted === 'yes' });
    },
  },
];

const RemindersSchema = z.object({ wanted: z.enum(['yes', 'no'], 'must be "yes" or "no"') });

function stateOf(visited: Visit, owed: readonly Obligation[], now: number) {
  const { workshop, person, papers, actions, home } = visited;
  return {
    home,
    workshop: { id: workshop.details.id, title: workshop.details.title },
    person: { id: person.id, name: person.name, organisation: person.organisation },
    phase: phaseFor(workshop, person, now),
    deadline: deadlineText(workshop, person),
    extendedUntil: isExtended(visited) ? (person.extension?.until ?? null) : null,
    owed: owed.map(obligationJson),
    declined: declinedBy(visited).map(obligationJson),
    given: {
      feedbackAt: person.feedback?.at ?? null,
      swotEntries: person.swot.length,
      papers: papers.map(({ id, state, metadata }) => ({ id, state, title: metadata.title })),
      actions: actions.flatMap(({ id, title, done }) => (done ? [{ id, title, at: done.at }] : [])),
    },
    reminders: person.standing.unsubscribedAt === undefined,
  };
}

const obligationJson = (obligation: Obligation) => ({
  kind: obligation.kind,
  key: obligation.key,
  why: obligationSentence('en', obligation),
  page: obligation.page,
});

/** An extension that everyone's deadline has caught up with gives no more time than the others have. */
const isExtended = ({ workshop: { details }, person }: Visit): boolean =>
  deadlineFor(details, person) > deadlineFor(details, {});

function MyPage({
  visited,
  owed,
  now,
}: {
  readonly visited: Visit;
  readonly owed: readonly Obligation[];
  readonly now: number;
}) {
  const { workshop, person } = visited;
  const phase = phaseFor(workshop, person, now);
  const why = whyClosed(workshop, person, now);
  const hasDeclined = declinedBy(visited).length > 0;
  return (
    <ParticipantPage visit={visited} title="My page" current="">
      <h1>{workshop.cancelled ? 'The workshop was cancelled' : greeting(phase, owed.length, hasDeclined)}</h1>
      {why ? (
        <div class="note warn">
          <p>{visited.texts.say(why)}</p>
          {workshop.cancelled && <p>The reason: {workshop.cancelled.reason}</p>}
        </div>
      ) : (
        <>
          <Deadline visited={visited} owes={owed.length > 0} />
          {owed.map((obligation) => (
            <OwedCard key={obligation.key} obligation={obligation} home={visited.home} />
          ))}
        </>
      )}
      <Declined visited={visited} now={now} />
      <Given visited={visited} phase={phase} />
      <Dates visited={visited} now={now} />
      {!workshop.cancelled && <WhatHappens visited={visited} />}
      {phase !== 'closed' && <Reminders visited={visited} />}
      {unreachable(person) === 'undeliverable' && (
        <div class="note warn">
          <p>
            Our last e-mail to <strong>{person.email}</strong> came back. If this address is wrong, please tell{' '}
            {workshop.details.mail.replyTo}.
          </p>
        </div>
      )}
    </ParticipantPage>
  );
}

function Deadline({ visited, owes }: { readonly visited: Visit; readonly owes: boolean }) {
  const deadline = <strong>{deadlineText(visited.workshop, visited.person)}</strong>;
  if (isExtended(visited)) {
    return <p>You were given more time, until {deadline}. Until then you can change what you gave.</p>;
  }
  return owes ? (
    <p>Please answer by {deadline}. Until then you can change what you gave.</p>
  ) : (
    <p>You can change what you gave until {deadline}.</p>
  );
}

function WhatHappens({ visited: { workshop } }: { readonly visited: Visit }) {
  return (
    <>
      <h2>What happens with your answers</h2>
      <p>
        The organisers read them with your name and summarise them in the workshop’s report; papers are published once
        they are approved. The organisers are:
      </p>
      <ul>
        {workshop.details.organisers.map((organiser) => (
          <li key={organiser}>{organiser}</li>
        ))}
      </ul>
    </>
  );
}

function greeting(phase: Phase, owed: number, hasDeclined: boolean): string {
  switch (phase) {
    case 'not-open':
      return 'The forms are not open yet';
    case 'closed':
      return 'The follow-up is closed';
    case 'open':
    case 'grace':
      if (owed === 0) return hasDeclined ? 'Thank you, nothing is left to do' : 'Thank you, everything has arrived';
      return owed === 1 ? 'One thing is still to do' : `${owed} things are still to do`;
  }
}

const TASKS: Readonly<Record<Obligation['kind'], { button: string; takes: string }>> = {
  feedback: { button: 'Give feedback', takes: 'One page, about five minutes.' },
  swot: { button: 'Add your view', takes: 'One sentence is enough; you can add more later.' },
  paper: { button: 'Send a paper', takes: 'Title, authors, abstract, and the file as PDF or Word document.' },
  revision: { button: 'Read the request and revise', takes: 'The reviewers say what they ask for.' },
  action: { button: 'Say what came of it', takes: 'A sentence is enough.' },
};

function OwedCard({ obligation, home }: { readonly obligation: Obligation; readonly home: string }) {
  const { button, takes } = TASKS[obligation.kind];
  return (
    <section class="card">
      <h2>{obligationSentence('en', obligation)}</h2>
      <p class="soft">{takes}</p>
      <div class="actions">
        <a class="button" href={`${home}/${obligation.page}`}>
          {button}
        </a>
        <DeclineForm obligation={obligation} home={home} />
      </div>
    </section>
  );
}

function Reminders({ visited: { person, home } }: { readonly visited: Visit }) {
  const off = person.standing.unsubscribedAt !== undefined;
  return (
    <>
      <h2>Reminders</h2>
      <form method="post" action={`${home}/reminders`} data-once>
        <input type="hidden" name="wanted" value={off ? 'yes' : 'no'} />
        <p>
          {off ? (
            <>Reminders are off: no more of them will be sent to {person.email}.</>
          ) : (
            <>Reminders go to {person.email}, and only while something is still to do.</>
          )}
        </p>
        <div class="actions">
          <button type="submit" class="plain">
            {off ? 'Turn reminders on again' : 'Turn reminders off'}
          </button>
        </div>
      </form>
    </>
  );
}
