import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import { type Language, LanguageSchema } from '../language/language.ts';
import type { ItemType } from '../store/item-type.ts';
import { KeySchema, keys } from '../store/keys.ts';
import type { Table } from '../store/table.store.ts';
import { defaultWording } from './default-wording.ts';
import { type LetterKind, LetterKindSchema } from './letter-kind.ts';
import { checkWording } from './wording.check.ts';
import { type Wording, WordingSchema } from './wording.ts';

/** What one workshop says in one kind of mail and language. Nothing is ever deleted, so `null` is the default again. */
export const StoredWordingSchema = z.object({
  wording: WordingSchema.nullable(),
  changedAt: z.iso.datetime(),
  changedBy: z.string(),
});
type StoredWording = z.infer<typeof StoredWordingSchema>;

const WordingItem: ItemType<StoredWording> = { schema: StoredWordingSchema };

export interface StandingWording {
  readonly wording: Wording;
  /** Whether the workshop's staff wrote it. */
  readonly isDefault: boolean;
  /** Absent where it was never changed. */
  readonly changed?: { readonly at: string; readonly by: string };
}

/** Who changes a wording, and when (epoch ms). */
export interface WordingChange {
  readonly by: string;
  readonly now: number;
}

/** What a mail of this kind says at this workshop: what its staff wrote, or the default. */
export async function readWording(
  table: Table,
  workshopId: string,
  kind: LetterKind,
  language: Language,
): Promise<StandingWording> {
  const stored = await table.read(WordingItem, keys.wording(workshopId, kind, language));
  return standing(stored, kind, language);
}

/** The letters whose words a workshop's staff wrote themselves, by one Query. */
export async function ownWordings(
  table: Table,
  workshopId: string,
): Promise<{ readonly kind: LetterKind; readonly language: Language }[]> {
  const own: { kind: LetterKind; language: Language }[] = [];
  for await (const item of table.between(keys.workshop(workshopId).pk, 'WORDING#', 'WORDING#~')) {
    if (StoredWordingSchema.parse(item).wording === null) continue;
    const [, kind, language] = KeySchema.parse(item).sk.split('#');
    const letter = z.object({ kind: LetterKindSchema, language: LanguageSchema }).safeParse({ kind, language });
    if (letter.success) own.push(letter.data);
  }
  return own;
}

/**
 * Stores a wording for one workshop. One that says what stands already changes nothing; one that is the default's very
 * words is not stored as the workshop's own, so that it goes on following the default.
 * @throws Refusal `invalid`, as `checkWording` does
 */
export async function saveWording(
  table: Table,
  workshopId: string,
  kind: LetterKind,
  language: Language,
  input: unknown,
  change: WordingChange,
): Promise<StandingWording> {
  const wording = checkWording(kind, input);
  if (isDeepStrictEqual(wording, defaultWording(language, kind))) {
    return resetWording(table, workshopId, kind, language, change);
  }
  const key = keys.wording(workshopId, kind, language);
  const fresh = stamped(wording, change);
  if ((await table.insert(WordingItem, key, fresh)) === 'inserted') return standing(fresh, kind, language);
  return standing(await table.change(WordingItem, key, (stored) => replaced(stored, fresh)), kind, language);
}

/** The default again. Where nothing was changed there is nothing to write. */
export async function resetWording(
  table: Table,
  workshopId: string,
  kind: LetterKind,
  language: Language,
  change: WordingChange,
): Promise<StandingWording> {
  const key = keys.wording(workshopId, kind, language);
  const fresh = stamped(null, change);
  return standing(await table.change(WordingItem, key, (stored) => replaced(stored, fresh)), kind, language);
}

const stamped = (wording: Wording | null, { by, now }: WordingChange): StoredWording => ({
  wording,
  changedAt: new Date(now).toISOString(),
  changedBy: by,
});

const replaced = (stored: StoredWording, fresh: StoredWording): StoredWording =>
  isDeepStrictEqual(stored.wording, fresh.wording) ? stored : fresh;

function standing(stored: StoredWording | undefined, kind: LetterKind, language: Language): StandingWording {
  return {
    wording: stored?.wording ?? defaultWording(language, kind),
    isDefault: !stored?.wording,
    ...(stored && { changed: { at: stored.changedAt, by: stored.changedBy } }),
  };
}
