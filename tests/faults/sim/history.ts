import * as z from 'zod';

/**
 * What happens to a small workshop: plain data, so that it can be printed, played again and shrunk. Every happening can be
 * left out and the rest still plays. Times are hours after the workshop's end; that is midnight UTC, and so are all days.
 */

const hours = z.number().min(0).max(2000);
const PersonIndexSchema = z.int().min(0).max(4);
const ThingSchema = z.enum(['feedback', 'swot']);
const ofPerson = { person: PersonIndexSchema };
const ofStep = { step: z.string() };

/** What a person or a member of staff does. Whoever gets no answer tries again after a minute, as people do. */
export const ActSchema = z.discriminatedUnion('does', [
  z.strictObject({ does: z.literal('submit'), ...ofPerson, thing: ThingSchema }),
  z.strictObject({ does: z.literal('decline'), ...ofPerson, thing: ThingSchema }),
  z.strictObject({ does: z.literal('undecline'), ...ofPerson, thing: ThingSchema }),
  z.strictObject({ does: z.literal('unsubscribe'), ...ofPerson }),
  z.strictObject({ does: z.literal('resubscribe'), ...ofPerson }),
  z.strictObject({ does: z.literal('ask-link'), ...ofPerson }),
  /** To a new address, or to the same one: "it works now". */
  z.strictObject({ does: z.literal('correct'), ...ofPerson, to: z.enum(['new', 'same']) }),
  /** Until so many days after the end as first planned. */
  z.strictObject({ does: z.literal('extend'), ...ofPerson, days: z.int().min(1).max(30) }),
  /** The workshop's end moves by so many days, counted from the first plan. */
  z.strictObject({ does: z.literal('reschedule'), days: z.int().min(-3).max(20) }),
  z.strictObject({ does: z.literal('cancel') }),
  z.strictObject({ does: z.literal('pause') }),
  z.strictObject({ does: z.literal('resume') }),
  z.strictObject({ does: z.literal('skip'), ...ofStep }),
  z.strictObject({ does: z.literal('restore'), ...ofStep }),
  z.strictObject({ does: z.literal('hold'), ...ofStep }),
  z.strictObject({ does: z.literal('release'), ...ofStep }),
  /** One more step, so many days after the end. */
  z.strictObject({ does: z.literal('add'), days: z.int().min(0).max(12) }),
]);
export type Act = z.infer<typeof ActSchema>;
export type PersonAct = Extract<Act, { readonly person: number }>;
export type PlanAct = Exclude<Act, PersonAct>;
export type Thing = z.infer<typeof ThingSchema>;

/** What SES tells of a mail, so many seconds after it was taken. */
const TellsSchema = z.strictObject({
  type: z.enum(['Send', 'Delivery', 'HardBounce', 'SoftBounce', 'Complaint']),
  after: z.number().min(0).max(200_000),
});
export type Tells = z.infer<typeof TellsSchema>;

export const HappeningSchema = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('act'), at: hours, act: ActSchema }),
  /** Nothing runs: no sweep, no task, no event, no request. */
  z.strictObject({ is: z.literal('outage'), at: hours, hours: z.number().positive().max(100) }),
  /** What SES tells of the next mails to this person, instead of their delivery; nothing, where the list is empty. */
  z.strictObject({
    is: z.literal('mail'),
    at: hours,
    person: PersonIndexSchema,
    mails: z.int().min(1).max(9),
    tells: z.array(TellsSchema).max(4),
  }),
  /** The first sweep from then on is played twice at once, or is lost. */
  z.strictObject({ is: z.literal('sweep'), at: hours, goes: z.enum(['twice', 'lost']) }),
  /** The first run to come to its task number `task` from then on dies before it, or waits there. */
  z.strictObject({
    is: z.literal('run'),
    at: hours,
    task: z.int().min(0).max(6),
    goes: z.union([z.literal('dies'), z.strictObject({ minutes: z.number().positive().max(60) })]),
  }),
  /** From then on, and just before the `nth` call with this label: somebody acts, or time goes by for all others. */
  z.strictObject({
    is: z.literal('meanwhile'),
    at: hours,
    label: z.string(),
    nth: z.int().min(1).max(20),
    act: z.union([ActSchema, z.strictObject({ does: z.literal('wait'), minutes: z.number().positive().max(9) })]),
  }),
  /** From then on, so many reads of an index show it as it was before. */
  z.strictObject({ is: z.literal('lag'), at: hours, reads: z.int().min(1).max(3) }),
]);
export type Happening = z.infer<typeof HappeningSchema>;

export const HistorySchema = z.strictObject({
  seed: z.int(),
  people: z.int().min(1).max(5),
  /** The second person has the first one's address: ministries share mailboxes. */
  shared: z.boolean(),
  /** Days after the end on which a step is planned, in order; at nine. */
  steps: z.array(z.int().min(1).max(12)).min(1).max(3),
  staleAfterHours: z.int().min(1).max(200),
  happenings: z.array(HappeningSchema).max(40),
});
export type History = z.infer<typeof HistorySchema>;

/** The plan, as every history has it: the deadline, and the grace after it. Steps that are added come in the afternoon. */
export const DEADLINE_DAYS = 6;
export const DEADLINE_HOUR = 17;
export const GRACE_HOURS = 24;
export const STEP_HOUR = 9;
export const ADDED_HOUR = 15;

export const stepId = (index: number): string => `step-${index}`;
export const addedId = (days: number): string => `added-${days}`;
