import { readDraft } from '../../shared/drafts/draft.store.ts';
import type { Draft } from '../../shared/drafts/draft.ts';
import { listEveryone } from '../../shared/people/person.store.ts';
import { randomToken } from '../../shared/store/keys.ts';
import { isEntered } from '../../shared/swot/entries.ts';
import { type OthersEntry, othersFor, othersOf } from '../../shared/swot/others.ts';
import { QuadrantSchema } from '../../shared/swot/swot.ts';
import type { ParticipantContext, Visit } from './session.ts';

/** A visit of the SWOT page: with what is kept of a new entry, and with what the others wrote. */
export interface SwotVisit extends Visit {
  readonly draft: Draft | undefined;
  /** Empty while they are not shown. */
  readonly others: readonly OthersEntry[];
  /** Which part of many that is shown, counted from 1. */
  readonly part: number;
}

/** An entry as it stands in the form, right or wrong. */
export interface TypedEntry {
  readonly command: string;
  readonly quadrant: string;
  readonly text: string;
}

/** `part`: as the address or a form says it. */
export async function atSwot(context: ParticipantContext, visited: Visit, part?: unknown): Promise<SwotVisit> {
  const [draft, others] = await Promise.all([
    readDraft(visited.table, visited.person, 'swot'),
    othersSeen(context, visited),
  ]);
  return { ...visited, draft, others, part: Math.min(partIn(part), partsOf(others)) };
}

/** So many of the others' entries at once keep the page light on a slow connection. */
const PART = 90;

export const partsOf = (others: readonly OthersEntry[]): number => Math.max(Math.ceil(others.length / PART), 1);

/** A part's number; whatever is none counts as the first. */
export const partIn = (part: unknown): number => (/^[1-9]\d{0,4}$/.test(String(part)) ? Number(part) : 1);

/** What stands on the page: this part of the entries, and whatever is endorsed, so that it can always be taken back. */
export const shownOf = ({ others, part }: SwotVisit, endorsed: ReadonlySet<string>): readonly OthersEntry[] =>
  others.filter(({ id }, index) => endorsed.has(id) || Math.floor(index / PART) === part - 1);

/**
 * What the visitor sees of the others, read from everyone's items: some hundred people are a few pages of a query, and
 * nothing is stored twice that could lag behind.
 */
export async function othersSeen(
  { table }: ParticipantContext,
  { workshop, person }: Visit,
): Promise<readonly OthersEntry[]> {
  if (othersFor(workshop, person) !== 'shown') return [];
  const everyone = await listEveryone(table, workshop.details.id);
  return othersOf(
    everyone.map((each) => each.person),
    person,
  );
}

/**
 * What is kept of a new entry and was not added: `undefined` where there is no text, or where it was added since, should
 * emptying the draft have failed.
 */
export function keptEntry({ draft, person }: SwotVisit): TypedEntry | undefined {
  const [text = ''] = draft?.fields.text ?? [];
  const [quadrant = ''] = draft?.fields.quadrant ?? [];
  if (text.trim() === '') return undefined;
  const chosen = QuadrantSchema.safeParse(quadrant).data;
  if (chosen && isEntered(person.swot, { quadrant: chosen, text })) return undefined;
  return { command: randomToken(), quadrant, text };
}
