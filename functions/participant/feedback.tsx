import { emptyDraft } from '../../shared/drafts/draft.store.ts';
import { isLive } from '../../shared/drafts/draft.ts';
import { TypedAnswersSchema } from '../../shared/feedback/answers.ts';
import { AnswersGiven } from '../../shared/feedback/answers-given.tsx';
import { type Fields, fieldsOfAnswers } from '../../shared/feedback/fields.ts';
import { questionsOf } from '../../shared/feedback/questionnaire.ts';
import { withFeedback } from '../../shared/feedback/submit.ts';
import { pathsOf, validateAnswers } from '../../shared/feedback/validate.ts';
import { say } from '../../shared/language/texts.ts';
import { changePerson } from '../../shared/people/person.store.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { GivenFeedbackJson } from '../../shared/web/answers.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { STATUS } from '../../shared/web/explain.tsx';
import { fieldsOf } from '../../shared/web/fields.ts';
import { answer, changed, page, type Reply, seeOther } from '../../shared/web/reply.ts';
import type { Request } from '../../shared/web/request.ts';
import { phaseFor } from '../../shared/workshop/calendar.ts';
import { deadlineText } from '../../shared/workshop/opening.ts';
import { isAnonymous, showAnonymous, showCast } from './anonymous-feedback.tsx';
import type { FeedbackFormJson } from './api/feedback.ts';
import { whileClosed } from './closed.tsx';
import { EnteredForYou } from './entered-for-you.tsx';
import { type Asked, asked, keepFeedback, pageAskedFor, standing, together } from './feedback-draft.ts';
import { FeedbackPage, FeedbackReceivedPage } from './feedback-page.tsx';
import { type FormState, formState } from './form-state.ts';
import { forVisitor, type ParticipantContext, visit } from './session.ts';

const PATH = '/w/{workshopId}/p/{personId}/feedback';

/** Feedback: the questions, and what was received of them. Over JSON the answers come by question id. */
export const feedbackRoutes = (context: ParticipantContext): Route[] => [
  {
    method: 'GET',
    path: PATH,
    handle: forVisitor(context, async (visitor, request) => {
      if (isAnonymous(visitor)) return showAnonymous(context, visitor, request);
      const visited = await asked(context, visitor);
      const closed = request.wantsJson
        ? undefined
        : whileClosed(visited, request, 'feedback', { given: given(visited) });
      if (closed) return closed;
      const [fields, number] = [standing(visited), pageAskedFor(request, visited.pages.length)];
      return answer<typeof FeedbackFormJson>(request, {
        page: () => <FeedbackPage visited={visited} fields={fields} number={number} now={request.now} />,
        json: stateOf(visited, request.now),
      });
    }),
  },
  {
    method: 'POST',
    path: PATH,
    takes: TypedAnswersSchema,
    handle: forVisitor(context, async (visitor, request) => {
      if (isAnonymous(visitor)) throw new Refusal('forbidden', say('ballot.notHere'));
      const visited = await asked(context, visitor);
      const state = formState(fieldsOf(request.body));
      const fields = together(visited, state.page, fieldsOfAnswers(state.fields));
      const typed = textsIn(visited, fields);
      const closed = whileClosed(visited, request, 'feedback', { given: given(visited), typed });
      if (closed) return closed;
      switch (state.press) {
        case 'send':
        case 'replace':
          return send(context, visited, request, state, fields);
        case 'keep':
        case 'next':
        case 'back':
          return keep(visited, request, state, fields);
        case 'discard':
          await emptyDraft(visited.table, visited.person, 'feedback', request.now);
          return seeOther(`${visited.home}/feedback`);
      }
    }),
  },
  {
    method: 'GET',
    path: `${PATH}/received`,
    handle: forVisitor(context, async (visitor, request) => {
      if (isAnonymous(visitor)) return showCast(visitor, request);
      const visited = await asked(context, visitor);
      if (!visited.person.feedback) return seeOther(`${visited.home}/feedback`);
      const closed = request.wantsJson
        ? undefined
        : whileClosed(visited, request, 'feedback', { given: given(visited) });
      return (
        closed ??
        answer<typeof FeedbackFormJson>(request, {
          page: () => (
            <FeedbackReceivedPage visited={visited} now={request.now}>
              {given(visited)}
            </FeedbackReceivedPage>
          ),
          json: stateOf(visited, request.now),
        })
      );
    }),
  },
];

