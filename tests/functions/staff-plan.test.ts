import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closed, withStepSent } from '../../shared/follow-up/plan.ts';
import { opensAt } from '../../shared/workshop/calendar.ts';
import { findWorkshop } from '../../shared/workshop/workshop.store.ts';
import { aWorkshop, aWorkshopFile, DAY } from '../support/fixtures.ts';
import { type Console, startConsole } from '../support/staff.ts';

const organiser = 'organiser@example.org';
const viewer = 'viewer@example.org';
const now = opensAt(aWorkshop().details);
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
  await staff.add(aWorkshop({ id, staff: members }));
});

const at = (page: string): string => `/staff/w/${id}/plan${page}`;
const get = (page = '', email = organiser) => staff.as(email).send(at(page), { now });
const getJson = async (page = '') =>
  (await staff.as(organiser).send(at(page), { headers: { accept: 'application/json' }, now })).json();
const post = (page: string, json: unknown, email = organiser) => staff.as(email).send(at(page), { json, now });
const submit = (page: string, form: Record<string, string>) => staff.as(organiser).send(at(page), { form, now });
const workshop = async () => {
  const found = await findWorkshop(staff.table, id);
  if (!found) throw new Error('no workshop');
  return found;
};
const steps = async () => (await workshop()).details.followUp.steps;
const stepForm = { kind: 'reminder', when: 'afterEnd', period: '20', on: '', at: '09:30', staleAfterHours: '' };

describe('the plan', () => {
  it('says of every step how it is stated, when it goes out, and from when and why it was moved', async () => {
    const { body } = await get();
    expect(body).toContain('1 day after the last day, at 09:00');
    expect(body).toContain('Sunday 10 July 2011, 09:00');
    expect(body).toContain('2 days before the deadline, at 10:00');
    expect(body).toContain('Saturday 20 August 2011, 17:00');
    await post('/steps/reminder-1', { kind: 'reminder', on: '2011-08-15', at: '21:00' });
    const moved = (await get()).body;
    expect(moved).toContain('on 15 August 2011, at 21:00');
    expect(moved).toContain('Tuesday 16 August 2011, 08:00');
    expect(moved).toContain('moved from Monday 15 August 2011, 21:00, a holiday and in the quiet hours');
  });

  it('is there for programs, with what can be done about each step', async () => {
    expect(await getJson()).toMatchObject({
      revision: 1,
      timeZone: 'Asia/Dhaka',
      paused: null,
      deadline: '2011-08-20T11:00:00.000Z',
      closesAt: '2011-08-21T11:00:00.000Z',
      settings: { graceHours: 24, staleAfterHours: 72 },
      steps: [
        {
          id: 'invitation',
          label: 'Invitation',
          afterEnd: 'P1D',
          plannedFor: '2011-07-10T03:00:00.000Z',
          timeliness: 'to-come',
          possible: ['change', 'hold', 'skip'],
        },
        { id: 'reminder-1', label: 'Reminder' },
        { id: 'last-call', label: 'Last call' },
      ],
    });
  });

  it('numbers the steps of one kind by their time', async () => {
    await post('/steps', { id: 'earlier', kind: 'reminder', afterEnd: 'P5D', at: '09:00' });
    expect(await getJson()).toMatchObject({
      steps: [{}, { id: 'earlier', label: 'First reminder' }, { id: 'reminder-1', label: 'Second reminder' }, {}],
    });
  });

  it('is read by a viewer and changed by organisers only', async () => {
    const page = await get('', viewer);
    expect(page.status).toBe(200);
    expect(page.body).not.toContain('/plan/steps');
    expect(page.body).not.toContain('/plan/pause');
    const before = await workshop();
    for (const [path, json] of [
      ['/steps', { kind: 'reminder', afterEnd: 'P5D', at: '09:00' }],
      ['/steps/reminder-1', { action: 'skip' }],
      ['/pause', { action: 'pause' }],
      ['/settings', { graceHours: 1 }],
    ] as const) {
      expect((await post(path, json, viewer)).status).toBe(403);
    }
    for (const path of ['/steps', '/steps/reminder-1', '/settings']) expect((await get(path, viewer)).status).toBe(403);
    expect(await workshop()).toEqual(before);
  });

  it('offers nothing of a step that went out, nor of a plan that is over', async () => {
    const sent = withStepSent(aWorkshop({ id: `${id}-sent` }), 'invitation', [], now + 3 * DAY);
    await staff.add(sent);
    const page = await staff.as(organiser).send(`/staff/w/${id}-sent/plan`, { now: now + 4 * DAY });
    expect(page.body).not.toContain(`/plan/steps/invitation`);
    expect(page.body).toContain(`/plan/steps/reminder-1`);
    await staff.add(closed(aWorkshop({ id: `${id}-closed` }), now));
    const over = await staff.as(organiser).send(`/staff/w/${id}-closed/plan`, { now });
    expect(over.body).toContain('is closed');
    expect(over.body).not.toContain('/plan/steps');
    const refused = await staff
      .as(organiser)
      .send(`/staff/w/${id}-closed/plan/steps/reminder-1`, { json: { action: 'skip' }, now });
    expect(refused.status).toBe(410);
  });
});

