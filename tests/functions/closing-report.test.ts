import { createHash } from 'node:crypto';
import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Start } from '../../functions/sweep/sweep.ts';
import { localCredentials } from '../../infra/local/engines/engine.ts';
import { startS3 } from '../../infra/local/engines/s3.ts';
import { castBallot } from '../../shared/ballots/ballots.store.ts';
import { digestOf } from '../../shared/ballots/blind-signature.ts';
import { LEASE_MS } from '../../shared/debts/debts.ts';
import type { Run } from '../../shared/debts/run.ts';
import { withFeedback } from '../../shared/feedback/submit.ts';
import { createWorkshop, reschedule } from '../../shared/follow-up/plan.ts';
import { openMailer } from '../../shared/mail/mailer.store.ts';
import { changePerson, PersonItem } from '../../shared/people/person.store.ts';
import type { Person } from '../../shared/people/person.ts';
import { openReports } from '../../shared/report/report.store.ts';
import { keys, randomToken } from '../../shared/store/keys.ts';
import { changeThemes } from '../../shared/swot/themes.store.ts';
import { newTheme } from '../../shared/swot/themes.ts';
import { closingRunsAt, deadlineOf } from '../../shared/workshop/calendar.ts';
import { changeWorkshop, readWorkshop, WorkshopItem } from '../../shared/workshop/workshop.store.ts';
import { scratchFolder } from '../engines/scratch.ts';
import { aPerson, aWorkshopFile, DAY, HOUR, T0 } from '../support/fixtures.ts';
import { close, settle, sweep, tellOrganisers, writeReport } from '../support/in-role.ts';
import { inbox } from '../support/inbox.ts';
import { startTable } from '../support/table.ts';

let engine: Awaited<ReturnType<typeof startTable>>;
beforeAll(async () => {
  engine = await startTable();
});
afterAll(() => engine.stop());

let id: string;
let ses: ReturnType<typeof inbox>;
let s3: S3Client;
let s3Endpoint: string;
beforeEach(async () => {
  id = `w${randomToken()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')}`;
  ses = inbox();
  const storage = await startS3({ folder: scratchFolder(), buckets: [{ name: 'documents' }] });
  s3Endpoint = storage.endpoint;
  s3 = new S3Client({
    endpoint: storage.endpoint,
    region: 'eu-central-1',
    credentials: localCredentials,
    forcePathStyle: true,
  });
  return async () => {
    s3.destroy();
    await storage.stop();
  };
});

const context = () => ({
  table: engine.table,
  ballots: engine.ballots,
  reports: openReports('documents', s3),
  mailer: openMailer({ table: engine.table, from: 'us@example.org', configurationSet: 'set', client: ses.client }),
  baseUrl: 'https://afterword.example.org',
});

const FEEDBACK = {
  questionnaire: 0,
  answers: { topic: 4 },
  firstAt: '2011-07-09T00:00:00Z',
  at: '2011-07-09T00:00:00Z',
};

async function given(people: readonly Partial<Person>[]): Promise<void> {
  await engine.table.insert(WorkshopItem, keys.workshop(id), createWorkshop(aWorkshopFile({ id }), 'o', T0));
  for (const changes of people) {
    const person = aPerson({ ...changes, workshopId: id });
    await engine.table.insert(PersonItem, keys.person(id, person.id), person);
  }
}

const workshop = () => readWorkshop(engine.table, id);
const closing = async (): Promise<number> => closingRunsAt(await workshop());

/** The closing that a sweep at `now` starts. */
async function sweepAt(now: number): Promise<Run | undefined> {
  const runs: Run[] = [];
  const start: Start = async (_kind, _name, run) => {
    if (run.workshopId === id) runs.push(run);
  };
  await sweep(engine.table, start, now);
  return runs.find(({ debt }) => debt.kind === 'closing');
}

async function sweptAt(now: number): Promise<Run> {
  const run = await sweepAt(now);
  if (!run) throw new Error('no closing was started');
  return run;
}

