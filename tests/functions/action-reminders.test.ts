import { afterAll, beforeAll, expect, test } from 'vitest';
import { addAction, changeAction, findAction, handOnAction } from '../../shared/actions/action.store.ts';
import { newAction, reported, withTerms } from '../../shared/actions/action-changes.ts';
import { changePerson } from '../../shared/people/person.store.ts';
import { withoutReminders } from '../../shared/people/reminders.ts';
import { changeWorkshop } from '../../shared/workshop/workshop.store.ts';
import { DAY, HOUR, T0 } from '../support/fixtures.ts';
import { type FollowUpScene, followUpScene } from '../support/follow-up-scene.ts';
import { startTable } from '../support/table.ts';

/** The sweep and its runs on a real engine, from the day on which an action was agreed until it is done. */

const BY = 'organiser@example.org';
const AGREED = Date.parse('2011-07-10T05:00:00Z'); // Sunday, 11:00 in Dhaka
const KINDS = ['action'] as const;
let engine: Awaited<ReturnType<typeof startTable>>;
beforeAll(async () => {
  engine = await startTable();
});
afterAll(() => engine.stop());

async function scene(dueOn = '2011-09-14') {
  const found = followUpScene(engine.table);
  await found.given([{ id: 'owner', name: 'The Owner' }, { id: 'other' }]);
  const action = newAction(
    await found.workshop(),
    { personId: 'owner', id: 'act' },
    { title: 'Circulate the policy', partners: ['The Agency'], dueOn },
    BY,
    AGREED,
  );
  await addAction(found.context.table, action);
  return { ...found, place: { workshopId: found.id, personId: 'owner', id: 'act' } };
}

/** What the sweep of each hour starts, until then; what was sent, by hour. */
async function until(of: FollowUpScene, from: number, to: number, step = 6 * HOUR): Promise<void> {
  for (let now = from; now <= to; now += step) await of.sweepAndRun(now, KINDS);
}

const subjects = (of: FollowUpScene): string[] => of.ses.received.map(({ subject }) => subject);

test('given nobody reports, then its owner is reminded when it was given, before, on the day, three times after, and no more', async () => {
  const of = await scene();
  await until(of, AGREED, AGREED + 180 * DAY);
  expect(subjects(of)).toEqual([
    'To do by 14 September 2011: Circulate the policy',
    'Due on 14 September 2011: Circulate the policy',
    'Due today: Circulate the policy',
    'Overdue since 14 September 2011: Circulate the policy',
    'Overdue since 14 September 2011: Circulate the policy',
    'Overdue since 14 September 2011: Circulate the policy',
  ]);
  expect(await findAction(engine.table, of.place)).toMatchObject({ debts: { owed: {} } });
  const [first] = of.ses.received;
  expect(first?.text).toContain('Together with: The Agency.');
  expect(first?.text).toMatch(/Say how it stands:\nhttps:\/\/afterword\.example\.org\/l\/\S+\?to=actions%2Fact/);
  expect(first?.headers['List-Unsubscribe']).toContain('/u/');
  expect(new Set(of.ses.received.map(({ occurrence }) => occurrence)).size).toBe(6);
});

test('given it is done, or its date moved, then only what follows from that is sent', async () => {
  const of = await scene();
  await until(of, AGREED, AGREED + 3 * DAY);
  const workshop = await of.workshop();
  await changeAction(engine.table, of.place, (action) =>
    withTerms(workshop, action, { ...action, dueOn: '2011-10-12' }, BY, AGREED + 4 * DAY),
  );
  await until(of, AGREED + 4 * DAY, Date.parse('2011-10-06T05:00:00Z'));
  expect(subjects(of).slice(1)).toEqual(['Due on 12 October 2011: Circulate the policy']);
  const report = { status: 'done', note: 'All have it.', link: undefined } as const;
  await changeAction(engine.table, of.place, (action) =>
    reported(workshop, action, report, { kind: 'owner' }, Date.parse('2011-10-07T05:00:00Z')),
  );
  await until(of, Date.parse('2011-10-07T05:00:00Z'), Date.parse('2012-01-07T05:00:00Z'));
  expect(of.ses.received).toHaveLength(2);
});

test('given the follow-up has closed, then reminders go on; given it was cancelled, then they end', async () => {
  const of = await scene('2011-12-14');
  await changeWorkshop(engine.table, of.id, (found) => ({ ...found, closedAt: '2011-08-21T12:00:00.000Z' }));
  await until(of, Date.parse('2011-12-01T05:00:00Z'), Date.parse('2011-12-15T05:00:00Z'));
  // Of what fell due meanwhile the newest alone.
  expect(subjects(of)).toEqual([
    'To do by 14 December 2011: Circulate the policy',
    'Due on 14 December 2011: Circulate the policy',
    'Due today: Circulate the policy',
  ]);
  const at = '2011-12-16T05:00:00.000Z';
  await changeWorkshop(engine.table, of.id, (found) => ({ ...found, cancelled: { at, by: BY, reason: 'x' } }));
  await until(of, Date.parse(at), Date.parse('2012-03-01T05:00:00Z'));
  expect(of.ses.received).toHaveLength(3);
  expect(await findAction(engine.table, of.place)).toMatchObject({ debts: { owed: {} } });
});

test('given its owner turned reminders off, then none is sent, the ledger says why, and none waits', async () => {
  const of = await scene();
  await changePerson(engine.table, of.id, 'owner', (person) => withoutReminders(person, T0));
  await until(of, AGREED, AGREED + 180 * DAY);
  expect(of.ses.received).toEqual([]);
  expect(await of.intent('owner', 'action-act-20110914-d')).toMatchObject({
    state: 'withheld',
    why: 'turned reminders off',
  });
});

test('given SES loses its replies, then nobody gets a reminder twice', async () => {
  const of = await scene();
  of.ses.fail('reply-lost');
  await of.sweepAndRun(AGREED + HOUR, KINDS).catch(() => []);
  await until(of, AGREED + 2 * HOUR, AGREED + DAY, HOUR / 4);
  // SES took it and the reply was lost, and no event came: after its lease it is sent once more, as every mail is.
  expect(subjects(of).filter((subject) => subject.startsWith('To do by')).length).toBeLessThanOrEqual(2);
  const runs = await of.sweepAt(Date.parse('2011-09-07T04:00:00Z'), KINDS);
  for (const run of [...runs, ...runs]) await of.execute(run, Date.parse('2011-09-07T04:00:00Z'));
  expect(subjects(of).filter((subject) => subject.startsWith('Due on'))).toHaveLength(1);
});

test('given it was given to somebody else, then that person is reminded and the earlier owner is not', async () => {
  const of = await scene();
  await until(of, AGREED, AGREED + DAY);
  await handOnAction(engine.table, await of.workshop(), of.place, 'other', BY, AGREED + DAY);
  await until(of, AGREED + DAY, AGREED + 180 * DAY);
  expect(of.ses.received.map(({ to }) => to)).toEqual(['owner@example.org', ...Array(6).fill('other@example.org')]);
});
