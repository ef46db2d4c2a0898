import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withStepSent } from '../../shared/follow-up/plan.ts';
import type { Participant } from '../../shared/people/participant.ts';
import { byOrganisation } from '../../shared/report/by-organisation.ts';
import { dueOf } from '../../shared/report/due.ts';
import { overviewOf } from '../../shared/report/overview.ts';
import { responsesOf } from '../../shared/report/responses.ts';
import { closesAt, opensAt, schedule } from '../../shared/workshop/calendar.ts';
import { aPaper, aPerson, aVersion, aWorkshop, DAY, HOUR } from '../support/fixtures.ts';

/** How the answers came in, who is how far, and what is due. */

const workshop = aWorkshop();
const opens = opensAt(workshop.details);

/** Answers may have moments before the opening: what staff entered from paper. */
const moment = fc.integer({ min: -2 * 24, max: 50 * 24 }).map((hours) => new Date(opens + hours * HOUR).toISOString());
const everyone = fc
  .array(
    fc.record({
      organisation: fc.constantFrom('A', 'B', 'C'),
      feedback: fc.option(moment),
      swot: fc.array(moment, { maxLength: 3 }),
      papers: fc.array(fc.tuple(fc.constantFrom('draft', 'under-review', 'published'), moment), { maxLength: 2 }),
    }),
    { maxLength: 30 },
  )
  .map((list) =>
    list.map(
      ({ organisation, feedback, swot, papers }, index): Participant => ({
        person: aPerson({
          id: `p${index}`,
          organisation,
          ...(feedback && { feedback: { questionnaire: 0, answers: {}, firstAt: feedback, at: feedback } }),
          swot: swot.map((at, place) => ({ id: `e${place}`, quadrant: 'threat' as const, text: `${place}`, at })),
        }),
        papers: papers.map(([state, submittedAt], place) =>
          aPaper({
            id: `${index}-${place}`,
            personId: `p${index}`,
            state,
            versions: [{ ...aVersion(1, place), submittedAt }],
          }),
        ),
        actions: [],
      }),
    ),
  );
const now = fc.integer({ min: 0, max: 60 * 24 }).map((hours) => opens + hours * HOUR);

describe('answers by day', () => {
  test('never fall, and come to what the overview counts', () => {
    fc.assert(
      fc.property(everyone, now, (people, at) => {
        const { days, feedback = [], swot, papers } = responsesOf(workshop, people, at);
        const overview = overviewOf(workshop, people, at);
        expect(feedback.at(-1)).toBe(overview.feedback.given);
        expect(swot.at(-1)).toBe(overview.swot.given);
        expect(papers.at(-1)).toBe(overview.papers.given);
        for (const line of [feedback, swot, papers]) {
          expect(line).toHaveLength(days.length);
          expect(line).toEqual(line.toSorted((a, b) => a - b));
        }
      }),
    );
  });

  test('have each local day once, from the opening to today or to the closing', () => {
    fc.assert(
      fc.property(now, (at) => {
        const { days } = responsesOf(workshop, [], at);
        expect(days[0]).toBe('2011-07-08');
        expect(new Set(days).size).toBe(days.length);
        const end = Math.min(at, closesAt(workshop));
        expect(days.length).toBe(Math.floor((end - opens) / DAY) + 1);
      }),
    );
  });

  test('have the mails that went out as marks on their days, and no others', () => {
    const [first] = schedule(workshop.details);
    if (!first) throw new Error('The plan is empty.');
    const sent = withStepSent(workshop, first.step.id, [], first.at + HOUR);
    const { mails, days } = responsesOf(sent, [], first.at + 3 * DAY);
    expect(mails.map(({ day, line }) => [days[day], line.id])).toEqual([['2011-07-10', 'invitation']]);
  });

  test('are not drawn before the opening, and without moments where feedback is anonymous', () => {
    expect(responsesOf(workshop, [], opens - HOUR).days).toEqual([]);
    const anonymous = aWorkshop({ feedback: { anonymous: true } });
    expect(responsesOf(anonymous, [], opens + DAY).feedback).toBeUndefined();
  });
});

describe('by organisation', () => {
  test('each person is in one bar and in one part of it', () => {
    fc.assert(
      fc.property(everyone, now, (people, at) => {
        const overview = overviewOf(workshop, people, at);
        const bars = byOrganisation(overview.people);
        expect(bars.reduce((sum, bar) => sum + bar.people, 0)).toBe(people.length);
        for (const group of ['answered', 'reached', 'not-reached', 'reminders-off'] as const) {
          expect(bars.reduce((sum, bar) => sum + bar.groups[group], 0)).toBe(overview.groups[group]);
        }
        for (const { groups, people: all } of bars) {
          expect(Object.values(groups).reduce((sum, count) => sum + count, 0)).toBe(all);
        }
      }),
    );
  });
});

describe('what is due', () => {
  test('is one list by time: the plan as far as it is to come, papers that wait, and the end of what is kept', () => {
    const at = opens + 5 * DAY;
    const paper = aPaper({ state: 'under-review', versions: [aVersion(1, 1)] });
    const dues = dueOf(workshop, [{ person: aPerson(), papers: [paper], actions: [] }], at);
    expect(dues.map((due) => (due.kind === 'plan' ? due.line.id : due.kind))).toEqual([
      'invitation',
      'decision',
      'reminder-1',
      'last-call',
      'deadline',
      'closing',
      'retention',
    ]);
    expect(dues.map((due) => due.at)).toEqual(dues.map((due) => due.at).toSorted((a, b) => a - b));
  });

  test('is of a cancelled workshop what is left of it', () => {
    const cancelled = { ...workshop, cancelled: { at: new Date(opens).toISOString(), by: 'o', reason: 'a strike' } };
    expect(dueOf(cancelled, [], opens).map(({ kind }) => kind)).toEqual(['retention']);
  });
});
