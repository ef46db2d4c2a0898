import type { ComponentChildren } from 'preact';
import * as z from 'zod';
import { type Obligation, obligationsOf } from '../../shared/follow-up/obligations.ts';
import { obligationSentence } from '../../shared/mail/wording.languages.ts';
import { changePerson } from '../../shared/people/person.store.ts';
import { unreachable } from '../../shared/people/person.ts';
import { withoutReminders, withReminders } from '../../shared/people/reminders.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { fieldsOf, parseFields } from '../../shared/web/fields.ts';
import { answer, changed } from '../../shared/web/reply.ts';
import { type Phase, phaseFor } from '../../shared/workshop/calendar.ts';
import { shortMoment } from '../../shared/workshop/dates.ts';
import { deadlineText, whyClosed } from '../../shared/workshop/opening.ts';
import { ParticipantPage } from './frame.tsx';
import { PaperState } from './paper-state.tsx';
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

function stateOf({ workshop, person, papers, home }: Visit, owed: readonly Obligation[], now: number) {
  return {
    home,
    workshop: { id: workshop.details.id, title: workshop.details.title },
    person: { id: person.id, name: person.name, organisation: person.organisation },
    phase: phaseFor(workshop, person, now),
    deadline: deadlineText(workshop, person),
    owed: owed.map((each) => ({
      kind: each.kind,
      key: each.key,
      why: obligationSentence('en', each),
      page: each.page,
    })),
    given: {
      feedbackAt: person.feedback?.at ?? null,
      swotEntries: person.swot.length,
      papers: papers.map(({ id, state, metadata }) => ({ id, state, title: metadata.title })),
    },
    reminders: person.standing.unsubscribedAt === undefined,
  };
}

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
  return (
    <ParticipantPage visit={visited} title="My page" current="">
      <h1>{greeting(phase, owed.length)}</h1>
      {why ? (
        <div class="note warn">
          <p>{why}</p>
        </div>
      ) : (
        <>
          <p>
            {owed.length > 0 ? 'Please answer by ' : 'You can change what you gave until '}
            <strong>{deadlineText(workshop, person)}</strong>.
            {owed.length > 0 && ' Until then you can change what you gave.'}
          </p>
          {owed.map((obligation) => (
            <OwedCard key={obligation.kind + obligation.page} obligation={obligation} home={visited.home} />
          ))}
        </>
      )}
      <Given visited={visited} phase={phase} />
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

function greeting(phase: Phase, owed: number): string {
  switch (phase) {
    case 'not-open':
      return 'The forms are not open yet';
    case 'closed':
      return 'The follow-up is closed';
    case 'open':
    case 'grace':
      if (owed === 0) return 'Thank you, everything has arrived';
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
      <p>
        <a class="button" href={`${home}/${obligation.page}`}>
          {button}
        </a>
      </p>
    </section>
  );
}

function Given({
  visited: { workshop, person, papers, home },
  phase,
}: {
  readonly visited: Visit;
  readonly phase: Phase;
}) {
  const { timeZone, swot } = workshop.details;
  const newest = person.swot.map(({ at }) => Date.parse(at)).sort((a, b) => b - a)[0];
  const open = phase === 'open' || phase === 'grace';
  if (!person.feedback && newest === undefined && papers.length === 0) {
    return phase === 'closed' ? <p>Nothing was received from you.</p> : null;
  }
  return (
    <>
      <h2>What you gave</h2>
      {person.feedback && (
        <GivenCard title="Feedback" href={`${home}/feedback`} link={open ? 'View or change' : 'View'}>
          <span class="tag good">Received</span> {shortMoment(Date.parse(person.feedback.at), timeZone)}
        </GivenCard>
      )}
      {newest !== undefined && (
        <GivenCard title="SWOT" href={`${home}/swot`} link={open ? 'Add, change or withdraw' : 'View'}>
          <span class="tag good">Received</span>{' '}
          {person.swot.length === 1 ? '1 entry' : `${person.swot.length} entries`} of at most {swot.maxEntries}, last{' '}
          {shortMoment(newest, timeZone)}
        </GivenCard>
      )}
      {papers.map((paper) => (
        <GivenCard key={paper.id} title={paper.metadata.title} href={`${home}/papers/${paper.id}`} link="View">
          <PaperState paper={paper} />
        </GivenCard>
      ))}
    </>
  );
}

function GivenCard({
  title,
  href,
  link,
  children,
}: {
  readonly title: string;
  readonly href: string;
  readonly link: string;
  readonly children: ComponentChildren;
}) {
  return (
    <section class="card">
      <h3>{title}</h3>
      <p>{children}</p>
      <p>
        <a class="button plain" href={href}>
          {link}
          <span class="visually-hidden">: {title}</span>
        </a>
      </p>
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