describe('adding a step', () => {
  it('gives it an id of its own, and adds it once although the form was sent twice', async () => {
    const page = (await get('/steps')).body;
    const minted = /name="id" value="(step-[A-Za-z0-9_-]{16})"/.exec(page)?.[1] ?? '';
    const form = { ...stepForm, id: minted, revision: '1' };
    for (const _ of [1, 2]) {
      expect(await submit('/steps', form)).toMatchObject({
        status: 303,
        headers: { location: `/staff/w/${id}/plan?done=add` },
      });
    }
    expect((await steps()).filter(({ id: each }) => each === minted)).toEqual([
      { id: minted, kind: 'reminder', afterEnd: 'P20D', at: '09:30' },
    ]);
    expect((await workshop()).revision).toBe(2);
  });

  it('mints an id for programs, which name a step’s fields as the workshop file does', async () => {
    const reply = await post('/steps', { kind: 'last-call', on: '2011-08-17', at: '11:00', staleAfterHours: 24 });
    expect(reply.json()).toMatchObject({ id: expect.stringMatching(/^step-/), plannedFor: '2011-08-17T05:00:00.000Z' });
  });

  it.each([
    ['a negative period', { afterEnd: '-P1D' }, 'afterEnd'],
    ['a period of hours', { afterEnd: 'PT5H' }, 'afterEnd'],
    ['a period that is none', { beforeDeadline: 'soon' }, 'beforeDeadline'],
    ['a period that is a list', { beforeDeadline: ['P1D'] }, 'beforeDeadline'],
    ['a period beyond every calendar', { afterEnd: 'P900000Y' }, 'afterEnd'],
    ['two moments', { afterEnd: 'P1D', on: '2011-07-20' }, 'when'],
    ['no moment', {}, 'when'],
    ['a way that is none', { when: 'constructor', period: '1' }, 'when'],
    ['a date that is none', { on: '2011-02-30' }, 'on'],
    ['a date after the deadline', { on: '2011-08-25' }, 'on'],
    ['a date beyond all', { on: '9999-12-31' }, 'on'],
    ['a moment before the workshop', { beforeDeadline: 'P90D' }, 'beforeDeadline'],
    ['a time that is none', { afterEnd: 'P1D', at: '25:00' }, 'at'],
    ['a kind that is none', { afterEnd: 'P1D', kind: 'threat' }, 'kind'],
    ['no limit at all', { afterEnd: 'P1D', staleAfterHours: 0 }, 'staleAfterHours'],
    ['a limit in words', { afterEnd: 'P1D', staleAfterHours: 'long' }, 'staleAfterHours'],
    ['the id of another mail', { afterEnd: 'P1D', id: 'notice-1' }, 'id'],
    ['an id that is none', { afterEnd: 'P1D', id: '__proto__' }, 'id'],
    ['a revision that is none', { afterEnd: 'P1D', revision: 'newest' }, 'revision'],
  ])('is refused for %s, and changes nothing', async (_, fields, wrong) => {
    const before = await workshop();
    const reply = await post('/steps', { kind: 'reminder', at: '09:00', ...fields });
    expect(reply.status).toBe(422);
    expect(reply.json()).toMatchObject({ errors: { [wrong]: expect.any(String) } });
    expect(await workshop()).toEqual(before);
  });

  it('shows the form again with all that was typed, and what is wrong beside the field', async () => {
    const form = { ...stepForm, id: 'step-x', kind: 'last-call', period: `-3 ${X}`, at: 'nine', on: '2011-08-01' };
    const { status, body } = await submit('/steps', form);
    expect(status).toBe(422);
    for (const field of ['f-period-error', 'f-at-error']) expect(body).toContain(field);
    for (const kept of ['value="-3 &lt;script>', 'value="nine"', 'value="2011-08-01"', 'value="step-x"']) {
      expect(body).toContain(kept);
    }
    expect(body).toMatch(/value="last-call"[^>]*checked/);
  });

  it('says all that is missing at once', async () => {
    const { body } = await submit('/steps', { id: 'step-x' });
    for (const field of ['kind', 'when', 'at']) expect(body).toContain(`f-${field}-error`);
  });

  it('says beside the days that the step would lie after the deadline', async () => {
    const { status, body } = await submit('/steps', { ...stepForm, id: 'step-x', period: '60' });
    expect([status, body.includes('f-period-error')]).toEqual([422, true]);
    expect(body).toContain('after the deadline of 20 Aug 2011, 17:00');
  });
});

