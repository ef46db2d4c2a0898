import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { publicRoutes } from '../../functions/public/routes.ts';
import { addAction, changeAction, findAction } from '../../shared/actions/action.store.ts';
import { handedOn, newAction } from '../../shared/actions/action-changes.ts';
import { digestMails, EMPTY_DIGEST, goesOn, withParticipant } from '../../shared/follow-up/digest.ts';
import { openDocuments } from '../../shared/papers/documents.store.ts';
import { changePerson, readParticipant } from '../../shared/people/person.store.ts';
import { readWorkshop } from '../../shared/workshop/workshop.store.ts';
import { BASE_URL, browserLike } from '../support/browser-like.ts';
import { aPerson, aWorkshop, aWorkshopFile, DAY, LINK_KEYS } from '../support/fixtures.ts';
import { type Console, startConsole } from '../support/staff.ts';

const organiser = 'organiser@example.org';
const now = Date.parse('2011-07-12T06:00:00Z');
const X = '<b>bold</b> & co';
let staff: Console;
let id = '';
let made = 0;

beforeAll(async () => {
  staff = await startConsole();
});
afterAll(() => staff.stop());
beforeEach(async () => {
  made += 1;
  id = `road${made}`;
  const viewer = { name: 'Vera Viewer', email: 'viewer@example.org', role: 'viewer' } as const;
  await staff.add(aWorkshop({ id, staff: [...aWorkshopFile().staff, viewer] }), [
    aPerson({ workshopId: id, id: 'p1', organisation: 'BCC' }),
    aPerson({ workshopId: id, id: 'p2', organisation: 'Cabinet Division' }),
  ]);
});

const home = () => `/staff/w/${id}/road-map`;
const read = async (path = '', email = organiser) => staff.as(email).send(home() + path, { now });
const submit = (path: string, form: Record<string, string>, at = now) =>
  staff.as(organiser).send(home() + path, { form, now: at });
const json = async (path = '', at = now) =>
  (
    await staff.as(organiser).send(home() + path, { headers: { accept: 'application/json' }, now: at })
  ).json() as Record<string, never>;
const terms = { owner: 'p1', title: 'Circulate the policy', dueOn: '2011-09-14', partners: 'BASIS\r\n\r\na2i' };
const place = (personId = 'p1', of = '') => ({ workshopId: id, personId, id: of });
const add = async (more: Partial<typeof terms> = {}): Promise<string> => {
  const answer = await submit('', { ...terms, ...more });
  expect(answer.status).toBe(303);
  return (answer.headers.location ?? '').split('/').at(-1)?.split('?')[0] ?? '';
};

describe('an organiser adds an action', () => {
  test('then it is on the road map with owner, date and partners, and its owner will be reminded', async () => {
    const action = await add();
    const page = (await read()).body;
    expect(page).toContain('Circulate the policy');
    expect(page).toContain('0 of 1 done.');
    expect(page).toContain('BASIS; a2i');
    expect(await findAction(staff.table, place('p1', action))).toMatchObject({
      agreedBy: organiser,
      partners: ['BASIS', 'a2i'],
      debts: { owed: { action: { dueAt: '2011-07-12T06:15:00.000Z' } } },
    });
    expect(await json()).toMatchObject({
      public: false,
      figures: { total: 1 },
      actions: [{ personId: 'p1', overdue: false }],
    });
    // Sent twice, it is there once.
    expect((await submit('', terms)).headers.location).toContain('done=exists');
    expect(await json()).toMatchObject({ figures: { total: 1 } });
  });

  test('given something is wrong, then it says so beside the field, keeps what was typed, and adds nothing', async () => {
    for (const [wrong, says] of [
      [{ owner: '' }, 'Please choose whose action it is.'],
      [{ owner: 'nobody' }, 'not among the participants any more'],
      [{ title: ' ' }, 'Please say what was agreed.'],
      [{ dueOn: '2011-02-30' }, 'Please enter a date'],
      [{ partners: Array.from({ length: 11 }, String).join('\n') }, 'at most 10 organisations'],
      [{ partners: 'x'.repeat(201) }, 'to 200 characters'],
    ] as const) {
      const answer = await submit('', { ...terms, title: X, ...wrong });
      expect(answer.status, says).toBe(422);
      expect(answer.body).toContain(says);
      if (!('title' in wrong)) expect(answer.body).toContain('&lt;b>bold&lt;/b> &amp; co');
    }
    expect(await json()).toMatchObject({ actions: [] });
  });
});

