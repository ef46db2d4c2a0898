import * as z from 'zod';
import { lastReport } from '../../shared/actions/action.ts';
import { declinedBy, type Obligation, obligationsOf } from '../../shared/follow-up/obligations.ts';
import { type Said, say } from '../../shared/language/texts.ts';
import { obligationSentence } from '../../shared/mail/wording.languages.ts';
import { changePerson } from '../../shared/people/person.store.ts';
import { unreachable } from '../../shared/people/person.ts';
import { withoutReminders, withReminders } from '../../shared/people/reminders.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { fieldsOf, parseFields } from '../../shared/web/fields.ts';
import { answer, changed } from '../../shared/web/reply.ts';
import { useTexts } from '../../shared/web/texts.context.ts';
import { deadlineFor, type Phase, phaseFor } from '../../shared/workshop/calendar.ts';
import { deadlineText, whyClosed } from '../../shared/workshop/opening.ts';
import type { RemindersJson } from './api/link.ts';
import type { MyPageJson } from './api/own.ts';
import { Dates } from './dates.tsx';
import { ParticipantPage } from './frame.tsx';
import { Given } from './given.tsx';
import { Declined, DeclineForm } from './nothing-to-add.tsx';
import { forVisitor, type ParticipantContext, type Visit } from './session.ts';
import { TakeHome } from './take-home/section.tsx';
import { WhatHappens } from './what-happens.tsx';
import { YourActions } from './your-actions.tsx';

/** Where a personal link lands: what is still owed, what was given, and whether reminders come. */
export const myPageRoutes = (context: ParticipantContext): Route[] => [
  {
    method: 'GET',
    path: '/w/{workshopId}/p/{personId}',
    handle: forVisitor(context, async (visited, request) => {
      const owed = obligationsOf(visited.workshop, visited, request.now);
      return answer<typeof MyPageJson>(request, {
        page: () => <MyPage visited={visited} owed={owed} now={request.now} />,
        json: stateOf(visited, owed, request.now),
      });
    }),
  },
  {
    method: 'POST',
    path: '/w/{workshopId}/p/{personId}/reminders',
    takes: RemindersSchema,
    handle: forVisitor(context, async ({ person, home }, request) => {
      const { wanted } = parseFields(RemindersSchema, fieldsOf(request.body));
      await changePerson(context.table, person.workshopId, person.id, (before) =>
        wanted === 'yes' ? withReminders(before) : withoutReminders(before, request.now),
      );
      return changed<typeof RemindersJson>(request, home, { reminders: wanted === 'yes' });
    }),
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
      actions: actions.flatMap((action) => {
        const report = lastReport(action);
        return report ? [{ id: action.id, title: action.title, at: report.at }] : [];
      }),
    },
    actions: actions.map(({ id, title, dueOn, status }) => ({ id, title, dueOn: dueOn ?? null, status })),
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
  const { workshop, person, texts } = visited;
  const { t } = texts;
  const phase = phaseFor(workshop, person, now);
  const why = whyClosed(workshop, person, now);
  const hasDeclined = declinedBy(visited).length > 0;
  return (
    <ParticipantPage visit={visited} title={t('page.my')} current="">
      <h1>{texts.say(workshop.cancelled ? say('my.cancelled') : greeting(phase, owed.length, hasDeclined))}</h1>
      {why ? (
        <div class="note warn">
          <p>{texts.say(why)}</p>
          {workshop.cancelled && <p>{t('my.whyCancelled', { reason: workshop.cancelled.reason })}</p>}
        </div>
      ) : (
        <>
          <Deadline visited={visited} owes={owed.length > 0} />
          {owed.map((obligation) => (
            <OwedCard key={obligation.key} obligation={obligation} home={visited.home} />
          ))}
        </>
      )}
      <YourActions visited={visited} owed={owed} now={now} />
      {visited.workshop.reportMailed && (
        <section class="card">
          <h2>{t('report.page.mine')}</h2>
          <p>
            <a class="button" href={`${visited.home}/report`}>
              {t('report.page.open')}
            </a>
          </p>
        </section>
      )}
      <Declined visited={visited} now={now} />
      <Given visited={visited} phase={phase} />
      <TakeHome visited={visited} now={now} />
      <Dates visited={visited} now={now} />
      <WhatHappens visited={visited} />
      {phase !== 'closed' && <Reminders visited={visited} />}
      {unreachable(person) === 'undeliverable' && (
        <div class="note warn">
          <p>
            {texts.parts('my.undeliverable', {
              email: <strong key="email">{person.email}</strong>,
              replyTo: workshop.details.mail.replyTo,
            })}
          </p>
        </div>
      )}
    </ParticipantPage>
  );
}

function Deadline({ visited, owes }: { readonly visited: Visit; readonly owes: boolean }) {
  const { workshop, person, texts } = visited;
  const deadline = <strong key="deadline">{deadlineText(workshop, person, texts.locale)}</strong>;
  const message = isExtended(visited) ? 'my.moreTime' : owes ? 'my.answerBy' : 'my.changeUntil';
  return (
    <p>
      {texts.parts(message, { deadline })}
      {workshop.details.feedback.anonymous && ` ${texts.t('my.exceptFeedback')}`}
    </p>
  );
}

function greeting(phase: Phase, owed: number, hasDeclined: boolean): Said {
  switch (phase) {
    case 'not-open':
      return say('my.notOpen');
    case 'closed':
      return say('my.closed');
    case 'open':
    case 'grace':
      if (owed === 0) return hasDeclined ? say('my.allDeclined') : say('my.allGiven');
      return say('my.toDo', { count: owed });
  }
}

const TASKS: Readonly<Record<Obligation['kind'], { button: Said; takes: Said }>> = {
  feedback: { button: say('task.feedback'), takes: say('task.feedback.takes') },
  swot: { button: say('task.swot'), takes: say('task.swot.takes') },
  paper: { button: say('task.paper'), takes: say('task.paper.takes') },
  revision: { button: say('task.revision'), takes: say('task.revision.takes') },
  action: { button: say('task.action'), takes: say('task.action.takes') },
};

function OwedCard({ obligation, home }: { readonly obligation: Obligation; readonly home: string }) {
  const texts = useTexts();
  const { button, takes } = TASKS[obligation.kind];
  return (
    <section class="card">
      <h2>{obligationSentence(texts.language, obligation)}</h2>
      <p class="soft">{texts.say(takes)}</p>
      <div class="actions">
        <a class="button" href={`${home}/${obligation.page}`}>
          {texts.say(button)}
        </a>
        <DeclineForm obligation={obligation} home={home} />
      </div>
    </section>
  );
}

function Reminders({
  visited: {
    person,
    home,
    texts: { t },
  },
}: {
  readonly visited: Visit;
}) {
  const off = person.standing.unsubscribedAt !== undefined;
  return (
    <>
      <h2>{t('my.reminders')}</h2>
      <form method="post" action={`${home}/reminders`} data-once>
        <input type="hidden" name="wanted" value={off ? 'yes' : 'no'} />
        <p>{t(off ? 'my.remindersOff' : 'my.remindersOn', { email: person.email })}</p>
        <div class="actions">
          <button type="submit" class="plain">
            {t(off ? 'my.turnOn' : 'my.turnOff')}
          </button>
        </div>
      </form>
    </>
  );
}
