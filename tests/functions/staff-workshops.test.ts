import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultQuestionnaire } from '../../shared/feedback/default-questionnaire.ts';
import { readQuestionnaire, writeQuestionnaire } from '../../shared/feedback/questionnaire.store.ts';
import { createWorkshop } from '../../shared/follow-up/plan.ts';
import { readWording, saveWording } from '../../shared/mail/wording.store.ts';
import { roleIn } from '../../shared/people/members.ts';
import { listEveryone } from '../../shared/people/person.store.ts';
import { keys } from '../../shared/store/keys.ts';
import { findWorkshop, WorkshopItem } from '../../shared/workshop/workshop.store.ts';
import { aPerson, aWorkshop, aWorkshopFile, T0 } from '../support/fixtures.ts';
import { type Console, startConsole } from '../support/staff.ts';

const now = T0;
const organiser = 'organiser@example.org';
let staff: Console;
beforeAll(async () => {
  staff = await startConsole();
});
afterAll(() => staff.stop());

const create = (json: unknown) => staff.as(organiser).send('/staff/workshops', { json, now });
const iso = (ms: number) => new Date(ms).toISOString();
const roleOf = async (email: string, id: string) => {
  const workshop = await findWorkshop(staff.table, id);
  return workshop && roleIn(workshop, email);
};

describe('creating a workshop', () => {
  it('takes the file over JSON, owes the first step, and admits its staff and its creator', async () => {
    const file = aWorkshopFile({
      id: 'first',
      staff: [{ name: 'Else', email: 'Else@example.org', role: 'organiser' }],
    });

    const reply = await create(file);

    expect(reply.status).toBe(201);
    expect(reply.json()).toEqual({ id: 'first', address: 'https://afterword.example.org/staff/w/first' });
    const workshop = await findWorkshop(staff.table, 'first');
    expect(workshop).toMatchObject({ createdBy: organiser, revision: 1 });
    expect(workshop?.debts.owed['follow-up']).toBeDefined();
    expect(await roleOf('else@example.org', 'first')).toBe('organiser');
    expect(await roleOf(organiser, 'first')).toBe('organiser');
    const mine = await staff.as(organiser).send('/staff', { headers: { accept: 'application/json' }, now });
    expect(mine.json()).toMatchObject({ email: organiser, workshops: [{ id: 'first', role: 'organiser' }] });
  });

  it('takes the file from a form, as text or as a file', async () => {
    const text = JSON.stringify(aWorkshopFile({ id: 'typed' }));
    const typed = await staff.as(organiser).send('/staff/workshops', { form: { file: text }, now });
    expect(typed).toMatchObject({ status: 303, headers: { location: '/staff/w/typed' } });

    const form = new FormData();
    form.set('upload', new File([`\uFEFF${text.replace('"typed"', '"chosen"')}`], 'w.json'));
    form.set('file', '');
    const encoded = new Response(form);
    const chosen = await staff.as(organiser).send('/staff/workshops', {
      headers: { 'content-type': encoded.headers.get('content-type') ?? '' },
      body: Buffer.from(await encoded.arrayBuffer()),
      now,
    });
    expect(chosen).toMatchObject({ status: 303, headers: { location: '/staff/w/chosen' } });
  });

  it('names every error with its path, and creates nothing', async () => {
    const file = aWorkshopFile({ id: 'wrong' });
    const [step] = file.followUp.steps;
    const broken = {
      ...file,
      timeZone: 'Asia/Nowhere',
      surprise: true,
      followUp: { ...file.followUp, steps: [{ ...step, at: '9 o’clock' }] },
    };
    const reply = await create(broken);
    expect(reply.status).toBe(422);
    const problem = reply.json() as { errors: Record<string, string> };
    expect(Object.keys(problem.errors).toSorted()).toEqual(['followUp.steps.0.at', 'surprise', 'timeZone']);
    expect(await findWorkshop(staff.table, 'wrong')).toBeUndefined();
    expect(await roleOf(organiser, 'wrong')).toBeUndefined();
  });

  it('shows the errors of a form beside what was typed', async () => {
    const form = { file: '{"format": 1, "id": "<script>alert(1)</script>"' };
    const reply = await staff.as(organiser).send('/staff/workshops', { form, now });
    expect(reply.status).toBe(422);
    expect(reply.body).toContain('line 1');
    expect(reply.body).toContain('&lt;script>');
    expect(reply.body).not.toContain('<script>alert');
  });

  it('refuses an id that exists, and makes nobody its organiser by that', async () => {
    const theirs = createWorkshop(
      aWorkshopFile({ id: 'theirs', staff: [{ name: 'S', email: 'somebody@example.org', role: 'organiser' }] }),
      'somebody@example.org',
      now,
    );
    await staff.table.insert(WorkshopItem, keys.workshop('theirs'), theirs);

    const reply = await create(aWorkshopFile({ id: 'theirs', title: 'Mine now' }));

    expect(reply.status).toBe(409);
    expect(reply.json()).toMatchObject({ detail: expect.stringContaining('exists already') });
    expect(await roleOf(organiser, 'theirs')).toBeUndefined();
    expect((await findWorkshop(staff.table, 'theirs'))?.details.title).toBe('A Small Workshop');
  });

  it('completes a creation that broke off when its creator tries again', async () => {
    const mine = createWorkshop(aWorkshopFile({ id: 'broken-off' }), organiser, now);
    await staff.table.insert(WorkshopItem, keys.workshop('broken-off'), mine);
    expect((await create(aWorkshopFile({ id: 'broken-off' }))).status).toBe(409);
    expect(await roleOf(organiser, 'broken-off')).toBe('organiser');
    expect(await roleOf('reviewer@example.org', 'broken-off')).toBe('reviewer');
    for (const email of [organiser, 'reviewer@example.org']) {
      expect((await staff.as(email).send('/staff', { now })).body).toContain('/staff/w/broken-off');
    }
  });

  it.each([
    ['malformed JSON', { body: '{', headers: { 'content-type': 'application/json', accept: 'application/json' } }, 400],
    ['a list', { json: [] }, 400],
    ['another type', { body: 'x', headers: { 'content-type': 'text/plain' } }, 415],
    ['a table', { body: 'a,b', headers: { 'content-type': 'text/csv' } }, 415],
    ['over 1 MB', { json: { title: 'x'.repeat(1_100_000) } }, 413],
  ] as const)('refuses %s', async (_, sent, status) => {
    expect((await staff.as(organiser).send('/staff/workshops', { ...sent, now })).status).toBe(status);
  });
});

