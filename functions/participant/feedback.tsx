import { AnswersGiven } from '../../shared/feedback/answers-given.tsx';
import { type Fields, fieldsOfAnswers } from '../../shared/feedback/fields.ts';
import { QuestionFields } from '../../shared/feedback/question-fields.tsx';
import { readQuestionnaire } from '../../shared/feedback/questionnaire.store.ts';
import { type PublishedQuestionnaire, questionsOf } from '../../shared/feedback/questionnaire.ts';
import { withFeedback } from '../../shared/feedback/submit.ts';
import { validateAnswers } from '../../shared/feedback/validate.ts';
import { obligationsOf } from '../../shared/follow-up/obligations.ts';
import { changePerson } from '../../shared/people/person.store.ts';
import { type FieldErrors, Refusal } from '../../shared/refusal.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { STATUS } from '../../shared/web/explain.tsx';
import { fieldsOf } from '../../shared/web/fields.ts';
import { ErrorSummary } from '../../shared/web/form.tsx';
import { answer, changed, page, seeOther } from '../../shared/web/reply.ts';
import type { Request } from '../../shared/web/request.ts';
import { phaseFor } from '../../shared/workshop/calendar.ts';
import { deadlineText } from '../../shared/workshop/opening.ts';
import { whileClosed } from './closed.tsx';
import { ParticipantPage } from './frame.tsx';
import { DeclinedHere, DeclineHere } from './nothing-to-add.tsx';
import { NextButton, receivedAt } from './received.tsx';
import { type ParticipantContext, type Visit, visit } from './session.ts';

const PATH = '/w/{workshopId}/p/{personId}/feedback';

/** Feedback: one page of questions, and what was received of it. Over JSON the answers come by question id. */
export const feedbackRoutes = (context: ParticipantContext): Route[] => [
  {
    method: 'GET',
    path: PATH,
    handle: async (request) => {
      const visited = await asked(context, request);
      const closed = request.wantsJson
        ? undefined
        : whileClosed(visited, request, 'feedback', { given: given(visited) });
      if (closed) return closed;
      const fields = fieldsOfAnswers(visited.person.feedback?.answers);
      return answer(request, {
        page: () => <FeedbackPage visited={visited} fields={fields} errors={{}} now={request.now} />,
        json: stateOf(visited, request.now),
      });
    },
  },
  {
    method: 'POST',
    path: PATH,
    handle: async (request) => {
      const visited = await asked(context, request);
      const typed = fieldsOf(request.body);
      const fields = fieldsOfAnswers(typed);
      const closed = whileClosed(visited, request, 'feedback', {
        given: given(visited),
        typed: textsIn(visited, fields),
      });
      if (closed) return closed;
      try {
        const { version, questionnaire } = visited.asked;
        const answers = validateAnswers(questionnaire, visited.workshop.details.sessions, typed);
        const { workshopId, id } = visited.person;
        const { feedback } = await changePerson(context.table, workshopId, id, (person) =>
          withFeedback(visited.workshop, person, { questionnaire: version, answers }, request.now),
        );
        return changed(request, `${visited.home}/feedback/received`, { feedback });
      } catch (error) {
        if (!(error instanceof Refusal) || error.reason !== 'invalid' || request.wantsJson) throw error;
        return page(
          <FeedbackPage visited={visited} fields={fields} errors={error.fieldsIn(visited.texts)} now={request.now} />,
          {
            status: STATUS.invalid.status,
          },
        );
      }
    },
  },
  {
    method: 'GET',
    path: `${PATH}/received`,
    handle: async (request) => {
      const visited = await asked(context, request);
      if (!visited.person.feedback) return seeOther(`${visited.home}/feedback`);
      const closed = request.wantsJson
        ? undefined
        : whileClosed(visited, request, 'feedback', { given: given(visited) });
      return (
        closed ??
        answer(request, {
          page: () => <ReceivedPage visited={visited} now={request.now} />,
          json: stateOf(visited, request.now),
        })
      );
    },
  },
];

/** A visit of whoever is asked: with the questionnaire. */
interface Asked extends Visit {
  readonly asked: PublishedQuestionnaire;
}

async function asked(context: ParticipantContext, request: Request): Promise<Asked> {
  const visited = await visit(context, request);
  return { ...visited, asked: await readQuestionnaire(context.table, visited.workshop) };
}

const stateOf = ({ workshop, person, asked }: Asked, now: number) => ({
  phase: phaseFor(workshop, person, now),
  deadline: deadlineText(workshop, person),
  questionnaire: asked.questionnaire,
  sessions: workshop.details.sessions.map(({ id, title }) => ({ id, title })),
  feedback: person.feedback ?? null,
});

/** The texts among what was typed: the only part that is hard to give again. */
const textsIn = ({ asked }: Asked, fields: Fields): string[] =>
  questionsOf(asked.questionnaire)
    .filter(({ kind }) => kind === 'text')
    .flatMap(({ id }) => fields.get(id) ?? [])
    .filter((value) => typeof value === 'string');

const given = ({ workshop, person, asked }: Asked) =>
  person.feedback ? (
    <AnswersGiven
      questionnaire={asked.questionnaire}
      sessions={workshop.details.sessions}
      answers={person.feedback.answers}
    />
  ) : null;

function FeedbackPage({
  visited,
  fields,
  errors,
  now,
}: {
  readonly visited: Asked;
  readonly fields: Fields;
  readonly errors: FieldErrors;
  readonly now: number;
}) {
  const { workshop, person, home } = visited;
  const refused = Object.keys(errors).length > 0;
  return (
    <ParticipantPage visit={visited} title={refused ? 'Please check: Feedback' : 'Feedback'} current="feedback">
      <h1>Your feedback</h1>
      <ErrorSummary errors={errors} />
      <DeclinedHere visited={visited} page="feedback" />
      {person.feedback && !refused && (
        <div class="note good">
          <p>
            <strong>{receivedAt(workshop, person.feedback.at, now, visited.texts)}.</strong> This is what you gave; you
            can change it until {deadlineText(workshop, person)}.
          </p>
        </div>
      )}
      {!person.feedback && (
        <p>
          It takes about five minutes. Please send it by <strong>{deadlineText(workshop, person)}</strong>; until then
          you can come back and change it.
        </p>
      )}
      <form method="post" action={`${home}/feedback`} data-once>
        <QuestionFields
          sections={visited.asked.questionnaire.sections}
          sessions={workshop.details.sessions}
          fields={fields}
          errors={errors}
        />
        <div class="actions">
          <button type="submit">{person.feedback ? 'Send the changed feedback' : 'Send the feedback'}</button>
        </div>
      </form>
      {!refused && <DeclineHere visited={visited} page="feedback" now={now} />}
    </ParticipantPage>
  );
}

function ReceivedPage({ visited, now }: { readonly visited: Asked; readonly now: number }) {
  const { workshop, person, home } = visited;
  const owed = obligationsOf(workshop, visited, now);
  return (
    <ParticipantPage visit={visited} title="Feedback received" current="feedback">
      <h1>Thank you for your feedback</h1>
      <div class="note good">
        <p>
          <strong>{receivedAt(workshop, person.feedback?.at, now, visited.texts)}.</strong> Below is everything that is
          stored.
        </p>
      </div>
      <div class="actions">
        <NextButton home={home} owed={owed} />
        <a class="button plain" href={`${home}/feedback`}>
          Change my answers
        </a>
      </div>
      <p class="soft">You can change them until {deadlineText(workshop, person)}.</p>
      {given(visited)}
    </ParticipantPage>
  );
}
