import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { DebtsSchema } from '../debts/debts.ts';
import { LanguageSchema } from '../language/language.ts';
import { TokenSchema, WorkshopIdSchema } from '../store/keys.ts';

/** The workshop file's format: what an organiser states about a workshop. docs/workshop-file.md describes it. */

const Line = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(300, 'must be at most 300 characters')
  .refine((line) => !/\p{Cc}/u.test(line), 'must be one line, without line breaks or other control characters');

const TimeZoneSchema = z.string().refine((id) => {
  try {
    Temporal.PlainDate.from('2000-01-01').toZonedDateTime(id);
    return true;
  } catch {
    return false;
  }
}, 'must be an IANA time zone such as "Asia/Dhaka"');

const LocalDateSchema = z.iso.date('must be a date such as "2011-07-09"');
export const LocalTimeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a local time such as "09:00"');

const PeriodSchema = z.string().refine((text) => {
  try {
    const period = Temporal.Duration.from(text);
    return period.sign >= 0 && period.hours === 0 && period.minutes === 0 && period.seconds === 0;
  } catch {
    return false;
  }
}, 'must be an ISO 8601 period of whole days or weeks such as "P3D", not negative');

export const WeekdaySchema = z.enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']);

export const SpeakerSchema = z.strictObject({ name: Line, affiliation: Line.optional() });

export const SessionSchema = z.strictObject({
  id: TokenSchema,
  title: Line,
  kind: z.enum(['opening', 'presentation', 'swot', 'discussion', 'closing']),
  speakers: z.array(SpeakerSchema).max(30),
  /** When and where: a day of the workshop, local times, and a room. */
  day: LocalDateSchema.optional(),
  from: LocalTimeSchema.optional(),
  until: LocalTimeSchema.optional(),
  room: Line.optional(),
});
export type Session = z.infer<typeof SessionSchema>;

export const StaffRoleSchema = z.enum(['organiser', 'reviewer', 'viewer']);
export type StaffRole = z.infer<typeof StaffRoleSchema>;

export const StaffMemberSchema = z.strictObject({ name: Line, email: z.email(), role: StaffRoleSchema });
export type StaffMember = z.infer<typeof StaffMemberSchema>;

const StaleHoursSchema = z
  .int()
  .min(1)
  .max(24 * 30);

/** What mails outside of the plan are named after: a step of such a name would be taken for one of them. */
const OTHER_MAILS = /^(?:notice|link|extension|passed-on|remind-now|digest|paper|report|test)-/;

/** What a step's mail is. */
export const StepKindSchema = z.enum(['invitation', 'reminder', 'last-call']);

/** A step's moment: so long after the workshop's last day, so long before the deadline, or on a date; at a local time. */
export const StepSchema = z
  .strictObject({
    id: TokenSchema.refine(
      (id) => !OTHER_MAILS.test(id),
      'must not begin with "notice-", "link-", "extension-", "passed-on-", "remind-now-", "digest-", "paper-", "report-" or "test-": other mails are named so',
    ),
    kind: StepKindSchema,
    afterEnd: PeriodSchema.optional(),
    beforeDeadline: PeriodSchema.optional(),
    on: LocalDateSchema.optional(),
    at: LocalTimeSchema,
    /** For this step instead of the plan's own limit. */
    staleAfterHours: StaleHoursSchema.optional(),
  })
  .refine(
    ({ afterEnd, beforeDeadline, on }) =>
      [afterEnd, beforeDeadline, on].filter((moment) => moment !== undefined).length === 1,
    'needs exactly one of "afterEnd", "beforeDeadline" and "on"',
  );
export type Step = z.infer<typeof StepSchema>;

export const FollowUpSchema = z.strictObject({
  deadline: z.strictObject({ afterEnd: PeriodSchema, at: LocalTimeSchema }),
  /** Answers are still taken so long after the deadline that is shown. */
  graceHours: z
    .int()
    .min(0)
    .max(24 * 14),
  /** No mail leaves between these local times. */
  quietHours: z.strictObject({ from: LocalTimeSchema, until: LocalTimeSchema }),
  /** A step later than this is recorded as skipped instead of sent. */
  staleAfterHours: StaleHoursSchema,
  steps: z.array(StepSchema).min(1).max(30),
});

