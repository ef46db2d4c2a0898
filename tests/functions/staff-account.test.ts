import {
  AssociateSoftwareTokenCommand,
  RespondToAuthChallengeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPool } from '../support/cognito.ts';
import { aWorkshop, aWorkshopFile, T0 } from '../support/fixtures.ts';
import { type Console, startConsole } from '../support/staff.ts';

/** One's own account, with the Cognito engine: second factor, forgotten password, lock-out, the end of sessions. */

const now = T0;
const PASSWORD = 'Local-only-1234';
const email = (name: string) => `${name}@example.org`;
const NAMES = ['organiser', 'second', 'lost', 'locked', 'forgetful', 'changer', 'leaver', 'once'];

let pool: Awaited<ReturnType<typeof startPool>>;
let staff: Console;
beforeAll(async () => {
  pool = await startPool(
    NAMES.map((name) => ({
      email: email(name),
      password: PASSWORD,
      groups: name === 'organiser' ? ['organisers'] : [],
    })),
  );
  staff = await startConsole(undefined, pool);
  const members = NAMES.map((name) => ({ name, email: email(name), role: 'organiser' as const }));
  await staff.add(
    aWorkshop({ staff: [...aWorkshopFile().staff.filter((one) => one.email !== email('organiser')), ...members] }),
  );
});
afterAll(async () => {
  await staff.stop();
  await pool.stop();
});

async function signedIn(name: string, password = PASSWORD) {
  const browser = staff.as();
  const reply = await browser.send('/staff/sign-in', { form: { email: email(name), password }, now });
  return { browser, reply };
}

