import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { takeBackReports } from '../../functions/erasure/take-back-reports.ts';
import { participantRoutes } from '../../functions/participant/routes.ts';
import { closed } from '../../shared/follow-up/plan.ts';
import { personalLink } from '../../shared/people/addresses.ts';
import { changePerson, erasePerson, findErased } from '../../shared/people/person.store.ts';
import { readWorkshop } from '../../shared/workshop/workshop.store.ts';
import { BASE_URL, browserLike } from '../support/browser-like.ts';
import { editionRuns } from '../support/edition-runs.ts';
import { aPerson, aWorkshop, BALLOT_SCRIPT, DAY, LINK_KEYS } from '../support/fixtures.ts';
import { followUpScene } from '../support/follow-up-scene.ts';
import { keptReports } from '../support/kept-reports.ts';
import { type Console, startConsole } from '../support/staff.ts';

let staff: Console;
beforeAll(async () => {
  staff = await startConsole();
});
afterAll(() => staff.stop());

const CLOSED = Date.parse('2011-08-22T11:00:30Z');
const NOW = CLOSED + DAY;
const JSON_PLEASE = { accept: 'application/json' };

let id: string;
let editions: ReturnType<typeof editionRuns>;
let scene: ReturnType<typeof followUpScene>;
beforeEach(async () => {
  scene = followUpScene(staff.table);
  id = scene.id;
  editions = editionRuns(staff.table, staff.objects);
  const answers = { topic: 4, best: 'The open discussion' };
  const feedback = { questionnaire: 0, answers, firstAt: '2011-07-12T05:00:00Z', at: '2011-07-12T05:00:00Z' };
  const agreed = { named: '2011-07-12T05:00:00Z' };
  await staff.add(closed(aWorkshop({ id }), CLOSED), [
    ...['a', 'b', 'c', 'd', 'e'].map((name) => aPerson({ id: name, workshopId: id, name: `Seat ${name}`, feedback })),
    aPerson({ id: 'n', workshopId: id, name: 'Named Secretary', agreed }),
    aPerson({ id: 'bn', workshopId: id, language: 'bn' }),
    aPerson({ id: 'off', workshopId: id, standing: { unsubscribedAt: '2011-07-12T05:00:00Z' } }),
  ]);
});

const at = (path: string): string => `/staff/w/${id}/report${path}`;
const organiser = () => staff.as('organiser@example.org');
const get = (path = '', email = 'organiser@example.org') =>
  staff.as(email).send(at(path), { headers: JSON_PLEASE, now: NOW });
const post = (path: string, fields: object, email = 'organiser@example.org', now = NOW) =>
  staff.as(email).send(at(path), { json: fields, now });
const StateSchema = z.object({
  revision: z.number(),
  editions: z.array(
    z.object({
      files: z.array(z.object({ language: z.string(), format: z.string(), key: z.string(), sha256: z.string() })),
    }),
  ),
});
const state = async () => StateSchema.parse((await get()).json());
const seen = async (): Promise<number> => (await state()).revision;

const write = async (slot: string, language: string, text: string) =>
  post(`/text/${slot}?language=${language}`, { text, seen: await seen() });
/** Approves, and lets the run write the edition. */
const approve = async (languages: readonly string[] = ['en', 'bn']) => {
  const reply = await post('/approve', { languages, seen: await seen() });
  await editions.written(id, NOW);
  return reply;
};

describe('the texts of the staff', () => {
  test('stand in the draft beside what is generated, in their language', async () => {
    expect((await write('executive', 'en', 'A good start.\n\nMore to come.')).status).toBe(200);
    const page = await organiser().send(at('/draft?language=en'), { now: NOW });
    for (const text of ['<p>A good start.</p>', '<p>More to come.</p>', 'gave feedback, and']) {
      expect(page.body).toContain(text);
    }
    expect((await organiser().send(at('/draft?language=bn'), { now: NOW })).body).not.toContain('A good start.');
  });

  test('keep what stood there before, with who wrote it', async () => {
    await write('conclusion', 'en', 'First');
    await write('conclusion', 'en', 'Second');
    expect((await get('/text/conclusion?language=en')).json()).toMatchObject({
      text: 'Second',
      earlier: [{ text: 'First', by: 'organiser@example.org' }],
    });
  });

  test('overwrite nobody: whoever saw an older report is shown what stands there, and loses nothing', async () => {
    const before = await seen();
    await write('state', 'en', 'Of a colleague');
    const reply = await organiser().send(at('/text/state?language=en'), {
      form: { text: 'Of mine', seen: String(before) },
      now: NOW,
    });
    expect(reply.status).toBe(409);
    expect(reply.body).toContain('Of mine');
    expect(reply.body).toContain('Of a colleague');
    expect((await get('/text/state?language=en')).json()).toMatchObject({ text: 'Of a colleague' });
  });

  test('a reviewer writes, a viewer does not; a text that is too long is kept in the form', async () => {
    const revision = await seen();
    expect((await post('/text/state?language=en', { text: 'R', seen: revision }, 'reviewer@example.org')).status).toBe(
      200,
    );
    expect((await post('/approve', { languages: ['en'], seen: 1 }, 'reviewer@example.org')).status).toBe(403);
    const long = await organiser().send(at('/text/state?language=en'), {
      form: { text: 'x'.repeat(5001), seen: String(await seen()) },
      now: NOW,
    });
    expect(long.status).toBe(422);
    expect(long.body).toContain('x'.repeat(5001));
  });
});

