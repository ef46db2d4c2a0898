import * as z from 'zod';
import { seededRandom } from '../../journey/random.ts';

/**
 * What happens to a small workshop: plain data, so that it can be printed, played again and shrunk. Every happening can be
 * left out and the rest still plays. Times are hours after the workshop's end; that is midnight UTC, and so are all days.
 */

const hours = z.number().min(0).max(2000);
const PersonIndexSchema = z.int().min(0).max(4);

/** What a person or a member of staff does. Whoever gets no answer tries again after a minute, as people do. */
export const ActSchema = z.discriminatedUnion('does', [
  z.strictObject({ does: z.literal('feedback'), person: PersonIndexSchema }),
  z.strictObject({ does: z.literal('swot'), person: PersonIndexSchema }),
  z.strictObject({ does: z.literal('unsubscribe'), person: PersonIndexSchema }),
  z.strictObject({ does: z.literal('resubscribe'), person: PersonIndexSchema }),
  /** The workshop's end moves by so many days, counted from the first plan. */
  z.strictObject({ does: z.literal('reschedule'), days: z.int().min(-3).max(20) }),
]);
export type Act = z.infer<typeof ActSchema>;

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
  /** What SES tells of every mail to this person from then on, instead of its delivery; nothing, where the list is empty. */
  z.strictObject({ is: z.literal('mail'), at: hours, person: PersonIndexSchema, tells: z.array(TellsSchema).max(4) }),
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
  /** Days after the end on which a step is planned, in order; at nine. */
  steps: z.array(z.int().min(1).max(12)).min(1).max(3),
  staleAfterHours: z.int().min(1).max(200),
  happenings: z.array(HappeningSchema).max(30),
});
export type History = z.infer<typeof HistorySchema>;

/** The plan, as every history has it: the deadline, and the grace after it. */
export const DEADLINE_DAYS = 13;
export const DEADLINE_HOUR = 17;
export const GRACE_HOURS = 24;
export const STEP_HOUR = 9;

/** The same history for the same seed. */
export function randomHistory(seed: number): History {
  const random = seededRandom(seed * 7919 + 17);
  const whole = (from: number, to: number): number => from + Math.floor(random() * (to - from + 1));
  const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
  const people = whole(2, 5);
  const steps = random() < 0.5 ? [whole(1, 2), whole(3, 6), whole(7, 12)] : [whole(1, 3), whole(5, 12)];
  const person = () => whole(0, people - 1);
  /** Mostly around a step, where something is at stake; else anywhere in the follow-up. */
  const at = (): number =>
    random() < 0.7 ? one(steps) * 24 + STEP_HOUR + whole(-1, 1) + whole(-2, 40) / 60 : whole(0, 14 * 24);
  const act = (): Act => {
    const does = one(['feedback', 'feedback', 'swot', 'swot', 'unsubscribe', 'resubscribe', 'reschedule'] as const);
    return does === 'reschedule' ? { does, days: whole(-1, 8) } : { does, person: person() };
  };
  const happening = (): Happening => {
    const is = one(['act', 'act', 'act', 'outage', 'mail', 'mail', 'sweep', 'run', 'meanwhile', 'lag'] as const);
    switch (is) {
      case 'act':
        return { is, at: at(), act: act() };
      case 'outage':
        return { is, at: at(), hours: one([0.5, 6, 30, 80]) };
      case 'mail':
        return { is, at: at(), person: person(), tells: tells() };
      case 'sweep':
        return { is, at: at(), goes: one(['twice', 'lost']) };
      case 'run':
        return { is, at: at(), task: whole(0, 4), goes: random() < 0.3 ? 'dies' : { minutes: one([4, 6, 12, 40]) } };
      case 'meanwhile': {
        const label = one(['PutItem MAIL', 'SendBulkEmail', 'Query people', 'PutItem WORKSHOP', 'Query due']);
        const waits = random() < 0.5;
        return { is, at: at(), label, nth: whole(1, 4), act: waits ? { does: 'wait', minutes: 6 } : act() };
      }
      case 'lag':
        return { is, at: at(), reads: whole(1, 3) };
    }
  };
  const tells = (): Tells[] => {
    const type = one(['Send', 'Delivery', 'HardBounce', 'SoftBounce', 'Complaint'] as const);
    const after = one([1, 40, 1200, 90_000]);
    return one<Tells[]>([
      [],
      [{ type, after }],
      [
        { type, after },
        { type, after: after + 5 },
      ],
      [
        { type, after },
        { type: 'Send', after: after + 30 },
      ],
    ]);
  };
  const staleAfterHours = one([12, 48, 72]);
  const happenings = Array.from({ length: whole(3, 10) }, happening);
  // Most people give what is asked: without that nobody could be mailed for nothing.
  for (let index = 0; index < people; index += 1) {
    if (random() < 0.4) continue;
    const moment = whole(1, 13 * 24);
    happenings.push({ is: 'act', at: moment, act: { does: 'feedback', person: index } });
    happenings.push({ is: 'act', at: moment + 0.1, act: { does: 'swot', person: index } });
  }
  return { seed, people, steps, staleAfterHours, happenings };
}
