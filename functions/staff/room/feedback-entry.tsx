import { readDraft } from '../../../shared/drafts/draft.store.ts';
import { isLive } from '../../../shared/drafts/draft.ts';
import { TypedAnswersSchema } from '../../../shared/feedback/answers.ts';
import { type Fields, fieldsOfAnswers } from '../../../shared/feedback/fields.ts';
import { NOT_ANONYMOUS, whyNotEntered, withFeedbackEntered } from '../../../shared/feedback/on-behalf.ts';
import { readQuestionnaire } from '../../../shared/feedback/questionnaire.store.ts';
import { validateAnswers } from '../../../shared/feedback/validate.ts';
import { LanguageSchema } from '../../../shared/language/language.ts';
import { textsIn } from '../../../shared/language/texts.ts';
import { changePerson, findPerson, readParticipant } from '../../../shared/people/person.store.ts';
import { Refusal } from '../../../shared/refusal.ts';
import type { GivenFeedbackJson } from '../../../shared/web/answers.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { STATUS } from '../../../shared/web/explain.tsx';
import { fieldsOf, typedIn } from '../../../shared/web/fields.ts';
import { answer, changed, page } from '../../../shared/web/reply.ts';
import type { Request } from '../../../shared/web/request.ts';
import type { FeedbackEntryJson } from '../api/people.ts';
import type { StaffContext } from '../context.ts';
import { memberPost, memberRoute, type StaffVisit, tokenIn } from '../session.ts';
import { CONTROL, type Entering, FeedbackEntryPage } from './feedback-entry-page.tsx';
import { ReplacePage } from './feedback-replace-page.tsx';
import { NotEnteredPage } from './not-entered-page.tsx';

const PATH = '/people/{personId}/feedback';

/** An organiser types in what somebody wrote on paper: the participant's own form and its checks, labelled with who did. */
export const feedbackEntryRoutes = (context: StaffContext): Route[] => [
  memberRoute(context, 'GET', PATH, 'organiser', async (visit, request) => {
    const entering = await enteringFor(context, visit, request);
    const closed = whileClosed(entering, request);
    if (closed) return closed;
    const { feedback } = entering.person;
    // What staff entered is corrected here; what the person wrote is not looked at while paper is typed in.
    const fields = fieldsOfAnswers(feedback?.enteredBy ? feedback.answers : {});
    return answer<typeof FeedbackEntryJson>(request, {
      page: () => <FeedbackEntryPage entering={entering} fields={fields} errors={{}} />,
      json: { feedback: feedback ?? null },
    });
  }),
  memberPost(context, PATH, 'organiser', TypedAnswersSchema, async (visit, request) => {
    const entering = await enteringFor(context, visit, request);
    const body = fieldsOf(request.body);
    const fields = fieldsOfAnswers(Object.fromEntries(Object.entries(body).filter(([name]) => !name.startsWith(':'))));
    const closed = whileClosed(entering, request, fields);
    if (closed) return closed;
    const press = typedIn(body, CONTROL.press);
    if (press === 'edit') return page(<FeedbackEntryPage entering={entering} fields={fields} errors={{}} />);
    return enter(context, visit, request, entering, fields, {
      sent: typedIn(body, CONTROL.sent),
      replaces: press === 'replace',
    });
  }),
];

async function enter(
  context: StaffContext,
  visit: StaffVisit,
  request: Request,
  entering: Entering,
  fields: Fields,
  seen: Parameters<typeof withFeedbackEntered>[4],
) {
  const { workshop, identity, home } = visit;
  const { person, asked } = entering;
  try {
    const answers = validateAnswers(asked.questionnaire, workshop.details.sessions, Object.fromEntries(fields));
    const given = { questionnaire: asked.version, answers };
    const { feedback } = await changePerson(context.table, person.workshopId, person.id, (before) =>
      withFeedbackEntered(workshop, before, given, identity.email, seen, request.now),
    );
    return changed<typeof GivenFeedbackJson>(request, `${home}/people/${person.id}?done=feedback-entered`, {
      feedback,
    });
  } catch (error) {
    if (!(error instanceof Refusal) || request.wantsJson) throw error;
    const { status } = STATUS[error.reason];
    if (error.reason === 'invalid') {
      return page(<FeedbackEntryPage entering={entering} fields={fields} errors={error.fields} />, { status });
    }
    if (error.reason !== 'conflict') throw error;
    // As it stands now, which may be something else than the page had shown.
    const now = (await findPerson(context.table, person.workshopId, person.id)) ?? person;
    return page(<ReplacePage entering={{ ...entering, person: now }} fields={fields} />, { status });
  }
}

async function enteringFor(context: StaffContext, visit: StaffVisit, request: Request): Promise<Entering> {
  const { workshop } = visit;
  const { person } = await readParticipant(context.table, workshop.details.id, tokenIn(request, 'personId'));
  const [asked, draft] = await Promise.all([
    readQuestionnaire(context.table, workshop),
    readDraft(context.table, person, 'feedback'),
  ]);
  const language = LanguageSchema.safeParse(request.query.get('language')).data ?? person.language;
  const isTyping = isLive(draft, person.feedback?.at);
  return { visit, person, asked, texts: textsIn(language), isTyping };
}

/** Why nothing is entered just now, with what had been typed. */
function whileClosed({ visit, person, asked }: Entering, request: Request, fields?: Fields) {
  const { workshop } = visit;
  const isAnonymous = workshop.details.feedback.anonymous;
  const why = isAnonymous ? NOT_ANONYMOUS : whyNotEntered(workshop, person, request.now);
  if (why === undefined) return undefined;
  const reason = isAnonymous ? 'conflict' : 'closed';
  if (request.wantsJson) throw new Refusal(reason, why);
  return page(<NotEnteredPage {...{ visit, person, why, questionnaire: asked.questionnaire, fields }} />, {
    status: STATUS[reason].status,
  });
}
