import { type RoadMapLine, roadMapOf } from '../actions/road-map.ts';
import { type DebtKind, DebtKindSchema, type Debts, NO_DEBTS } from '../debts/debts.ts';
import { declinedBy, type Obligation, obligationsOf } from '../follow-up/obligations.ts';
import { isGiven, type Paper } from '../papers/paper.ts';
import { type PaperState, PaperStateSchema } from '../papers/paper-state.ts';
import { lastActivityAt } from '../people/last-activity.ts';
import { notYouWaiting } from '../people/not-you.ts';
import type { ErasedParticipant, Participant } from '../people/participant.ts';
import { gaveFeedback, type Person, unreachable } from '../people/person.ts';
import { type Reach, reachOf } from '../people/standing.ts';
import { closesAt, closesFor, deadlineOf, opensAt, type Phase, phaseAt, schedule } from '../workshop/calendar.ts';
import type { Step, StepOutcome, Workshop } from '../workshop/workshop.ts';

/** How a follow-up stands: who gave what, who owes what, what comes next, and what needs a person. All pure. */

export interface Rate {
  readonly given: number;
  readonly of: number;
}

/**
 * Where the follow-up stands with a person; everybody is in one group. Whoever has not answered either got mail
 * (`reached`), or got none so far, or wants no reminders.
 */
export type Group = 'answered' | 'reached' | 'not-reached' | 'reminders-off';

export interface PersonStanding {
  readonly person: Person;
  /** Before the forms open: what will be asked. After they closed: what never came. */
  readonly owes: readonly Obligation[];
  readonly gave: { readonly feedback: boolean; readonly swotEntries: number; readonly papers: number };
  /** What the person has nothing to add to. */
  readonly declined: readonly Obligation[];
  /** Whether mail arrives. */
  readonly reach: Reach;
  /** Nothing is owed any more, by giving or by declining. */
  readonly answered: boolean;
  readonly group: Group;
  /** When the person last did something (epoch ms), as far as that is known. */
  readonly lastActivityAt: number | undefined;
}

export interface PlanLine {
  readonly id: string;
  readonly kind: Step['kind'] | 'deadline' | 'extension' | 'closing';
  /** The how manieth of its kind it is, by time, and how many of its kind there are. */
  readonly place: { readonly nth: number; readonly of: number };
  /** Epoch ms: when it is planned. */
  readonly at: number;
  /** What became of it, and when (epoch ms); `undefined` while it is still to come. */
  readonly outcome: { readonly what: PlanOutcome; readonly at: number } | undefined;
}
export type PlanOutcome = StepOutcome['outcome'] | 'passed' | 'closed';

export type OverviewProblem =
  | { readonly kind: 'undeliverable' | 'deferred'; readonly person: Person; readonly why: string }
  /** Somebody who is not this person has the link, and said so. */
  | { readonly kind: 'not-you'; readonly person: Person }
  /** Given up after every attempt: it stays undone until somebody looks. */
  | {
      readonly kind: 'parked';
      readonly debt: DebtKind;
      readonly paper: Paper | undefined;
      readonly person: Person | undefined;
      /** The id of whoever is to be erased. */
      readonly erased?: string;
    }
  | { readonly kind: 'skipped'; readonly step: string }
  /** An action of the road map whose day has passed. */
  | { readonly kind: 'overdue'; readonly action: RoadMapLine };

export interface Overview {
  readonly phase: Phase;
  /** Those who are there, and how many were erased. */
  readonly participants: number;
  readonly erased: number;
  readonly feedback: Rate;
  readonly swot: Rate;
  readonly swotEntries: number;
  /** Given papers of those promised; somebody may give more than was promised. */
  readonly papers: Rate;
  readonly papersByState: readonly { readonly state: PaperState; readonly count: number }[];
  /** How many owe nothing. */
  readonly complete: number;
  /** How many are in each group. */
  readonly groups: Readonly<Record<Group, number>>;
  readonly people: readonly PersonStanding[];
  readonly plan: readonly PlanLine[];
  readonly problems: readonly OverviewProblem[];
}

