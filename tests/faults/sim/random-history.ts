import { seededRandom } from '../../journey/random.ts';
import { type Act, addedId, type Happening, type History, STEP_HOUR, stepId, type Tells } from './history.ts';

const PERSON_ACTS = [
  'submit',
  'submit',
  'submit',
  'decline',
  'decline',
  'undecline',
  'unsubscribe',
  'unsubscribe',
  'resubscribe',
  'ask-link',
  'correct',
  'correct',
  'extend',
  'extend',
] as const;
const PLAN_ACTS = [
  'reschedule',
  'reschedule',
  'reschedule',
  'pause',
  'resume',
  'skip',
  'restore',
  'hold',
  'release',
  'add',
  'add',
] as const;
const KINDS = ['act', 'act', 'act', 'outage', 'mail', 'mail', 'sweep', 'run', 'meanwhile', 'meanwhile', 'lag'] as const;
const LABELS = [
  'PutItem MAIL',
  'PutItem MAIL',
  'SendBulkEmail',
  'SendEmail',
  'Query people',
  'PutItem WORKSHOP',
  'Query due',
];

const holding = (step: string): [Act, Act] => [
  { does: 'hold', step },
  { does: 'release', step },
];

/** The same history for the same seed. */
export function randomHistory(seed: number): History {
  const random = seededRandom(seed * 7919 + 17);
  const whole = (from: number, to: number): number => from + Math.floor(random() * (to - from + 1));
  const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
  const people = whole(2, 4);
  const steps = random() < 0.5 ? [1, whole(2, 3), whole(4, 5)] : [whole(1, 2), whole(3, 5)];
  const person = () => whole(0, people - 1);
  /** Mostly around a step, where something is at stake; else anywhere in the follow-up. */
  const at = (): number =>
    random() < 0.7 ? one(steps) * 24 + STEP_HOUR + whole(-1, 1) + whole(-2, 40) / 60 : whole(0, 7 * 24);
  const step = () => stepId(whole(0, steps.length - 1));

  const personAct = (who: number): Act => {
    const does = one(PERSON_ACTS);
    switch (does) {
      case 'submit':
      case 'decline':
      case 'undecline':
        return { does, person: who, thing: one(['feedback', 'swot'] as const) };
      case 'correct':
        return { does, person: who, to: random() < 0.7 ? 'new' : 'same' };
      case 'extend':
        return { does, person: who, days: whole(7, 9) };
      default:
        return { does, person: who };
    }
  };
  const planAct = (): Act => {
    const does = one(PLAN_ACTS);
    switch (does) {
      case 'reschedule':
        return { does, days: whole(-1, 4) };
      case 'add':
        return { does, days: whole(1, 5) };
      case 'skip':
      case 'restore':
      case 'hold':
      case 'release':
        return { does, step: random() < 0.9 ? step() : addedId(whole(1, 5)) };
      default:
        return { does };
    }
  };
  const act = (): Act => (random() < 0.03 ? { does: 'cancel' } : random() < 0.6 ? personAct(person()) : planAct());

  const happening = (): Happening => {
    const is = one(KINDS);
    switch (is) {
      case 'act':
        return { is, at: at(), act: act() };
      case 'outage':
        return { is, at: at(), hours: one([0.5, 6, 30, 54]) };
      case 'mail':
        return { is, at: at(), person: person(), mails: one([1, 1, 2, 4]), tells: tells() };
      case 'sweep':
        return { is, at: at(), goes: one(['twice', 'lost']) };
      case 'run':
        return { is, at: at(), task: whole(0, 4), goes: random() < 0.3 ? 'dies' : { minutes: one([4, 6, 12, 40]) } };
      case 'meanwhile': {
        const waits = random() < 0.35;
        return {
          is,
          at: at(),
          label: one(LABELS),
          nth: whole(1, 4),
          act: waits ? { does: 'wait', minutes: 6 } : act(),
        };
      }
      case 'lag':
        return { is, at: at(), reads: whole(1, 3) };
    }
  };
  const tells = (): Tells[] => {
    const type = one(['Send', 'Delivery', 'HardBounce', 'SoftBounce', 'SoftBounce', 'Complaint'] as const);
    const after = one([1, 40, 1200, 30_000]);
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
      // An absence notice: it arrived, and something came back.
      [
        { type: 'SoftBounce', after },
        { type: 'Delivery', after: after + 5 },
      ],
    ]);
  };
  /** Opposites, one after the other: what is taken back must count again. */
  const turns = (): Happening[] => {
    const who = person();
    const from = at();
    const thing = one(['feedback', 'swot'] as const);
    const [first, second] = one<[Act, Act]>([
      [
        { does: 'unsubscribe', person: who },
        { does: 'resubscribe', person: who },
      ],
      [
        { does: 'decline', person: who, thing },
        { does: 'undecline', person: who, thing },
      ],
      [{ does: 'pause' }, { does: 'resume' }],
      holding(step()),
      [
        { does: 'skip', step: step() },
        { does: 'restore', step: step() },
      ],
    ]);
    return [
      { is: 'act', at: from, act: first },
      { is: 'act', at: from + one([0.1, 5, 20]), act: second },
    ];
  };
  /** A run that lives for longer than a lease, in tasks that each take less. */
  const longRun = (): Happening[] => {
    const from = one(steps) * 24 + STEP_HOUR - 0.1;
    const goes = { minutes: 3 };
    return [1, 2].map((task) => ({ is: 'run', at: from, task, goes }));
  };
  /** The plan changes while a run waits, and somebody is to be asked after all. */
  const overtaken = (): Happening[] => {
    const who = person();
    const id = whole(0, steps.length - 1);
    const from = (steps[id] ?? 1) * 24 + STEP_HOUR;
    const change: [Act, Act] = random() < 0.5 ? [{ does: 'pause' }, { does: 'resume' }] : holding(stepId(id));
    return [
      { is: 'act', at: from - 1, act: { does: 'unsubscribe', person: who } },
      { is: 'run', at: from - 0.02, task: whole(1, 3), goes: { minutes: 40 } },
      { is: 'act', at: from + 0.1, act: { does: 'resubscribe', person: who } },
      { is: 'act', at: from + 0.15, act: change[0] },
      { is: 'act', at: from + one([0.2, 0.9]), act: change[1] },
    ];
  };
  /** The dates change twice, while everyone is still told of the first time. */
  const twice = (): Happening[] => {
    const from = whole(20, 140);
    const days = whole(1, 3);
    return [
      { is: 'act', at: from, act: { does: 'reschedule', days } },
      { is: 'run', at: from, task: 1, goes: { minutes: 8 } },
      { is: 'act', at: from + 0.08, act: { does: 'reschedule', days: days - 1 } },
      { is: 'run', at: from, task: 1, goes: { minutes: 4 } },
    ];
  };
  /** Nothing runs while one step falls due and the next. */
  const longOutage = (): Happening[] => {
    const [first = 1, second = 1] = steps;
    return [{ is: 'outage', at: first * 24 + STEP_HOUR - 0.5, hours: (second - first) * 24 + one([1, 3]) }];
  };
  const happenings = Array.from({ length: whole(3, 7) }, happening);
  const scene = random() < 0.6 ? one([turns, longRun, overtaken, twice, longOutage]) : undefined;
  if (scene) happenings.push(...scene());
  // Most people give what is asked: without that nobody could be mailed for nothing.
  for (let index = 0; index < people; index += 1) {
    if (random() < 0.4) continue;
    const moment = random() < 0.2 ? whole(7 * 24, 9 * 24) : whole(1, 6 * 24);
    const does = random() < 0.3 ? 'decline' : 'submit';
    happenings.push({ is: 'act', at: moment, act: { does, person: index, thing: 'feedback' } });
    happenings.push({ is: 'act', at: moment + 0.1, act: { does: 'submit', person: index, thing: 'swot' } });
  }
  const staleAfterHours = scene === longOutage ? 100 : one([12, 30, 72]);
  return { seed, people, shared: random() < 0.25, steps, staleAfterHours, happenings };
}
