import { mustBePublishable } from '../../../shared/feedback/publish.ts';
import { writeQuestionnaire } from '../../../shared/feedback/questionnaire.store.ts';
import { changedMeanwhile } from '../../../shared/feedback/questionnaire-draft.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { fieldsOf } from '../../../shared/web/fields.ts';
import { changed } from '../../../shared/web/reply.ts';
import { changeWorkshop } from '../../../shared/workshop/workshop.store.ts';
import type { PublishedVersionJson, QuestionnaireInWorkJson } from '../api/questionnaire.ts';
import type { StaffContext } from '../context.ts';
import { memberPost } from '../session.ts';
import { changeDraft, draftJson, type Editing, editing, orShownAgain, SeenSchema, seenIn } from './change.ts';
import { QuestionnairePage } from './page.tsx';

/** What becomes of a draft in the end: it is published, or given up. */
export function publishRoutes(context: StaffContext): Route[] {
  return [
    memberPost(context, '/questionnaire/publish', 'organiser', SeenSchema, async (visit, request) => {
      const fields = fieldsOf(request.body);
      const act = async () => {
        const seen = seenIn(fields);
        const found = await editing(context, visit, request.now);
        if (seen !== undefined && seen !== found.draft.revision) throw changedMeanwhile();
        const version = await publish(context, found, request.now);
        return changed<typeof PublishedVersionJson>(request, `${visit.home}/questionnaire?done=publish`, { version });
      };
      return orShownAgain(context, visit, request, act, (now, refusal) => (
        <QuestionnairePage editing={now} refusal={refusal} />
      ));
    }),
    memberPost(context, '/questionnaire/discard', 'organiser', SeenSchema, async (visit, request) => {
      const fields = fieldsOf(request.body);
      const act = async () => {
        const { published } = await editing(context, visit, request.now);
        const draft = await changeDraft(context, visit, request, fields, () => published.questionnaire);
        return changed<typeof QuestionnaireInWorkJson>(
          request,
          `${visit.home}/questionnaire?done=discard`,
          draftJson(draft),
        );
      };
      return orShownAgain(context, visit, request, act, (now, refusal) => (
        <QuestionnairePage editing={now} refusal={refusal} />
      ));
    }),
  ];
}

/**
 * Writes the version, and then has the workshop ask it. If it stops in between, nobody is asked another questionnaire
 * than before, and publishing again goes on from there. Publishing what is published already changes nothing.
 * @returns the version that is asked now
 * @throws Refusal `conflict` where somebody else published meanwhile; what `mustBePublishable` throws
 */
async function publish({ table }: StaffContext, found: Editing, now: number): Promise<number> {
  const { workshop, identity, draft, published, standing } = found;
  mustBePublishable(workshop, standing);
  if (!standing.isChanged) return published.version;
  const made = { at: new Date(now).toISOString(), by: identity.email };
  const version = await writeQuestionnaire(table, workshop, draft.questionnaire, made);
  const after = await changeWorkshop(table, workshop.details.id, (current) => {
    if (current.questionnaire === version) return current;
    if (current.questionnaire !== published.version) throw changedMeanwhile();
    return { ...current, questionnaire: version };
  });
  return after.questionnaire;
}