const hidden = (body: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? '';

/** The code that an app shows so many half minutes from now: Cognito takes none twice. */
const codeOf = (secret: string, steps = 0): string =>
  new TOTP({ secret }).generate({ timestamp: Date.now() + steps * 30_000 });

async function enrolled(name: string) {
  const { browser } = await signedIn(name);
  const enrol = await browser.send('/staff/account/second-factor', { form: {}, now });
  const secret = hidden(enrol.body, 'secret');
  const confirmed = await browser.send('/staff/account/second-factor/confirm', {
    form: { secret, code: codeOf(secret) },
    now,
  });
  return { browser, enrol, secret, confirmed };
}

describe('the second factor', () => {
  it('is enrolled by a picture and in letters, counts once confirmed, and is asked for at the next sign-in', async () => {
    const { browser, reply } = await signedIn('second');
    expect(reply.status).toBe(303);
    const enrol = await browser.send('/staff/account/second-factor', { form: {}, now });
    const secret = hidden(enrol.body, 'secret');
    expect(enrol.body).toContain('<svg role="img"');
    expect(enrol.body.replaceAll(' ', '')).toContain(secret);

    // Not confirmed: the password alone still signs in.
    const wrong = await browser.send('/staff/account/second-factor/confirm', { form: { secret, code: '000000' }, now });
    expect(wrong.status).toBe(422);
    expect(hidden(wrong.body, 'secret')).toBe(secret);
    expect((await signedIn('second')).reply.status).toBe(303);

    const confirmed = await browser.send('/staff/account/second-factor/confirm', {
      form: { secret, code: codeOf(secret) },
      now,
    });
    expect(confirmed).toMatchObject({ status: 303, headers: { location: '/staff/account?done=second-factor-on' } });

    const asked = await signedIn('second');
    expect(asked.reply.body).toContain('Code of your app');
    expect((await asked.browser.send('/staff', { now })).status).toBe(303);
    const form = { email: email('second'), challenge: hidden(asked.reply.body, 'challenge'), next: '/staff/account' };
    const mistyped = await asked.browser.send('/staff/second-factor', { form: { ...form, code: '123456' }, now });
    expect(mistyped.status).toBe(422);
    expect(mistyped.body).toContain('The code is not right');
    const right = await asked.browser.send('/staff/second-factor', { form: { ...form, code: codeOf(secret) }, now });
    expect(right).toMatchObject({ status: 303, headers: { location: '/staff/account' } });
    expect((await asked.browser.send('/staff/account', { now })).body).toContain('Turn off');

    // It goes with both factors only.
    for (const proof of [
      { password: 'wrong', code: codeOf(secret) },
      { password: PASSWORD, code: '000000' },
    ]) {
      expect((await asked.browser.send('/staff/account/second-factor/remove', { form: proof, now })).status).toBe(422);
    }
    const proof = { password: PASSWORD, code: codeOf(secret, 1) };
    const gone = await asked.browser.send('/staff/account/second-factor/remove', { form: proof, now });
    expect(gone.headers.location).toBe('/staff/account?done=second-factor-off');
    expect((await signedIn('second')).reply.status).toBe(303);
  });

  it('a code signs in once', async () => {
    const { secret } = await enrolled('once');
    const code = codeOf(secret, 1);
    const signInWith = async (): Promise<number> => {
      const { browser, reply } = await signedIn('once');
      const form = { email: email('once'), challenge: hidden(reply.body, 'challenge'), next: '/staff/account', code };
      return (await browser.send('/staff/second-factor', { form, now })).status;
    };
    expect([await signInWith(), await signInWith()]).toEqual([303, 422]);
  });

  it('of a lost telephone is taken off by an administrator', async () => {
    await enrolled('lost');
    expect((await signedIn('lost')).reply.body).toContain('Code of your app');
    const { browser } = await signedIn('organiser');
    const form = { email: email('lost'), act: 'no-second-factor' };
    const done = await browser.send('/staff/w/small/staff/account', { form, now });
    expect(done.headers.location).toBe('/staff/w/small/staff?done=no-second-factor');
    expect((await signedIn('lost')).reply.status).toBe(303);
    const other = (await signedIn('second')).browser;
    expect((await other.send('/staff/w/small/staff/account', { form, now })).status).toBe(403);
  });

  it('is no way in without the password: a session of nobody’s is refused', async () => {
    const answer = pool.client.send(
      new RespondToAuthChallengeCommand({
        ClientId: pool.clientId,
        ChallengeName: 'SOFTWARE_TOKEN_MFA',
        Session: 'made-up-session-of-nobody',
        ChallengeResponses: { USERNAME: email('lost'), SOFTWARE_TOKEN_MFA_CODE: '000000' },
      }),
    );
    await expect(answer).rejects.toMatchObject({ name: 'NotAuthorizedException' });
    const forged = pool.client.send(new AssociateSoftwareTokenCommand({ AccessToken: 'a.b.c' }));
    await expect(forged).rejects.toMatchObject({ name: 'NotAuthorizedException' });
  });
});

describe('passwords', () => {
  it('a forgotten one is chosen anew with a code; every address is answered alike', async () => {
    const before = await signedIn('forgetful');
    const browser = staff.as();
    const [known, unknown] = await Promise.all(
      ['forgetful', 'stranger'].map((name) =>
        browser.send('/staff/forgotten-password', { form: { email: email(name) }, now }),
      ),
    );
    expect(known?.body.replaceAll(email('forgetful'), '')).toBe(unknown?.body.replaceAll(email('stranger'), ''));
    const mail = pool.mails.at(-1);
    expect(mail).toMatchObject({ to: email('forgetful'), kind: 'code' });

    const choose = (name: string, code: string, password: string) =>
      browser.send('/staff/forgotten-password/new', { form: { email: email(name), code, password }, now });
    const code = mail?.secret ?? '';
    const texts = await Promise.all(['forgetful', 'stranger'].map((name) => choose(name, 'x', 'Quite-New-12345')));
    expect(texts[0]?.status).toBe(422);
    expect(texts[0]?.body.replaceAll(email('forgetful'), '')).toBe(texts[1]?.body.replaceAll(email('stranger'), ''));
    expect((await choose('forgetful', code, 'weak')).body).toContain('not strong enough');
    expect((await choose('forgetful', code, 'Quite-New-12345')).headers.location).toBe('/staff/sign-in');
    expect((await before.browser.send('/staff', { now })).status).toBe(303);
    expect((await signedIn('forgetful')).reply.status).toBe(401);
    expect((await signedIn('forgetful', 'Quite-New-12345')).reply.status).toBe(303);
    expect((await choose('forgetful', code, 'Another-New-12345')).status).toBe(422);
  });

  it('one that is changed signs every other browser out', async () => {
    const [here, there] = [(await signedIn('changer')).browser, (await signedIn('changer')).browser];
    const change = (from: string, to: string) => here.send('/staff/account/password', { form: { from, to }, now });
    expect((await change('not it', 'Quite-New-12345')).body).toContain('This is not your password now');
    expect((await change(PASSWORD, 'weak')).body).toContain('not strong enough');
    expect((await change(PASSWORD, 'Quite-New-12345')).headers.location).toBe('/staff/account?done=password');
    expect((await here.send('/staff', { now })).status).toBe(200);
    expect((await there.send('/staff', { now })).status).toBe(303);
    expect((await signedIn('changer', 'Quite-New-12345')).reply.status).toBe(303);
  });

  it('too many wrong ones lock the account for a while, and the page says so kindly', async () => {
    for (let turn = 0; turn < 5; turn += 1)
      expect((await signedIn('locked', 'wrong')).reply.body).toContain('not right');
    const { reply } = await signedIn('locked');
    expect(reply.status).toBe(401);
    expect(reply.body).toContain('too many attempts');
    pool.clock.later += 1500;
    expect((await signedIn('locked')).reply.status).toBe(303);
  });
});

describe('sessions', () => {
  it('end everywhere at once, with tokens that would be good for an hour', async () => {
    const [here, there] = [(await signedIn('leaver')).browser, (await signedIn('leaver')).browser];
    expect((await there.send('/staff/w/small', { now })).status).toBe(200);
    const stolen = there.jar.get('/staff');
    const out = await here.send('/staff/account/end-sessions', { form: {}, now });
    expect(out).toMatchObject({ status: 303, headers: { location: '/staff/sign-in' } });
    for (const browser of [here, there]) expect((await browser.send('/staff/w/small', { now })).status).toBe(303);
    if (stolen) here.jar.set('/staff', stolen);
    expect((await here.send('/staff/w/small/reschedule', { form: {}, now })).status).toBe(401);
    expect((await signedIn('leaver')).reply.status).toBe(303);
  });

  it('end by signing out even for whoever copied the cookie', async () => {
    const { browser } = await signedIn('leaver');
    const copied = browser.jar.get('/staff');
    await browser.send('/staff/sign-out', { form: {}, now });
    if (copied) browser.jar.set('/staff', copied);
    expect((await browser.send('/staff', { now })).status).toBe(303);
  });

  it('stand in the log, as do failed tries; a stranger’s address does not', async () => {
    const { browser } = await signedIn('organiser');
    const log = async (who: string) =>
      (
        await browser.send(`/staff/w/small/audit?who=${email(who)}`, { headers: { accept: 'application/json' }, now })
      ).json();
    expect(await log('leaver')).toMatchObject({
      account: expect.arrayContaining([
        expect.objectContaining({ noted: 'signed-in' }),
        expect.objectContaining({ noted: 'signed-out' }),
        expect.objectContaining({ noted: 'sessions-ended' }),
      ]),
    });
    expect(await log('locked')).toMatchObject({
      account: expect.arrayContaining([expect.objectContaining({ noted: 'sign-in-failed' })]),
    });
  });
});
