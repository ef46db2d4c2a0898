import type * as z from 'zod';
import { ActionSchema } from '../../../shared/actions/action.ts';
import { AuditEntrySchema } from '../../../shared/audit/audit.ts';
import { BallotSchema, BoxSchema } from '../../../shared/ballots/ballot.ts';
import { BlindKeysSchema } from '../../../shared/ballots/ballots.store.ts';
import { DraftSchema } from '../../../shared/drafts/draft.ts';
import { VersionSchema } from '../../../shared/feedback/questionnaire.store.ts';
import { QuestionnaireDraftSchema } from '../../../shared/feedback/questionnaire-draft.ts';
import { MailIntentSchema } from '../../../shared/mail/mail.ts';
import { StoredWordingSchema } from '../../../shared/mail/wording.store.ts';
import { MaterialSchema } from '../../../shared/materials/material.ts';
import { PaperSchema } from '../../../shared/papers/paper.ts';
import { ReviewSchema } from '../../../shared/papers/review.ts';
import { StaffNotesSchema } from '../../../shared/papers/staff-notes.ts';
import { AddressSchema } from '../../../shared/people/address.store.ts';
import { PersonRecordSchema } from '../../../shared/people/erasure.ts';
import { EarlierTextSchema } from '../../../shared/report/earlier-text.ts';
import { ReportSchema } from '../../../shared/report/report.ts';
import { type Key, keys } from '../../../shared/store/keys.ts';
import { ThemesSchema } from '../../../shared/swot/themes.ts';
import { WorkshopSchema } from '../../../shared/workshop/workshop.ts';

/** A kind of item, in the words of docs/architecture.md, and what such an item has to be. */
export interface ItemKind {
  readonly kind: string;
  readonly schema: z.ZodType;
}

const OF_WORKSHOP: readonly (ItemKind & { readonly sk: RegExp })[] = [
  { kind: 'workshop', sk: /^WORKSHOP$/, schema: WorkshopSchema },
  { kind: 'participant', sk: /^PERSON#[^#]+$/, schema: PersonRecordSchema },
  { kind: 'draft', sk: /^PERSON#[^#]+#DRAFT#[^#]+$/, schema: DraftSchema },
  { kind: 'paper', sk: /^PERSON#[^#]+#PAPER#[^#]+$/, schema: PaperSchema },
  { kind: 'review', sk: /^PERSON#[^#]+#REVIEW#[^#]+#[^#]+$/, schema: ReviewSchema },
  { kind: 'staff notes', sk: /^PERSON#[^#]+#NOTES#[^#]+$/, schema: StaffNotesSchema },
  { kind: 'action', sk: /^PERSON#[^#]+#ACTION#[^#]+$/, schema: ActionSchema },
  { kind: 'address', sk: /^ADDRESS#[^#]+$/, schema: AddressSchema },
  { kind: 'mail', sk: /^MAIL#[^#]+#[^#]+$/, schema: MailIntentSchema },
  { kind: 'questionnaire', sk: /^FORM#feedback#\d+$/, schema: VersionSchema },
  { kind: 'questionnaire draft', sk: /^FORM#feedback#DRAFT$/, schema: QuestionnaireDraftSchema },
  { kind: 'wording', sk: /^WORDING#[^#]+#[^#]+$/, schema: StoredWordingSchema },
  { kind: 'material', sk: /^MATERIAL#[^#]+#[^#]+$/, schema: MaterialSchema },
  { kind: 'SWOT themes', sk: /^SWOT#THEMES$/, schema: ThemesSchema },
  { kind: 'report', sk: /^REPORT$/, schema: ReportSchema },
  { kind: 'earlier text', sk: /^REPORT#[^#]+#[^#]+#\d+$/, schema: EarlierTextSchema },
  { kind: 'audit entry', sk: /^AUDIT#[^#]*#[^#]+#.+$/, schema: AuditEntrySchema },
];

/** The partition of a workshop in the table. */
export const partitionOf = (workshopId: string): string => keys.workshop(workshopId).pk;

/** What a workshop has in the table of the ballots: its key, its box, its ballots. */
export const ballotPartitions = (workshopId: string): readonly string[] => [
  keys.ballotKey(workshopId).pk,
  keys.ballotBox(workshopId).pk,
  keys.ballot(workshopId, '').pk,
];

/** What stands under a key of this workshop; `undefined` for a key of another workshop, or of no kind that is known. */
export function kindOf(workshopId: string, { pk, sk }: Key): ItemKind | undefined {
  const [key, box, ballots] = ballotPartitions(workshopId);
  switch (pk) {
    case partitionOf(workshopId):
      return OF_WORKSHOP.find((kind) => kind.sk.test(sk));
    case key:
      return { kind: 'key of the ballots', schema: BlindKeysSchema };
    case box:
      return { kind: 'ballot box', schema: BoxSchema };
    case ballots:
      return { kind: 'ballot', schema: BallotSchema };
    default:
      return undefined;
  }
}

/** Where a workshop's files lie in the bucket. */
export const folders = (workshopId: string): readonly string[] =>
  ['uploads', 'papers', 'reports', 'packets'].map((folder) => `${folder}/${workshopId}/`);