describe('an action on the road map', () => {
  test('is changed, reported on, dropped and taken up again, and its page says what happened', async () => {
    const action = await add();
    const path = `/p1/${action}`;
    await submit(path, { title: X, dueOn: '2011-10-12', partners: '' });
    await submit(`${path}/report`, { status: 'under-way', note: 'By telephone.', link: 'https://example.org/x' });
    await submit(`${path}/drop`, { reason: 'No money.' });
    expect((await read(path)).body).toContain('Take the dropping back');
    await submit(`${path}/restore`, {});
    const page = (await read(path)).body;
    for (const says of [
      'Until then: “Circulate the policy”.',
      'By telephone.',
      'No money.',
      'Taken up again',
      'under way',
    ]) {
      expect(page).toContain(says);
    }
    expect(page).not.toContain('<b>bold');
    expect(await json(path)).toMatchObject({ status: 'under-way', dueOn: '2011-10-12', partners: [] });
    const refused = await submit(`${path}/report`, { status: '', note: 'Kept', link: 'http://x.org' });
    expect(refused.status).toBe(422);
    expect(refused.body).toContain('Kept</textarea>');
  });

  test('is given to somebody else, and its old address leads there', async () => {
    const action = await add();
    const gone = await submit(`/p1/${action}/owner`, { owner: 'p2' });
    expect(gone.headers.location).toBe(`${home()}/p2/${action}?done=owner`);
    expect((await read(`/p1/${action}`)).headers.location).toBe(`${home()}/p2/${action}`);
    expect((await json()).actions).toMatchObject([{ personId: 'p2' }]);
    const both = await submit('', terms);
    expect(both.headers.location).toContain('done=exists');
  });

  test('whose day has passed stands first, on the overview and in the morning’s list', async () => {
    await add({ title: 'Late', dueOn: '2011-07-11' });
    await add({ title: 'Later' });
    expect((await json('?show=overdue')).actions).toMatchObject([{ title: 'Late', overdue: true }]);
    expect((await read('?show=nothing')).status).toBe(400);
    expect((await staff.as(organiser).send(`/staff/w/${id}`, { now })).body).toContain('Overdue:');
    const closed = aWorkshop({ id }, { closedAt: new Date(now).toISOString() });
    const digest = withParticipant(EMPTY_DIGEST, await readParticipant(staff.table, id, 'p1'), '2011-07-12');
    const [mail] = digestMails(BASE_URL, closed, digest, '2011-07-12');
    expect(mail?.text).toContain('Overdue: Late (Deputy Secretary p1, BCC)');
    expect(goesOn(closed, digest, now + 90 * DAY)).toBe(true);
    expect(goesOn(closed, EMPTY_DIGEST, now)).toBe(false);
  });

  test('is read by a viewer, who changes nothing', async () => {
    const action = await add();
    const page = await read(`/p1/${action}`, 'viewer@example.org');
    expect(page.status).toBe(200);
    expect(page.body).not.toContain('<form method="post" action="/staff/w/');
  });
});

describe('who can read it', () => {
  const stranger = () =>
    browserLike(
      publicRoutes({
        table: staff.table,
        documents: openDocuments('no-bucket'),
        baseUrl: BASE_URL,
        linkKeys: LINK_KEYS,
        adminEmail: 'a@example.org',
      }),
    );

  test('nobody but the participants, until an organiser confirms that everybody may', async () => {
    await add();
    const address = `/road-maps/${id}`;
    expect((await stranger().send(address, { now })).status).toBe(404);
    expect((await submit('/public', {})).status).toBe(422);
    expect((await stranger().send(address, { now })).status).toBe(404);
    await submit('/public', { understood: 'yes' });
    const page = await stranger().send(address, { now });
    expect(page.status).toBe(200);
    expect(page.body).toContain('Circulate the policy');
    expect(page.body).toContain('BCC');
    expect(page.body).not.toContain('Deputy Secretary');
    await changePerson(staff.table, id, 'p1', (person) => ({
      ...person,
      agreed: { named: new Date(now).toISOString() },
    }));
    expect((await stranger().send(address, { now })).body).toContain('Deputy Secretary p1');
    await submit('/private', {});
    expect((await stranger().send(address, { now })).status).toBe(404);
    expect((await readWorkshop(staff.table, id)).roadMapPublic).toBeUndefined();
  });

  test('what owners wrote, and what was dropped, is not shown; one that is being given away stands there once', async () => {
    const action = await add();
    await submit(`/p1/${action}/report`, { status: 'done', note: 'Between us.', link: 'https://example.org/seen' });
    const dropped = await add({ title: 'Dropped' });
    await submit(`/p1/${dropped}/drop`, { reason: '' });
    const workshop = await readWorkshop(staff.table, id);
    const moving = newAction(
      workshop,
      { personId: 'p1', id: 'moving' },
      { title: 'Moving', partners: [], dueOn: undefined },
      organiser,
      now,
    );
    await addAction(staff.table, moving);
    await changeAction(staff.table, moving, (found) => handedOn(found, 'p2', organiser, now));
    await submit('/public', { understood: 'yes' });
    const { body } = await stranger().send(`/road-maps/${id}`, { now });
    expect(body).toContain('https://example.org/seen</a>');
    expect(body).not.toContain('Between us.');
    expect(body).not.toContain('Dropped');
    expect(body).toContain('Cabinet Division');
    expect(body.split('Moving').length).toBe(2);
  });
});
