import { WITHHELD } from '../../../shared/feedback/breakdown.ts';
import type { Respondent } from '../../../shared/feedback/groups.ts';
import { type Question, questionsOf } from '../../../shared/feedback/questionnaire.ts';
import { answersTo } from '../../../shared/feedback/validate.ts';
import { inLanguage } from '../../../shared/language/localised.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { SelectField } from '../../../shared/web/form.tsx';
import { answer } from '../../../shared/web/reply.ts';
import type { Session } from '../../../shared/workshop/workshop.ts';
import type { CommentsJson } from '../api/results.ts';
import type { StaffContext } from '../context.ts';
import { StaffPage } from '../frame.tsx';
import { memberRoute, type StaffVisit } from '../session.ts';
import { ResultsNavigation } from './results-page.tsx';
import { readSeen, requireResults, type Seen } from './seen.ts';

/** What people wrote to one question, without names. */
interface Comments {
  readonly question: Pick<Question, 'id' | 'title'>;
  /** In the order of the alphabet. `rated`: what who wrote it gave the session, where those of one session are asked for. */
  readonly comments: readonly { readonly text: string; readonly rated?: number }[] | typeof WITHHELD;
}

interface Filter {
  readonly question: string | undefined;
  readonly session: string | undefined;
}

/**
 * What people wrote, of one question or all of them; organisers may also ask for what those wrote who rated a session. To
 * others that would tell which comments come from the same person.
 */
export const commentsRoutes = (context: StaffContext): Route[] => [
  memberRoute(context, 'GET', '/feedback/comments', 'viewer', async (visit, request) => {
    const seen = requireResults(await readSeen(context, visit));
    const filter: Filter = {
      question: request.query.get('question') || undefined,
      session: seen.sees === 'everything' ? request.query.get('session') || undefined : undefined,
    };
    const found = commentsIn(seen, visit.workshop.details.sessions, filter);
    return answer<typeof CommentsJson>(request, {
      page: () => <CommentsPage visit={visit} seen={seen} filter={filter} found={found} />,
      json: {
        sees: seen.sees,
        session: filter.session ?? null,
        questions: found.map(({ question: { id, title }, comments }) => ({ id, title, comments })),
      },
    });
  }),
];

type Results = Extract<Seen, { sees: 'everything' | 'told' }>;

function commentsIn(seen: Results, sessions: readonly Session[], { question, session }: Filter): Comments[] {
  return seen.results.questions
    .filter((each) => each.kind === 'text')
    .filter((each) => question === undefined || each.question.id === question)
    .map((each) => {
      if (session !== undefined)
        return { question: each.question, comments: ofSession(seen, sessions, each.question, session) };
      return {
        question: each.question,
        comments: each.texts === WITHHELD ? WITHHELD : each.texts.map((text) => ({ text })),
      };
    });
}

/** Of those who gave the session a number, with that number. */
function ofSession(
  { questionnaire, respondents }: Results,
  sessions: readonly Session[],
  { id }: Pick<Question, 'id'>,
  session: string,
) {
  const matrices = questionsOf(questionnaire).filter((each) => each.kind === 'matrix' && each.rows === 'sessions');
  const commentOf = (respondent: Respondent) => {
    const answers = answersTo(questionnaire, sessions, respondent.answers);
    const text = answers[id];
    const rated = matrices.map((matrix) => answers[matrix.id]).flatMap((row) => ratedIn(row, session))[0];
    return typeof text === 'string' && rated !== undefined ? [{ text, rated }] : [];
  };
  return respondents.flatMap(commentOf).toSorted((a, b) => a.rated - b.rated || (a.text < b.text ? -1 : 1));
}

function ratedIn(answer: unknown, session: string): number[] {
  if (typeof answer !== 'object' || answer === null) return [];
  const cell = Object.entries(answer).find(([id]) => id === session)?.[1];
  return typeof cell === 'number' ? [cell] : [];
}

function CommentsPage({
  visit,
  seen,
  filter,
  found,
}: {
  readonly visit: StaffVisit;
  readonly seen: Results;
  readonly filter: Filter;
  readonly found: readonly Comments[];
}) {
  const { sessions } = visit.workshop.details;
  const questions = questionsOf(seen.questionnaire).filter(({ kind }) => kind === 'text');
  const session = sessions.find(({ id }) => id === filter.session);
  const shown = found.filter(({ comments }) => comments.length > 0);
  return (
    <StaffPage visit={visit} title="Comments" current="feedback">
      <h1>Comments</h1>
      <ResultsNavigation visit={visit} current="/comments" />
      <form method="get" action={`${visit.home}/feedback/comments`} class="grid">
        <SelectField
          name="question"
          label="Question"
          value={filter.question}
          errors={{}}
          otherwise="All questions"
          choices={questions.map(({ id, title }) => ({ value: id, label: inLanguage(title, 'en') }))}
        />
        {seen.sees === 'everything' && (
          <SelectField
            name="session"
            label="Of those who rated the session"
            value={filter.session}
            errors={{}}
            otherwise="Everybody"
            choices={sessions.map(({ id, title }) => ({ value: id, label: title }))}
          />
        )}
        <div class="field">
          <button type="submit" class="plain">
            Show
          </button>
        </div>
      </form>
      <p>
        {session
          ? `From those who rated “${session.title}”, the lowest ratings first. Without names.`
          : 'As they were written, without names, in alphabetical order.'}
      </p>
      {shown.length === 0 && <p class="note">There are no such comments.</p>}
      {shown.map(({ question, comments }) => (
        <section key={question.id} aria-labelledby={`c-${question.id}`}>
          <h2 id={`c-${question.id}`}>
            {inLanguage(question.title, 'en')} ({comments === WITHHELD ? WITHHELD : comments.length})
          </h2>
          {comments === WITHHELD ? (
            <p>Withheld: few people wrote here.</p>
          ) : (
            <ul class="quotes">
              {comments.map(({ text, rated }, index) => (
                <li key={`${index} ${text}`}>
                  {rated !== undefined && <span class="tag">rated {rated}</span>} {text}
                </li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </StaffPage>
  );
}