describe('one step', () => {
  it('is changed, and its form holds it as it is', async () => {
    const page = (await get('/steps/last-call')).body;
    expect(page).toMatch(/value="beforeDeadline"[^>]*checked/);
    expect(page).toMatch(/name="period" value="2"/);
    const form = { ...stepForm, action: 'change', kind: 'last-call', when: 'on', period: '2', on: '2011-08-18' };
    expect((await submit('/steps/last-call', { ...form, revision: '1' })).status).toBe(303);
    expect((await steps()).at(-1)).toEqual({ id: 'last-call', kind: 'last-call', on: '2011-08-18', at: '09:30' });
  });

  it('is taken out and put back, held back and let go, and the plan says so', async () => {
    expect((await post('/steps/reminder-1', { action: 'skip' })).json()).toMatchObject({
      outcome: { outcome: 'skipped', by: organiser },
      possible: ['restore'],
    });
    expect((await get()).body).toContain(`by ${organiser}`);
    await post('/steps/reminder-1', { action: 'restore' });
    expect((await post('/steps/reminder-1', { action: 'hold' })).json()).toMatchObject({ held: { by: organiser } });
    expect((await get()).body).toContain(`held back by ${organiser}`);
    expect((await post('/steps/reminder-1', { action: 'release' })).json()).toMatchObject({ held: null });
    expect(await workshop()).toMatchObject({ revision: 5, progress: {}, held: {} });
  });

  it.each([
    ['an unknown step', 'nothing', { action: 'skip' }, 404],
    ['letting an unknown step go', 'nothing', { action: 'release' }, 404],
    ['a step called constructor', 'constructor', { action: 'skip' }, 404],
    ['a step of another key', 'a%23b', { action: 'skip' }, 404],
    ['an unknown action', 'reminder-1', { action: 'send' }, 422],
    ['a change to nothing', 'reminder-1', {}, 422],
  ])('is refused for %s', async (_, step, json, status) => {
    const before = await workshop();
    expect((await post(`/steps/${step}`, json)).status).toBe(status);
    expect(await workshop()).toEqual(before);
  });

  it('that went out is not changed any more, and the page says why', async () => {
    await staff.add(withStepSent(aWorkshop({ id: `${id}-s` }), 'invitation', [], now));
    for (const form of [{ action: 'skip' }, { ...stepForm, kind: 'invitation' }]) {
      const reply = await staff.as(organiser).send(`/staff/w/${id}-s/plan/steps/invitation`, { form, now });
      expect(reply.status).toBe(409);
      expect(reply.body).toContain('This step went out already');
    }
  });
});

describe('pausing the plan', () => {
  it('stops every step until it is resumed, and says since when and by whom', async () => {
    expect(await submit('/pause', { action: 'pause', revision: '1' })).toMatchObject({
      status: 303,
      headers: { location: `/staff/w/${id}/plan?done=pause` },
    });
    expect((await workshop()).debts.owed['follow-up']).toBeUndefined();
    const page = (await get('', viewer)).body;
    expect(page).toContain('The plan is paused');
    expect(page).toContain(`by ${organiser}`);
    const later = await staff.as(organiser).send(at(''), { now: Date.parse('2011-07-10T05:00:00Z') });
    expect(later.body).toContain('goes out in one mail when the plan is resumed: Invitation.');
    expect((await post('/pause', { action: 'resume' })).json()).toMatchObject({ paused: null, revision: 3 });
    expect((await workshop()).debts.owed['follow-up']?.dueAt).toBe('2011-07-10T03:00:00.000Z');
  });

  it.each([{}, { action: 'stop' }, { action: ['pause'] }])('is refused for %j', async (json) => {
    const reply = await post('/pause', json);
    expect([reply.status, reply.json()]).toMatchObject([422, { errors: { action: expect.any(String) } }]);
  });
});

