import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { complete } from '../../functions/follow-up/complete.ts';
import { load } from '../../functions/follow-up/load.ts';
import { sendPage } from '../../functions/follow-up/send-page.ts';
import { takeIn } from '../../functions/mail-events/mail-event.ts';
import { type Start, sweep } from '../../functions/sweep/sweep.ts';
import { LEASE_MS } from '../../shared/debts/debts.ts';
import type { Run } from '../../shared/debts/run.ts';
import { createWorkshop, reschedule } from '../../shared/follow-up/plan.ts';
import { INTENT_LEASE_MS } from '../../shared/mail/ledger.ts';
import { openMailer } from '../../shared/mail/mailer.store.ts';
import { PersonItem } from '../../shared/people/person.store.ts';
import type { Person } from '../../shared/people/person.ts';
import { keys, randomToken } from '../../shared/store/keys.ts';
import { stepAt } from '../../shared/workshop/calendar.ts';
import { changeWorkshop, readWorkshop, WorkshopItem } from '../../shared/workshop/workshop.store.ts';
import { aPerson, aWorkshopFile, DAY, HOUR, LINK_KEYS, T0 } from '../support/fixtures.ts';
import { inbox } from '../support/inbox.ts';
import { startTable } from '../support/table.ts';

let engine: Awaited<ReturnType<typeof startTable>>;
beforeAll(async () => {
  engine = await startTable();
});
afterAll(() => engine.stop());

let id: string;
let ses: ReturnType<typeof inbox>;
beforeEach(() => {
  id = `w${randomToken()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')}`;
  ses = inbox();
});

const context = () => ({
  table: engine.table,
  mailer: openMailer({ table: engine.table, from: 'us@example.org', configurationSet: 'set', client: ses.client }),
  quota: async () => ({ perSecond: 50, leftToday: 50_000 }),
  linkKeys: LINK_KEYS,
  baseUrl: 'https://afterword.example.org',
});

async function given(people: readonly Partial<Person>[]): Promise<void> {
  await engine.table.insert(WorkshopItem, keys.workshop(id), createWorkshop(aWorkshopFile({ id }), 'o', T0));
  for (const changes of people) {
    const person = aPerson({ ...changes, workshopId: id });
    await engine.table.insert(PersonItem, keys.person(id, person.id), person);
  }
}

const GIVEN = {
  feedback: { questionnaire: 'default-1', answers: {}, firstAt: '2011-07-09T00:00:00Z', at: '2011-07-09T00:00:00Z' },
  swot: [{ id: 's', quadrant: 'strength' as const, text: 'x', at: '2011-07-09T00:00:00Z' }],
};

const timeOf = async (step: string): Promise<number> => {
  const { details } = await readWorkshop(engine.table, id);
  const found = details.followUp.steps.find((each) => each.id === step);
  if (!found) throw new Error(`no step ${step}`);
  return stepAt(details, found);
};

/** The workflow's way through its tasks, as workflows/follow-up.ts draws it. */
async function execute(run: Run, now: number): Promise<string> {
  const loaded = await load(context(), run, now);
  if (loaded.next === 'stop') return loaded.why;
  if (loaded.next !== 'send') return loaded.next;
  let page = await sendPage(context(), run, loaded, now);
  while (page.next === 'page') page = await sendPage(context(), run, page, now);
  if (page.next === 'stop') return 'stopped while sending';
  await complete(context(), run, page, now);
  return 'complete';
}

/** What a sweep at `now` starts for this test's workshop. */
async function sweepAt(now: number): Promise<Run[]> {
  const runs: Run[] = [];
  const start: Start = async (_kind, _name, run) => {
    if (run.workshopId === id) runs.push(run);
  };
  await sweep(engine.table, start, now);
  return runs.filter(({ debt }) => debt.kind === 'follow-up');
}

async function sweepAndRun(now: number): Promise<string[]> {
  const outcomes: string[] = [];
  for (const run of await sweepAt(now)) outcomes.push(await execute(run, now));
  return outcomes;
}

