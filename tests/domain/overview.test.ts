import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { obligationsOf } from '../../shared/follow-up/obligations.ts';
import { reschedule, withStepSent } from '../../shared/follow-up/plan.ts';
import { overviewOf, planOf } from '../../shared/report/overview.ts';
import { closesAt, deadlineOf, opensAt } from '../../shared/workshop/calendar.ts';
import { aPaper, aPerson, aWorkshop, DAY, HOUR, T0 } from '../support/fixtures.ts';

const workshop = aWorkshop();
const opens = opensAt(workshop.details);
const at = new Date(opens + HOUR).toISOString();
const feedback = { questionnaire: 0, answers: {}, firstAt: at, at };
const entry = { id: 'e1', quadrant: 'strength' as const, text: 'A strength', at };

const participants = fc.array(
  fc.record({
    feedback: fc.boolean(),
    swot: fc.integer({ min: 0, max: 3 }),
    promised: fc.integer({ min: 0, max: 2 }),
    papers: fc.array(fc.constantFrom('draft', 'under-review', 'revision-requested', 'published'), { maxLength: 2 }),
  }),
  { maxLength: 25 },
);

describe('response rates and who owes what', () => {
  it('agree with a count of each person for itself', () => {
    fc.assert(
      fc.property(participants, fc.integer({ min: 0, max: 43 }), (given, day) => {
        const everyone = given.map((each, index) => ({
          person: aPerson({
            id: `p${index}`,
            papersPromised: each.promised,
            swot: Array.from({ length: each.swot }, (_, i) => ({ ...entry, id: `e${i}` })),
            ...(each.feedback && { feedback }),
          }),
          papers: each.papers.map((state, i) => aPaper({ id: `${index}-${i}`, personId: `p${index}`, state })),
          actions: [],
        }));
        const now = opens + day * DAY;

        const overview = overviewOf(workshop, everyone, now);

        expect(overview.feedback).toEqual({ given: given.filter((each) => each.feedback).length, of: given.length });
        expect(overview.swot.given).toBe(given.filter((each) => each.swot > 0).length);
        expect(overview.swotEntries).toBe(given.reduce((sum, each) => sum + each.swot, 0));
        const done = given.flatMap((each) => each.papers).filter((s) => s === 'published' || s === 'under-review');
        expect(overview.papers.given).toBe(done.length);
        expect(overview.people).toHaveLength(given.length);
        for (const { person, owes } of overview.people) {
          const participant = everyone.find((each) => each.person.id === person.id);
          expect(owes).toEqual(participant && obligationsOf(workshop, participant, now));
        }
        expect(overview.complete).toBe(overview.people.filter(({ owes }) => owes.length === 0).length);
      }),
    );
  });

  it('shows before the opening what will be asked, and after the closing what never came', () => {
    const everyone = [{ person: aPerson(), papers: [], actions: [] }];
    const closed = { ...workshop, closedAt: new Date(closesAt(workshop)).toISOString() };
    for (const [w, now] of [
      [workshop, opens - DAY],
      [closed, closesAt(workshop) + DAY],
    ] as const) {
      expect(overviewOf(w, everyone, now).people[0]?.owes.map(({ kind }) => kind)).toEqual(['feedback', 'swot']);
    }
  });
});

