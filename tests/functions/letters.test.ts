import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { withDeadlineGiven } from '../../shared/follow-up/plan.ts';
import { SENT_AGAIN_AFTER_MS } from '../../shared/mail/ledger.ts';
import { withLetter } from '../../shared/people/letters.ts';
import { withPassedOn } from '../../shared/people/not-you.ts';
import { changePerson } from '../../shared/people/person.store.ts';
import type { Person } from '../../shared/people/person.ts';
import { closingRunsAt } from '../../shared/workshop/calendar.ts';
import { changeWorkshop } from '../../shared/workshop/workshop.store.ts';
import { DAY, HOUR, T0 } from '../support/fixtures.ts';
import { type FollowUpScene, followUpScene } from '../support/follow-up-scene.ts';
import { takeIn } from '../support/in-role.ts';
import { startTable } from '../support/table.ts';

/** Mails to one person, outside of the plan. */

let engine: Awaited<ReturnType<typeof startTable>>;
beforeAll(async () => {
  engine = await startTable();
});
afterAll(() => engine.stop());

let scene: FollowUpScene;
beforeEach(() => {
  scene = followUpScene(engine.table);
});

const change = (id: string, how: (person: Person) => Person) => changePerson(engine.table, scene.id, id, how);
const OPEN = Date.parse('2011-07-12T03:00:00Z');

describe('the personal link, sent again', () => {
  const owesLink = () => change('a', (person) => withLetter(person, 'link', 'the person asked for the link', OPEN));

  test('goes out once, with what is still owed, and pays the debt', async () => {
    await scene.given([{ id: 'a' }]);
    await owesLink();
    expect(await scene.sweepAndRun(OPEN)).toContain('letters done');
    const [mail] = scene.ses.received.filter(({ occurrence }) => occurrence === 'link-1');
    expect(mail?.text).toMatch(/\/l\/open\.k1\.\S+/);
    expect(mail?.text).toContain('Your feedback on the sessions you attended');
    expect((await scene.person('a')).letters).toEqual([]);
    expect(await scene.sweepAndRun(OPEN + DAY, ['letter'])).toEqual([]);
  });

  test('goes also to whoever has turned reminders off or owes nothing: they asked for it', async () => {
    await scene.given([
      {
        id: 'a',
        standing: { unsubscribedAt: '2011-07-09T00:00:00Z' },
        declined: { feedback: '2011-07-09T00:00:00Z', swot: '2011-07-09T00:00:00Z' },
      },
    ]);
    await owesLink();
    await scene.sweepAndRun(OPEN, ['letter']);
    expect(scene.ses.received).toHaveLength(1);
    expect(scene.ses.received[0]?.text).not.toContain('Still open');
  });

  test('goes nowhere where mail does not arrive, and the history says so', async () => {
    await scene.given([
      {
        id: 'a',
        standing: { undeliverable: { email: 'a@example.org', why: 'no mailbox', at: '2011-07-09T00:00:00Z' } },
      },
    ]);
    await owesLink();
    await scene.sweepAndRun(OPEN, ['letter']);
    expect(scene.ses.received).toEqual([]);
    expect((await scene.intent('a', 'link-1'))?.why).toContain('no mailbox');
    expect((await scene.person('a')).letters).toEqual([]);
  });

  test('given the reply of SES is lost, then it stays owed, and an event settles it', async () => {
    await scene.given([{ id: 'a' }]);
    await owesLink();
    scene.ses.fail('reply-lost');
    const [run] = await scene.sweepAt(OPEN, ['letter']);
    await expect(run && scene.execute(run, OPEN)).rejects.toThrow('socket hang up');
    await takeIn(engine.table, {
      workshopId: scene.id,
      personId: 'a',
      occurrence: 'link-1',
      messageId: 'm1',
      to: 'a@example.org',
      at: OPEN,
      state: 'sent',
      stops: false,
    });
    expect(await scene.sweepAndRun(OPEN + DAY, ['letter'])).toEqual(['letters done']);
    expect(scene.ses.received).toHaveLength(1);
  });
});