describe('the form', () => {
  const typed = {
    title: 'National Workshop',
    id: '',
    starts: '2011-07-08',
    ends: '',
    'venue.name': 'The Theatre',
    'venue.city': 'Dhaka',
    'venue.country': 'Bangladesh',
    timeZone: '',
    language: 'bn',
    organisers: 'The Ministry\r\nThe Council\r\n',
    'mail.fromName': '',
    'mail.replyTo': '',
    name: '',
  };
  const fill = (changes: Partial<typeof typed> = {}) =>
    staff.as(organiser).send('/staff/workshops/new', { form: { ...typed, ...changes }, now });

  it('asks for little, takes the rest as usual, and leads to what is missing', async () => {
    expect(await fill()).toMatchObject({
      status: 303,
      headers: { location: '/staff/w/national-workshop-2011/settings?done=created' },
    });
    const workshop = await findWorkshop(staff.table, 'national-workshop-2011');
    expect(workshop?.details).toMatchObject({
      timeZone: 'Asia/Dhaka',
      weekend: ['friday', 'saturday'],
      ends: '2011-07-08',
      organisers: ['The Ministry', 'The Council'],
      mail: { fromName: 'National Workshop', replyTo: organiser, signature: expect.stringContaining('আয়োজকবৃন্দ') },
    });
    expect(workshop?.debts.owed['follow-up']).toBeDefined();
    expect(await roleOf(organiser, 'national-workshop-2011')).toBe('organiser');
  });

  it('says beside each field what is wrong, keeps what was typed, and creates nothing', async () => {
    const reply = await fill({
      id: 'wrong-one',
      title: '',
      starts: 'soon',
      'venue.country': 'Atlantis',
      language: 'bn',
    });
    expect(reply.status).toBe(422);
    for (const field of ['title', 'starts', 'timeZone']) expect(reply.body).toContain(`id="f-${field}-error"`);
    expect(reply.body).toContain('value="Atlantis"');
    expect(await findWorkshop(staff.table, 'wrong-one')).toBeUndefined();
  });

  it('says beside the id that it is taken', async () => {
    await fill({ id: 'taken' });
    const again = await fill({ id: 'taken', title: 'Another' });
    expect(again.status).toBe(409);
    expect(again.body).toContain('id="f-id-error"');
    expect((await findWorkshop(staff.table, 'taken'))?.details.title).toBe('National Workshop');
  });
});

