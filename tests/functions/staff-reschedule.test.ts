import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closed } from '../../shared/follow-up/plan.ts';
import { opensAt } from '../../shared/workshop/calendar.ts';
import { findWorkshop } from '../../shared/workshop/workshop.store.ts';
import { aPerson, aWorkshop, aWorkshopFile } from '../support/fixtures.ts';
import { type Console, startConsole } from '../support/staff.ts';

const organiser = 'organiser@example.org';
const viewer = 'viewer@example.org';
const now = opensAt(aWorkshop().details);
const at = new Date(now).toISOString();
const members = [...aWorkshopFile().staff, { name: 'Vera Viewer', email: viewer, role: 'viewer' as const }];
const X = '<script>alert(1)</script>';

let staff: Console;
let id = '';
let made = 0;
beforeAll(async () => {
  staff = await startConsole();
});
afterAll(() => staff.stop());
beforeEach(async () => {
  made += 1;
  id = `w${made}`;
  const of = { workshopId: id };
  await staff.add(aWorkshop({ id, staff: members }), [
    aPerson({ ...of, id: 'p1', name: `Owing ${X}` }),
    aPerson({ ...of, id: 'p2', standing: { unsubscribedAt: at } }),
    aPerson({ ...of, id: 'p3', standing: { undeliverable: { email: 'p3@example.org', at, why: 'no such user' } } }),
  ]);
});

const home = (): string => `/staff/w/${id}`;
const get = (page: string, email = organiser) => staff.as(email).send(`${home()}${page}`, { now });
const getJson = async (page: string) =>
  (await staff.as(organiser).send(`${home()}${page}`, { headers: { accept: 'application/json' }, now })).json();
const post = (page: string, json: unknown, email = organiser) =>
  staff.as(email).send(`${home()}${page}`, { json, now });
const submit = (page: string, form: Record<string, string>) =>
  staff.as(organiser).send(`${home()}${page}`, { form, now });
const workshop = () => findWorkshop(staff.table, id);

describe('the preview of other dates', () => {
  const dates = { starts: '2011-07-15', ends: '2011-07-16', reason: 'The hall was taken' };
  const preview = `/reschedule?${new URLSearchParams(dates)}`;

  it('says who would get which mail when, who would not and why, and that everybody is told', async () => {
    const { body } = await get(preview);
    expect(body).toContain('Sunday 17 July 2011, 09:00');
    expect(body).toContain('<summary>1 person</summary>');
    expect(body).toContain('Owing &lt;script>');
    expect(body).toContain('1 (turned reminders off)');
    expect(body).toContain('1 (no mail arrives)');
    expect(body).toContain('updated entry for their calendar');
    expect(body).not.toContain('<script>alert');
  });

  it('is there for programs, with the revision that it counts for', async () => {
    const who = { get: 1, firstNames: [`Owing ${X}`], leftOut: { 'turned reminders off': 1, 'no mail arrives': 1 } };
    expect(await getJson(preview)).toMatchObject({
      preview: true,
      revision: 1,
      steps: [
        { id: 'invitation', before: '2011-07-10T03:00:00.000Z', fate: 'to-come', revives: false, mail: who },
        { id: 'reminder-1', fate: 'to-come', mail: who },
        { id: 'last-call', fate: 'to-come', mail: who },
      ],
      notice: who,
    });
  });

  it('is confirmed for the plan that was seen: one that was changed since is refused, and shown anew', async () => {
    await post('/plan/steps/reminder-1', { action: 'hold' });
    const before = await workshop();
    const { status, body } = await submit('/reschedule', { ...dates, revision: '1' });
    expect(status).toBe(409);
    expect(body).toContain('The plan was changed by somebody else');
    expect(body).toContain('waits until staff let it go');
    expect(body).toContain('name="revision" value="2"');
    expect(await workshop()).toEqual(before);
    expect((await post('/reschedule', { ...dates, revision: 1 })).status).toBe(409);
    expect((await submit('/reschedule', { ...dates, revision: '2' })).status).toBe(303);
  });

  it('given somebody else moved it to the very dates meanwhile, then the form says so', async () => {
    await post('/reschedule', { ...dates, reason: 'Another reason' });
    const { status, body } = await submit('/reschedule', { ...dates, revision: '1' });
    expect([status, body.includes('f-starts-error')]).toEqual([422, true]);
    expect(body).toContain('The hall was taken');
  });

  it('moves the workshop once although the form was sent twice, and then says what was done', async () => {
    for (const _ of [1, 2]) {
      const reply = await submit('/reschedule', { ...dates, revision: '1' });
      expect(reply).toMatchObject({ status: 303, headers: { location: `${home()}/reschedule?moved` } });
    }
    const moved = await workshop();
    expect(moved).toMatchObject({ revision: 2, reschedules: [{ reason: 'The hall was taken' }] });
    expect(moved?.debts.owed.notice?.dueAt).toBe(at);
    const { body } = await get('/reschedule?moved');
    expect(body).toContain('The workshop was moved');
    expect(body).toContain('The hall was taken');
  });

  it.each([
    ['a revision that is none', { revision: 'newest' }, 'revision'],
    ['dates for which no deadline is left', { starts: '9999-12-30', ends: '9999-12-31' }, 'ends'],
    ['a day that is none', { starts: '2011-02-30' }, 'starts'],
  ])('is refused for %s', async (_, wrong, field) => {
    const before = await workshop();
    const reply = await post('/reschedule', { ...dates, ...wrong });
    expect([reply.status, reply.json()]).toMatchObject([422, { errors: { [field]: expect.any(String) } }]);
    expect(await workshop()).toEqual(before);
  });
});