/** The workflow's way through its tasks, as workflows/closing-report.ts draws it; each task `times` times. */
async function execute(run: Run, now: number, times = 1): Promise<string> {
  const again = async <Result>(task: () => Promise<Result>): Promise<Result> => {
    let result = await task();
    for (let count = 1; count < times; count += 1) result = await task();
    return result;
  };
  const closed = await again(() => close(context(), run, now));
  if (closed.next === 'stop') return closed.why;
  const written = await again(() => writeReport(context(), run, now));
  if (written.next === 'stop') return written.why;
  await again(() => tellOrganisers(context(), run, written, now));
  await again(() => settle(context(), run));
  return 'delivered';
}

/** The stored report, checked against the digest that the workshop keeps. */
async function report(): Promise<string> {
  const stored = (await workshop()).report;
  const html = await openReports('documents', s3).read(stored?.key ?? '');
  expect(createHash('sha256').update(html).digest('hex')).toBe(stored?.sha256);
  return html;
}

describe('at the deadline', () => {
  test('nothing closes before the grace is over; then the forms close and no step is owed any more', async () => {
    await given([{ id: 'late' }]);
    const before = await workshop();
    expect(await sweepAt(deadlineOf(before.details))).toBeUndefined();
    expect(await sweepAt(closingRunsAt(before) - 1)).toBeUndefined();

    const now = closingRunsAt(before);
    expect(await execute(await sweptAt(now), now)).toBe('delivered');
    const after = await workshop();
    expect(after.closedAt).toBe(new Date(now).toISOString());
    expect(after.debts.owed.closing).toBeUndefined();
    expect(() =>
      withFeedback(after, aPerson({ workshopId: id }), { questionnaire: 0, answers: { topic: 1 } }, now),
    ).toThrow(/closed/);
    expect(await sweepAt(now + 30 * DAY)).toBeUndefined();
  });

  test('the report holds the SWOT themes that staff made, with their weights and the entries as they were written', async () => {
    const entry = (of: string, text: string) => ({ id: of, quadrant: 'threat' as const, text, at: FEEDBACK.at });
    await given([
      { id: 'a', swot: [entry('a1', 'Power cuts'), entry('a2', 'Nobody stays')], endorsed: ['b1'] },
      { id: 'b', swot: [entry('b1', 'No electricity')] },
      { id: 'c', endorsed: ['a1', 'gone'] },
    ]);
    const entries = [entry('a1', ''), entry('b1', ''), entry('gone', '')];
    await changeThemes(engine.table, id, undefined, (themes) =>
      newTheme(themes, { id: 't', quadrant: 'threat', wording: 'Electricity', entries }, { by: 'o', now: T0 }),
    );
    const now = await closing();
    await execute(await sweptAt(now), now);
    const html = (await report()).replaceAll(/<[^>]+>/g, '');
    expect(html).toContain('Electricity');
    expect(html).toContain('T1 Electricity– No electricity– Power cuts322');
    for (const text of ['Electricity (weight\u00a03)', 'Threats (weight 4)']) expect(html).toContain(text);
  });

  test('a report of everyone is stored, of however many pages of the table', async () => {
    const padding = 'x'.repeat(4000);
    await given(
      Array.from({ length: 300 }, (_, index) => ({
        id: `p${index}`,
        ...(index % 3 === 0 && { feedback: { ...FEEDBACK, answers: { topic: 4, comments: `${index} ${padding}` } } }),
      })),
    );
    const now = await closing();
    await execute(await sweptAt(now), now);
    const html = await report();
    expect(html).toContain('100 of 300');
    expect(html).toContain('Low response');
    expect((await workshop()).report?.key).toBe(`reports/${id}/summary-r1.html`);
  });

  test('each organiser, and nobody else of the staff, is told where it is and what it says', async () => {
    await given([{ id: 'a', feedback: FEEDBACK }, { id: 'b' }]);
    const now = await closing();
    await execute(await sweptAt(now), now);
    expect(ses.received.map(({ to, occurrence }) => [to, occurrence])).toEqual([
      ['organiser@example.org', 'report-r1'],
    ]);
    const [mail] = ses.received;
    expect(mail?.subject).toBe('Summary report: A Small Workshop');
    for (const part of [mail?.text, mail?.html]) {
      expect(part).toContain(`https://afterword.example.org/staff/w/${id}/report`);
      expect(part).toContain('Feedback from 1 of 2 participants');
      expect(part).toContain('SWOT input from 0 of 2');
    }
    expect(mail?.headers).toEqual({});
  });
});