describe('a copy', () => {
  const copy = (form: Record<string, string>, who = organiser) =>
    staff.as(who).send('/staff/workshops/copy', { form, now });
  const questionnaire = { ...defaultQuestionnaire, sections: defaultQuestionnaire.sections.slice(0, 1) };

  it('brings agenda, plan, staff, questionnaire and wordings, and no participants', async () => {
    const source = aWorkshop({ id: 'source' });
    const version = await writeQuestionnaire(staff.table, source, questionnaire, { at: iso(now), by: organiser });
    await staff.add({ ...source, questionnaire: version }, [aPerson({ workshopId: 'source' })]);
    const own = { subject: 'Ours: {{asked}} by {{by}}', preheader: 'Ours.', body: 'Dear {{name}}.' };
    await saveWording(staff.table, 'source', 'invitation', 'en', own, { by: organiser, now });

    const reply = await copy({ source: 'source', starts: '2012-07-06', id: 'copied' });

    expect(reply).toMatchObject({ status: 303, headers: { location: '/staff/w/copied/settings?done=copied' } });
    const made = await findWorkshop(staff.table, 'copied');
    if (!made) throw new Error('There is no copy.');
    expect(made.details).toEqual({
      ...source.details,
      id: 'copied',
      starts: '2012-07-06',
      ends: '2012-07-07',
      holidays: [],
    });
    expect(made).toMatchObject({ createdBy: organiser, progress: {}, reschedules: [] });
    expect((await readQuestionnaire(staff.table, made)).questionnaire).toEqual(questionnaire);
    expect((await readWording(staff.table, 'copied', 'invitation', 'en')).wording).toEqual(own);
    expect((await readWording(staff.table, 'copied', 'reminder', 'en')).isDefault).toBe(true);
    expect(await listEveryone(staff.table, 'copied')).toEqual([]);
    expect(await roleOf('reviewer@example.org', 'copied')).toBe('reviewer');
  });

  it('is made of one’s own workshops alone', async () => {
    await staff.add(
      aWorkshop(
        { id: 'foreign', staff: [{ name: 'E', email: 'else@example.org', role: 'organiser' }] },
        { createdBy: 'else@example.org' },
      ),
    );
    const reply = await copy({ source: 'foreign', starts: '2012-07-06' });
    expect(reply.status).toBe(422);
    expect(reply.body).toContain('id="f-source-error"');
  });

  it('is completed by its creator’s second try where the first broke off before the wordings', async () => {
    await staff.add(aWorkshop({ id: 'source2' }));
    const own = { subject: 'Ours: {{asked}} by {{by}}', preheader: 'Ours.', body: 'Dear {{name}}.' };
    await copy({ source: 'source2', starts: '2012-07-06', id: 'copied2' });
    await saveWording(staff.table, 'source2', 'invitation', 'en', own, { by: organiser, now });
    expect((await copy({ source: 'source2', starts: '2012-07-06', id: 'copied2' })).status).toBe(409);
    expect((await readWording(staff.table, 'copied2', 'invitation', 'en')).wording).toEqual(own);
  });
});
