import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AdminCreateUserCommand, CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startCognito } from '../../infra/local/engines/cognito.ts';
import { routeCognito } from '../../infra/local/engines/cognito-route.ts';
import { openSignIn } from '../../shared/people/staff-sign-in.store.ts';
import { aWorkshop, T0 } from '../support/fixtures.ts';
import { type Console, PASSWORD, startConsole } from '../support/staff.ts';

const now = T0;
const organiser = 'organiser@example.org';
let staff: Console;
beforeAll(async () => {
  staff = await startConsole();
  await staff.add(aWorkshop());
});
afterAll(() => staff.stop());

describe('signing in', () => {
  it('leads from the page one wanted to the sign-in and back to it', async () => {
    const browser = staff.as();
    const wanted = await browser.send('/staff/w/small?done=retry', { now });
    expect(wanted.status).toBe(303);
    const form = await browser.send(String(wanted.headers.location), { now });
    expect(form.body).toContain('name="next" value="/staff/w/small?done=retry"');

    const next = '/staff/w/small?done=retry';
    const signedIn = await browser.send('/staff/sign-in', {
      form: { email: organiser, password: PASSWORD, next },
      now,
    });

    expect(signedIn).toMatchObject({ status: 303, headers: { location: next } });
    expect((await browser.send(next, { now })).status).toBe(200);
    expect((await browser.send('/staff/sign-in', { now })).headers.location).toBe('/staff');
  });

  it('sets a cookie that scripts cannot read, for the console only', async () => {
    const browser = staff.as();
    await browser.send('/staff/sign-in', { form: { email: organiser, password: PASSWORD }, now });
    expect(browser.jar.get('/staff')?.cookie).toBe(`__Secure-afterword-staff=token:${organiser}`);
  });

  it('answers programs with the address and the cookie', async () => {
    const browser = staff.as();
    const reply = await browser.send('/staff/sign-in', { json: { email: organiser, password: PASSWORD }, now });
    expect(reply.status).toBe(200);
    expect(reply.json()).toEqual({ email: organiser });
    expect((await browser.send('/staff', { headers: { accept: 'application/json' }, now })).status).toBe(200);
  });

  it('says the same of a wrong password and of an unknown address, and keeps the address typed', async () => {
    const texts = [];
    for (const email of [organiser, 'nobody@example.org']) {
      const reply = await staff.as().send('/staff/sign-in', { form: { email, password: 'wrong' }, now });
      expect(reply.status).toBe(401);
      expect(reply.body).toContain(`value="${email}"`);
      texts.push(reply.body.replaceAll(email, ''));
    }
    expect(texts[0]).toBe(texts[1]);
    const json = await staff.as().send('/staff/sign-in', { json: { email: organiser, password: 'wrong' }, now });
    expect(json.status).toBe(401);
    expect(json.json()).toMatchObject({ title: 'Please sign in', detail: expect.stringContaining('not right') });
  });

  it.each([{}, { email: organiser }, { email: ['a', 'b'], password: 'x' }, { email: 1, password: 2 }])(
    'takes no other fields: %j',
    async (json) => {
      expect((await staff.as().send('/staff/sign-in', { json, now })).status).toBe(401);
    },
  );

  it('asks kindly to wait after too many attempts', async () => {
    const reply = await staff.as().send('/staff/sign-in', { form: { email: 'busy@example.org', password: 'x' }, now });
    expect(reply.status).toBe(401);
    expect(reply.body).toContain('Please wait');
  });

  it.each([
    'https://evil.example.org/staff',
    '//evil.example.org/staff',
    '/\\evil.example.org/staff',
    '/staff/../../w/small',
    '/w/small/p/p1',
    '/staffx',
    '/staff/sign-out',
    'javascript:alert(1)',
  ])('goes nowhere else afterwards: %s', async (next) => {
    const reply = await staff
      .as()
      .send('/staff/sign-in', { form: { email: organiser, password: PASSWORD, next }, now });
    expect(reply.headers.location).toBe('/staff');
  });

  it('turns away an address that its owner has not verified', async () => {
    const email = 'unverified@example.org';
    const reply = await staff.as().send('/staff/sign-in', { form: { email, password: PASSWORD }, now });
    expect(reply.status).toBe(403);
    expect(reply.body).toContain('verified');
  });

  it('refuses a sign-in form of another site', async () => {
    const headers = { origin: 'https://evil.example.org' };
    const browser = staff.as();
    const form = { email: organiser, password: PASSWORD };
    expect((await browser.send('/staff/sign-in', { form, headers, now })).status).toBe(403);
    expect(browser.jar.size).toBe(0);
  });
});