describe('who has answered, who was reached, and who was not', () => {
  const email = 'p1@example.org';
  const known = { email, at };
  const trouble = { ...known, why: 'no mailbox' };
  const done = { feedback, swot: [entry] };
  const groupOf = (changes: Parameters<typeof aPerson>[0]) =>
    overviewOf(workshop, [{ person: aPerson(changes), papers: [], actions: [] }], opens + DAY).people[0]?.group;

  it.each([
    ['nothing has arrived yet', {}, 'not-reached'],
    ['a mail arrived', { reached: known }, 'reached'],
    [
      'a mail arrived at an address that was corrected since',
      { reached: { email: 'old@example.org', at } },
      'not-reached',
    ],
    ['a mail came back for a while', { reached: known, deferred: trouble }, 'not-reached'],
    ['mail does not arrive', { reached: known, undeliverable: trouble }, 'not-reached'],
    ['reminders are off', { reached: known, unsubscribedAt: at }, 'reminders-off'],
  ] as const)('given %s, then whoever owes something is %s', (_, standing, group) => {
    expect(groupOf({ standing })).toBe(group);
    expect(groupOf({ standing, ...done })).toBe('answered');
  });

  it('given somebody declined all that was asked, then that is an answer', () => {
    expect(groupOf({ declined: { feedback: at, swot: at } })).toBe('answered');
    expect(groupOf({ declined: { feedback: at } })).toBe('not-reached');
  });

  it('puts everybody into one group', () => {
    const standings = fc.record(
      {
        unsubscribedAt: fc.constant(at),
        undeliverable: fc.constant(trouble),
        deferred: fc.constant(trouble),
        reached: fc.constant(known),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(standings, fc.boolean())), (people) => {
        const everyone = people.map(([standing, answered]) => ({
          person: aPerson({ standing, ...(answered && done) }),
          papers: [],
          actions: [],
        }));
        const { groups, complete } = overviewOf(workshop, everyone, opens + DAY);
        expect(Object.values(groups).reduce((sum, count) => sum + count, 0)).toBe(people.length);
        expect(groups.answered).toBe(complete);
      }),
    );
  });
});

describe('the plan', () => {
  it('lists every step, the deadline and the closing in order, with what became of them', () => {
    const sent = withStepSent(workshop, 'invitation', [], opens + 3 * DAY);
    const plan = planOf(sent, deadlineOf(workshop.details) + HOUR);
    expect(plan.map(({ id }) => id)).toEqual(['invitation', 'reminder-1', 'last-call', 'deadline', 'closing']);
    expect(plan.map(({ outcome }) => outcome?.what)).toEqual(['sent', undefined, undefined, 'passed', undefined]);
    expect(plan.map((line) => line.at)).toEqual(plan.map((line) => line.at).toSorted((a, b) => a - b));
  });

  it('moves with the dates', () => {
    const moved = reschedule(workshop, { starts: '2011-07-15', ends: '2011-07-16' }, 'why', 'me', T0);
    const [before, after] = [planOf(workshop, T0), planOf(moved, T0)];
    const deadline = (plan: typeof before) => plan.find(({ kind }) => kind === 'deadline')?.at ?? 0;
    expect(deadline(after) - deadline(before)).toBe(7 * DAY);
  });
});

describe('problems', () => {
  it('names undeliverable addresses, parked debts and skipped steps, and nothing else', () => {
    const parked = { dueAt: at, revision: 1, attempt: 12, parked: true };
    const debts = { owed: { paper: parked }, revisions: { paper: 1 } };
    const everyone = [
      { person: aPerson({ id: 'fine' }), papers: [], actions: [] },
      { person: aPerson({ id: 'gone', standing: { unsubscribedAt: at } }), papers: [], actions: [] },
      {
        person: aPerson({
          id: 'lost',
          standing: { undeliverable: { email: 'lost@example.org', why: 'no mailbox', at } },
        }),
        papers: [aPaper({ personId: 'lost', debts })],
        actions: [],
      },
      {
        person: aPerson({ id: 'corrected', standing: { undeliverable: { email: 'old@example.org', why: 'x', at } } }),
        papers: [],
        actions: [],
      },
    ];
    const skipped = { ...workshop, progress: { invitation: { outcome: 'skipped-stale' as const, at } } };
    const overview = overviewOf(skipped, everyone, opens);
    expect(overview.problems.map(({ kind }) => kind)).toEqual(['parked', 'skipped', 'undeliverable']);
    expect(overviewOf(workshop, [], opens).problems).toEqual([]);
  });
});
