import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { LEASE_MS } from '../../shared/debts/debts.ts';
import { reschedule } from '../../shared/follow-up/plan.ts';
import { holdStep, pausePlan, resumePlan } from '../../shared/follow-up/plan-edits.ts';
import { INTENT_LEASE_MS } from '../../shared/mail/ledger.ts';
import { erasePerson, PersonItem } from '../../shared/people/person.store.ts';
import type { Person } from '../../shared/people/person.ts';
import { keys } from '../../shared/store/keys.ts';
import { changeWorkshop, readWorkshop } from '../../shared/workshop/workshop.store.ts';
import { aPerson, DAY, HOUR, T0 } from '../support/fixtures.ts';
import { type FollowUpScene, followUpScene } from '../support/follow-up-scene.ts';
import { takeIn } from '../support/in-role.ts';
import { startTable } from '../support/table.ts';

let engine: Awaited<ReturnType<typeof startTable>>;
beforeAll(async () => {
  engine = await startTable();
});
afterAll(() => engine.stop());

let scene: FollowUpScene;
let id: string;
beforeEach(() => {
  scene = followUpScene(engine.table);
  id = scene.id;
});

const GIVEN = {
  feedback: { questionnaire: 0, answers: {}, firstAt: '2011-07-09T00:00:00Z', at: '2011-07-09T00:00:00Z' },
  swot: [{ id: 's', quadrant: 'strength' as const, text: 'x', at: '2011-07-09T00:00:00Z' }],
};

describe('a step that falls due', () => {
  test('is sent once to whoever owes something and can be reached, and to nobody else', async () => {
    await scene.given([
      { id: 'owes' },
      { id: 'gave', ...GIVEN },
      { id: 'left', standing: { unsubscribedAt: '2011-07-09T00:00:00Z' } },
      {
        id: 'moved',
        standing: { undeliverable: { email: 'moved@example.org', why: 'bounce', at: '2011-07-09T00:00:00Z' } },
      },
      {
        id: 'corrected',
        standing: { undeliverable: { email: 'old@example.org', why: 'bounce', at: '2011-07-09T00:00:00Z' } },
      },
    ]);
    const due = await scene.timeOf('invitation');
    expect(await scene.sweepAndRun(due - 1)).toEqual([]);
    expect(await scene.sweepAndRun(due)).toEqual(['complete']);
    expect(await scene.sweepAndRun(due + HOUR)).toEqual([]);
    expect(scene.ses.received.map(({ to }) => to).sort()).toEqual(['corrected@example.org', 'owes@example.org']);
    expect((await readWorkshop(engine.table, id)).progress.invitation?.outcome).toBe('sent');
  });

  test('is one merged mail that says what is asked and by when, and lands on the first of it', async () => {
    await scene.given([{ id: 'owes', papersPromised: 2 }]);
    await scene.sweepAndRun(await scene.timeOf('invitation'));
    const [mail] = scene.ses.received;
    expect(mail?.subject).toBe('Your feedback, SWOT input and paper by 20 August: A Small Workshop');
    expect(mail?.text).toMatch(/https:\/\/afterword\.example\.org\/l\/open\.k1\.\S+\?to=feedback/);
    expect(mail?.text).toContain('The 2 discussion papers you promised');
    expect(mail?.html).toContain('Saturday 20 August 2011, 17:00 (Dhaka time)');
  });

  test('given somebody came onto the list after the invitation, then their first mail invites, whatever the step', async () => {
    await scene.given([{ id: 'early' }]);
    await scene.sweepAndRun(await scene.timeOf('invitation'));
    const late = aPerson({ id: 'late', workshopId: id, addedAt: '2011-07-12T00:00:00Z' });
    await engine.table.insert(PersonItem, keys.person(id, 'late'), late);
    await scene.sweepAndRun(await scene.timeOf('reminder-1'));
    const subjects = scene.ses.received.map(({ to, subject }) => [to, subject.split(' ')[0]]);
    expect(subjects).toEqual([
      ['early@example.org', 'Your'],
      ['early@example.org', 'Reminder:'],
      ['late@example.org', 'Your'],
    ]);
  });

  test('with 120 people goes out page by page, each person once', async () => {
    await scene.given(Array.from({ length: 120 }, (_, index) => ({ id: `p${index}` })));
    expect(await scene.sweepAndRun(await scene.timeOf('invitation'))).toEqual(['complete']);
    expect(new Set(scene.ses.received.map(({ to }) => to)).size).toBe(120);
    expect(scene.ses.received).toHaveLength(120);
    expect(scene.ses.calls()).toBe(3);
  });
});

