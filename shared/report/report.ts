import * as z from 'zod';
import { DebtsSchema, NO_DEBTS, waive } from '../debts/debts.ts';
import { type Language, LanguageSchema } from '../language/language.ts';
import { Refusal } from '../refusal.ts';
import { WorkshopIdSchema } from '../store/keys.ts';
import { lengthOf, tidyText, tooLong } from '../typed-text.ts';
import { type Prose, ProseSlotSchema } from './prose.ts';
import { after, type ReportState, ReportStateSchema } from './report-state.ts';

/** A workshop's report as staff work on it: their texts, where it stands, and its editions. One item; all pure. */

/** The places in the report, and what the participants' mail says that their answers changed. */
export const TextSlotSchema = z.enum([...ProseSlotSchema.options, 'changed']);
export type TextSlot = z.infer<typeof TextSlotSchema>;

/** Characters. All texts in all languages and scripts together stay far below an item's 400 KB. */
export const TEXT_MAX = 5000;

const ActSchema = z.object({ at: z.iso.datetime(), by: z.string() });

const WrittenSchema = ActSchema.extend({
  text: z.string(),
  /** The report's revision that it came with: what earlier versions are kept under. */
  revision: z.int().positive(),
});
export type Written = z.infer<typeof WrittenSchema>;

const FileSchema = z.object({
  language: LanguageSchema,
  format: z.enum(['html', 'docx']),
  /** Of the object, which its SHA-256 (hex) names: it can never be another file's. */
  key: z.string(),
  sha256: z.string(),
  bytes: z.int().positive(),
});
export type EditionFile = z.infer<typeof FileSchema>;
export type FileFormat = EditionFile['format'];

export const EditionSchema = z.object({
  number: z.int().positive(),
  approved: ActSchema,
  files: z.array(FileSchema),
  /** What the mail with it says that the answers changed. */
  changed: z.partialRecord(LanguageSchema, z.string()),
  /** The ids of the people whom it names, as they agreed: it is taken back where one of them is erased. */
  names: z.array(z.string()).default([]),
  sent: ActSchema.optional(),
  /** Somebody whom it named was erased: its files are gone. */
  takenBackAt: z.iso.datetime().optional(),
});
export type Edition = z.infer<typeof EditionSchema>;

/** Who approved the draft, and in which languages it becomes an edition. */
const ApprovalSchema = ActSchema.extend({ languages: z.array(LanguageSchema) });

const DraftedSchema = z.object({ names: z.array(z.string()), files: z.array(FileSchema) });
/** The files of an edition, and the ids of the people whom they name. */
export type Drafted = z.infer<typeof DraftedSchema>;

export const ReportSchema = z.object({
  workshopId: WorkshopIdSchema,
  /** Rises with every change; a page says which one it shows. */
  revision: z.int().nonnegative(),
  state: ReportStateSchema,
  /** The edition that the state is of: the one being worked on, or the newest. */
  edition: z.int().positive(),
  texts: z.partialRecord(TextSlotSchema, z.partialRecord(LanguageSchema, WrittenSchema)),
  /** Oldest first. */
  editions: z.array(EditionSchema),
  /** There while the approved edition is being written. */
  approval: ApprovalSchema.optional(),
  /** What a run began to store, and of which no edition came (yet): it goes, like an edition, when somebody in it is erased. */
  drafted: z.array(DraftedSchema).default([]),
  /** The approved edition, to be written. */
  debts: DebtsSchema.default(NO_DEBTS),
});
export type Report = z.infer<typeof ReportSchema>;

export const newReport = (workshopId: string): Report => ({
  workshopId,
  revision: 0,
  state: 'draft',
  edition: 1,
  texts: {},
  editions: [],
  drafted: [],
  debts: NO_DEBTS,
});

export const textIn = ({ texts }: Report, slot: TextSlot, language: Language): string =>
  texts[slot]?.[language]?.text ?? '';

/** The staff's texts of one language, for the document. */
export const proseIn = (report: Report, language: Language): Prose =>
  Object.fromEntries(ProseSlotSchema.options.map((slot) => [slot, textIn(report, slot, language)]));

/** The newest edition that went to the participants and was not taken back. */
export const sentEdition = ({ editions }: Report): Edition | undefined =>
  editions.findLast(({ sent, takenBackAt }) => sent !== undefined && takenBackAt === undefined);

/** The edition that is approved and could be sent. */
export const currentEdition = ({ editions, edition }: Report): Edition | undefined =>
  editions.find(({ number }) => number === edition);

/** The file for somebody's language, or in the first language that there is. */
export const fileFor = ({ files }: Edition, language: Language, format: FileFormat): EditionFile | undefined =>
  files.find((file) => file.language === language && file.format === format) ??
  files.find((file) => file.format === format);

export interface Act {
  /** Whose deed; when, in epoch ms. */
  readonly by: string;
  readonly now: number;
  /** The revision that the page showed. */
  readonly seen: number;
}

export const stamp = ({ by, now }: Act) => ({ by, at: new Date(now).toISOString() });