describe('an edition', () => {
  test('is kept in each language as HTML and as a Word document, under the SHA-256 of its bytes', async () => {
    await write('executive', 'en', 'Frozen');
    expect((await approve()).status).toBe(200);
    const [edition] = (await state()).editions;
    expect(edition?.files.map((file) => `${file.language} ${file.format}`)).toEqual([
      'en html',
      'en docx',
      'bn html',
      'bn docx',
    ]);
    for (const { key, sha256 } of edition?.files ?? []) {
      const bytes = staff.objects.get(key) ?? new Uint8Array();
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
      expect(key).toContain(sha256);
    }
    const html = await organiser().send(at('/editions/1/en/html'), { now: NOW });
    expect(html.body).toContain('Frozen');
    expect(html.body).not.toContain(`/staff/w/${id}`);
    expect((await organiser().send(at('/editions/1/en/docx'), { now: NOW })).status).toBe(302);
  });

  test('stays as it was approved; the next one begins as a draft', async () => {
    await write('executive', 'en', 'As approved');
    await approve();
    expect((await write('executive', 'en', 'Later')).status).toBe(409);
    expect((await approve()).status).toBe(409);
    expect((await post('/reopen', { seen: await seen() })).json()).toMatchObject({ state: 'draft', edition: 2 });
    await write('executive', 'en', 'Later');
    await approve(['en']);
    const bodies = await Promise.all(
      [1, 2].map(async (n) => (await organiser().send(at(`/editions/${n}/en/html`), { now: NOW })).body),
    );
    expect(bodies[0]).toContain('As approved');
    expect(bodies[1]).toContain('Later');
    expect((await organiser().send(at('/editions/2/bn/html'), { now: NOW })).status).toBe(404);
  });

  test('the same data and texts, approved at the same moment, are the same bytes', async () => {
    await approve(['en']);
    const first = (await state()).editions[0]?.files[0]?.sha256;
    await changePerson(staff.table, id, 'a', (person) => ({ ...person, telephone: '1' }));
    const other = await organiser().send(at('/editions/1/en/html'), { now: NOW });
    expect(createHash('sha256').update(other.body).digest('hex')).toBe(first);
  });
});