describe('a step that falls due', () => {
  test('is sent once to whoever owes something and can be reached, and to nobody else', async () => {
    await given([
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
    const due = await timeOf('invitation');
    expect(await sweepAndRun(due - 1)).toEqual([]);
    expect(await sweepAndRun(due)).toEqual(['complete']);
    expect(await sweepAndRun(due + HOUR)).toEqual([]);
    expect(ses.received.map(({ to }) => to).sort()).toEqual(['corrected@example.org', 'owes@example.org']);
    expect((await readWorkshop(engine.table, id)).progress.invitation?.outcome).toBe('sent');
  });

  test('is one merged mail that says what is asked and by when, and lands on the first of it', async () => {
    await given([{ id: 'owes', papersPromised: 2 }]);
    await sweepAndRun(await timeOf('invitation'));
    const [mail] = ses.received;
    expect(mail?.subject).toBe('Your feedback, SWOT input and paper by 20 August: A Small Workshop');
    expect(mail?.text).toMatch(/https:\/\/afterword\.example\.org\/l\/open\.k1\.\S+\?to=feedback/);
    expect(mail?.text).toContain('The 2 discussion papers you promised');
    expect(mail?.html).toContain('Saturday 20 August 2011, 17:00 (Dhaka time)');
  });

  test('given somebody came onto the list after the invitation, then their first mail invites, whatever the step', async () => {
    await given([{ id: 'early' }]);
    await sweepAndRun(await timeOf('invitation'));
    const late = aPerson({ id: 'late', workshopId: id, addedAt: '2011-07-12T00:00:00Z' });
    await engine.table.insert(PersonItem, keys.person(id, 'late'), late);
    await sweepAndRun(await timeOf('reminder-1'));
    const subjects = ses.received.map(({ to, subject }) => [to, subject.split(' ')[0]]);
    expect(subjects).toEqual([
      ['early@example.org', 'Your'],
      ['early@example.org', 'Reminder:'],
      ['late@example.org', 'Your'],
    ]);
  });

  test('with 120 people goes out page by page, each person once', async () => {
    await given(Array.from({ length: 120 }, (_, index) => ({ id: `p${index}` })));
    expect(await sweepAndRun(await timeOf('invitation'))).toEqual(['complete']);
    expect(new Set(ses.received.map(({ to }) => to)).size).toBe(120);
    expect(ses.received).toHaveLength(120);
    expect(ses.calls()).toBe(3);
  });
});

describe('when things go wrong', () => {
  test('a run that dies after sending leaves the debt; the next attempt sends nothing twice and completes', async () => {
    await given([{ id: 'a' }, { id: 'b' }]);
    const due = await timeOf('invitation');
    const [run] = await sweepAt(due);
    if (!run) throw new Error('no run');
    const loaded = await load(context(), run, due);
    if (loaded.next === 'send') await sendPage(context(), run, loaded, due);
    expect(await sweepAndRun(due + LEASE_MS - 1)).toEqual([]);
    expect(await sweepAndRun(due + LEASE_MS)).toEqual(['complete']);
    expect(ses.received).toHaveLength(2);
  });

  test('given a lost reply, the step completes once an event says that the mail went out', async () => {
    await given([{ id: 'a' }]);
    const due = await timeOf('invitation');
    ses.fail('reply-lost');
    const [run] = await sweepAt(due);
    await expect(run && execute(run, due)).rejects.toThrow('socket hang up');
    expect(await sweepAndRun(due + LEASE_MS)).toEqual(['stopped while sending']);
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
    expect(await sweepAndRun(due + 3 * LEASE_MS)).toEqual(['complete']);
    expect(ses.received).toHaveLength(1);
  });

  test('given a lost reply and no event at all, the mail is sent again after its lease: the one documented case', async () => {
    await given([{ id: 'a' }]);
    const due = await timeOf('invitation');
    ses.fail('reply-lost');
    const [run] = await sweepAt(due);
    await expect(run && execute(run, due)).rejects.toThrow();
    expect(await sweepAndRun(due + INTENT_LEASE_MS)).toEqual(['complete']);
    expect(ses.received).toHaveLength(2);
  });

  test('a run overtaken by a rescheduling stops at its next check, and who had the mail does not get it again', async () => {
    await given([{ id: 'a' }]);
    const due = await timeOf('invitation');
    const [run] = await sweepAt(due);
    if (!run) throw new Error('no run');
    const loaded = await load(context(), run, due);
    if (loaded.next !== 'send') throw new Error('nothing to send');
    await sendPage(context(), run, loaded, due);
    await changeWorkshop(engine.table, id, (workshop) =>
      reschedule(workshop, { starts: '2011-07-12', ends: '2011-07-13' }, 'moved', 'o', due),
    );
    expect((await sendPage(context(), run, loaded, due)).next).toBe('stop');
    await complete(context(), run, loaded, due);
    expect((await readWorkshop(engine.table, id)).progress).toEqual({});
    expect(await sweepAndRun(await timeOf('invitation'))).toEqual(['complete']);
    expect(ses.received).toHaveLength(1);
  });

  test('after an outage over two steps the later one speaks for both, in one mail', async () => {
    await given([{ id: 'a' }]);
    await changeWorkshop(engine.table, id, (workshop) => ({
      ...workshop,
      details: { ...workshop.details, followUp: { ...workshop.details.followUp, staleAfterHours: 30 * 24 } },
    }));
    expect(await sweepAndRun((await timeOf('reminder-1')) + DAY)).toEqual(['complete']);
    expect(ses.received.map(({ occurrence }) => occurrence)).toEqual(['reminder-1']);
    expect((await readWorkshop(engine.table, id)).progress.invitation?.outcome).toBe('merged');
  });

  test('a step that went stale is skipped and never sent', async () => {
    await given([{ id: 'a' }]);
    expect(await sweepAndRun((await timeOf('invitation')) + 4 * DAY)).toEqual([
      'steps that came too late were skipped',
    ]);
    expect(ses.received).toEqual([]);
    expect(await sweepAndRun(await timeOf('reminder-1'))).toEqual(['complete']);
  });

  test('overlapping sweeps start one run between them', async () => {
    await given([{ id: 'a' }]);
    const due = await timeOf('invitation');
    const runs = await Promise.all([sweepAt(due), sweepAt(due), sweepAt(due)]);
    expect(runs.flat()).toHaveLength(1);
  });
});

describe('events from SES', () => {
  const news = { occurrence: 'invitation', messageId: 'm', to: 'a@example.org', at: T0 } as const;

  test('a hard bounce ends mail to that address, whatever comes after it', async () => {
    await given([{ id: 'a' }]);
    await sweepAndRun(await timeOf('invitation'));
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
    await sweepAndRun(await timeOf('reminder-1'));
    expect(ses.received).toHaveLength(1);
  });

  test('about a mail that nobody sent is set aside', async () => {
    expect(await takeIn(engine.table, { ...news, workshopId: id, personId: 'x', state: 'sent', stops: false })).toBe(
      false,
    );
  });
});