describe('when things go wrong', () => {
  test('a run that dies after sending leaves the debt; the next attempt sends nothing twice and completes', async () => {
    await scene.given([{ id: 'a' }, { id: 'b' }]);
    const due = await scene.timeOf('invitation');
    const [run] = await scene.sweepAt(due);
    if (!run) throw new Error('no run');
    const loaded = await scene.task('load', run, due);
    if (loaded.next === 'send') await scene.task('send-page', run, due, loaded);
    expect(await scene.sweepAndRun(due + LEASE_MS - 1)).toEqual([]);
    expect(await scene.sweepAndRun(due + LEASE_MS)).toEqual(['complete']);
    expect(scene.ses.received).toHaveLength(2);
  });

  test('given a lost reply, the step completes once an event says that the mail went out', async () => {
    await scene.given([{ id: 'a' }]);
    const due = await scene.timeOf('invitation');
    scene.ses.fail('reply-lost');
    const [run] = await scene.sweepAt(due);
    await expect(run && scene.execute(run, due)).rejects.toThrow('socket hang up');
    expect(await scene.sweepAndRun(due + LEASE_MS)).toEqual(['stopped while sending']);
    await takeIn(engine.table, {
      workshopId: id,
      personId: 'a',
      occurrence: 'invitation',
      messageId: 'm',
      to: 'a@example.org',
      at: due,
      state: 'delivered',
      stops: false,
    });
    expect(await scene.sweepAndRun(due + 3 * LEASE_MS)).toEqual(['complete']);
    expect(scene.ses.received).toHaveLength(1);
  });

  test('given a lost reply and no event at all, the mail is sent again after its lease: the one documented case', async () => {
    await scene.given([{ id: 'a' }]);
    const due = await scene.timeOf('invitation');
    scene.ses.fail('reply-lost');
    const [run] = await scene.sweepAt(due);
    await expect(run && scene.execute(run, due)).rejects.toThrow();
    expect(await scene.sweepAndRun(due + INTENT_LEASE_MS)).toEqual(['complete']);
    expect(scene.ses.received).toHaveLength(2);
  });

  test('a run overtaken by a rescheduling stops at its next check, and who had the mail does not get it again', async () => {
    await scene.given([{ id: 'a' }]);
    const due = await scene.timeOf('invitation');
    const [run] = await scene.sweepAt(due);
    if (!run) throw new Error('no run');
    const loaded = await scene.task('load', run, due);
    if (loaded.next !== 'send') throw new Error('nothing to send');
    await scene.task('send-page', run, due, loaded);
    await changeWorkshop(engine.table, id, (workshop) =>
      reschedule(workshop, { starts: '2011-07-12', ends: '2011-07-13' }, 'moved', 'o', due),
    );
    expect((await scene.task('send-page', run, due, loaded)).next).toBe('stop');
    await scene.task('complete', run, due, loaded);
    expect((await readWorkshop(engine.table, id)).progress).toEqual({});
    expect(await scene.sweepAndRun(await scene.timeOf('invitation'), ['follow-up'])).toEqual(['complete']);
    expect(scene.ses.received).toHaveLength(1);
  });

  test('after an outage over two steps the later one speaks for both, in one mail', async () => {
    await scene.given([{ id: 'a' }]);
    await changeWorkshop(engine.table, id, (workshop) => ({
      ...workshop,
      details: { ...workshop.details, followUp: { ...workshop.details.followUp, staleAfterHours: 30 * 24 } },
    }));
    expect(await scene.sweepAndRun((await scene.timeOf('reminder-1')) + DAY)).toEqual(['complete']);
    expect(scene.ses.received.map(({ occurrence }) => occurrence)).toEqual(['reminder-1']);
    expect((await readWorkshop(engine.table, id)).progress.invitation?.outcome).toBe('merged');
  });

  test('a step that went stale is skipped and never sent', async () => {
    await scene.given([{ id: 'a' }]);
    expect(await scene.sweepAndRun((await scene.timeOf('invitation')) + 4 * DAY)).toEqual([
      'steps that came too late were skipped',
    ]);
    expect(scene.ses.received).toEqual([]);
    expect(await scene.sweepAndRun(await scene.timeOf('reminder-1'))).toEqual(['complete']);
  });

  test('overlapping sweeps start one run between them', async () => {
    await scene.given([{ id: 'a' }]);
    const due = await scene.timeOf('invitation');
    const runs = await Promise.all([scene.sweepAt(due), scene.sweepAt(due), scene.sweepAt(due)]);
    expect(runs.flat()).toHaveLength(1);
  });
});

