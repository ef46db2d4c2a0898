import type * as z from 'zod';
import { ActionSchema } from '../../shared/actions/action.ts';
import { AuditEntrySchema } from '../../shared/audit/audit.ts';
import { BallotSchema, BoxSchema } from '../../shared/ballots/ballot.ts';
import { BlindKeysSchema } from '../../shared/ballots/ballots.store.ts';
import { LastSweepSchema } from '../../shared/debts/last-sweep.store.ts';
import { DraftSchema } from '../../shared/drafts/draft.ts';
import { VersionSchema } from '../../shared/feedback/questionnaire.store.ts';
import { QuestionnaireDraftSchema } from '../../shared/feedback/questionnaire-draft.ts';
import { MailIntentSchema } from '../../shared/mail/mail.ts';
import { StoredWordingSchema } from '../../shared/mail/wording.store.ts';
import { MaterialSchema } from '../../shared/materials/material.ts';
import { PaperSchema } from '../../shared/papers/paper.ts';
import { ReviewSchema } from '../../shared/papers/review.ts';
import { StaffNotesSchema } from '../../shared/papers/staff-notes.ts';
import { AddressSchema } from '../../shared/people/address.store.ts';
import { ErasedPersonSchema } from '../../shared/people/erasure.ts';
import { MembershipSchema } from '../../shared/people/membership.ts';
import { PersonSchema } from '../../shared/people/person.ts';
import { SessionsSchema } from '../../shared/people/staff-sessions.store.ts';
import { EarlierTextSchema } from '../../shared/report/earlier-text.ts';
import { ReportSchema } from '../../shared/report/report.ts';
import { type Key, keys } from '../../shared/store/keys.ts';
import { ThemesSchema } from '../../shared/swot/themes.ts';
import { WorkshopSchema } from '../../shared/workshop/workshop.ts';

/** Every kind of item: under which key, and in which file its schema stands. */
export interface KindOfItem {
  readonly title: string;
  readonly table: 'items' | 'ballots';
  readonly maker: keyof typeof keys;
  readonly key: Key;
  readonly file: string;
  readonly name: string;
  readonly schema: z.ZodType;
}

const kind = (
  title: string,
  maker: keyof typeof keys,
  key: Key,
  file: string,
  schemas: Readonly<Record<string, z.ZodType>>,
): KindOfItem[] =>
  Object.entries(schemas).map(([name, schema]) => ({
    title,
    table: maker.startsWith('ballot') ? 'ballots' : 'items',
    maker,
    key,
    file: `shared/${file}.ts`,
    name,
    schema,
  }));

const [w, p, paper] = ['<workshop>', '<person>', '<paper>'];
/** A number stands padded in a key. */
const NUMBER = '<number>' as never;

export const KINDS_OF_ITEMS: readonly KindOfItem[] = [
  ...kind('Workshop', 'workshop', keys.workshop(w), 'workshop/workshop', { WorkshopSchema }),
  ...kind('Person', 'person', keys.person(w, p), 'people/person', { PersonSchema }),
  ...kind('Person who was erased', 'person', keys.person(w, p), 'people/erasure', { ErasedPersonSchema }),
  ...kind('Draft', 'draft', keys.draft(w, p, '<form>'), 'drafts/draft', { DraftSchema }),
  ...kind('Paper', 'paper', keys.paper(w, p, paper), 'papers/paper', { PaperSchema }),
  ...kind('Review', 'review', keys.review(w, p, paper, '<review>'), 'papers/review', { ReviewSchema }),
  ...kind('Staff notes', 'staffNotes', keys.staffNotes(w, p, paper), 'papers/staff-notes', { StaffNotesSchema }),
  ...kind('Action', 'action', keys.action(w, p, '<action>'), 'actions/action', { ActionSchema }),
  ...kind('Mail intent', 'mail', keys.mail(w, p, '<occurrence>'), 'mail/mail', { MailIntentSchema }),
  ...kind('Address', 'address', keys.address(w, '<email>'), 'people/address.store', { AddressSchema }),
  ...kind('Form', 'form', keys.form(w, 'feedback', NUMBER), 'feedback/questionnaire.store', { VersionSchema }),
  ...kind('Form in work', 'formDraft', keys.formDraft(w, 'feedback'), 'feedback/questionnaire-draft', {
    QuestionnaireDraftSchema,
  }),
  ...kind('Wording', 'wording', keys.wording(w, '<kind>', '<language>'), 'mail/wording.store', { StoredWordingSchema }),
  ...kind('Material', 'material', keys.material(w, '<session>', '<material>'), 'materials/material', {
    MaterialSchema,
  }),
  ...kind('SWOT themes', 'swotThemes', keys.swotThemes(w), 'swot/themes', { ThemesSchema }),
  ...kind('Report', 'report', keys.report(w), 'report/report', { ReportSchema }),
  ...kind(
    'Earlier text of the report',
    'reportText',
    keys.reportText(w, '<text>', '<language>', NUMBER),
    'report/earlier-text',
    {
      EarlierTextSchema,
    },
  ),
  ...kind('Audit entry', 'audit', keys.audit(w, p, '<at>', '<command>'), 'audit/audit', { AuditEntrySchema }),
  ...kind(
    'Audit entry outside of workshops',
    'staffAudit',
    keys.staffAudit('<email>', '<at>', '<command>'),
    'audit/audit',
    {
      AuditEntrySchema,
    },
  ),
  ...kind('Membership', 'membership', keys.membership('<email>', w), 'people/membership', { MembershipSchema }),
  ...kind('Open sessions', 'sessions', keys.sessions('<email>'), 'people/staff-sessions.store', { SessionsSchema }),
  ...kind('Last sweep', 'lastSweep', keys.lastSweep, 'debts/last-sweep.store', { LastSweepSchema }),
  ...kind('Key of the ballots', 'ballotKey', keys.ballotKey(w), 'ballots/ballots.store', { BlindKeysSchema }),
  ...kind('Ballot box', 'ballotBox', keys.ballotBox(w), 'ballots/ballot', { BoxSchema }),
  ...kind('Ballot', 'ballot', keys.ballot(w, '<digest>'), 'ballots/ballot', { BallotSchema }),
];
