import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { LEASE_MS } from '../../shared/debts/debts.ts';
import { cancel, reschedule } from '../../shared/follow-up/plan.ts';
import { changeWorkshop } from '../../shared/workshop/workshop.store.ts';
import { T0 } from '../support/fixtures.ts';
import { type FollowUpScene, followUpScene } from '../support/follow-up-scene.ts';
import { takeIn } from '../support/in-role.ts';
import { startTable } from '../support/table.ts';

/** What everyone is told when the workshop's dates change: a mail with a calendar entry each. */

let engine: Awaited<ReturnType<typeof startTable>>;
beforeAll(async () => {
  engine = await startTable();
});
afterAll(() => engine.stop());

let scene: FollowUpScene;
beforeEach(() => {
  scene = followUpScene(engine.table);
});

const moveTo = (starts: string, ends: string, reason = 'The hall was taken') =>
  changeWorkshop(engine.table, scene.id, (workshop) => reschedule(workshop, { starts, ends }, reason, 'o', T0));

/** The value of a property of the first entry that a mail brought. */
const entry = (index: number, property: string): string | undefined =>
  new RegExp(`^${property}(?:;[^:\r\n]*)?:(.*)\r$`, 'm').exec(scene.ses.received[index]?.calendar ?? '')?.[1];

describe('given the workshop is moved', () => {
  test('then everyone who can be reached is told once, with an entry that replaces the earlier one', async () => {
    await scene.given([
      { id: 'a' },
      { id: 'left', standing: { unsubscribedAt: '2011-07-04T00:00:00Z' } },
      { id: 'lost', standing: { undeliverable: { email: 'lost@example.org', why: 'x', at: '2011-07-04T00:00:00Z' } } },
    ]);
    await moveTo('2011-07-15', '2011-07-16');
    expect(await scene.sweepAndRun(T0, ['notice'])).toEqual(['complete']);
    expect(await scene.sweepAndRun(T0, ['notice'])).toEqual([]);
    expect(scene.ses.received.map(({ to }) => to)).toEqual(['a@example.org']);
    const [mail] = scene.ses.received;
    expect(mail?.subject).toContain('A Small Workshop');
    expect(mail?.text).toContain('The hall was taken');
    expect(mail?.text).toMatch(/8\s–\s9 July 2011/);
    expect(mail?.text).toMatch(/15\s–\s16 July 2011/);
    expect(mail?.headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
    expect([entry(0, 'METHOD'), entry(0, 'UID'), entry(0, 'SEQUENCE'), entry(0, 'DTSTART')]).toEqual([
      'REQUEST',
      `${scene.id}@afterword.example.org`,
      '1',
      '20110715',
    ]);
    expect((await scene.intent('left', 'notice-1'))?.why).toBe('turned reminders off');
    expect((await scene.workshop()).debts.owed.notice).toBeUndefined();
  });

  test('twice before anybody was told, then there is one mail, of the last dates', async () => {
    await scene.given([{ id: 'a' }]);
    await moveTo('2011-07-15', '2011-07-16');
    await moveTo('2011-07-22', '2011-07-23');
    await scene.sweepAndRun(T0, ['notice']);
    expect(scene.ses.received).toHaveLength(1);
    expect([entry(0, 'SEQUENCE'), entry(0, 'DTSTART')]).toEqual(['2', '20110722']);
  });

  test('once more while the first notice goes out, then that run stops, and everyone has the last dates', async () => {
    await scene.given([{ id: 'a' }, { id: 'b' }]);
    scene.context.quota = async () => ({ perSecond: 1, leftToday: 100 });
    await moveTo('2011-07-15', '2011-07-16');
    const [run] = await scene.sweepAt(T0, ['notice']);
    if (!run) throw new Error('no run');
    const page = await scene.task('send-page', run, T0, await scene.task('load', run, T0));
    await moveTo('2011-07-22', '2011-07-23');
    expect(await scene.task('send-page', run, T0, page)).toMatchObject({ next: 'stop' });
    expect(await scene.sweepAndRun(T0, ['notice'])).toEqual(['complete']);
    const last = new Map(scene.ses.received.map(({ to, occurrence }) => [to, occurrence]));
    expect(Object.fromEntries(last)).toEqual({ 'a@example.org': 'notice-2', 'b@example.org': 'notice-2' });
  });

  test('then who came onto the list afterwards, with the new dates, is not told of the change', async () => {
    await scene.given([{ id: 'later', addedAt: '2011-07-06T00:00:00Z' }]);
    await moveTo('2011-07-15', '2011-07-16');
    await scene.sweepAndRun(T0 + 2 * 86_400_000, ['notice']);
    expect(scene.ses.received).toEqual([]);
    expect((await scene.intent('later', 'notice-1'))?.why).toBe('came onto the list after the change');
  });

  test('and the reply of SES is lost for one mail, then the next run tells the others, and nobody has two', async () => {
    await scene.given([{ id: 'a' }, { id: 'b' }, { id: 'c' }]);
    await moveTo('2011-07-15', '2011-07-16');
    scene.ses.fail(undefined, 'reply-lost');
    const [run] = await scene.sweepAt(T0, ['notice']);
    await expect(run && scene.execute(run, T0)).rejects.toThrow('socket hang up');
    const lost = scene.ses.received[1];
    const news = { workshopId: scene.id, personId: lost?.to.split('@')[0] ?? '', occurrence: 'notice-1', to: lost?.to };
    const sent = { messageId: 'm2', at: T0, state: 'sent', stops: false } as const;
    await takeIn(engine.table, { ...news, ...sent });
    expect(await scene.sweepAndRun(T0 + LEASE_MS, ['notice'])).toEqual(['complete']);
    expect(scene.ses.received.map(({ to }) => to).toSorted()).toEqual(['a', 'b', 'c'].map((id) => `${id}@example.org`));
  });
});

test('given it is moved so far back that the follow-up is over, then nobody is told of the dates any more', async () => {
  await scene.given([{ id: 'a' }]);
  await moveTo('2011-05-02', '2011-05-03');
  expect(await scene.sweepAndRun(T0, ['notice'])).toEqual(['complete']);
  expect(scene.ses.received).toEqual([]);
  expect((await scene.intent('a', 'notice-1'))?.why).toBe('comes after the closing');
});

describe('given the workshop is cancelled', () => {
  test('then calendars are told so under the same name, and nothing of the plan goes out any more', async () => {
    await scene.given([{ id: 'a' }]);
    await moveTo('2011-07-15', '2011-07-16');
    await scene.sweepAndRun(T0, ['notice']);
    await changeWorkshop(engine.table, scene.id, (workshop) => cancel(workshop, 'A flood', 'o', T0));
    await scene.sweepAndRun(T0, ['notice']);
    expect([entry(1, 'METHOD'), entry(1, 'STATUS'), entry(1, 'SEQUENCE')]).toEqual(['CANCEL', 'CANCELLED', '2']);
    expect(entry(1, 'UID')).toBe(entry(0, 'UID'));
    expect(scene.ses.received[1]?.text).toContain('A flood');
    const { debts } = await scene.workshop();
    expect([debts.owed['follow-up'], debts.owed.closing]).toEqual([undefined, undefined]);
    expect(await scene.sweepAndRun(T0 + 90 * 86_400_000)).toEqual([]);
    expect(scene.ses.received).toHaveLength(2);
  });
});
