import * as z from 'zod';
import { CalendarSchema } from '../../../shared/follow-up/calendar-edits.ts';
import { LanguageSchema } from '../../../shared/language/language.ts';
import { LetterKindSchema } from '../../../shared/mail/letter-kind.ts';
import type { Api } from '../../../shared/web/route-api.ts';
import { AboutSchema } from '../../../shared/workshop/about.ts';
import {
  RoadMapSettingsSchema,
  SessionSchema,
  StaffMemberSchema,
  StepSchema,
  WorkshopFileSchema,
  WorkshopSchema,
} from '../../../shared/workshop/workshop.ts';

const Rehearsed = WorkshopSchema.shape.rehearsed.unwrap();

export const SettingsJson = z.object({
  workshop: WorkshopFileSchema,
  /** What is still to be done before everybody gets mail. */
  missing: z.array(
    z.discriminatedUnion('missing', [
      z.object({
        missing: z.enum(['participants', 'telephones', 'questionnaire-unpublished', 'reviewer', 'rehearsal']),
      }),
      z.object({ missing: z.literal('session-times'), sessions: z.array(z.string()) }),
      z.object({ missing: z.literal('steps-past'), steps: z.array(z.string()) }),
      z.object({ missing: z.literal('questionnaire-language'), language: LanguageSchema, people: z.int() }),
      z.object({ missing: z.literal('wording-language'), kind: LetterKindSchema, language: LanguageSchema }),
    ]),
  ),
  rehearsed: Rehearsed.nullable(),
});

export const SessionsJson = z.object({ sessions: z.array(SessionSchema) });

const RehearsedMail = z.object({
  step: z.string(),
  kind: StepSchema.shape.kind,
  language: LanguageSchema,
  plannedFor: z.iso.datetime(),
  subject: z.string(),
});
/** All of it goes to whoever asks, and to nobody else. */
export const RehearsalJson = z.object({
  to: z.string(),
  mails: z.array(RehearsedMail),
  rehearsed: Rehearsed.nullable(),
});
export const RehearsalSentJson = RehearsalJson.extend({ sent: z.int(), rehearsed: Rehearsed.optional() });

export const AnonymityJson = z.object({ anonymous: z.boolean() });

/** Whether somebody has an account concerns organisers alone. */
export const MembersJson = z.object({
  staff: z.array(StaffMemberSchema.extend({ account: z.enum(['none', 'invited', 'active', 'disabled']).optional() })),
});
export const MemberChangedJson = z.object({
  done: z.enum(['added', 'invited', 'role', 'removed', 'disabled', 'enabled', 'no-second-factor']),
});

const W = '/staff/w/{workshopId}';
const SETTINGS = `${W}/settings`;

export const settingsApi = {
  [`GET ${SETTINGS}`]: { response: SettingsJson },
  [`GET ${SETTINGS}/workshop.json`]: { response: WorkshopFileSchema },
  [`GET ${SETTINGS}/about`]: { response: AboutSchema },
  [`POST ${SETTINGS}/about`]: { response: AboutSchema },
  [`GET ${SETTINGS}/calendar`]: { response: CalendarSchema },
  [`POST ${SETTINGS}/calendar`]: { response: CalendarSchema },
  [`GET ${SETTINGS}/reminders`]: { response: RoadMapSettingsSchema },
  [`POST ${SETTINGS}/reminders`]: { response: RoadMapSettingsSchema },
  [`GET ${SETTINGS}/sessions`]: { response: SessionsJson },
  [`POST ${SETTINGS}/sessions`]: { response: SessionsJson },
  [`GET ${SETTINGS}/sessions/{sessionId}`]: { response: SessionSchema },
  [`POST ${SETTINGS}/sessions/{sessionId}`]: { response: SessionsJson },
  [`GET ${SETTINGS}/rehearsal`]: { response: RehearsalJson },
  [`POST ${SETTINGS}/rehearsal`]: { response: RehearsalSentJson, refuses: [429, 503] },
  [`POST ${W}/feedback`]: { response: AnonymityJson },
  [`GET ${W}/staff`]: { response: MembersJson },
  [`POST ${W}/staff`]: { response: MemberChangedJson },
  [`POST ${W}/staff/role`]: { response: MemberChangedJson },
  [`POST ${W}/staff/remove`]: { response: MemberChangedJson },
  [`POST ${W}/staff/account`]: { response: MemberChangedJson },
} satisfies Api;