describe('events from SES', () => {
  const news = { occurrence: 'invitation', messageId: 'm', to: 'a@example.org', at: T0 } as const;

  test('a hard bounce ends mail to that address, whatever comes after it', async () => {
    await scene.given([{ id: 'a' }]);
    await scene.sweepAndRun(await scene.timeOf('invitation'));
    for (const [state, stops] of [
      ['bounced', true],
      ['delivered', false],
      ['sent', false],
      ['bounced', true],
    ] as const) {
      expect(await takeIn(engine.table, { ...news, workshopId: id, personId: 'a', state, stops })).toBe(true);
    }
    const { standing } = (await engine.table.read(PersonItem, keys.person(id, 'a'))) ?? aPerson();
    expect(standing.undeliverable?.email).toBe('a@example.org');
    await scene.sweepAndRun(await scene.timeOf('reminder-1'));
    expect(scene.ses.received).toHaveLength(1);
  });

  test('about a mail that nobody sent is set aside', async () => {
    expect(await takeIn(engine.table, { ...news, workshopId: id, personId: 'x', state: 'sent', stops: false })).toBe(
      false,
    );
  });
});

describe('the last look before a mail leaves', () => {
  /** Somebody does something in the very moment between the reading of the page and the claim of their mail. */
  const whenClaimed = (personId: string, act: () => Promise<unknown>): void => {
    const { mailer } = scene.context;
    const send = mailer.send.bind(mailer);
    mailer.send = async (mails, now, look) => {
      if (mails.some((mail) => mail.personId === personId)) await act();
      return send(mails, now, look);
    };
  };
  const change = (personId: string, changes: Partial<Person>) =>
    engine.table.change(PersonItem, keys.person(id, personId), (person) => ({ ...person, ...changes }));

  test('given somebody gives everything meanwhile, then no mail goes out, and the history says why', async () => {
    await scene.given([{ id: 'a' }, { id: 'b' }]);
    whenClaimed('a', () => change('a', GIVEN));
    expect(await scene.sweepAndRun(await scene.timeOf('invitation'))).toEqual(['complete']);
    expect(scene.ses.received.map(({ to }) => to)).toEqual(['b@example.org']);
    expect(await scene.intent('a', 'invitation')).toMatchObject({ state: 'withheld', why: 'owes nothing' });
  });

  test('given somebody is erased meanwhile, or was before, then no mail goes out, and later ones neither', async () => {
    await scene.given([{ id: 'a' }, { id: 'b' }, { id: 'c' }]);
    const due = await scene.timeOf('invitation');
    await erasePerson(engine.table, id, 'c', 'participant', due);
    whenClaimed('a', () => erasePerson(engine.table, id, 'a', 'participant', due));
    expect(await scene.sweepAndRun(due)).toEqual(['complete']);
    expect(await scene.sweepAndRun(await scene.timeOf('reminder-1'))).toEqual(['complete']);
    expect(new Set(scene.ses.received.map(({ to }) => to))).toEqual(new Set(['b@example.org']));
    expect(await scene.intent('a', 'invitation')).toMatchObject({ state: 'withheld' });
    expect(await scene.intent('c', 'invitation')).toBeUndefined();
  });

  test('given somebody gives half of it meanwhile, then the mail asks for the other half only', async () => {
    await scene.given([{ id: 'a' }]);
    whenClaimed('a', () => change('a', { feedback: GIVEN.feedback }));
    await scene.sweepAndRun(await scene.timeOf('invitation'));
    expect(scene.ses.received[0]?.subject).toBe('Your SWOT input by 20 August: A Small Workshop');
    expect(await scene.intent('a', 'invitation')).toMatchObject({ state: 'sent', why: 'invitation: owed swot' });
  });

  test('given the address is corrected meanwhile, then the mail goes to the new one', async () => {
    await scene.given([{ id: 'a' }]);
    whenClaimed('a', () => change('a', { email: 'right@example.org' }));
    await scene.sweepAndRun(await scene.timeOf('invitation'));
    expect(scene.ses.received.map(({ to }) => to)).toEqual(['right@example.org']);
    expect((await scene.intent('a', 'invitation'))?.to).toBe('right@example.org');
  });
});

