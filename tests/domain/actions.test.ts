import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Action, lastReport } from '../../shared/actions/action.ts';
import {
  arrived,
  dropped,
  handedOn,
  newAction,
  noticed,
  received,
  reported,
  restored,
  withTerms,
} from '../../shared/actions/action-changes.ts';
import {
  ActionStatusSchema,
  after,
  isOpen,
  ReportedStatusSchema,
  reportable,
  TRANSITIONS,
} from '../../shared/actions/action-state.ts';
import { httpsLink } from '../../shared/actions/https-link.ts';
import { noticeDue, noticesOf, noticesToCome } from '../../shared/actions/notices.ts';
import { listedAction, roadMapFrom } from '../../shared/actions/road-map.ts';
import { whyNoMail } from '../../shared/workshop/calendar.ts';
import { localDate } from '../../shared/workshop/dates.ts';
import { aPerson, aWorkshop, DAY, HOUR } from '../support/fixtures.ts';

const workshop = aWorkshop();
const { details } = workshop;
const NOW = Date.parse('2011-07-10T05:00:00Z');
const BY = 'organiser@example.org';
const OWNER = { kind: 'owner' } as const;

const anAgreed = (dueOn: string | undefined = '2011-09-14', now = NOW): Action =>
  newAction(workshop, { personId: 'p1', id: 'a1' }, { title: 'Circulate', partners: [], dueOn }, BY, now);
const report = (status: 'planned' | 'under-way' | 'done', note = 'Well.') => ({ status, note, link: undefined });
const dueMs = ({ debts }: Action): number | undefined => debts.owed.action && Date.parse(debts.owed.action.dueAt);
const dayOf = (ms: number): string => localDate(ms, details.timeZone);

describe('the table of transitions', () => {
  test('what is done can go on, what was dropped is only taken up again, and nothing else leaves either', () => {
    expect(TRANSITIONS).toMatchInlineSnapshot(`
      {
        "done": {
          "begin": "under-way",
          "finish": "done",
        },
        "dropped": {
          "restore-begun": "under-way",
          "restore-planned": "planned",
        },
        "planned": {
          "begin": "under-way",
          "drop": "dropped",
          "finish": "done",
          "plan": "planned",
        },
        "under-way": {
          "begin": "under-way",
          "drop": "dropped",
          "finish": "done",
          "plan": "planned",
        },
      }
    `);
    expect(reportable('planned')).toEqual(['planned', 'under-way', 'done']);
    expect(reportable('done')).toEqual(['under-way', 'done']);
    expect(reportable('dropped')).toEqual([]);
  });

  test('every change leads where the table says, or is refused', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...ReportedStatusSchema.options, 'drop', 'restore'), { maxLength: 20 }),
        (acts) => {
          let action = anAgreed();
          for (const [index, act] of acts.entries()) {
            const before = action;
            const at = NOW + index * HOUR;
            try {
              if (act === 'drop') action = dropped(workshop, action, '', BY, at);
              else if (act === 'restore') action = restored(workshop, action, BY, at);
              else action = reported(workshop, action, report(act, `${index}`), OWNER, at);
            } catch {
              expect(action).toBe(before);
            }
            const reached = Object.values(TRANSITIONS[before.status]);
            expect([before.status, ...reached]).toContain(action.status);
            expect(action.events.slice(0, before.events.length)).toEqual(before.events);
          }
        },
      ),
    );
  });

  test('a dropping that is taken back leaves it where it stood', () => {
    for (const status of ['planned', 'under-way'] as const) {
      const before = reported(workshop, anAgreed(), report(status), OWNER, NOW);
      const back = restored(workshop, dropped(workshop, before, 'No money.', BY, NOW), BY, NOW);
      expect(back).toMatchObject({
        status,
        debts: { owed: before.debts.owed.action && { action: { dueAt: before.debts.owed.action.dueAt } } },
      });
    }
    expect(after('dropped', 'finish')).toBeUndefined();
    expect(ActionStatusSchema.options.filter(isOpen)).toEqual(['planned', 'under-way']);
  });

  test('the same report once more changes nothing', () => {
    const once = reported(workshop, anAgreed(), report('under-way'), OWNER, NOW);
    expect(reported(workshop, once, report('under-way'), OWNER, NOW + HOUR)).toBe(once);
    expect(lastReport(once)?.note).toBe('Well.');
  });
});