/** @throws Refusal `conflict` where somebody changed the report since the page was shown */
export function mustBeSeen({ revision }: Report, { seen }: Act): void {
  if (revision === seen) return;
  throw new Refusal(
    'conflict',
    'Somebody changed the report since this page was opened, so nothing was changed now. Please look at it as it stands, and do it again.',
  );
}

/** The state after a transition. @throws Refusal `conflict`, with `otherwise`, where it is not allowed */
export function moved(report: Report, transition: Parameters<typeof after>[1], otherwise: string): ReportState {
  const to = after(report.state, transition);
  if (to === undefined) throw new Refusal('conflict', otherwise);
  return to;
}

/** What staff write in one place and language. @throws Refusal `invalid` too long; `conflict` once it is approved */
export function withText(report: Report, slot: TextSlot, language: Language, typed: string, act: Act): Report {
  const text = tidyText(typed);
  if (lengthOf(text) > TEXT_MAX) {
    throw new Refusal('invalid', 'The text is too long. Nothing was stored.', {
      text: tooLong(lengthOf(text), TEXT_MAX),
    });
  }
  if (text === textIn(report, slot, language)) return report;
  mustBeSeen(report, act);
  if (report.state === 'writing') {
    throw new Refusal(
      'conflict',
      `Edition ${report.edition} is approved and is being written. Please take the approval back first, or begin the next edition when it is there.`,
    );
  }
  if (report.state !== 'draft') {
    throw new Refusal(
      'conflict',
      `Edition ${report.edition} is approved, and what is approved stays as it is. Please begin the next edition first.`,
    );
  }
  const revision = report.revision + 1;
  const written = { ...stamp(act), text, revision };
  return { ...report, revision, texts: { ...report.texts, [slot]: { ...report.texts[slot], [language]: written } } };
}

/**
 * The next edition begins as a draft. One that is still being written is a draft again itself: nothing came of it, and its run
 * can say nothing any more. @throws Refusal `conflict`
 */
export function reopened(report: Report, act: Act): Report {
  mustBeSeen(report, act);
  const state = moved(report, 'reopen', 'The report is a draft already.');
  const { approval: _, ...rest } = report;
  const edition = report.state === 'writing' ? report.edition : report.edition + 1;
  return { ...rest, revision: report.revision + 1, state, edition, debts: waive(report.debts, 'edition') };
}

/**
 * The approved edition is to go to the participants.
 * @throws Refusal `conflict` where it is not approved; `invalid` where it is not said in each language what changed
 */
export function mustBeSendable(report: Report, act: Act): Edition {
  mustBeSeen(report, act);
  moved(report, 'send', NOT_SENDABLE[report.state]);
  const edition = currentEdition(report);
  if (!edition) throw new Refusal('conflict', 'There is no approved edition.');
  const lacking = languagesOf(edition).filter((language) => edition.changed[language] === undefined);
  if (lacking.length > 0) {
    throw new Refusal(
      'conflict',
      'The mail has to say what the answers changed, in every language of the edition. Please begin the next edition, write it there, and approve it.',
    );
  }
  return edition;
}

const NOT_SENDABLE: Readonly<Record<ReportState, string>> = {
  draft: 'The report is not approved yet.',
  writing: 'The approved edition is still being written. Please send it when it is there.',
  approved: 'This edition can be sent.',
  sent: 'This edition was sent already.',
};

/** The edition is on its way. The same once more changes nothing; what was taken back meanwhile is not sent. */
export function markedSent(report: Report, number: number, act: Pick<Act, 'by' | 'now'>): Report {
  if (report.state !== 'approved' || report.edition !== number) return report;
  const sent = { by: act.by, at: new Date(act.now).toISOString() };
  return {
    ...report,
    revision: report.revision + 1,
    state: 'sent',
    editions: report.editions.map((each) => (each.number === number ? { ...each, sent } : each)),
  };
}

/** In which languages an edition stands. */
export const languagesOf = ({ files }: Edition): Language[] =>
  LanguageSchema.options.filter((language) => files.some((file) => file.language === language));

/**
 * The report without whoever was erased: each edition that names the person is taken back, and where the newest is among
 * them the next one begins. The same object where none does. `at`: ISO 8601.
 */
export function takenBack(report: Report, personId: string, at: string): Report {
  const isTaken = ({ names, takenBackAt }: Edition): boolean => takenBackAt === undefined && names.includes(personId);
  if (!report.editions.some(isTaken)) return report;
  const current = currentEdition(report);
  const begins = current !== undefined && isTaken(current);
  return {
    ...report,
    revision: report.revision + 1,
    ...(begins && { state: 'draft', edition: report.edition + 1 }),
    editions: report.editions.map((each) => (isTaken(each) ? { ...each, takenBackAt: at } : each)),
  };
}

/** The files of all editions that name a person, and of those that came to nothing. */
export const filesNaming = ({ editions, drafted }: Report, personId: string): EditionFile[] =>
  [...editions, ...drafted].filter(({ names }) => names.includes(personId)).flatMap(({ files }) => files);
