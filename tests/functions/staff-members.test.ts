import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { membersOf, roleIn } from '../../shared/people/members.ts';
import { readWorkshop } from '../../shared/workshop/workshop.store.ts';
import { startPool } from '../support/cognito.ts';
import { aWorkshop, aWorkshopFile, T0 } from '../support/fixtures.ts';
import { type Console, startConsole } from '../support/staff.ts';
import { fakeAccounts } from '../support/staff-sign-in.ts';

/** Who is staff of a workshop, and that somebody always is. */

const now = T0;
let staff: Console;
const accounts = fakeAccounts();
beforeAll(async () => {
  staff = await startConsole(undefined, { accounts });
});
afterAll(() => staff.stop());

const organiser = 'organiser@example.org';
let made = 0;
async function aHouse(...more: { name: string; email: string; role: 'organiser' | 'reviewer' | 'viewer' }[]) {
  made += 1;
  const id = `house-${made}`;
  await staff.add(aWorkshop({ id, staff: [...aWorkshopFile().staff, ...more] }));
  return {
    id,
    home: `/staff/w/${id}`,
    members: async () => membersOf(await readWorkshop(staff.table, id)),
    roleOf: async (email: string) => roleIn(await readWorkshop(staff.table, id), email),
    act: (by: string, path: string, form: Record<string, string>) =>
      staff.as(by).send(`/staff/w/${id}/staff${path}`, { form, now }),
  };
}

describe('the staff of a workshop', () => {
  it('is added with a role, an account and its place in the own list; the same again changes nothing', async () => {
    const house = await aHouse();
    const form = { name: 'Nina New', email: 'Nina@example.org', role: 'reviewer' };
    expect((await house.act(organiser, '', form)).headers.location).toBe(`${house.home}/staff?done=invited`);
    expect(accounts.invited).toContain('nina@example.org');
    expect(await house.roleOf('nina@example.org')).toBe('reviewer');
    const nina = staff.as('nina@example.org');
    expect((await nina.send('/staff', { now })).body).toContain(house.home);
    expect((await nina.send(`${house.home}/papers`, { now })).status).toBe(200);
    expect((await nina.send(`${house.home}/staff`, { now })).body).not.toContain('Add somebody');

    const count = (await house.members()).length;
    expect((await house.act(organiser, '', form)).status).toBe(303);
    expect(await house.members()).toHaveLength(count);
    const other = await house.act(organiser, '', { ...form, role: 'viewer' });
    expect(other.status).toBe(409);
    expect(other.body).toContain('on the list already, as reviewer');
    const wrong = await house.act(organiser, '', { name: 'Kept as typed', email: 'nobody', role: '' });
    expect(wrong.status).toBe(422);
    expect(wrong.body).toContain('value="Kept as typed"');
  });

  it('loses a right at the next request', async () => {
    const house = await aHouse();
    const reviewer = staff.as('reviewer@example.org');
    expect((await reviewer.send(`${house.home}/papers`, { now })).status).toBe(200);
    await house.act(organiser, '/remove', { email: 'reviewer@example.org' });
    expect((await reviewer.send(`${house.home}/papers`, { now })).status).toBe(404);
    expect((await reviewer.send('/staff', { now })).body).not.toContain(house.home);
  });

  it('never loses its last organiser, neither by removal nor by another role', async () => {
    const house = await aHouse();
    for (const [path, more] of [
      ['/remove', {}],
      ['/role', { role: 'viewer' }],
    ] as const) {
      const reply = await house.act(organiser, path, { email: organiser, ...more });
      expect(reply.status).toBe(409);
      expect(reply.body).toContain('last organiser');
    }
  });

  it('of two organisers who remove each other in the same moment one stays', async () => {
    const other = { name: 'Otto', email: 'otto@example.org', role: 'organiser' as const };
    const house = await aHouse(other);
    const replies = await Promise.all([
      house.act(organiser, '/remove', { email: other.email }),
      house.act(other.email, '/remove', { email: organiser }),
    ]);
    expect(replies.map(({ status }) => status)).toContain(303);
    expect((await house.members()).filter(({ role }) => role === 'organiser')).toHaveLength(1);
  });

  it('however several organisers change it at once, an organiser is left', async () => {
    const people = ['a', 'b', 'c'].map((name) => ({ name, email: `${name}@example.org`, role: 'organiser' as const }));
    const one = fc.constantFrom(...people.map(({ email }) => email), organiser);
    const act = fc.oneof(
      fc.record({ by: one, path: fc.constant('/remove'), email: one }),
      fc.record({ by: one, path: fc.constant('/role'), email: one, role: fc.constantFrom('organiser', 'viewer') }),
      fc.record({
        by: one,
        path: fc.constant(''),
        email: one,
        name: fc.constant('Anew'),
        role: fc.constant('reviewer'),
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(act, { minLength: 1, maxLength: 4 }), { maxLength: 4 }), async (turns) => {
        const house = await aHouse(...people);
        for (const together of turns) {
          const replies = await Promise.all(
            together.map(({ by, path, ...form }) => house.act(by, path, form as Record<string, string>)),
          );
          expect(replies.every(({ status }) => status < 500)).toBe(true);
          const members = await house.members();
          expect(members.some(({ role }) => role === 'organiser')).toBe(true);
          expect(new Set(members.map(({ email }) => email)).size).toBe(members.length);
        }
      }),
      { numRuns: 15 },
    );
  });
});

describe('with the Cognito engine', () => {
  it('who is added gets a mail with a password that works once, and a disabled account signs in no more', async () => {
    const pool = await startPool([{ email: organiser, password: 'Local-only-1234', groups: ['organisers'] }]);
    const house = await startConsole(undefined, pool);
    try {
      await house.add(aWorkshop());
      const browser = house.as();
      await browser.send('/staff/sign-in', { form: { email: organiser, password: 'Local-only-1234' }, now });
      const email = 'nora@example.org';
      const post = (path: string, form: Record<string, string>) =>
        browser.send(`/staff/w/small/staff${path}`, { form, now });
      await post('', { name: 'Nora', email, role: 'viewer' });
      await post('/account', { email, act: 'invite' });
      expect(pool.mails.map(({ to, kind }) => [to, kind])).toEqual([
        [email, 'invitation'],
        [email, 'invitation'],
      ]);
      const nora = house.as();
      const sign = (password: string) => nora.send('/staff/sign-in', { form: { email, password }, now });
      expect((await sign('not it')).status).toBe(401);
      expect((await sign(pool.mails[0]?.secret ?? '')).status).toBe(401);
      const first = await sign(pool.mails[1]?.secret ?? '');
      expect(first.body).toContain('Choose your password');
      const challenge = /name="challenge" value="([^"]*)"/.exec(first.body)?.[1] ?? '';
      const form = { email, challenge, next: '/staff', password: 'Noras-own-12345' };
      expect((await nora.send('/staff/first-password', { form, now })).status).toBe(303);
      expect((await nora.send('/staff/w/small', { now })).status).toBe(200);

      await post('/account', { email, act: 'disable' });
      expect((await nora.send('/staff/w/small', { now })).status).toBe(303);
      expect((await sign('Noras-own-12345')).status).toBe(401);
      await post('/account', { email, act: 'enable' });
      expect((await sign('Noras-own-12345')).status).toBe(303);
    } finally {
      await house.stop();
      await pool.stop();
    }
  });
});