describe('when an owner is reminded', () => {
  test('soon after it was agreed, a week before, on the day, and three times after it, on working days and out of quiet hours', () => {
    const lines = noticesOf(details, anAgreed()).map(({ kind, at }) => `${kind} ${new Date(at).toISOString()}`);
    expect(lines).toMatchInlineSnapshot(`
      [
        "assigned 2011-07-10T05:15:00.000Z",
        "before 2011-09-07T03:00:00.000Z",
        "due 2011-09-14T03:00:00.000Z",
        "overdue 2011-09-28T03:00:00.000Z",
        "overdue 2011-10-12T03:00:00.000Z",
        "overdue 2011-10-26T03:00:00.000Z",
      ]
    `);
  });

  test('on a day of its own each, so that nobody gets two at once', () => {
    // Due on a Saturday, a day before on a Friday: both leave on Sunday, the weekend’s first working day after.
    const settings = { ...details, roadMap: { ...details.roadMap, remindDaysBefore: 1 } };
    const kinds = noticesOf(settings, anAgreed('2011-09-17')).map(({ kind }) => kind);
    expect(kinds).toEqual(['assigned', 'due', 'overdue', 'overdue', 'overdue']);
  });

  test('of several that fell due in an outage the last one speaks for all', () => {
    const action = anAgreed();
    const late = Date.parse('2011-10-01T05:00:00Z');
    expect(noticeDue(details, action, late)?.kind).toBe('overdue');
    const after = noticed(workshop, action, 'action-a1-20110914-o1', late);
    expect(noticeDue(details, after, late)).toBeUndefined();
    expect(dueMs(after)).toBeGreaterThan(late);
  });

  test('not at all without a date, when it is done or dropped, or when the workshop was cancelled', () => {
    const cancelled = aWorkshop({}, { cancelled: { at: '2011-07-10T05:00:00Z', by: BY, reason: 'x' } });
    const terms = { title: 'T', partners: [], dueOn: '2011-09-14' };
    expect(dueMs(newAction(cancelled, { personId: 'p', id: 'a' }, terms, BY, NOW))).toBeUndefined();
    const dateless = newAction(workshop, { personId: 'p', id: 'a' }, { ...terms, dueOn: undefined }, BY, NOW);
    expect(dueMs(dateless)).toBeUndefined();
    expect(dueMs(reported(workshop, anAgreed(), report('done'), OWNER, NOW))).toBeUndefined();
    expect(dueMs(dropped(workshop, anAgreed(), '', BY, NOW))).toBeUndefined();
    expect(dueMs(withTerms(workshop, dateless, terms, BY, NOW))).toBeGreaterThan(NOW);
  });

  const days = fc.integer({ min: -60, max: 200 }).map((offset) => dayOf(NOW + offset * DAY));
  const settings = fc.record({
    remindDaysBefore: fc.integer({ min: 0, max: 30 }),
    remindEveryDays: fc.integer({ min: 1, max: 30 }),
    overdueReminders: fc.integer({ min: 0, max: 6 }),
    at: fc.constantFrom('00:10', '07:30', '09:00', '21:00', '23:59'),
  });

  test('property: at moments at which mail may leave, one a day, never before it was given to its owner', () => {
    fc.assert(
      fc.property(days, settings, (dueOn, roadMap) => {
        const notices = noticesOf({ ...details, roadMap }, anAgreed(dueOn));
        expect(new Set(notices.map(({ at }) => dayOf(at))).size).toBe(notices.length);
        expect(new Set(notices.map(({ occurrence }) => occurrence)).size).toBe(notices.length);
        for (const { at, occurrence } of notices) {
          expect(whyNoMail(details, at)).toEqual([]);
          expect(at).toBeGreaterThanOrEqual(NOW);
          expect(occurrence).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
        }
      }),
    );
  });

  test('property: a later date never brings a reminder of the same kind forward', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 90 }), settings, (dueOn, more, roadMap) => {
        const all = { ...details, roadMap };
        const last = (day: string) => noticesOf(all, anAgreed(day)).at(-1)?.at ?? 0;
        const later = dayOf(Date.parse(dueOn) + more * DAY);
        expect(last(later)).toBeGreaterThanOrEqual(last(dueOn));
      }),
    );
  });

  test('property: whatever is reported, moved, dropped and taken back, nobody is reminded twice on a day, nor of what is done', () => {
    const act = fc.oneof(
      fc.record({ what: fc.constant('move' as const), to: days }),
      fc.record({ what: fc.constantFrom('plan', 'begin', 'finish', 'drop', 'restore'), to: fc.constant('') }),
    );
    const steps = fc.array(fc.record({ hours: fc.integer({ min: 1, max: 300 }), act }), { maxLength: 15 });
    fc.assert(
      fc.property(days, settings, steps, (dueOn, roadMap, course) => {
        const shop = { ...workshop, details: { ...details, roadMap } };
        let action = newAction(shop, { personId: 'p1', id: 'a1' }, { title: 'T', partners: [], dueOn }, BY, NOW);
        let now = NOW;
        const sent: number[] = [];
        const occurrences: string[] = [];
        /** What the sweep and its run do, at the moment that is owed. */
        const runUntil = (until: number): void => {
          for (let due = dueMs(action); due !== undefined && due <= until; due = dueMs(action)) {
            const at = Math.max(due, now);
            const notice = noticeDue(shop.details, action, at);
            expect(isOpen(action.status)).toBe(true);
            if (!notice) throw new Error('A reminder is owed before it is due.');
            sent.push(at);
            occurrences.push(notice.occurrence);
            action = noticed(shop, action, notice.occurrence, at);
          }
        };
        for (const {
          hours,
          act: { what, to },
        } of course) {
          now += hours * HOUR;
          runUntil(now);
          try {
            if (what === 'move') action = withTerms(shop, action, { ...action, dueOn: to }, BY, now);
            else if (what === 'drop') action = dropped(shop, action, '', BY, now);
            else if (what === 'restore') action = restored(shop, action, BY, now);
            else
              action = reported(
                shop,
                action,
                report(what === 'plan' ? 'planned' : what === 'begin' ? 'under-way' : 'done'),
                OWNER,
                now,
              );
          } catch {
            // Refused: nothing changed.
          }
        }
        runUntil(now + 1000 * DAY);
        expect(new Set(sent.map(dayOf)).size).toBe(sent.length);
        expect(new Set(occurrences).size).toBe(occurrences.length);
        expect(noticesToCome(shop.details, action)).toEqual([]);
      }),
    );
  });
});

