import * as z from 'zod';
import {
  type Question,
  type QuestionKind,
  type Questionnaire,
  questionsOf,
} from '../../../shared/feedback/questionnaire.ts';
import {
  addQuestion,
  changeQuestion,
  freeQuestionId,
  moveQuestion,
  questionIn,
  removeQuestion,
  sectionAt,
} from '../../../shared/feedback/questionnaire-edits.ts';
import type { Language } from '../../../shared/language/language.ts';
import { Refusal } from '../../../shared/refusal.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { fieldsOf, parseFields, typedIn } from '../../../shared/web/fields.ts';
import { answer, changed } from '../../../shared/web/reply.ts';
import type { ConditionInWorkJson, QuestionInWorkJson, QuestionnaireInWorkJson } from '../api/questionnaire.ts';
import type { StaffContext } from '../context.ts';
import { memberPost, memberRoute, tokenIn } from '../session.ts';
import { changeDraft, draftJson, type Editing, editing, orShownAgain } from './change.ts';
import { ConditionForm, earlierThan } from './condition.tsx';
import { ConditionInputSchema, conditionIn, conditionTyped } from './condition-input.ts';
import { QuestionInputSchema, questionFrom, questionTyped, type Typed } from './input.ts';
import { KIND } from './kinds.ts';
import { QuestionnairePage, questionId } from './page.tsx';
import { QuestionForm } from './question-form.tsx';
import { placeIn } from './sections.tsx';

const QUESTIONS = '/questionnaire/questions';
const QUESTION = `${QUESTIONS}/{questionId}`;

const ActionSchema = z.object({
  action: z.enum(['change', 'up', 'down', 'remove'], 'Please say change, up, down or remove.').default('change'),
});
type Action = z.infer<typeof ActionSchema>['action'];

const isKind = (kind: string): kind is QuestionKind => Object.hasOwn(KIND, kind);
const KindSchema = z.object({
  kind: z.string('Please choose a kind of question.').refine(isKind, 'Please choose a kind of question.'),
});

