import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keys } from '../../shared/store/keys.ts';
import { opensAt } from '../../shared/workshop/calendar.ts';
import { WorkshopItem } from '../../shared/workshop/workshop.store.ts';
import { aPaper, aPerson, aWorkshop, aWorkshopFile } from '../support/fixtures.ts';
import { type Console, startConsole } from '../support/staff.ts';

/** Who may do what: every route, for nobody, a stranger, and each role. */
const workshop = aWorkshop({
  staff: [...aWorkshopFile().staff, { name: 'Vera Viewer', email: 'viewer@example.org', role: 'viewer' }],
});
const now = opensAt(workshop.details);
const file = { key: 'papers/x.pdf', sha256: 'a'.repeat(64), bytes: 1000, type: 'pdf' as const, name: 'x.pdf' };
const submittedAt = new Date(now).toISOString();
const paper = aPaper({
  state: 'under-review',
  versions: [{ number: 1, metadata: aPaper().metadata, file, attachments: [], submittedAt }],
});

let staff: Console;
beforeAll(async () => {
  staff = await startConsole();
  await staff.add(workshop, [aPerson()], [paper]);
});
afterAll(() => staff.stop());

const WHO = ['nobody', 'stranger', 'viewer', 'reviewer', 'organiser'] as const;
type Statuses = readonly [number, number, number, number, number];
const READ: Statuses = [303, 404, 200, 200, 200];
const ORGANISE: Statuses = [303, 404, 403, 403, 200];

const GETS: readonly (readonly [string, Statuses])[] = [
  ['/staff', [303, 200, 200, 200, 200]],
  ['/staff/workshops', [303, 403, 403, 403, 200]],
  ['/staff/w/small', READ],
  ['/staff/w/small/people/p1', READ],
  ['/staff/w/small/feedback', READ],
  ['/staff/w/small/feedback/answers.csv', ORGANISE],
  ['/staff/w/small/feedback/answers.json', ORGANISE],
  ['/staff/w/small/questionnaire', READ],
  ['/staff/w/small/questionnaire/preview', READ],
  ['/staff/w/small/questionnaire/json', ORGANISE],
  ['/staff/w/small/questionnaire/questionnaire.json', ORGANISE],
  ['/staff/w/small/questionnaire/sections', ORGANISE],
  ['/staff/w/small/questionnaire/sections/1', ORGANISE],
  ['/staff/w/small/questionnaire/questions', ORGANISE],
  ['/staff/w/small/questionnaire/questions/best', ORGANISE],
  ['/staff/w/small/questionnaire/questions/best/condition', ORGANISE],
  ['/staff/w/small/swot', READ],
  ['/staff/w/small/papers', READ],
  ['/staff/w/small/papers/p1/paper1', READ],
  ['/staff/w/small/papers/p1/paper1/versions/1/file', [303, 404, 303, 303, 303]],
  ['/staff/w/small/papers/p1/paper1/hand-off', READ],
  ['/staff/w/small/papers/p1/paper1/hand-off/packet', [303, 404, 404, 404, 404]],
  ['/staff/w/small/papers/p1/paper1/withdrawal', ORGANISE],
  ['/staff/w/small/hand-off', READ],
  ['/staff/w/small/hand-off/packet/1', [303, 404, 404, 404, 404]],
  ['/staff/w/small/report', READ],
  ['/staff/w/small/participants', [303, 404, 403, 403, 303]],
  ['/staff/w/small/participants/import', ORGANISE],
  ['/staff/w/small/room', READ],
  ['/staff/w/small/room/slide', READ],
  ['/staff/w/small/room/attendance', READ],
  ['/staff/w/small/room/attendance.csv', ORGANISE],
  ['/staff/w/small/room/sign-in-sheet', READ],
  ['/staff/w/small/room/form', ORGANISE],
  ['/staff/w/small/plan', READ],
  ['/staff/w/small/plan/steps', ORGANISE],
  ['/staff/w/small/plan/steps/invitation', ORGANISE],
  ['/staff/w/small/plan/settings', ORGANISE],
  ['/staff/w/small/reschedule', ORGANISE],
  ['/staff/w/small/cancel', ORGANISE],
  ['/staff/w/small/people/p1/erase', ORGANISE],
  ['/staff/w/small/people/nobody', [303, 404, 404, 404, 404]],
  ['/staff/w/small/people/p1%23PAPER%23paper1', [303, 404, 404, 404, 404]],
  ['/staff/w/small/papers/p1/none', [303, 404, 404, 404, 404]],
  ['/staff/w/other', [303, 404, 404, 404, 404]],
  ['/staff/w/small%23', [303, 404, 404, 404, 404]],
];