/** The whole picture at `now` (epoch ms), with what the report owes. Whoever was erased stays in the counts of what came, and stands in no list. */
export function overviewOf(
  workshop: Workshop,
  everyone: readonly Participant[],
  now: number,
  erased: readonly ErasedParticipant[] = [],
  ofReport: Debts = NO_DEBTS,
): Overview {
  const people = everyone
    .map((participant) => standingOf(workshop, participant, now))
    .toSorted((a, b) => byOrganisation(a.person, b.person));
  const papers = [...everyone, ...erased].flatMap((participant) => participant.papers);
  const of = everyone.length + erased.length;
  const counts = erased.map((each) => each.erased.gave);
  return {
    phase: phaseAt(workshop, now),
    participants: everyone.length,
    erased: erased.length,
    feedback: { given: [...people.map(({ gave }) => gave), ...counts].filter((gave) => gave.feedback).length, of },
    swot: {
      given: people.filter(({ gave }) => gave.swotEntries > 0).length + counts.filter((gave) => gave.swot).length,
      of,
    },
    swotEntries: sum(people.map(({ gave }) => gave.swotEntries)),
    papers: {
      given: papers.filter(isGiven).length,
      of: sum([...everyone.map(({ person }) => person), ...counts].map(({ papersPromised }) => papersPromised)),
    },
    papersByState: PaperStateSchema.options
      .map((state) => ({ state, count: papers.filter((paper) => paper.state === state).length }))
      .filter(({ count }) => count > 0),
    complete: people.filter(({ owes }) => owes.length === 0).length,
    groups: {
      answered: countOf(people, 'answered'),
      reached: countOf(people, 'reached'),
      'not-reached': countOf(people, 'not-reached'),
      'reminders-off': countOf(people, 'reminders-off'),
    },
    people,
    plan: planOf(workshop, now),
    problems: problemsOf(workshop, everyone, erased, ofReport, now),
  };
}

/** One person's part of it. */
export function standingOf(workshop: Workshop, participant: Participant, now: number): PersonStanding {
  const { person, papers } = participant;
  const open = withinOpening(workshop, person, now);
  const owes = obligationsOf(open.workshop, participant, open.now);
  const answered = owes.length === 0;
  const reach = reachOf(person);
  return {
    person,
    owes,
    declined: declinedBy(participant),
    answered,
    group: answered ? 'answered' : groupOf(reach),
    gave: {
      feedback: gaveFeedback(person),
      swotEntries: person.swot.length,
      papers: papers.filter(isGiven).length,
    },
    reach,
    lastActivityAt: lastActivityAt(participant),
  };
}

function groupOf(reach: Reach): Group {
  switch (reach) {
    case 'reached':
      return 'reached';
    case 'unsubscribed':
      return 'reminders-off';
    case 'not-yet':
    case 'deferred':
    case 'undeliverable':
      return 'not-reached';
  }
}

const countOf = (people: readonly PersonStanding[], group: Group): number =>
  people.filter((each) => each.group === group).length;

/**
 * Nobody owes anything before the forms open and after they closed; what staff want to read then is what will be asked
 * and what never came. So the one function of obligations is asked about the nearest moment at which the forms are open.
 */
function withinOpening(workshop: Workshop, person: Person, now: number): { workshop: Workshop; now: number } {
  const { closedAt: _, cancelled: __, ...open } = workshop;
  const first = opensAt(workshop.details);
  const last = Math.max(first, closesFor(workshop.details, person) - 1);
  return { workshop: open, now: Math.min(Math.max(now, first), last) };
}