/** Questions of the draft: adding, changing, moving, and when each is asked. */
export function questionRoutes(context: StaffContext): Route[] {
  return [
    memberRoute(context, 'GET', QUESTIONS, 'organiser', async (visit, request) => {
      const found = await editing(context, visit, request.now);
      const asked = request.query.get('kind') ?? 'rating';
      const kind = isKind(asked) ? asked : 'rating';
      const section = placeIn(request.query.get('section') ?? '1');
      sectionAt(found.draft.questionnaire, section);
      const typed = { ...NEW, id: freeQuestionId(found.draft.questionnaire, found.published.questionnaire) };
      return answer<typeof QuestionnaireInWorkJson>(request, {
        page: () => <QuestionForm editing={found} kind={kind} section={section} typed={typed} />,
        json: draftJson(found.draft),
      });
    }),
    memberPost(context, QUESTIONS, 'organiser', QuestionInputSchema, async (visit, request) => {
      const fields = fieldsOf(request.body);
      const { kind } = parseFields(KindSchema, fields);
      const section = placeIn(String(fields.section ?? '1'));
      const act = async () => {
        const id = typedIn(fields, 'id').trim();
        const question = questionFrom(fields, kind, visit.workshop.details.language, { id });
        const draft = await changeDraft(context, visit, request, fields, (found) =>
          addQuestion(found, section, question),
        );
        const place = `#${questionId(question.id)}`;
        return changed<typeof QuestionnaireInWorkJson>(
          request,
          `${visit.home}/questionnaire?done=question${place}`,
          draftJson(draft),
        );
      };
      return orShownAgain(context, visit, request, act, (now, refusal) => (
        <QuestionForm editing={now} kind={kind} section={section} typed={fields} refusal={refusal} />
      ));
    }),
    memberRoute(context, 'GET', QUESTION, 'organiser', async (visit, request) => {
      const found = await editing(context, visit, request.now);
      const question = questionIn(found.draft.questionnaire, tokenIn(request, 'questionId'));
      const typed = questionTyped(question, visit.workshop.details.language);
      return answer<typeof QuestionInWorkJson>(request, {
        page: () => <QuestionForm editing={found} kind={question.kind} question={question} typed={typed} />,
        json: { ...question, revision: found.draft.revision },
      });
    }),
    memberPost(
      context,
      QUESTION,
      'organiser',
      QuestionInputSchema.partial().extend(ActionSchema.shape),
      async (visit, request) => {
        const id = tokenIn(request, 'questionId');
        const fields = fieldsOf(request.body);
        const { action } = parseFields(ActionSchema, fields);
        const act = async () => {
          const edit = editBy(action, id, fields, visit.workshop.details.language);
          const draft = await changeDraft(context, visit, request, fields, edit);
          const place = action === 'remove' ? '' : `#${questionId(id)}`;
          return changed<typeof QuestionnaireInWorkJson>(
            request,
            `${visit.home}/questionnaire?done=${DONE[action]}${place}`,
            draftJson(draft),
          );
        };
        return orShownAgain(context, visit, request, act, (now, refusal) => {
          const question = thereIs(now, id);
          return action === 'change' && question ? (
            <QuestionForm editing={now} kind={question.kind} question={question} typed={fields} refusal={refusal} />
          ) : (
            <QuestionnairePage editing={now} refusal={refusal} />
          );
        });
      },
    ),
    memberRoute(context, 'GET', `${QUESTION}/condition`, 'organiser', async (visit, request) => {
      const found = await editing(context, visit, request.now);
      const question = questionIn(found.draft.questionnaire, tokenIn(request, 'questionId'));
      const about = earlierThan(found, question).find(({ id }) => id === request.query.get('about'));
      const typed = about && about.id === question.showIf?.question ? conditionTyped(question.showIf) : {};
      return answer<typeof ConditionInWorkJson>(request, {
        page: () => <ConditionForm editing={found} question={question} about={about} typed={typed} />,
        json: { showIf: question.showIf ?? null, revision: found.draft.revision },
      });
    }),
    memberPost(context, `${QUESTION}/condition`, 'organiser', ConditionInputSchema, async (visit, request) => {
      const id = tokenIn(request, 'questionId');
      const fields = fieldsOf(request.body);
      const act = async () => {
        const showIf = conditionIn(fields);
        const draft = await changeDraft(context, visit, request, fields, (found) => {
          const { showIf: _, ...question } = questionIn(found, id);
          return changeQuestion(found, { ...question, ...(showIf && { showIf }) });
        });
        return changed<typeof QuestionnaireInWorkJson>(
          request,
          `${visit.home}/questionnaire?done=condition#${questionId(id)}`,
          draftJson(draft),
        );
      };
      return orShownAgain(context, visit, request, act, (now, refusal) => {
        const question = thereIs(now, id);
        if (!question) return <QuestionnairePage editing={now} refusal={refusal} />;
        const about = earlierThan(now, question).find((each) => each.id === fields.about);
        return <ConditionForm editing={now} question={question} about={about} typed={fields} refusal={refusal} />;
      });
    }),
  ];
}

/** What a new question begins with. */
const NEW: Typed = { required: 'yes', rowsFrom: 'sessions', lines: 'several', maxLength: '2000' };

const DONE = { change: 'question', up: 'moved', down: 'moved', remove: 'removed' } as const;

const thereIs = ({ draft }: Editing, id: string): Question | undefined =>
  questionsOf(draft.questionnaire).find((question) => question.id === id);

function editBy(action: Action, id: string, fields: Typed, own: Language): (draft: Questionnaire) => Questionnaire {
  switch (action) {
    case 'change': {
      const { kind } = parseFields(KindSchema, { ...fields });
      const read = questionFrom(fields, kind, own, { id });
      return (draft) => {
        const { showIf, kind: standing } = questionIn(draft, id);
        if (standing !== kind) throw otherKind();
        return changeQuestion(draft, { ...read, ...(showIf && { showIf }) });
      };
    }
    case 'up':
    case 'down':
      return (draft) => moveQuestion(draft, id, action);
    case 'remove':
      return (draft) => removeQuestion(draft, id);
  }
}

const otherKind = (): Refusal =>
  new Refusal('invalid', 'Nothing was changed.', {
    kind: 'A question stays of its kind. Please add another one instead, and remove this one.',
  });