const Days = z.int().min(1).max(120);

export const PaperSettingsSchema = z.strictObject({
  /** How many reviewers have to recommend the newest version before an organiser can approve it. */
  approvals: z.int().min(0).max(5).default(0),
  /** How long a reviewer has, and how long after that a recommendation is still taken. */
  reviewDays: Days.default(14),
  reviewGraceHours: z
    .int()
    .min(0)
    .max(24 * 14)
    .default(48),
  /** How long a co-author's answer is waited for; whoever has not answered by then has no objection. */
  coAuthorDays: Days.default(14),
  /** Of the main text. */
  maxPages: z.int().min(1).max(2000).default(200),
  /** How long after a paper was handed to a repository staff are reminded that nothing came back. */
  handOffDays: Days.default(30),
});

/** When the owner of an action of the road map is reminded, and how often once it is overdue. */
export const RoadMapSettingsSchema = z.strictObject({
  /** So many days before an action is due; 0: not before. */
  remindDaysBefore: z.int().min(0).max(120).default(7),
  /** While it is overdue: every so many days, and at most so often. */
  remindEveryDays: Days.default(14),
  overdueReminders: z.int().min(0).max(12).default(3),
  at: LocalTimeSchema.default('09:00'),
});

/** What participants take home. */
export const TakeHomeSettingsSchema = z.strictObject({
  /** Who was there gets a certificate: at once, only after giving feedback, or nobody does. */
  certificate: z.enum(['attended', 'after-feedback', 'none']).default('attended'),
  /** When the materials of the sessions are shown. */
  materials: z.enum(['at-once', 'after-workshop']).default('after-workshop'),
});

export const DatesSchema = z.strictObject({ starts: LocalDateSchema, ends: LocalDateSchema });
export type Dates = z.infer<typeof DatesSchema>;

const unique = (values: readonly string[]): boolean => new Set(values).size === values.length;

export const WorkshopFileSchema = z
  .strictObject({
    $schema: z.string().optional(),
    format: z.literal(1),
    id: WorkshopIdSchema,
    title: Line,
    about: z.string().trim().max(4000).optional(),
    organisers: z.array(Line).min(1).max(20),
    venue: z.strictObject({ name: Line, city: Line, country: Line }),
    language: LanguageSchema,
    timeZone: TimeZoneSchema,
    weekend: z.array(WeekdaySchema).max(3),
    holidays: z.array(LocalDateSchema).max(60),
    starts: LocalDateSchema,
    ends: LocalDateSchema,
    firstPlanned: z.strictObject({ starts: LocalDateSchema, ends: LocalDateSchema, reason: Line }).optional(),
    sessions: z.array(SessionSchema).min(1).max(100),
    staff: z.array(StaffMemberSchema).min(1).max(100),
    mail: z.strictObject({ fromName: Line, replyTo: z.email(), signature: z.string().trim().min(1).max(1000) }),
    followUp: FollowUpSchema,
    /** Anonymous: nobody can tell whose answers are whose, and there is no way back once the forms have opened. */
    feedback: z.strictObject({ anonymous: z.boolean() }).default({ anonymous: false }),
    swot: z.strictObject({
      maxEntries: z.int().min(1).max(40),
      /** When a participant sees the others' entries, without names. */
      others: z.enum(['always', 'after-own', 'never']).default('after-own'),
      /** How many of the others' entries one may endorse. */
      endorsements: z.int().min(0).max(20).default(5),
    }),
    papers: PaperSettingsSchema.prefault({}),
    roadMap: RoadMapSettingsSchema.prefault({}),
    takeHome: TakeHomeSettingsSchema.prefault({}),
    /** How long what the participants gave is kept after the closing, in months. */
    keepMonths: z.int().min(1).max(120).default(24),
    /** The CSV that lies beside the file, for whoever starts from files. */
    participants: z.string().optional(),
  })
  .refine((file) => file.starts <= file.ends, { path: ['ends'], message: 'must not lie before "starts"' })
  .refine((file) => unique(file.sessions.map((session) => session.id)), {
    path: ['sessions'],
    message: 'must not use one session id twice',
  })
  .refine((file) => unique(file.followUp.steps.map((step) => step.id)), {
    path: ['followUp', 'steps'],
    message: 'must not use one step id twice',
  })
  .refine((file) => file.staff.some((member) => member.role === 'organiser'), {
    path: ['staff'],
    message: 'must name at least one organiser',
  });