test('who gets no mail stands in the ledger with the reason', async () => {
  await scene.given([
    { id: 'gave', ...GIVEN },
    { id: 'declined', feedback: GIVEN.feedback, declined: { swot: '2011-07-09T00:00:00Z' } },
    { id: 'left', standing: { unsubscribedAt: '2011-07-09T00:00:00Z' } },
    {
      id: 'lost',
      standing: { undeliverable: { email: 'lost@example.org', why: 'no mailbox', at: '2011-07-09T00:00:00Z' } },
    },
  ]);
  await scene.sweepAndRun(await scene.timeOf('invitation'));
  const why = async (personId: string) => (await scene.intent(personId, 'invitation'))?.why;
  expect(await why('gave')).toBe('owes nothing');
  expect(await why('declined')).toBe('owes nothing');
  expect(await why('left')).toBe('turned reminders off');
  expect(await why('lost')).toBe('mail to lost@example.org does not arrive: no mailbox');
  expect(scene.ses.received).toEqual([]);
});

describe('a plan that staff change', () => {
  test('given it is paused, then nothing goes out; given it is resumed, then what fell due meanwhile does, in one mail', async () => {
    await scene.given([{ id: 'a' }]);
    await changeWorkshop(engine.table, id, (workshop) => pausePlan(workshop, 'o', T0));
    const late = (await scene.timeOf('reminder-1')) + HOUR;
    expect(await scene.sweepAndRun(late)).toEqual([]);
    await changeWorkshop(engine.table, id, (workshop) => resumePlan(workshop));
    // The invitation is nine days late by now, and the reminder is not.
    expect(await scene.sweepAndRun(late)).toEqual(['steps that came too late were skipped']);
    expect(await scene.sweepAndRun(late)).toEqual(['complete']);
    expect(scene.ses.received.map(({ occurrence }) => occurrence)).toEqual(['reminder-1']);
  });

  test('given it is paused while its mails go out, then the run stops before the next page', async () => {
    await scene.given([{ id: 'a' }, { id: 'b' }]);
    scene.context.quota = async () => ({ perSecond: 1, leftToday: 100 });
    const due = await scene.timeOf('invitation');
    const [run] = await scene.sweepAt(due);
    if (!run) throw new Error('no run');
    const page = await scene.task('send-page', run, due, await scene.task('load', run, due));
    await changeWorkshop(engine.table, id, (workshop) => pausePlan(workshop, 'o', due));
    expect(await scene.task('send-page', run, due, page)).toMatchObject({ next: 'stop' });
    expect(scene.ses.received).toHaveLength(1);
  });

  test('given one step is held back, then the others go out', async () => {
    await scene.given([{ id: 'a' }]);
    await changeWorkshop(engine.table, id, (workshop) => holdStep(workshop, 'invitation', 'o', T0));
    expect(await scene.sweepAndRun(await scene.timeOf('invitation'))).toEqual([]);
    expect(await scene.sweepAndRun(await scene.timeOf('reminder-1'))).toEqual(['complete']);
    expect(scene.ses.received.map(({ occurrence }) => occurrence)).toEqual(['reminder-1']);
  });

  test('given the deadline has passed when an outage ends, then no mail asks for what is over', async () => {
    await scene.given([{ id: 'a' }]);
    expect(await scene.sweepAndRun(Date.parse('2011-08-20T11:00:00.001Z'))).toEqual([
      'steps that came too late were skipped',
    ]);
    const { progress } = await scene.workshop();
    expect(Object.values(progress).map(({ outcome }) => outcome)).toEqual([
      'skipped-late',
      'skipped-late',
      'skipped-late',
    ]);
    expect(scene.ses.received).toEqual([]);
  });
});