describe('a mail of the plan that comes back for a while', () => {
  const cameBack = (messageId: string, at: number) =>
    ({
      workshopId: scene.id,
      personId: 'a',
      occurrence: 'invitation',
      messageId,
      to: 'a@example.org',
      at,
      state: 'bounced',
      problem: 'mailbox full',
      stops: false,
      isPassing: true,
    }) as const;
  const comesBack = (messageId: string, at: number) => takeIn(engine.table, cameBack(messageId, at));

  test('is sent again a day later, as things stand then; the step does not wait for it', async () => {
    await scene.given([{ id: 'a' }]);
    const due = await scene.timeOf('invitation');
    expect(await scene.sweepAndRun(due)).toEqual(['complete']);
    await comesBack('m1', due);
    await comesBack('m1', due + 1);
    expect((await scene.person('a')).standing.deferred?.why).toBe('mailbox full');
    expect(await scene.sweepAndRun(due + SENT_AGAIN_AFTER_MS - 1, ['letter'])).toEqual([]);
    expect(await scene.sweepAndRun(due + SENT_AGAIN_AFTER_MS, ['letter'])).toEqual(['letters done']);
    expect(scene.ses.received.map(({ occurrence }) => occurrence)).toEqual(['invitation', 'invitation']);
  });

  test('given the deadline has passed meanwhile, then it is not: it would ask for what is over', async () => {
    await scene.given([{ id: 'a' }]);
    const due = await scene.timeOf('last-call');
    await scene.sweepAndRun(due); // skips the steps before it, which come too late
    expect(await scene.sweepAndRun(due)).toEqual(['complete']);
    for (const [messageId, hours] of [
      ['m1', 4],
      ['m2', 36],
    ] as const) {
      const at = due + hours * HOUR;
      await takeIn(engine.table, { ...cameBack(messageId, at), occurrence: 'last-call' });
      expect(await scene.sweepAndRun(at + SENT_AGAIN_AFTER_MS, ['letter'])).toEqual(['letters done']);
    }
    expect(scene.ses.received.filter(({ occurrence }) => occurrence === 'last-call')).toHaveLength(2);
    expect((await scene.person('a')).letters).toEqual([]);
  });

  test('given everything was given meanwhile, then it is not', async () => {
    await scene.given([{ id: 'a' }]);
    const due = await scene.timeOf('invitation');
    await scene.sweepAndRun(due);
    await comesBack('m1', due);
    await change('a', (person) => ({ ...person, declined: { feedback: person.addedAt, swot: person.addedAt } }));
    expect(await scene.sweepAndRun(due + SENT_AGAIN_AFTER_MS, ['letter'])).toEqual(['letters done']);
    expect(scene.ses.received).toHaveLength(1);
    expect(await scene.intent('a', 'invitation')).toMatchObject({ state: 'withheld', why: 'owes nothing' });
  });

  test('given it comes back again and again, then it is given up and shown', async () => {
    await scene.given([{ id: 'a' }]);
    const due = await scene.timeOf('invitation');
    await scene.sweepAndRun(due);
    for (const [index, messageId] of ['m1', 'm2', 'm3', 'm4'].entries()) {
      const at = due + index * SENT_AGAIN_AFTER_MS;
      await scene.sweepAndRun(at, ['letter']);
      await comesBack(messageId, at);
    }
    expect(scene.ses.received).toHaveLength(3);
    expect(await scene.intent('a', 'invitation')).toMatchObject({ state: 'bounced', problem: 'mailbox full' });
    expect((await scene.person('a')).standing.deferred).toBeDefined();
  });

  test('given it arrives at last, then staff see it no more', async () => {
    await scene.given([{ id: 'a' }]);
    const due = await scene.timeOf('invitation');
    await scene.sweepAndRun(due);
    await comesBack('m1', due);
    await scene.sweepAndRun(due + SENT_AGAIN_AFTER_MS, ['letter']);
    const at = due + SENT_AGAIN_AFTER_MS + 1000;
    await takeIn(engine.table, {
      workshopId: scene.id,
      personId: 'a',
      occurrence: 'invitation',
      messageId: 'm2',
      to: 'a@example.org',
      at,
      state: 'delivered',
      stops: false,
    });
    expect((await scene.person('a')).standing).toEqual({
      reached: { email: 'a@example.org', at: new Date(at).toISOString() },
    });
  });
});

