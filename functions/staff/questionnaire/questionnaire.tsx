import * as z from 'zod';
import { checkQuestionnaire, readQuestionnaireJson } from '../../../shared/feedback/check-questionnaire.ts';
import { QuestionnaireDraftSchema } from '../../../shared/feedback/questionnaire-draft.ts';
import { LanguageSchema } from '../../../shared/language/language.ts';
import { Refusal } from '../../../shared/refusal.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { fieldsOf, typedIn, UploadField } from '../../../shared/web/fields.ts';
import { answer, changed, page, textFile } from '../../../shared/web/reply.ts';
import type { Request } from '../../../shared/web/request.ts';
import type { QuestionnaireInWorkJson, QuestionnairePageJson } from '../api/questionnaire.ts';
import type { StaffContext } from '../context.ts';
import { memberPost, memberRoute } from '../session.ts';
import { fileText } from '../uploaded-text.ts';
import { changeDraft, draftJson, editing, orShownAgain, SeenSchema } from './change.ts';
import { JsonPage, jsonText } from './json.tsx';
import { QuestionnairePage } from './page.tsx';
import { PreviewPage } from './preview.tsx';
import { publishRoutes } from './publish.tsx';
import { questionRoutes } from './questions.tsx';
import { sectionRoutes } from './sections.tsx';

const QUESTIONNAIRE = '/questionnaire';

/** What participants are asked: whoever takes part reads it; organisers change a draft of it, and publish that. */
export function questionnaireRoutes(context: StaffContext): Route[] {
  return [
    memberRoute(context, 'GET', QUESTIONNAIRE, 'viewer', async (visit, request) => {
      const found = await editing(context, visit, request.now);
      const { version, questionnaire } = found.published;
      const draft = visit.role === 'organiser' && { draft: draftJson(found.draft), standing: found.standing };
      return answer<typeof QuestionnairePageJson>(request, {
        page: () => <QuestionnairePage editing={found} done={request.query.get('done') ?? undefined} />,
        json: { version, questionnaire, ...draft },
      });
    }),
    memberRoute(context, 'GET', `${QUESTIONNAIRE}/preview`, 'viewer', async (visit, request) => {
      const asked = LanguageSchema.safeParse(request.query.get('language'));
      const language = asked.data ?? visit.workshop.details.language;
      return page(<PreviewPage editing={await editing(context, visit, request.now)} language={language} />);
    }),
    memberRoute(context, 'GET', `${QUESTIONNAIRE}/questionnaire.json`, 'organiser', async (visit, request) => {
      const { draft } = await editing(context, visit, request.now);
      const name = `questionnaire-${visit.workshop.details.id}.json`;
      return textFile(jsonText(draft.questionnaire), { type: 'application/json', name });
    }),
    memberRoute(context, 'GET', `${QUESTIONNAIRE}/json`, 'organiser', async (visit, request) => {
      const found = await editing(context, visit, request.now);
      return answer<typeof QuestionnaireInWorkJson>(request, {
        page: () => <JsonPage editing={found} />,
        json: draftJson(found.draft),
      });
    }),
    memberPost(context, `${QUESTIONNAIRE}/json`, 'organiser', SentSchema, async (visit, request) => {
      const fields = fieldsOf(request.body);
      let typed = typedIn(fields, 'questionnaire');
      const act = async () => {
        const { text, value } = await sentQuestionnaire(request, fields);
        typed = text ?? typed;
        const { questionnaire, problems } =
          text === undefined ? checkQuestionnaire(value) : readQuestionnaireJson(text);
        if (!questionnaire) throw refused(problems);
        const draft = await changeDraft(context, visit, request, fields, () => questionnaire);
        return changed<typeof QuestionnaireInWorkJson>(
          request,
          `${visit.home}${QUESTIONNAIRE}?done=json`,
          draftJson(draft),
        );
      };
      return orShownAgain(context, visit, request, act, (now, refusal) => (
        <JsonPage editing={now} typed={typed} refusal={refusal} />
      ));
    }),
    ...sectionRoutes(context),
    ...questionRoutes(context),
    ...publishRoutes(context),
  ];
}

const SentSchema = SeenSchema.extend({
  /** Its JSON; a program may send it as it is. */
  questionnaire: z.union([z.string(), QuestionnaireDraftSchema.shape.questionnaire]).optional(),
  upload: UploadField,
});

const ObjectSchema = z.record(z.string(), z.unknown());

/** As a file, as pasted text, or by a program as an object in its JSON. */
async function sentQuestionnaire(
  { body }: Request,
  fields: Record<string, unknown>,
): Promise<{ readonly text?: string; readonly value?: unknown }> {
  const file = body.kind === 'form' ? await fileText(body.form.get('upload'), 'questionnaire') : undefined;
  if (file !== undefined) return { text: file };
  const object = ObjectSchema.safeParse(fields.questionnaire);
  return object.success ? { value: object.data } : { text: typedIn(fields, 'questionnaire') };
}

/** A place more than these helps nobody. */
const MOST_SENTENCES = 50;

const refused = (problems: readonly string[]): Refusal =>
  new Refusal(
    'invalid',
    'The draft was not changed. Please correct the questionnaire, and send it again.',
    Object.fromEntries(
      problems
        .slice(0, MOST_SENTENCES)
        .map((sentence, index) => [index === 0 ? 'questionnaire' : `questionnaire.${index + 1}`, sentence]),
    ),
  );