describe('sent to the participants', () => {
  const ready = async () => {
    await write('changed', 'en', 'The sessions are shorter now.\n\nThere is a response team.');
    await write('changed', 'bn', 'অধিবেশনগুলো এখন ছোট।');
    await approve();
  };
  const run = (now = NOW) => scene.sweepAndRun(now, ['report']);

  test('not before it is approved, nor before it says what the answers changed', async () => {
    expect((await post('/send', { seen: await seen() })).status).toBe(409);
    await approve();
    const refused = await organiser().send(at('/send'), { form: { seen: String(await seen()) }, now: NOW });
    expect(refused.status).toBe(409);
    expect(refused.body).toContain('what the answers changed');
    expect(await run()).toEqual([]);
  });

  test('says before to how many, and then each gets one mail with what changed, in the own language', async () => {
    await ready();
    expect((await get('/send')).json()).toMatchObject({
      recipients: { mailed: 7, unsubscribed: 1, undeliverable: 0 },
    });
    expect((await organiser().send(at('/send'), { now: NOW })).body).toContain('This sends a mail to 7 people');
    expect((await post('/send', { seen: await seen() })).json()).toMatchObject({ state: 'sent' });
    expect(await run()).toEqual(['complete']);

    const { received } = scene.ses;
    expect(received.map(({ to }) => to).sort()).toEqual(
      ['a', 'b', 'bn', 'c', 'd', 'e', 'n'].map((name) => `${name}@example.org`),
    );
    const to = (name: string) => received.find((mail) => mail.to === `${name}@example.org`);
    expect(to('a')?.text).toContain('The sessions are shorter now.\n\nThere is a response team.');
    expect(to('a')?.text).toContain('?to=report');
    expect(to('bn')?.text).toContain('অধিবেশনগুলো এখন ছোট।');
    expect((await readWorkshop(staff.table, id)).debts.owed.report).toBeUndefined();
  });

  test('once: neither a second press nor a second run mails anybody again', async () => {
    await ready();
    const before = await seen();
    await post('/send', { seen: before });
    await run();
    expect((await post('/send', { seen: before })).status).toBe(409);
    expect((await post('/send', { seen: await seen() })).status).toBe(409);
    expect(await run(NOW + DAY)).toEqual([]);
    expect(scene.ses.received).toHaveLength(7);
  });

  test('another edition goes out again', async () => {
    await ready();
    await post('/send', { seen: await seen() });
    await run();
    await post('/reopen', { seen: await seen() });
    await approve();
    await post('/send', { seen: await seen() });
    expect(await run(NOW + DAY)).toEqual(['complete']);
    expect(scene.ses.received).toHaveLength(14);
  });

  test('is on the page of each participant, in the own language, and only once it was sent', async () => {
    const participants = browserLike(
      participantRoutes(
        {
          table: staff.table,
          ballots: staff.ballots,
          ballotScript: BALLOT_SCRIPT,
          reports: keptReports(staff.objects).reports,
          linkKeys: LINK_KEYS,
          baseUrl: BASE_URL,
        },
        {} as never,
      ),
    );
    const home = `/w/${id}/p/bn`;
    const link = personalLink('', LINK_KEYS, aPerson({ id: 'bn', workshopId: id }));
    await participants.send(link, { now: NOW });
    expect((await participants.send(`${home}/report`, { headers: JSON_PLEASE, now: NOW })).json()).toEqual({
      edition: null,
      languages: [],
    });
    await ready();
    expect((await participants.send(`${home}/report/read`, { now: NOW })).status).toBe(404);
    await post('/send', { seen: await seen() });
    expect((await participants.send(home, { now: NOW })).body).toContain(`${home}/report`);
    expect((await participants.send(`${home}/report`, { now: NOW })).body).toContain('অধিবেশনগুলো এখন ছোট।');
    const read = await participants.send(`${home}/report/read`, { now: NOW });
    expect(read.body).toContain('সারসংক্ষেপ প্রতিবেদন');
    expect((await participants.send(`${home}/report/download`, { now: NOW })).headers.location).toContain('-bn.docx');
  });
});

describe('when somebody whom an edition names is erased', () => {
  test('the edition is taken back with its files, and the next one does not name that person', async () => {
    await approve(['en']);
    const [edition] = (await state()).editions;
    expect((await organiser().send(at('/editions/1/en/html'), { now: NOW })).body).toContain('Named Secretary');
    await erasePerson(staff.table, id, 'n', 'organiser', NOW);
    const removed: string[] = [];
    const left = await findErased(staff.table, id, 'n');
    if (!left) throw new Error('nobody was erased');
    const context = {
      table: staff.table,
      files: { remove: async ({ key }: { key: string }) => void removed.push(key) },
    };
    await takeBackReports(context, left);
    await takeBackReports(context, left);
    expect(new Set(removed)).toEqual(new Set(edition?.files.map(({ key }) => key)));
    expect((await get()).json()).toMatchObject({ state: 'draft', edition: 2 });
    expect((await organiser().send(at('/editions/1/en/html'), { now: NOW })).status).toBe(404);
    expect((await organiser().send(at('/draft'), { now: NOW })).body).not.toContain('Named Secretary');
  });

  test('of somebody who is in no edition nothing is taken back', async () => {
    await approve(['en']);
    await erasePerson(staff.table, id, 'a', 'participant', NOW);
    const left = await findErased(staff.table, id, 'a');
    if (!left) throw new Error('nobody was erased');
    await takeBackReports({ table: staff.table, files: { remove: () => Promise.reject(new Error('not that')) } }, left);
    expect((await get()).json()).toMatchObject({ state: 'approved', edition: 1 });
  });
});