/** Bodies that are refused after the role was checked (422), so that the table changes nothing. */
const POSTS: readonly (readonly [string, Statuses])[] = [
  ['/staff/workshops', [401, 403, 403, 403, 422]],
  ['/staff/w/small/papers/p1/paper1/withdrawal', [401, 404, 403, 403, 422]],
  // The paper is under review: only a published one is handed off or packed.
  ['/staff/w/small/papers/p1/paper1/hand-off', [401, 404, 403, 403, 409]],
  ['/staff/w/small/papers/p1/paper1/hand-off/packet', [401, 404, 403, 403, 409]],
  ['/staff/w/small/hand-off/packet', [401, 404, 403, 403, 409]],
  ['/staff/w/small/hand-off', [401, 404, 403, 403, 422]],
  ['/staff/w/small/papers/p1/paper1/decision', [401, 404, 403, 403, 422]],
  ['/staff/w/small/papers/p1/paper1/reviewers', [401, 404, 403, 403, 422]],
  ['/staff/w/small/papers/p1/paper1/reviewers/none/send-again', [401, 404, 403, 403, 404]],
  ['/staff/w/small/papers/p1/paper1/reviewers/none/more-time', [401, 404, 403, 403, 404]],
  ['/staff/w/small/papers/p1/paper1/reviewers/none/remove', [401, 404, 403, 403, 404]],
  ['/staff/w/small/papers/p1/paper1/recommendation', [401, 404, 403, 422, 422]],
  ['/staff/w/small/papers/p1/paper1/conflict', [401, 404, 403, 422, 422]],
  ['/staff/w/small/papers/p1/paper1/notes', [401, 404, 403, 422, 422]],
  ['/staff/w/small/participants', [401, 404, 403, 403, 422]],
  ['/staff/w/small/participants/import', [401, 404, 403, 403, 422]],
  ['/staff/w/small/room/walk-ins', [401, 404, 403, 403, 422]],
  ['/staff/w/small/room/people', [401, 404, 403, 403, 422]],
  ['/staff/w/small/room/attendance', [401, 404, 403, 403, 422]],
  ['/staff/w/small/plan/steps', [401, 404, 403, 403, 422]],
  ['/staff/w/small/plan/steps/invitation', [401, 404, 403, 403, 422]],
  ['/staff/w/small/plan/pause', [401, 404, 403, 403, 422]],
  ['/staff/w/small/questionnaire/json', [401, 404, 403, 403, 422]],
  ['/staff/w/small/questionnaire/sections', [401, 404, 403, 403, 422]],
  ['/staff/w/small/questionnaire/sections/1', [401, 404, 403, 403, 422]],
  ['/staff/w/small/questionnaire/questions', [401, 404, 403, 403, 422]],
  ['/staff/w/small/questionnaire/questions/best', [401, 404, 403, 403, 422]],
  ['/staff/w/small/questionnaire/questions/best/condition', [401, 404, 403, 403, 422]],
  ['/staff/w/small/reschedule', [401, 404, 403, 403, 422]],
  ['/staff/w/small/people/p1/extension', [401, 404, 403, 403, 422]],
  ['/staff/w/small/people/p1/address', [401, 404, 403, 403, 422]],
  ['/staff/w/small/people/p1/actions', [401, 404, 403, 403, 422]],
  ['/staff/w/small/people/p1/erase', [401, 404, 403, 403, 422]],
  ['/staff/w/small/cancel', [401, 404, 403, 403, 422]],
  ['/staff/w/small/swot/themes', [401, 404, 403, 422, 422]],
  ['/staff/w/small/swot/themes/t1', [401, 404, 403, 422, 422]],
  ['/staff/w/small/swot/settings', [401, 404, 403, 403, 422]],
];