describe('the first password', () => {
  it('is chosen after the one from the mail; a weak one may be mended', async () => {
    const browser = staff.as();
    const email = 'new@example.org';
    const chosen = await browser.send('/staff/sign-in', { form: { email, password: PASSWORD, next: '/staff' }, now });
    expect(chosen.status).toBe(200);
    expect(chosen.body).toContain('Choose your password');

    const form = { email, challenge: 'u1 session', next: '/staff', password: 'weak' };
    const weak = await browser.send('/staff/first-password', { form, now });
    expect(weak.status).toBe(422);
    expect(weak.body).toContain('not strong enough');

    const done = await browser.send('/staff/first-password', { form: { ...form, password: 'Long-Enough-1234' }, now });
    expect(done).toMatchObject({ status: 303, headers: { location: '/staff' } });
    expect((await browser.send('/staff', { now })).body).toContain(email);
  });

  it('has to be quick: an old challenge starts over', async () => {
    const form = { email: 'new@example.org', challenge: 'u1 old', password: 'Long-Enough-1234' };
    const reply = await staff.as().send('/staff/first-password', { form, now });
    expect(reply.status).toBe(401);
    expect(reply.body).toContain('once more');
  });
});

describe('the session', () => {
  it('ends with the sign-out', async () => {
    const browser = staff.as(organiser);
    const out = await browser.send('/staff/sign-out', { form: {}, now });
    expect(out).toMatchObject({ status: 303, headers: { location: '/staff/sign-in' } });
    expect((await browser.send('/staff', { now })).status).toBe(303);
  });

  it('is none with a token that nobody made', async () => {
    const browser = staff.as();
    browser.jar.set('/staff', { path: '/staff', cookie: '__Secure-afterword-staff=forged' });
    expect((await browser.send('/staff/w/small', { now })).headers.location).toContain('/staff/sign-in?next=');
    const json = await browser.send('/staff/w/small', { headers: { accept: 'application/json' }, now });
    expect(json).toMatchObject({ status: 401 });
    expect((await browser.send('/staff/w/small/reschedule', { form: {}, now })).status).toBe(401);
  });
});

describe('with the Cognito engine', () => {
  const region = 'eu-west-1';
  const poolId = 'eu-west-1_Staff0001';
  const clientId = 'staffclient0001';

  it('signs in, verifies, and refuses what is wrong', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'staff-sign-in-'));
    const user = { email: organiser, password: 'Local-only-1', groups: ['organisers'] };
    const engine = await startCognito({ folder, poolId, clientId, region, users: [user] });
    const client = new CognitoIdentityProviderClient({
      endpoint: engine.endpoint,
      region,
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    });
    onTestFinished(async () => {
      client.destroy();
      await engine.stop();
      rmSync(folder, { recursive: true });
    });
    routeCognito({ region, poolId, jwksUri: engine.jwksUri });
    const signIn = openSignIn({ userPoolId: poolId, clientId }, client);

    const outcome = await signIn.authenticate(organiser, 'Local-only-1');

    if (outcome.kind !== 'signed-in') throw new Error(`not signed in: ${JSON.stringify(outcome)}`);
    expect(await signIn.verify(outcome.token)).toMatchObject({ email: organiser, groups: ['organisers'] });
    expect(await signIn.verify(`${outcome.token.slice(0, -6)}AAAAAA`)).toBeUndefined();
    expect(await signIn.verify('no token')).toBeUndefined();

    // Somebody whom an administrator has just added, and somebody whose address nobody has verified.
    const add = (email: string, verified: string) =>
      client.send(
        new AdminCreateUserCommand({
          UserPoolId: poolId,
          Username: email,
          TemporaryPassword: 'Only-once-1234',
          MessageAction: 'SUPPRESS',
          UserAttributes: [
            { Name: 'email', Value: email },
            ...(verified ? [{ Name: 'email_verified', Value: verified }] : []),
          ],
        }),
      );
    for (const [email, verified, identity] of [
      ['new@example.org', 'true', { email: 'new@example.org', groups: [] }],
      ['claims@example.org', '', undefined],
    ] as const) {
      await add(email, verified);
      const first = await signIn.authenticate(email, 'Only-once-1234');
      if (first.kind !== 'choose-password') throw new Error(`no first password: ${JSON.stringify(first)}`);
      const chosen = await signIn.choosePassword(first.challenge, 'My-own-password-1');
      if (chosen.kind !== 'signed-in') throw new Error(`not signed in: ${JSON.stringify(chosen)}`);
      const proved = await signIn.verify(chosen.token);
      if (identity) expect(proved).toMatchObject(identity);
      else expect(proved).toBeUndefined();
      expect(await signIn.authenticate(email, 'Only-once-1234')).toEqual({ kind: 'refused', why: 'wrong' });
    }
    expect(await signIn.authenticate(organiser, 'wrong')).toEqual({ kind: 'refused', why: 'wrong' });
    expect(await signIn.authenticate('nobody@example.org', 'wrong')).toEqual({ kind: 'refused', why: 'wrong' });
  });
});