/** Every step with what became of it, and the deadlines and the closing among them; earliest first. */
export function planOf(workshop: Workshop, now: number): PlanLine[] {
  const { details, progress, closedAt, extended } = workshop;
  const planned = schedule(details);
  const steps = planned.map(({ step, at }): PlanLine => {
    const done = progress[step.id];
    const outcome = done && { what: done.outcome, at: Date.parse(done.at) };
    return { id: step.id, kind: step.kind, place: placeOf(step, planned), at, outcome };
  });
  const deadline = deadlineOf(details);
  const given = extended ? Date.parse(extended.until) : deadline;
  const closed = closedAt === undefined ? undefined : Date.parse(closedAt);
  const ends: PlanLine[] = [
    {
      id: 'deadline',
      kind: 'deadline',
      place: ONLY,
      at: deadline,
      outcome: passed(deadline, now),
    },
    ...(given > deadline
      ? [{ id: 'extension', kind: 'extension' as const, place: ONLY, at: given, outcome: passed(given, now) }]
      : []),
    {
      id: 'closing',
      kind: 'closing',
      place: ONLY,
      at: closesAt(workshop),
      outcome: closed === undefined ? undefined : { what: 'closed', at: closed },
    },
  ];
  return [...steps, ...ends].toSorted((a, b) => a.at - b.at);
}

const ONLY = { nth: 1, of: 1 } as const;

function placeOf(step: Step, planned: readonly { readonly step: Step }[]): PlanLine['place'] {
  const alike = planned.filter((other) => other.step.kind === step.kind);
  return { nth: alike.findIndex((other) => other.step.id === step.id) + 1, of: alike.length };
}

const passed = (at: number, now: number): PlanLine['outcome'] => (now >= at ? { what: 'passed', at } : undefined);

function problemsOf(
  workshop: Workshop,
  everyone: readonly Participant[],
  erased: readonly ErasedParticipant[],
  ofReport: Debts,
  now: number,
): OverviewProblem[] {
  const deferred = everyone.flatMap(({ person }): OverviewProblem[] =>
    reachOf(person) === 'deferred' ? [{ kind: 'deferred', person, why: person.standing.deferred?.why ?? '' }] : [],
  );
  const undeliverable = everyone.flatMap(({ person }): OverviewProblem[] =>
    unreachable(person) === 'undeliverable'
      ? [{ kind: 'undeliverable', person, why: person.standing.undeliverable?.why ?? '' }]
      : [],
  );
  const parkedOf = (debts: Debts, paper?: Paper, person?: Person): OverviewProblem[] =>
    DebtKindSchema.options
      .filter((kind) => debts.owed[kind]?.parked === true)
      .map((debt) => ({ kind: 'parked', debt, paper, person }));
  const skipped = Object.entries(workshop.progress)
    .filter(([, { outcome }]) => outcome === 'skipped-stale' || outcome === 'skipped-late')
    .map(([step]): OverviewProblem => ({ kind: 'skipped', step }));
  return [
    ...parkedOf(workshop.debts),
    ...parkedOf(ofReport),
    ...[...everyone, ...erased].flatMap(({ papers }) => papers.flatMap((paper) => parkedOf(paper.debts, paper))),
    // The paper's page tries all its reviews again.
    ...everyone.flatMap(({ papers, reviews = [] }) =>
      papers.flatMap((paper) =>
        reviews.flatMap((review) => (review.paperId === paper.id ? parkedOf(review.debts, paper) : [])).slice(0, 1),
      ),
    ),
    ...everyone.flatMap(({ person, actions }) =>
      [person, ...actions].flatMap(({ debts }) => parkedOf(debts, undefined, person)),
    ),
    ...roadMapOf(workshop, everyone, now)
      .lines.filter(({ isOverdue }) => isOverdue)
      .map((action): OverviewProblem => ({ kind: 'overdue', action })),
    ...erased.flatMap(({ erased: { id, debts } }) => parkedOf(debts).map((each) => ({ ...each, erased: id }))),
    ...everyone.flatMap(({ person }): OverviewProblem[] =>
      notYouWaiting(person).length > 0 ? [{ kind: 'not-you', person }] : [],
    ),
    ...skipped,
    ...undeliverable,
    ...deferred,
  ];
}

const byOrganisation = (a: Person, b: Person): number =>
  a.organisation.localeCompare(b.organisation, 'en') || a.name.localeCompare(b.name, 'en', { numeric: true });

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