describe('of anonymous feedback', () => {
  const BALLOT = { answers: { topic: 4, best: 'The open discussion' }, day: '2011-07-12' };
  async function anonymously(cast: number): Promise<number> {
    await given(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => ({ id: name, served: { blinded: name } })));
    await changeWorkshop(engine.table, id, (found) => ({
      ...found,
      details: { ...found.details, feedback: { anonymous: true } },
    }));
    for (let each = 0; each < cast; each += 1)
      await castBallot(engine.ballots, id, digestOf(Buffer.from([each])), BALLOT);
    const now = await closing();
    await execute(await sweptAt(now), now, 2);
    return now;
  }

  test('the report tells what five and more answered, and how many ballots were never cast', async () => {
    await anonymously(5);
    const html = await report();
    expect(html).toContain('Ballots given: 7; cast: 5.');
    expect(html).toContain('The open discussion (written by 5 people)');
    expect(html).toContain('7 of 7');
    expect((await workshop()).report?.cast).toBe(5);
  });

  test('of fewer than five it tells nothing', async () => {
    await anonymously(4);
    const html = await report();
    expect(html).toContain('Ballots given: 7; cast: 4.');
    expect(html).toContain('All results are withheld');
    expect(html).not.toContain('The open discussion');
    expect(html).not.toContain('Importance of the topic');
  });

  test('what comes after the count is in no result', async () => {
    const now = await anonymously(5);
    await castBallot(engine.ballots, id, digestOf(Buffer.from('late')), BALLOT);
    const kept = await report();
    expect(await sweepAt(now + DAY)).toBeUndefined();
    expect(await report()).toBe(kept);
  });
});

describe('when things go wrong', () => {
  test('every task may run twice: one report, one mail, one closing', async () => {
    await given([{ id: 'a', feedback: FEEDBACK }]);
    const now = await closing();
    expect(await execute(await sweptAt(now), now, 2)).toBe('delivered');
    expect(ses.received).toHaveLength(1);
    expect(await report()).toContain('1 of 1 participants');
  });

  test.each(['close', 'write', 'tell'])('a run that dies after "%s" is finished by the next attempt', async (last) => {
    await given([{ id: 'a', feedback: FEEDBACK }]);
    const now = await closing();
    const run = await sweptAt(now);
    await close(context(), run, now);
    const written = last === 'close' ? undefined : await writeReport(context(), run, now);
    const before = written && (await report());
    if (last === 'tell' && written?.next === 'tell-organisers') await tellOrganisers(context(), run, written, now);

    expect(await sweepAt(now + LEASE_MS - 1)).toBeUndefined();
    await changePerson(engine.table, id, 'a', (person) => ({ ...person, name: 'Changed since' }));
    const later = now + LEASE_MS + HOUR;
    expect(await execute(await sweptAt(later), later)).toBe('delivered');
    expect(ses.received).toHaveLength(1);
    expect((await workshop()).closedAt).toBe(new Date(now).toISOString());
    expect((await workshop()).debts.owed.closing).toBeUndefined();
    // What was written stays as it was written.
    if (before !== undefined) expect(await report()).toBe(before);
  });

  test('a run that was overtaken changes nothing and tells nobody', async () => {
    await given([{ id: 'a' }]);
    const now = await closing();
    const old = await sweptAt(now);
    const current = await sweptAt(now + LEASE_MS);
    const before = await workshop();
    expect(await close(context(), old, now)).toMatchObject({ next: 'stop' });
    await close(context(), current, now + LEASE_MS);
    expect(await writeReport(context(), old, now)).toMatchObject({ next: 'stop' });
    await tellOrganisers(context(), old, { invited: 1, feedback: 0, swot: 0, papers: 0 }, now);
    await settle(context(), old);
    expect(before.closedAt).toBeUndefined();
    expect((await workshop()).debts.owed.closing).toMatchObject({ attempt: 2 });
    expect(ses.received).toEqual([]);
  });

  test('a workshop that was moved in the meantime is not closed, and its closing is owed for then', async () => {
    await given([{ id: 'a' }]);
    const run = await sweptAt(await closing());
    const moved = { starts: '2011-07-15', ends: '2011-07-16' };
    await changeWorkshop(engine.table, id, (found) => reschedule(found, moved, 'flood', 'o', T0 + DAY));
    expect(await close(context(), run, Date.parse('2011-08-21T11:00:00Z'))).toMatchObject({ next: 'stop' });
    const after = await workshop();
    expect(after.closedAt).toBeUndefined();
    expect(after.debts.owed.closing?.dueAt).toBe(new Date(closingRunsAt(after)).toISOString());
    expect(await execute(await sweptAt(await closing()), await closing())).toBe('delivered');
  });

  test('a run that comes too early owes the closing anew for its moment, and stops', async () => {
    await given([{ id: 'a' }]);
    const due = await closing();
    const run = await sweptAt(due);
    expect(await close(context(), run, due - DAY)).toEqual({ next: 'stop', why: 'the deadline was moved' });
    expect((await workshop()).debts.owed.closing).toMatchObject({ dueAt: new Date(due).toISOString(), attempt: 0 });
    expect(await execute(await sweptAt(due), due)).toBe('delivered');
  });

  test('while nobody knows whether the mail went out, the closing stays owed', async () => {
    await given([{ id: 'a' }]);
    const now = await closing();
    ses.fail('reply-lost');
    await expect(execute(await sweptAt(now), now)).rejects.toThrow('socket hang up');
    const soon = now + LEASE_MS;
    await expect(execute(await sweptAt(soon), soon)).rejects.toThrow(/nobody knows/);
    expect((await workshop()).debts.owed.closing).toBeDefined();
    const later = now + HOUR;
    expect(await execute(await sweptAt(later), later)).toBe('delivered');
  });

  test('nothing is settled without a report', async () => {
    await given([]);
    const now = await closing();
    const run = await sweptAt(now);
    await settle(context(), run);
    expect((await workshop()).debts.owed.closing).toBeDefined();
  });
});