const as = (who: (typeof WHO)[number]) => staff.as(who === 'nobody' ? undefined : `${who}@example.org`);

/** Nothing was given up, nobody has more time or another's link, and nobody changed the questionnaire: so these change nothing either. */
const RETRIES = [
  '/staff/w/small/questionnaire/publish',
  '/staff/w/small/questionnaire/discard',
  '/staff/w/small/retry',
  '/staff/w/small/papers/p1/paper1/retry',
  '/staff/w/small/people/p1/retry',
  '/staff/w/small/people/p1/extension/taken-back',
  '/staff/w/small/people/p1/not-you/seen',
];

describe('every route for everyone', () => {
  it.each(RETRIES)('POST %s', async (address) => {
    const got = await Promise.all(WHO.map(async (who) => (await as(who).send(address, { json: {}, now })).status));
    expect(got).toEqual([401, 404, 403, 403, 200]);
  });

  it.each(GETS)('GET %s', async (address, statuses) => {
    const got = await Promise.all(WHO.map(async (who) => (await as(who).send(address, { now })).status));
    expect(got).toEqual(statuses);
  });

  it.each(POSTS)('POST %s', async (address, statuses) => {
    for (const sent of [{ json: {} }, { form: {} }]) {
      const got = await Promise.all(WHO.map(async (who) => (await as(who).send(address, { ...sent, now })).status));
      expect(got).toEqual(statuses);
    }
  });

  it.each([
    ...POSTS.map(([address]) => address),
    ...RETRIES,
    '/staff/w/small/people/p1/new-link',
    '/staff/w/small/people/p1/send-link',
    '/staff/sign-out',
  ])('POST %s from another origin is refused and changes nothing', async (address) => {
    const before = await staff.table.read(WorkshopItem, keys.workshop('small'));
    for (const origin of ['https://evil.example.org', 'null']) {
      const reply = await as('organiser').send(address, { form: {}, headers: { origin }, now });
      expect(reply.status).toBe(403);
    }
    expect(await staff.table.read(WorkshopItem, keys.workshop('small'))).toEqual(before);
  });

  it('a new link is for organisers, and revokes the ones before', async () => {
    const address = '/staff/w/small/people/p1/new-link';
    const got = await Promise.all(WHO.map(async (who) => (await as(who).send(address, { json: {}, now })).status));
    expect(got).toEqual([401, 404, 403, 403, 200]);
    const again = await as('organiser').send(address, { json: {}, now });
    expect(again.json()).toMatchObject({
      id: 'p1',
      linkVersion: 3,
      link: expect.stringContaining('/l/open.k1.small.p1.3.'),
    });
  });

  it('sending the link is for organisers', async () => {
    const address = '/staff/w/small/people/p1/send-link';
    const got = await Promise.all(WHO.map(async (who) => (await as(who).send(address, { json: {}, now })).status));
    expect(got).toEqual([401, 404, 403, 403, 200]);
  });

  it('does not show the personal link to those who may not pass it on', async () => {
    for (const who of ['viewer', 'reviewer'] as const) {
      expect((await as(who).send('/staff/w/small/people/p1', { now })).body).not.toContain('/l/open.');
    }
    expect((await as('organiser').send('/staff/w/small/people/p1', { now })).body).toContain('/l/open.');
  });

  it('offers a viewer no decision', async () => {
    const address = '/staff/w/small/papers/p1/paper1';
    expect((await as('viewer').send(address, { now })).body).not.toContain('<textarea');
    const reviewers = (await as('reviewer').send(address, { now })).body;
    expect(reviewers).toContain('Store the recommendation');
    expect(reviewers).not.toContain('Decide and tell the author');
    expect((await as('organiser').send(address, { now })).body).toContain('Decide and tell the author');
  });

  it('answers a method that is none with 405 and an address that is none with 404', async () => {
    expect((await as('organiser').send('/staff/w/small', { method: 'DELETE', now })).status).toBe(405);
    expect((await as('organiser').send('/staff/w/small/nothing', { now })).status).toBe(404);
  });
});