describe('cancelling the workshop', () => {
  const form = { reason: 'The venue was flooded.', understood: 'yes', revision: '1' };

  it('says beforehand what happens, that it cannot be undone, and who is told', async () => {
    expect((await get('/reschedule')).body).toContain(`href="${home()}/cancel"`);
    const { body } = await get('/cancel');
    expect(body).toContain('This cannot be undone');
    expect(body).toContain('No summary report is written');
    expect(body).toContain('1 (no mail arrives)');
    expect(await getJson('/cancel')).toMatchObject({ cancelled: null, notice: { get: 1 } });
    expect((await workshop())?.cancelled).toBeUndefined();
  });

  it('ends the plan and owes everybody the notice, once although the form was sent twice', async () => {
    for (const _ of [1, 2]) {
      expect(await submit('/cancel', form)).toMatchObject({ status: 303, headers: { location: `${home()}/cancel` } });
    }
    const cancelled = await workshop();
    expect(cancelled).toMatchObject({ revision: 2, cancelled: { by: organiser, reason: 'The venue was flooded.' } });
    expect(Object.keys(cancelled?.debts.owed ?? {}).sort()).toEqual(['notice', 'retention']);
    for (const page of ['/cancel', '/plan', '/reschedule', '/reschedule?moved']) {
      const { status, body } = await get(page);
      expect(status).toBe(200);
      expect(body).toContain('This workshop was cancelled on');
      expect(body).toContain('The venue was flooded.');
      expect(body).not.toContain('action="/staff/w');
    }
  });

  it('is final: nothing of the plan or the dates changes afterwards', async () => {
    await post('/cancel', { ...form, understood: true });
    const before = await workshop();
    for (const [page, json] of [
      ['/cancel', { ...form, reason: 'Another' }],
      ['/reschedule', { starts: '2011-07-15', ends: '2011-07-16', reason: 'r' }],
      ['/plan/pause', { action: 'pause' }],
      ['/plan/steps/reminder-1', { action: 'skip' }],
    ] as const) {
      expect((await post(page, json)).status).toBe(410);
    }
    expect(await workshop()).toEqual(before);
  });

  it.each([
    ['no reason', { reason: ' ' }, 'reason'],
    ['a long reason', { reason: 'x'.repeat(501) }, 'reason'],
    ['no tick', { understood: '' }, 'understood'],
    ['a tick that is none', { understood: 'no' }, 'understood'],
    ['a revision that is none', { revision: '-' }, 'revision'],
  ])('is refused for %s, and keeps what was typed', async (_, wrong, field) => {
    const before = await workshop();
    const sent = { ...form, reason: `Kept ${X}`, ...wrong };
    const reply = await post('/cancel', sent);
    expect([reply.status, reply.json()]).toMatchObject([422, { errors: { [field]: expect.any(String) } }]);
    const { status, body } = await submit('/cancel', sent);
    expect([status, body.includes(`href="#f-${field}"`)]).toEqual([422, true]);
    if (field !== 'reason') expect(body).toContain('Kept &lt;script>');
    expect(await workshop()).toEqual(before);
  });

  it('is refused on a plan that somebody else changed meanwhile, and keeps the reason', async () => {
    await post('/plan/pause', { action: 'pause' });
    const { status, body } = await submit('/cancel', form);
    expect([status, body.includes('The venue was flooded.')]).toEqual([409, true]);
    expect((await workshop())?.cancelled).toBeUndefined();
  });

  it('is for organisers, and not for a follow-up that is closed', async () => {
    expect((await get('/cancel', viewer)).status).toBe(403);
    expect((await post('/cancel', form, viewer)).status).toBe(403);
    await staff.add(closed(aWorkshop({ id: `${id}-closed` }), now));
    const page = await staff.as(organiser).send(`${home()}-closed/cancel`, { now });
    expect(page.body).toContain('is closed');
    expect(page.body).not.toContain('<textarea');
    const reply = await staff.as(organiser).send(`${home()}-closed/cancel`, { json: { ...form, revision: 1 }, now });
    expect(reply.status).toBe(410);
  });
});
