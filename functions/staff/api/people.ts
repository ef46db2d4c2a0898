import * as z from 'zod';
import { ListedActionSchema } from '../../../shared/actions/action.ts';
import { LanguageSchema } from '../../../shared/language/language.ts';
import { MailStateSchema } from '../../../shared/mail/mail.ts';
import { PaperSchema } from '../../../shared/papers/paper.ts';
import { ColumnSchema } from '../../../shared/people/import-columns.ts';
import { ActKindSchema, CallSchema, NotYouSchema, PersonSchema } from '../../../shared/people/person.ts';
import { PeopleFilterSchema } from '../../../shared/report/people-list.ts';
import { SwotEntrySchema } from '../../../shared/swot/swot.ts';
import { GivenFeedbackJson } from '../../../shared/web/answers.ts';
import type { Api } from '../../../shared/web/route-api.ts';
import { OwedJson, PersonStanding } from './overview.ts';

const { id, email, telephone, linkVersion, extension, linkShown, attended } = PersonSchema.shape;
const { id: actionId, title, agreedAt, status } = ListedActionSchema.shape;
const Telephone = telephone.unwrap().nullable();
const Attended = attended.unwrap().nullable();

export const PeopleJson = z.object({
  participants: z.array(
    PersonStanding.extend({
      telephone: Telephone,
      papersPromised: z.int(),
      language: PersonSchema.shape.language,
      walkedIn: z.boolean(),
      attendedAt: z.iso.datetime().nullable(),
      lastActivityAt: z.iso.datetime().nullable(),
    }),
  ),
});

export const PersonPageJson = PersonStanding.extend({
  standing: PersonSchema.shape.standing,
  telephone: Telephone,
  papersPromised: z.int(),
  feedbackAt: z.iso.datetime().nullable(),
  feedbackEnteredBy: z.string().nullable(),
  walkedIn: z.boolean(),
  attended: Attended,
  swot: z.array(SwotEntrySchema),
  papers: z.array(PaperSchema.pick({ id: true, state: true }).extend({ title: z.string() })),
  actions: z.array(
    z.object({
      id: actionId,
      title,
      agreedAt,
      dueOn: z.iso.date().nullable(),
      status: status.unwrap(),
      reportedAt: z.iso.datetime().nullable(),
    }),
  ),
  linkVersion,
  notYou: z.array(NotYouSchema),
  mails: z.array(
    z.object({
      occurrence: z.string(),
      what: z.string(),
      subject: z.string(),
      /** `owed`: still to be sent. */
      state: z.enum([...MailStateSchema.options, 'owed', 'given-up', 'returned']),
      why: z.string(),
      problem: z.string(),
      at: z.iso.datetime(),
    }),
  ),
});

/** What a command did for one person, in a sentence, and what is so now. */
export const DoneJson = z.object({ id, said: z.string() });
export const ExtendedJson = DoneJson.extend({ extendedUntil: extension.unwrap().shape.until.nullable() });
export const AddressCorrectedJson = DoneJson.extend({ email, linkVersion });
export const LinkSentJson = DoneJson.extend({ email });
export const NewLinkJson = DoneJson.extend({ linkVersion, link: z.string() });
export const ActionNotedJson = DoneJson.extend({ action: z.object({ id: actionId, title }) });
export const NotYouSeenJson = DoneJson.extend({ seenAt: z.iso.datetime().nullable() });

export const NotErasedJson = z.object({ erased: z.literal(false) });
export const PersonErasedJson = z.object({ id, erasedAt: z.iso.datetime() });

export const ProfileJson = PersonSchema.pick({
  id: true,
  name: true,
  email: true,
  organisation: true,
  position: true,
  language: true,
}).extend({ telephone: Telephone, walkedIn: z.boolean() });

export const FeedbackEntryJson = z.object({ feedback: PersonSchema.shape.feedback.unwrap().nullable() });
export const SwotOfJson = z.object({ entries: z.array(SwotEntrySchema) });

export const ToCallJson = z.object({
  people: z.array(PersonStanding.extend({ telephone: Telephone, calls: z.array(CallSchema) })),
});
export const CallsJson = z.object({ id, calls: z.array(CallSchema) });
export const MessageJson = z.object({ id, link: z.string(), message: z.string(), linkShown: linkShown.unwrap() });

/** Whom an act for many would concern, and whom not. */
export const ActPreviewJson = z.object({
  do: ActKindSchema,
  concerns: z.array(z.string()),
  not: z.array(z.object({ id, why: z.string() })),
});
export const ActDoneJson = z.object({
  done: z.int(),
  canBeTakenBack: z.int(),
  takenBack: z.int(),
  /** Names the press of the button, by which it is taken back. */
  batch: z.string(),
});

