import type { VNode } from 'preact';
import * as z from 'zod';
import { type Standing, standingOf } from '../../../shared/feedback/publish.ts';
import {
  changeQuestionnaireDraft,
  readQuestionnaire,
  readQuestionnaireDraft,
} from '../../../shared/feedback/questionnaire.store.ts';
import type { PublishedQuestionnaire, Questionnaire } from '../../../shared/feedback/questionnaire.ts';
import { type QuestionnaireDraft, withEdit } from '../../../shared/feedback/questionnaire-draft.ts';
import { everyone } from '../../../shared/people/person.store.ts';
import { Refusal } from '../../../shared/refusal.ts';
import type { Table } from '../../../shared/store/table.store.ts';
import { STATUS } from '../../../shared/web/explain.tsx';
import { parseFields } from '../../../shared/web/fields.ts';
import { page, type Reply } from '../../../shared/web/reply.ts';
import type { Request } from '../../../shared/web/request.ts';
import { opensAt } from '../../../shared/workshop/calendar.ts';
import { readWorkshop } from '../../../shared/workshop/workshop.store.ts';
import type { Workshop } from '../../../shared/workshop/workshop.ts';
import type { StaffContext } from '../context.ts';
import type { StaffVisit } from '../session.ts';

/** The questionnaire as an organiser finds it, and a change of its draft. */

/** A visit of the questionnaire's pages: with what is asked now, with the draft, and with how the draft stands. */
export interface Editing extends StaffVisit {
  readonly published: PublishedQuestionnaire;
  readonly draft: QuestionnaireDraft;
  readonly standing: Standing;
  /** The questionnaire's pages begin here. */
  readonly at: string;
}

export async function editing({ table }: StaffContext, visit: StaffVisit, now: number): Promise<Editing> {
  const { workshop, home } = visit;
  const [published, draft, hasAnswers] = await Promise.all([
    readQuestionnaire(table, workshop),
    readQuestionnaireDraft(table, workshop),
    someoneAnswered(table, workshop, now),
  ]);
  const standing = standingOf(workshop, published, draft.questionnaire, hasAnswers);
  return { ...visit, published, draft, standing, at: `${home}/questionnaire` };
}

/** Whether answers are there that have to stay valid. Whose are whose nobody can tell in an anonymous workshop. */
async function someoneAnswered(table: Table, workshop: Workshop, now: number): Promise<boolean> {
  const { details } = workshop;
  if (details.feedback.anonymous) return now >= opensAt(details);
  for await (const { person } of everyone(table, details.id)) if (person.feedback) return true;
  return false;
}

export const SeenSchema = z.object({
  revision: z.coerce
    .number('The revision must be the number that the draft has.')
    .int('The revision must be the number that the draft has.')
    .optional(),
});

/** The revision that a form shows; programs may leave it out. @throws Refusal `invalid` */
export const seenIn = (fields: Record<string, unknown>): number | undefined => parseFields(SeenSchema, fields).revision;

/** @throws Refusal `conflict` where somebody else changed the draft meanwhile; what `edit` throws */
export const changeDraft = (
  context: StaffContext,
  { workshop, identity }: StaffVisit,
  request: Request,
  fields: Record<string, unknown>,
  edit: (questionnaire: Questionnaire) => Questionnaire,
): Promise<QuestionnaireDraft> => {
  const change = { seen: seenIn(fields), by: identity.email, now: request.now };
  return changeQuestionnaireDraft(context.table, workshop, (draft) => withEdit(draft, edit, change));
};

const SHOWN: readonly Refusal['reason'][] = ['invalid', 'conflict', 'too-large'];

/** A person sees the page once more, as things are now, with what was typed; a program gets the refusal itself. */
export async function orShownAgain(
  context: StaffContext,
  visit: StaffVisit,
  request: Request,
  act: () => Promise<Reply>,
  again: (now: Editing, refusal: Refusal) => VNode,
): Promise<Reply> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Refusal && SHOWN.includes(error.reason)) || request.wantsJson) throw error;
    const workshop = await readWorkshop(context.table, visit.workshop.details.id);
    const now = await editing(context, { ...visit, workshop }, request.now);
    return page(again(now, error), { status: STATUS[error.reason].status });
  }
}

/** The draft for programs. */
export const draftJson = ({ questionnaire, revision, changed }: QuestionnaireDraft) => ({
  revision,
  changed: changed ?? null,
  questionnaire,
});
