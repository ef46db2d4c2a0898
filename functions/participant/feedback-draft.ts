import { keepDraft, readDraft } from '../../shared/drafts/draft.store.ts';
import { type Draft, goneOnElsewhere, isLive, NO_DRAFT } from '../../shared/drafts/draft.ts';
import { type Fields, fieldsOfAnswers } from '../../shared/feedback/fields.ts';
import { readQuestionnaire } from '../../shared/feedback/questionnaire.store.ts';
import {
  type PublishedQuestionnaire,
  pagesOf,
  questionsOf,
  type Section,
} from '../../shared/feedback/questionnaire.ts';
import { pathsOf } from '../../shared/feedback/validate.ts';
import type { Request } from '../../shared/web/request.ts';
import { asDraft, type FormState } from './form-state.ts';
import type { ParticipantContext, Visit } from './session.ts';

/** A visit of the feedback form: with the questionnaire, and with what is kept of it. */
export interface Asked extends Visit {
  readonly asked: PublishedQuestionnaire;
  readonly pages: readonly (readonly Section[])[];
  readonly draft: Draft | undefined;
}

export async function asked(context: ParticipantContext, visited: Visit): Promise<Asked> {
  const [questionnaire, draft] = await Promise.all([
    readQuestionnaire(context.table, visited.workshop),
    readDraft(visited.table, visited.person, 'feedback'),
  ]);
  return { ...visited, asked: questionnaire, pages: pagesOf(questionnaire.questionnaire), draft };
}

/** What stands in the form as it is opened: what was typed and not sent, or what was sent. */
export const standing = ({ person, draft }: Asked): Fields =>
  isLive(draft, person.feedback?.at)
    ? new Map(Object.entries(draft.fields))
    : fieldsOfAnswers(person.feedback?.answers);

/** What the form goes on from. */
export const basisOf = ({ person, draft }: Asked): { readonly draft: number; readonly sent: string } => ({
  draft: draft?.revision ?? NO_DRAFT,
  sent: person.feedback?.at ?? '',
});

/**
 * Keeps what was typed. Sending leaves the draft alone and is one write: a draft knows what had been sent before it, and is none
 * any more once something else was, so that one that comes late, over a slow connection, brings nothing back.
 * @throws Refusal `conflict` where the form went on elsewhere, or was sent, meanwhile; `too-large`
 */
export async function keepFeedback(
  { table, person }: Visit,
  { draft: basis, sent }: Pick<FormState, 'draft' | 'sent'>,
  fields: Fields,
  now: number,
): Promise<Draft> {
  const after = person.feedback?.at ?? '';
  if (sent !== undefined && sent !== after) throw goneOnElsewhere();
  return keepDraft(table, person, 'feedback', { fields: asDraft(fields), basis, after }, now);
}

/** All of the form: what was typed on one page of it, and what is kept of the others. */
export function together(visited: Asked, page: number, typed: Fields): Fields {
  const { pages, workshop } = visited;
  if (pages.length < 2) return typed;
  const pathsIn = (sections: readonly Section[]): string[] =>
    questionsOf({ sections }).flatMap((question) => pathsOf(question, workshop.details.sessions));
  const here = new Set(pathsIn(pages[page] ?? []));
  // What an earlier version asked may stand in a draft still, and nobody could take it out of the form.
  const elsewhere = new Set(pages.flatMap(pathsIn).filter((path) => !here.has(path)));
  return new Map([...[...standing(visited)].filter(([path]) => elsewhere.has(path)), ...typed]);
}

/** The same for whoever has not read the questionnaire yet. */
export const keptOnOtherPages = async (
  context: ParticipantContext,
  visited: Visit,
  { page }: FormState,
  typed: Fields,
): Promise<Fields> => together(await asked(context, visited), page, typed);

/** The page that an address asks for (`?page=2` is the second), counted from 0. */
export function pageAskedFor({ query }: Request, pages: number): number {
  const page = Number(query.get('page') ?? '1') - 1;
  return Number.isInteger(page) && page >= 0 && page < pages ? page : 0;
}