describe('more time for one person', () => {
  const until = Date.parse('2011-09-01T11:00:00Z');

  test('moves that person’s deadline in the mails and the closing, and nobody else’s', async () => {
    await scene.given([{ id: 'a' }, { id: 'b' }]);
    await changeWorkshop(engine.table, scene.id, (workshop) => withDeadlineGiven(workshop, until));
    const iso = new Date(until).toISOString();
    await change('a', (person) =>
      withLetter({ ...person, extension: { until: iso, at: iso, by: 'o' } }, 'extension', 'more time', OPEN),
    );
    await scene.sweepAndRun(OPEN, ['letter']);
    expect(scene.ses.received.map(({ to, subject }) => [to, subject])).toEqual([
      ['a@example.org', 'More time, until 1 September: A Small Workshop'],
    ]);
    await scene.sweepAndRun(OPEN + HOUR, ['follow-up']);
    const subject = (to: string) => scene.ses.received.findLast((mail) => mail.to === to)?.subject;
    expect(subject('a@example.org')).toContain('by 1 September');
    expect(subject('b@example.org')).toContain('by 20 August');
    const workshop = await scene.workshop();
    expect(workshop.debts.owed.closing?.dueAt).toBe(new Date(closingRunsAt(workshop)).toISOString());
    expect(closingRunsAt(workshop)).toBe(until + DAY + 60_000);
  });
});

test('a letter that is no mail of this workshop any more is dropped, and holds up nothing', async () => {
  await scene.given([{ id: 'a' }]);
  await change('a', (person) => ({
    ...withLetter(person, 'link', 'x', T0),
    letters: [{ kind: 'again', occurrence: 'gone', why: 'x', dueAt: new Date(T0).toISOString() }],
  }));
  expect(await scene.sweepAndRun(T0, ['letter'])).toEqual(['letters done']);
  expect((await scene.person('a')).letters).toEqual([]);
});

describe('a link that was passed on', () => {
  const passOn = () => change('a', (person) => withPassedOn(person, 'right@example.org', OPEN));

  test('goes to the address that was given, names whose it is, lists nothing, and stands in the history', async () => {
    await scene.given([{ id: 'a', name: 'Deputy Secretary' }]);
    await passOn();
    expect(await scene.sweepAndRun(OPEN, ['letter'])).toContain('letters done');
    const [mail, ...others] = scene.ses.received;
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ to: 'right@example.org', occurrence: 'passed-on-1' });
    expect(mail?.subject).toMatch(/^Passed on to you, your personal link/);
    expect(mail?.text).toContain('If you are not Deputy Secretary');
    expect(mail?.text).not.toContain('Still open');
    expect(mail?.text).toMatch(/\/l\/open\.k1\.\S+/);
    expect(await scene.intent('a', 'passed-on-1')).toMatchObject({
      to: 'right@example.org',
      why: 'whoever opened the link says that right@example.org is the right address',
    });
    expect((await scene.person('a')).letters).toEqual([]);
    expect(await scene.sweepAndRun(OPEN + DAY, ['letter'])).toEqual([]);
  });

  test('goes there also where mail to the old address does not arrive; when it comes back, it is tried there again', async () => {
    await scene.given([
      {
        id: 'a',
        standing: { undeliverable: { email: 'a@example.org', why: 'no mailbox', at: '2011-07-09T00:00:00Z' } },
      },
    ]);
    await passOn();
    await scene.sweepAndRun(OPEN, ['letter']);
    const [mail] = scene.ses.received;
    expect(mail?.to).toBe('right@example.org');
    const intent = await scene.intent('a', 'passed-on-1');
    await takeIn(engine.table, {
      workshopId: scene.id,
      personId: 'a',
      occurrence: 'passed-on-1',
      messageId: intent?.messageId ?? '',
      state: 'bounced',
      problem: 'mailbox full',
      stops: false,
      isPassing: true,
      to: 'right@example.org',
      at: OPEN + HOUR,
    });
    await scene.sweepAndRun(OPEN + HOUR + SENT_AGAIN_AFTER_MS, ['letter']);
    expect(scene.ses.received.map(({ to }) => to)).toEqual(['right@example.org', 'right@example.org']);
    expect((await scene.person('a')).standing.deferred).toBeUndefined();
  });
});