const Row = z.object({
  row: z.int(),
  name: z.string(),
  /** As it was typed. */
  email: z.string(),
  verdict: z.enum(['new', 'updated', 'unchanged', 'same-as', 'error']),
});
export const ImportPreviewJson = z.object({
  /** What each column holds; `null`: nothing that Afterword knows. */
  columns: z.array(ColumnSchema.nullable()),
  rows: z.array(
    Row.extend({
      changes: z.array(z.object({ column: ColumnSchema, from: z.string(), to: z.string() })).optional(),
      sameAs: z.int().optional(),
      errors: z.array(z.object({ column: z.union([ColumnSchema, z.literal('')]), message: z.string() })).optional(),
    }),
  ),
});
export const ImportOutcomeJson = z.object({
  added: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  errors: z.array(z.object({ row: z.int(), column: z.union([ColumnSchema, z.literal('')]), message: z.string() })),
  repeated: z.array(z.object({ row: z.int(), sameAs: z.int() })),
  ignoredColumns: z.array(z.string()),
});

const PEOPLE = '/staff/w/{workshopId}/participants';
const PERSON = '/staff/w/{workshopId}/people/{personId}';
const form = { noJson: 'a form for people; its POST takes JSON' };

export const peopleApi = {
  [`GET ${PEOPLE}`]: {
    response: PeopleJson,
    query: PeopleFilterSchema.extend({ page: z.string().optional(), batch: z.string().optional() }),
  },
  [`GET ${PEOPLE}/act`]: {
    response: ActPreviewJson,
    query: PeopleFilterSchema.extend({
      do: ActKindSchema,
      /** Ids: once for each, or `all` who match the filter. */
      person: z.union([z.string(), z.array(z.string())]).optional(),
      all: z.literal('yes').optional(),
      batch: z.string().optional(),
    }),
  },
  [`POST ${PEOPLE}/act`]: { response: ActDoneJson },
  [`POST ${PEOPLE}/act/taken-back`]: { response: ActDoneJson },
  [`GET ${PEOPLE}/import`]: form,
  [`POST ${PEOPLE}/import`]: { response: z.union([ImportPreviewJson, ImportOutcomeJson]) },
  [`POST ${PEOPLE}`]: { response: ImportOutcomeJson },
  'GET /staff/w/{workshopId}/chase': {
    response: ToCallJson,
    /** Whose call was just noted; for the page alone. */
    query: z.object({ called: PersonSchema.shape.id.optional() }),
  },
  'GET /staff/w/{workshopId}/chase/telephone-list.csv': { noJson: 'a CSV file; chase has the same' },
  [`GET ${PERSON}`]: { response: PersonPageJson },
  [`POST ${PERSON}/extension`]: { response: ExtendedJson },
  [`POST ${PERSON}/extension/taken-back`]: { response: ExtendedJson },
  [`POST ${PERSON}/address`]: { response: AddressCorrectedJson },
  [`POST ${PERSON}/send-link`]: { response: LinkSentJson },
  [`POST ${PERSON}/new-link`]: { response: NewLinkJson },
  [`POST ${PERSON}/actions`]: { response: ActionNotedJson },
  [`POST ${PERSON}/not-you/seen`]: { response: NotYouSeenJson },
  [`POST ${PERSON}/calls`]: { response: CallsJson },
  [`POST ${PERSON}/calls/corrected`]: { response: CallsJson },
  [`POST ${PERSON}/calls/deleted`]: { response: CallsJson },
  [`POST ${PERSON}/message`]: { response: MessageJson },
  [`GET ${PERSON}/erase`]: { response: NotErasedJson },
  [`POST ${PERSON}/erase`]: { response: PersonErasedJson },
  [`POST ${PERSON}/retry`]: { response: OwedJson },
  [`GET ${PERSON}/profile`]: { response: ProfileJson },
  [`POST ${PERSON}/profile`]: { response: ProfileJson },
  [`GET ${PERSON}/feedback`]: { response: FeedbackEntryJson, query: z.object({ language: LanguageSchema.optional() }) },
  [`POST ${PERSON}/feedback`]: { response: GivenFeedbackJson },
  [`GET ${PERSON}/swot`]: { response: SwotOfJson },
  [`POST ${PERSON}/swot`]: { response: SwotOfJson },
  [`POST ${PERSON}/swot/{entryId}/remove`]: { response: SwotOfJson },
} satisfies Api;