/** Stores the answers. A draft of before is none any more; see `keepFeedback`. */
async function send(
  context: ParticipantContext,
  visited: Asked,
  request: Request,
  state: FormState,
  fields: Fields,
): Promise<Reply> {
  const { workshop, person, home, texts } = visited;
  try {
    const { version, questionnaire } = visited.asked;
    const answers = validateAnswers(questionnaire, workshop.details.sessions, Object.fromEntries(fields));
    const { feedback } = await changePerson(visited.table, person.workshopId, person.id, (before) => {
      const after = withFeedback(workshop, before, { questionnaire: version, answers }, request.now);
      const isKnown = state.sent === undefined || state.sent === (before.feedback?.at ?? '');
      // The same answers once more are one submission, whatever the page knew.
      if (after === before || isKnown || state.press === 'replace') return after;
      throw new Refusal('conflict', say('feedback.overtaken'));
    });
    // What was there already once more: nothing was sent, so the draft of the very same stands.
    const isNew = feedback?.at !== person.feedback?.at;
    if (!isNew && isLive(visited.draft, feedback?.at)) await emptyDraft(visited.table, person, 'feedback', request.now);
    return changed<typeof GivenFeedbackJson>(request, `${home}/feedback/received`, { feedback });
  } catch (error) {
    if (!(error instanceof Refusal) || request.wantsJson) throw error;
    if (error.reason !== 'invalid' && error.reason !== 'conflict') throw error;
    const status = STATUS[error.reason].status;
    const errors = error.fieldsIn(texts);
    // An error can lie on another page than the one that was sent: that one is kept, so that nothing of it is lost.
    const conflict = error.reason === 'conflict' ? await asked(context, await visit(context, request)) : undefined;
    const seen = conflict ?? visited;
    const kept =
      seen.pages.length > 1
        ? await keepFeedback(seen, { draft: undefined, sent: undefined }, fields, request.now)
        : seen.draft;
    return page(
      <FeedbackPage
        visited={{ ...seen, draft: kept }}
        fields={fields}
        errors={errors}
        number={visited.pages.length > 1 ? pageWithError(visited, Object.keys(errors), state.page) : 0}
        overtaken={conflict && 'sent'}
        now={request.now}
      />,
      { status },
    );
  }
}

/** Keeps what was typed, and goes to the page that was asked for. */
async function keep(visited: Asked, request: Request, state: FormState, fields: Fields): Promise<Reply> {
  const { press, page: number } = state;
  const { home, pages } = visited;
  try {
    await keepFeedback(visited, state, fields, request.now);
  } catch (error) {
    if (!(error instanceof Refusal) || error.reason !== 'conflict' || request.wantsJson) throw error;
    const now = request.now;
    return page(<FeedbackPage visited={visited} fields={fields} number={number} overtaken="kept" now={now} />, {
      status: STATUS.conflict.status,
    });
  }
  const step = press === 'next' ? 1 : press === 'back' ? -1 : 0;
  const to = Math.min(Math.max(number + step, 0), pages.length - 1);
  return seeOther(`${home}/feedback${to > 0 ? `?page=${to + 1}` : ''}`);
}

/** The first page that holds one of these fields; the one that was sent, where none does. */
function pageWithError({ pages, workshop }: Asked, paths: readonly string[], sent: number): number {
  const found = pages.findIndex((sections) =>
    questionsOf({ sections }).some((question) =>
      pathsOf(question, workshop.details.sessions).some((path) => paths.includes(path)),
    ),
  );
  return found < 0 ? sent : found;
}

const stateOf = ({ workshop, person, asked, draft }: Asked, now: number) => ({
  phase: phaseFor(workshop, person, now),
  deadline: deadlineText(workshop, person),
  questionnaire: asked.questionnaire,
  sessions: workshop.details.sessions.map(({ id, title }) => ({ id, title })),
  feedback: person.feedback ?? null,
  draft: isLive(draft, person.feedback?.at) ? draft : null,
});

/** The texts among what was typed: the only part that is hard to give again. */
const textsIn = ({ asked }: Asked, fields: Fields): string[] =>
  questionsOf(asked.questionnaire)
    .filter(({ kind }) => kind === 'text')
    .flatMap(({ id }) => fields.get(id) ?? [])
    .filter((value) => typeof value === 'string');

const given = ({ workshop, person, asked }: Asked) =>
  person.feedback ? (
    <>
      <EnteredForYou workshop={workshop} entered={person.feedback} />
      <AnswersGiven
        questionnaire={asked.questionnaire}
        sessions={workshop.details.sessions}
        answers={person.feedback.answers}
      />
    </>
  ) : null;
