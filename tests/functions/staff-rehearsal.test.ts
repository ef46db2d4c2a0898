import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { saveWording } from '../../shared/mail/wording.store.ts';
import { readWorkshop } from '../../shared/workshop/workshop.store.ts';
import { BASE_URL } from '../support/browser-like.ts';
import { aPerson, aWorkshop, HOUR, T0 } from '../support/fixtures.ts';
import { type Console, startConsole } from '../support/staff.ts';

/** Every mail of the plan, to the organiser alone. */

const now = T0;
const me = 'organiser@example.org';
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
  await staff.add(aWorkshop({ id }), [aPerson({ workshopId: id })]);
  staff.ses.received.length = 0;
});

const address = () => `/staff/w/${id}/settings/rehearsal`;
const open = () => staff.as(me).send(address(), { now });
const press = (form: Record<string, string>, at = now) => staff.as(me).send(address(), { form, now: at });
const pressOf = (body: string): string => /name="press" value="([^"]*)"/.exec(body)?.[1] ?? '';
const received = () => staff.ses.received;

describe('a rehearsal', () => {
  it('is shown before anything is sent', async () => {
    const { body } = await open();
    expect(body).toContain('Send me 3 mails');
    expect(body).toContain('Rehearsal 1 of 3:');
    expect(received()).toEqual([]);
    expect((await readWorkshop(staff.table, id)).rehearsed).toBeUndefined();
  });

  it('sends each mail of the plan in its order to whoever pressed, and to nobody else, with their own words', async () => {
    const own = { subject: 'Ours: {{asked}} by {{by}}', preheader: 'Ours.', body: 'Our own text for {{name}}.' };
    await saveWording(staff.table, id, 'reminder', 'en', own, { by: me, now });
    const reply = await press({ press: pressOf((await open()).body) });
    expect(reply.body).toContain(`3 mails were sent to ${me}, and to nobody else.`);
    expect(received().map(({ to }) => to)).toEqual([me, me, me]);
    const subjects = received().map(({ subject }) => subject);
    expect(subjects.map((subject) => subject.slice(0, 17))).toEqual([
      'Rehearsal 1 of 3:',
      'Rehearsal 2 of 3:',
      'Rehearsal 3 of 3:',
    ]);
    expect(subjects[1]).toContain('Ours:');
    expect(received()[1]?.text).toContain('Our own text for Example Person.');
    expect(await readWorkshop(staff.table, id)).toMatchObject({
      rehearsed: { at: new Date(now).toISOString(), by: me },
      progress: {},
      revision: 1,
    });
  });

  it('has links that show an example and act for nobody', async () => {
    await press({ press: pressOf((await open()).body) });
    for (const { text, html } of received()) {
      expect(text).toContain(`${BASE_URL}/staff/w/${id}/questionnaire/preview`);
      expect(`${text}${html}`).not.toMatch(/\/[lu]\//);
    }
  });

  it('sends nothing twice for one press', async () => {
    const pressed = pressOf((await open()).body);
    await press({ press: pressed });
    const again = await press({ press: pressed }, now + HOUR);
    expect(again.status).toBe(200);
    expect(again.body).toContain('nothing was sent twice');
    expect(received()).toHaveLength(3);
    await press({ press: pressOf((await staff.as(me).send(address(), { now: now + HOUR })).body) }, now + HOUR);
    expect(received()).toHaveLength(6);
  });

  it('is in every language that somebody reads', async () => {
    await staff.as(me).send(`/staff/w/${id}/participants`, {
      json: { csv: 'name,email,organisation,language\nR,r@example.org,M,bn' },
      now,
    });
    expect((await open()).body).toContain('Send me 6 mails');
  });

  it('leaves the tests of single wordings their own count', async () => {
    for (let index = 0; index < 8; index += 1) await press({});
    expect(received()).toHaveLength(24);
    const own = { subject: 'Ours: {{asked}} by {{by}}', preheader: 'Ours.', body: 'Dear {{name}}.' };
    const test = await staff.as(me).send(`/staff/w/${id}/mails/reminder/en/test`, { json: own, now });
    expect(test.status).toBe(200);
  });

  it('ends somewhere', async () => {
    let status = 200;
    for (let index = 0; index < 70 && status === 200; index += 1) status = (await press({})).status;
    expect(status).toBe(429);
    expect(received().length).toBeLessThanOrEqual(200);
  });

  it('refuses a press that is none', async () => {
    expect((await staff.as(me).send(address(), { json: { press: 'x' }, now })).status).toBe(422);
    expect(received()).toEqual([]);
  });
});