export type WorkshopFile = z.infer<typeof WorkshopFileSchema>;

/**
 * What became of a step. `merged`: it fell due together with a later one, and one mail spoke for both. `skipped`: staff
 * took it out. `skipped-stale` and `skipped-late`: it would have come too long after its time, or after the deadline.
 */
export const StepOutcomeSchema = z.strictObject({
  outcome: z.enum(['sent', 'merged', 'skipped', 'skipped-stale', 'skipped-late']),
  at: z.iso.datetime(),
  by: z.string().optional(),
});
export type StepOutcome = z.infer<typeof StepOutcomeSchema>;

/** Who did it and when. */
const ActSchema = z.strictObject({ at: z.iso.datetime(), by: z.string() });

export const RescheduleSchema = z.strictObject({
  from: DatesSchema,
  to: DatesSchema,
  reason: z.string(),
  at: z.iso.datetime(),
  by: z.string(),
});

export const WorkshopSchema = z.object({
  details: WorkshopFileSchema,
  /** Rises with every change of dates or plan. */
  revision: z.int().positive(),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  /** The list of staff was changed in the console: from then on it alone says who is staff; see shared/people/members.ts. */
  staffDecided: z.boolean().optional(),
  /** The version of the questionnaire that is asked; 0 is the default one. */
  questionnaire: z.int().nonnegative().default(0),
  progress: z.record(TokenSchema, StepOutcomeSchema),
  reschedules: z.array(RescheduleSchema),
  /** While it stands, no step of the plan is sent. */
  paused: ActSchema.optional(),
  /** While it stands, nothing goes on by itself here and no date can change: it moves to another deployment, or came from one. */
  atRest: z.strictObject({ since: z.iso.datetime() }).optional(),
  /** Steps that wait for staff, by id. */
  held: z.record(TokenSchema, ActSchema).default({}),
  /** No earlier than this is the last deadline that anybody was given, and how often somebody was given one. */
  extended: z.strictObject({ until: z.iso.datetime(), grants: z.int().positive() }).optional(),
  /** How far the mailings in hand are: after whom each goes on, and of how many mails nobody knows what became. */
  mailings: z.record(TokenSchema, z.strictObject({ after: z.string(), unsettled: z.int().nonnegative() })).default({}),
  /** When the plan was last rehearsed: every mail of it sent to an organiser alone. */
  rehearsed: ActSchema.optional(),
  cancelled: ActSchema.extend({ reason: z.string() }).optional(),
  /** While it stands, everybody can read the road map. */
  roadMapPublic: ActSchema.optional(),
  closedAt: z.iso.datetime().optional(),
  /** Registration in the room: until when it is open, and how many came that way, in all and in the last hour that had some. */
  walkIns: z
    .strictObject({
      opened: ActSchema.extend({ until: z.iso.datetime() }).optional(),
      taken: z.int().nonnegative(),
      hour: z.strictObject({ from: z.iso.datetime(), taken: z.int().positive() }).optional(),
    })
    .optional(),
  /** `cast`: how many anonymous ballots it counts; `tally`: the key of what was told of them. */
  report: z
    .strictObject({
      key: z.string(),
      sha256: z.string(),
      at: z.iso.datetime(),
      cast: z.int().nonnegative().optional(),
      tally: z.string().optional(),
    })
    .optional(),
  /** The edition of the report that goes to the participants, and who sent it. */
  reportMailed: ActSchema.extend({ edition: z.int().positive() }).optional(),
  /** The newest packet of all published papers, of the moment `asOf`; see shared/papers/hand-off/. */
  packet: z
    .strictObject({
      asOf: z.iso.datetime(),
      at: z.iso.datetime(),
      parts: z.array(
        z.strictObject({
          key: z.string(),
          sha256: z.string(),
          bytes: z.int().positive(),
          papers: z.int().nonnegative(),
        }),
      ),
    })
    .optional(),
  /** Since then nothing is left of the participants but counts: it was kept for as long as it may be. */
  erasedAt: z.iso.datetime().optional(),
  debts: DebtsSchema,
});
export type Workshop = z.infer<typeof WorkshopSchema>;