describe('the settings', () => {
  const form = {
    'deadline.afterEnd': '49',
    'deadline.at': '16:00',
    graceHours: '12',
    'quietHours.from': '19:00',
    'quietHours.until': '09:00',
    staleAfterHours: '48',
  };

  it('are changed by their form, and one by one by programs', async () => {
    expect((await submit('/settings', { ...form, revision: '1' })).status).toBe(303);
    const changed = {
      deadline: { afterEnd: 'P49D', at: '16:00' },
      graceHours: 12,
      quietHours: { from: '19:00', until: '09:00' },
      staleAfterHours: 48,
    };
    expect((await workshop()).details.followUp).toMatchObject(changed);
    const reply = await post('/settings', { graceHours: 0, deadline: { at: '17:30' } });
    expect(reply.json()).toMatchObject({
      settings: { ...changed, graceHours: 0, deadline: { afterEnd: 'P49D', at: '17:30' } },
    });
  });

  it.each([
    [{ graceHours: -1 }, 'graceHours'],
    [{ graceHours: 1.5 }, 'graceHours'],
    [{ graceHours: '' }, 'graceHours'],
    [{ staleAfterHours: 0 }, 'staleAfterHours'],
    [{ quietHours: { from: 'late' } }, 'quietHours.from'],
    [{ quietHours: 'none' }, 'quietHours'],
    [{ deadline: { afterEnd: '-P2D' } }, 'deadline.afterEnd'],
    [{ deadline: { afterEnd: 'PT48H' } }, 'deadline.afterEnd'],
    [{ deadline: { at: '24:00' } }, 'deadline.at'],
    [{ deadline: { afterEnd: 'P5D' } }, 'deadline'],
    [{ deadline: { afterEnd: 'P9000Y' } }, 'deadline'],
  ])('are refused for %j, and nothing changes', async (json, wrong) => {
    const before = await workshop();
    const reply = await post('/settings', json);
    expect(reply.status).toBe(422);
    expect(reply.json()).toMatchObject({ errors: { [wrong]: expect.any(String) } });
    expect(await workshop()).toEqual(before);
  });

  it('come back with what was typed, and say beside the deadline which step would lie after it', async () => {
    const { status, body } = await submit('/settings', { ...form, 'deadline.afterEnd': '5', graceHours: '7' });
    expect([status, body.includes('f-deadline-afterEnd-error')]).toEqual([422, true]);
    expect(body).toContain('puts the step “reminder-1”');
    expect(body).toMatch(/name="graceHours" value="7"/);
  });
});

describe('a plan that somebody else changed meanwhile', () => {
  const stale = { revision: '1' };
  beforeEach(async () => {
    await post('/steps/last-call', { action: 'hold' });
  });

  it.each([
    ['/steps', { ...stepForm, id: 'step-x', period: '21' }, 'value="21"'],
    ['/steps/reminder-1', { ...stepForm, period: '21' }, 'value="21"'],
    ['/steps/reminder-1', { action: 'skip' }, 'held back'],
    ['/pause', { action: 'pause' }, 'held back'],
    ['/settings', { graceHours: '33' }, 'value="33"'],
  ])('is not changed from a page of before: %s', async (path, form, kept) => {
    const before = await workshop();
    const { status, body } = await submit(path, { ...form, ...stale });
    expect(status).toBe(409);
    expect(body).toContain('The plan was changed by somebody else');
    expect(body).toContain(kept);
    expect(body).toContain('name="revision" value="2"');
    expect(await workshop()).toEqual(before);
    expect((await submit(path, { ...form, revision: '2' })).status).toBe(303);
  });

  it('is changed by a program that names no revision, and by none that names an old one', async () => {
    expect((await post('/steps/reminder-1', { action: 'skip', revision: 1 })).status).toBe(409);
    expect((await post('/steps/reminder-1', { action: 'skip' })).status).toBe(200);
  });
});