describe('the function', () => {
  test('carries out its tasks as the workflow hands them over, and refuses what is none', async () => {
    await given([{ id: 'a', feedback: FEEDBACK }]);
    const now = new Date(await closing()).toISOString();
    const run = await sweptAt(Date.parse(now));
    const { hostname, port } = await dynamoDbEndpoint();
    for (const [key, value] of Object.entries({
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: localCredentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: localCredentials.secretAccessKey,
      AWS_ENDPOINT_URL_DYNAMODB: `http://${hostname}:${port}`,
      AWS_ENDPOINT_URL_S3: s3Endpoint,
      TABLE_NAME: 'table',
      BALLOTS_TABLE: 'ballots',
      DOCUMENTS_BUCKET: 'documents',
      BASE_URL: 'https://afterword.example.org',
      MAIL_FROM: 'us@example.org',
      CONFIGURATION_SET: 'set',
    })) {
      vi.stubEnv(key, value);
    }
    const { handler } = await import('../../functions/closing-report/handler.ts');
    const task = (event: object): Promise<unknown> => Promise.resolve(handler(event, {} as never));

    const steps: unknown[] = [];
    for (const name of ['close', 'write-report', 'tell-organisers', 'settle']) {
      steps.push(await task({ task: name, run, step: steps.at(-1), now }));
    }
    expect(steps).toEqual([
      { next: 'write-report' },
      { next: 'tell-organisers', invited: 1, feedback: 1, swot: 0, papers: 0 },
      { next: 'settle' },
      { next: 'done' },
    ]);
    expect((await workshop()).debts.owed.closing).toBeUndefined();
    expect(ses.received).toHaveLength(1);
    await expect(task({ task: 'tally', run, now })).rejects.toThrow();
    await expect(task({ task: 'close', run: { ...run, debt: undefined }, now })).rejects.toThrow();
    vi.unstubAllEnvs();
  });
});

async function dynamoDbEndpoint() {
  const endpoint = await engine.client.config.endpoint?.();
  if (!endpoint) throw new Error('the table has no endpoint');
  return endpoint;
}