describe('giving an action to somebody else', () => {
  const people = ['p1', 'p2', 'p3'].map((id) => aPerson({ id }));
  const begun = reported(workshop, anAgreed(), report('under-way', 'My words.'), OWNER, NOW);
  const handed = handedOn(begun, 'p2', BY, NOW + HOUR);
  const brought = received(workshop, handed, undefined);

  test('at every prefix of the two writes it is on the road map once, under the new owner', () => {
    for (const actions of [[handed], [handed, brought], [arrived(handed, NOW), brought]]) {
      const { lines } = roadMapFrom(workshop, actions.map(listedAction), people, NOW);
      expect(lines.map(({ owner, status }) => [owner.id, status])).toEqual([['p2', 'under-way']]);
    }
  });

  test('what the earlier owner reported stays with that person; the new one is reminded, and the earlier one is not', () => {
    expect(JSON.stringify(brought)).not.toContain('My words.');
    expect(brought).toMatchObject({ personId: 'p2', assignment: 2, dueOn: '2011-09-14', status: 'under-way' });
    expect(dueMs(brought)).toBeGreaterThan(NOW);
    expect(dueMs(handed)).toBe(NOW + HOUR);
    expect(dueMs(arrived(handed, NOW))).toBeUndefined();
    expect(() => reported(workshop, handed, report('done'), OWNER, NOW)).toThrow('given to somebody else');
  });

  test('each write once more changes nothing, and whoever gave it away can get it back', () => {
    expect(handedOn(handed, 'p2', BY, NOW + DAY)).toBe(handed);
    expect(received(workshop, handed, brought)).toBe(brought);
    const back = handedOn(brought, 'p1', BY, NOW + DAY);
    const mine = received(workshop, back, arrived(handed, NOW));
    expect(mine).toMatchObject({ personId: 'p1', assignment: 3 });
    expect(mine.handedTo).toBeUndefined();
    const { lines } = roadMapFrom(workshop, [mine, arrived(back, NOW)].map(listedAction), people, NOW);
    expect(lines.map(({ owner }) => owner.id)).toEqual(['p1']);
  });
});

describe('the road map', () => {
  test('overdue first, then by date, then what is done, then what was dropped; the figures leave out what was dropped', () => {
    const at = (id: string, dueOn: string | undefined, changes: Partial<Action> = {}): Action => ({
      ...newAction(workshop, { personId: 'p1', id }, { title: id, partners: [], dueOn }, BY, NOW),
      ...changes,
    });
    const { lines, figures } = roadMapFrom(
      workshop,
      [
        at('dropped', '2011-07-01', { status: 'dropped' }),
        at('undated', undefined),
        at('done', '2011-07-02', { status: 'done' }),
        at('soon', '2011-07-10'),
        at('late', '2011-07-09'),
        at('later', '2011-07-05', { status: 'under-way' }),
        at('of nobody', '2011-07-05', { personId: 'gone' }),
      ].map(listedAction),
      [aPerson({ agreed: { named: '2011-07-09T05:00:00.000Z' } })],
      NOW,
    );
    expect(lines.map(({ id, isOverdue }) => `${id}${isOverdue ? '!' : ''}`)).toEqual([
      'later!',
      'late!',
      'soon',
      'undated',
      'done',
      'dropped',
    ]);
    expect(figures).toEqual({ total: 5, byStatus: { planned: 3, 'under-way': 1, done: 1, dropped: 1 }, overdue: 2 });
    expect(lines[0]?.owner.isNamed).toBe(true);
  });
});

describe('a link as evidence', () => {
  test.each([
    ['https://example.org/a b', 'https://example.org/a%20b'],
    [' https://EXAMPLE.org ', 'https://example.org/'],
    ['http://example.org', undefined],
    ['javascript:alert(1)', undefined],
    ['https://a:b@example.org', undefined],
    ['https://localhost/x', undefined],
    ['//example.org', undefined],
    ['', undefined],
  ])('%s', (typed, link) => expect(httpsLink(typed)).toBe(link));
});