test('given a run is held up between two pages until the step is too late, then it stops, and the step is skipped', async () => {
  await scene.given([{ id: 'a' }, { id: 'b' }]);
  scene.context.quota = async () => ({ perSecond: 1, leftToday: 100 });
  const due = await scene.timeOf('invitation');
  const [run] = await scene.sweepAt(due);
  if (!run) throw new Error('no run');
  const page = await scene.task('send-page', run, due, await scene.task('load', run, due));
  expect(await scene.task('send-page', run, due + 4 * DAY, page)).toMatchObject({ next: 'stop' });
  expect(await scene.sweepAndRun(due + 4 * DAY + LEASE_MS)).toEqual(['steps that came too late were skipped']);
  expect(scene.ses.received).toHaveLength(1);
});

describe('at the rate that SES allows', () => {
  test('a page goes to as many people as one second’s mails, and says how long to wait for the next', async () => {
    await scene.given(Array.from({ length: 30 }, (_, index) => ({ id: `p${index}` })));
    scene.context.quota = async () => ({ perSecond: 14, leftToday: 50_000 });
    const due = await scene.timeOf('invitation');
    const [run] = await scene.sweepAt(due);
    if (!run) throw new Error('no run');
    const page = await scene.task('send-page', run, due, await scene.task('load', run, due));
    expect(page).toMatchObject({ next: 'page', waitSeconds: 1 });
    expect(scene.ses.received).toHaveLength(14);
  });

  test('given most have answered, then a page looks further for those who have not', async () => {
    const people = Array.from({ length: 100 }, (_, index) => ({ id: `p${index}`, ...(index % 10 > 0 && GIVEN) }));
    await scene.given(people);
    scene.context.quota = async () => ({ perSecond: 10, leftToday: 50_000 });
    expect(await scene.sweepAndRun(await scene.timeOf('invitation'))).toEqual(['complete']);
    expect(scene.ses.received).toHaveLength(10);
    expect(scene.ses.calls()).toBe(1);
  });

  test('given a run dies, then the next one goes on from the page before, and reads nobody before it again', async () => {
    await scene.given(Array.from({ length: 6 }, (_, index) => ({ id: `p${index}` })));
    scene.context.quota = async () => ({ perSecond: 2, leftToday: 50_000 });
    const due = await scene.timeOf('invitation');
    const [run] = await scene.sweepAt(due);
    if (!run) throw new Error('no run');
    const first = await scene.task('send-page', run, due, await scene.task('load', run, due));
    const second = await scene.task('send-page', run, due, first);
    expect((await scene.workshop()).mailings.invitation?.after).toBe(first.after);
    const [again] = await scene.sweepAt(due + LEASE_MS);
    expect(again && (await scene.task('load', again, due + LEASE_MS))).toMatchObject({ after: first.after });
    expect(second.after).not.toBe(first.after);
    expect(again && (await scene.execute(again, due + LEASE_MS))).toBe('complete');
    expect(scene.ses.received).toHaveLength(6);
  });
});

test('given the day’s quota of SES is used up, then the run stops, and a later one goes on', async () => {
  await scene.given([{ id: 'a' }]);
  scene.context.quota = async () => ({ perSecond: 14, leftToday: 0 });
  const due = await scene.timeOf('invitation');
  expect(await scene.sweepAndRun(due)).toEqual(['SES takes no more mails today; a later run goes on']);
  scene.context.quota = async () => ({ perSecond: 14, leftToday: 100 });
  expect(await scene.sweepAndRun(due + LEASE_MS)).toEqual(['complete']);
});

describe('more pages than the history of one execution has room for', () => {
  test('the next run goes on from there, as one that was never tried', async () => {
    await scene.given(Array.from({ length: 4 }, (_, index) => ({ id: `p${index}` })));
    scene.context.quota = async () => ({ perSecond: 1, leftToday: 50_000 });
    const due = await scene.timeOf('invitation');
    const [run] = await scene.sweepAt(due);
    if (!run) throw new Error('no run');
    const loaded = await scene.task('load', run, due);
    const page = await scene.task('send-page', run, due, { ...loaded, pages: 499 });
    expect(page.next).toBe('hand-on');
    const workshop = await scene.workshop();
    expect(workshop.debts.owed['follow-up']).toMatchObject({ attempt: 0, dueAt: new Date(due).toISOString() });
    expect(await scene.task('send-page', run, due, page)).toMatchObject({ next: 'stop' });
    expect(await scene.sweepAndRun(due)).toEqual(['complete']);
    expect(scene.ses.received).toHaveLength(4);
  });
});
