import * as z from 'zod';
import type { Questionnaire } from '../../../shared/feedback/questionnaire.ts';
import {
  addSection,
  changeSection,
  moveSection,
  removeSection,
  sectionAt,
} from '../../../shared/feedback/questionnaire-edits.ts';
import type { Language } from '../../../shared/language/language.ts';
import { Refusal } from '../../../shared/refusal.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { fieldsOf, parseFields } from '../../../shared/web/fields.ts';
import { answer, changed } from '../../../shared/web/reply.ts';
import type { QuestionnaireInWorkJson, SectionInWorkJson } from '../api/questionnaire.ts';
import type { StaffContext } from '../context.ts';
import { memberPost, memberRoute } from '../session.ts';
import { changeDraft, draftJson, editing, orShownAgain } from './change.ts';
import { SectionInputSchema, sectionFrom, sectionTyped, type Typed } from './input.ts';
import { QuestionnairePage, sectionId } from './page.tsx';
import { SectionForm } from './section-form.tsx';

const SECTIONS = '/questionnaire/sections';
const SECTION = `${SECTIONS}/{section}`;

const ActionSchema = z.object({
  action: z.enum(['change', 'up', 'down', 'remove'], 'Please say change, up, down or remove.').default('change'),
});
type Action = z.infer<typeof ActionSchema>['action'];

/** Sections of the draft; in addresses they are counted from 1. */
export function sectionRoutes(context: StaffContext): Route[] {
  return [
    memberRoute(context, 'GET', SECTIONS, 'organiser', async (visit, request) => {
      const found = await editing(context, visit, request.now);
      return answer<typeof QuestionnaireInWorkJson>(request, {
        page: () => <SectionForm editing={found} typed={{}} />,
        json: draftJson(found.draft),
      });
    }),
    memberPost(context, SECTIONS, 'organiser', SectionInputSchema, async (visit, request) => {
      const fields = fieldsOf(request.body);
      const act = async () => {
        const words = sectionFrom(fields, visit.workshop.details.language);
        const draft = await changeDraft(context, visit, request, fields, (found) => addSection(found, words));
        const place = `#${sectionId(draft.questionnaire.sections.length - 1)}`;
        return changed<typeof QuestionnaireInWorkJson>(
          request,
          `${visit.home}/questionnaire?done=section${place}`,
          draftJson(draft),
        );
      };
      return orShownAgain(context, visit, request, act, (now, refusal) => (
        <SectionForm editing={now} typed={fields} refusal={refusal} />
      ));
    }),
    memberRoute(context, 'GET', SECTION, 'organiser', async (visit, request) => {
      const at = placeIn(request.params.section);
      const found = await editing(context, visit, request.now);
      const section = sectionAt(found.draft.questionnaire, at);
      const typed = sectionTyped(section, visit.workshop.details.language);
      return answer<typeof SectionInWorkJson>(request, {
        page: () => <SectionForm editing={found} section={at} typed={typed} />,
        json: { ...section, revision: found.draft.revision },
      });
    }),
    memberPost(context, SECTION, 'organiser', SectionInputSchema.extend(ActionSchema.shape), async (visit, request) => {
      const at = placeIn(request.params.section);
      const fields = fieldsOf(request.body);
      const { action } = parseFields(ActionSchema, fields);
      const act = async () => {
        const edit = editBy(action, at, fields, visit.workshop.details.language);
        const draft = await changeDraft(context, visit, request, fields, edit);
        const place = action === 'remove' ? '' : `#${sectionId(at + (STEP[action] ?? 0))}`;
        return changed<typeof QuestionnaireInWorkJson>(
          request,
          `${visit.home}/questionnaire?done=${DONE[action]}${place}`,
          draftJson(draft),
        );
      };
      return orShownAgain(context, visit, request, act, (now, refusal) =>
        action === 'change' && at < now.draft.questionnaire.sections.length ? (
          <SectionForm editing={now} section={at} typed={fields} refusal={refusal} />
        ) : (
          <QuestionnairePage editing={now} refusal={refusal} />
        ),
      );
    }),
  ];
}

const DONE = { change: 'section', up: 'moved', down: 'moved', remove: 'removed' } as const;
const STEP: Partial<Record<Action, number>> = { up: -1, down: 1 };

function editBy(action: Action, at: number, fields: Typed, own: Language): (draft: Questionnaire) => Questionnaire {
  switch (action) {
    case 'change': {
      const words = sectionFrom(fields, own);
      return (draft) => changeSection(draft, at, words);
    }
    case 'up':
    case 'down':
      return (draft) => moveSection(draft, at, action);
    case 'remove':
      return (draft) => removeSection(draft, at);
  }
}

/** @throws Refusal `not-found` for what is no place */
export function placeIn(section: unknown): number {
  if (typeof section === 'string' && /^[1-9]\d?$/.test(section)) return Number(section) - 1;
  throw new Refusal('not-found', 'The questionnaire has no such section. Please go back to the questionnaire.');
}
