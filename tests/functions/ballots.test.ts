import { generateKeyPairSync } from 'node:crypto';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ballotBoxRoutes } from '../../functions/ballot-box/routes.ts';
import { blinded, signed } from '../../functions/participant/browser/blinding.ts';
import { countBallots } from '../../shared/ballots/ballots.store.ts';
import { makeKeys, PublicKeySchema, signBlinded } from '../../shared/ballots/blind-signature.ts';
import { obligationsOf } from '../../shared/follow-up/obligations.ts';
import { personPath } from '../../shared/people/addresses.ts';
import type { Person } from '../../shared/people/person.ts';
import { closesAt, opensAt } from '../../shared/workshop/calendar.ts';
import { changeWorkshop } from '../../shared/workshop/workshop.store.ts';
import { browserLike } from '../support/browser-like.ts';
import { aWorkshop, HOUR } from '../support/fixtures.ts';
import { type Participants, startParticipants } from '../support/participants.ts';
import { Voter } from '../support/voter.ts';

/** Feedback that nobody can tie to a person, and that each person gives once: the issuer and the ballot box, on a real engine. */

const anonymous = { feedback: { anonymous: true } };
const [workshop, other, named] = [
  aWorkshop({ ...anonymous }),
  aWorkshop({ ...anonymous, id: 'other' }),
  aWorkshop({ id: 'named' }),
];
const now = opensAt(workshop.details) + HOUR;
const ANSWERS = {
  'sessions.opening': ['4'],
  'sessions.portals': 'na',
  ...Object.fromEntries(
    ['topic', 'objectives', 'documents', 'presentations', 'discussions', 'structure', 'organisation', 'usefulness'].map(
      (id) => [id, '4'],
    ),
  ),
  recommendation: '9',
  best: 'The open discussion.',
};

let scene: Participants;
beforeAll(async () => {
  scene = await startParticipants(workshop, other, named);
});
afterAll(() => scene?.stop());

const nobody = () => browserLike(ballotBoxRoutes(scene.ballots), { inVisitorsLanguage: true });
async function voter(changes: Partial<Person> = {}) {
  const person = await scene.seat(changes);
  return Object.assign(new Voter(person, await scene.arrive(person, now), nobody()), { person });
}
const served = async (person: Person) => (await scene.stored(person)).person.served;
const cast = (id = 'small') => countBallots(scene.ballots, id);
/** Everything in the table of the ballots, as one text. */
async function ballotsTable(): Promise<string> {
  const { client } = scene;
  return JSON.stringify((await client.send(new ScanCommand({ TableName: 'ballots', ConsistentRead: true }))).Items);
}

/** A workshop of its own, where a test counts. */
let made = 0;
async function fresh() {
  made += 1;
  const one = aWorkshop({ ...anonymous, id: `fresh${made}` });
  await scene.workshop(one);
  return one.details.id;
}

describe('a ballot', () => {
  test('given a person, when it is asked for and cast, then the person owes nothing and the box holds the answers', async () => {
    const workshopId = await fresh();
    const one = await voter({ workshopId });
    const reply = await one.vote(ANSWERS, now);
    expect([reply.status, reply.json()]).toEqual([200, { cast: true }]);
    const participant = await scene.stored(one.person);
    expect(participant.person.served).toEqual({ blinded: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(participant.person.feedback).toBeUndefined();
    expect(obligationsOf(workshop, participant, now).map(({ kind }) => kind)).not.toContain('feedback');
    expect(await cast(workshopId)).toEqual([
      expect.objectContaining({
        best: 'The open discussion.',
        recommendation: 9,
        sessions: { opening: 4, portals: 'na' },
      }),
    ]);
  });

  test('holds the answers and the day, and nothing of the person or of the moment', async () => {
    const workshopId = await fresh();
    const one = await voter({ workshopId });
    await one.vote(ANSWERS, now);
    const [ballot] = (JSON.parse(await ballotsTable()) as Record<string, Record<string, string>>[]).filter(
      ({ pk }) => pk?.S === `BALLOTS#${workshopId}`,
    );
    expect(Object.keys(ballot ?? {}).sort()).toEqual(['answers', 'command', 'day', 'pk', 'sk', 'version']);
    expect(ballot?.day).toEqual({ S: '2011-07-08' });
    const all = await ballotsTable();
    for (const secret of [one.person.id, one.person.email, (await served(one.person))?.blinded ?? '-', '192.0.2.1']) {
      expect(all).not.toContain(secret);
    }
  });

  test('given a reply is lost, when the same is asked again, then it is the same ballot', async () => {
    const workshopId = await fresh();
    const one = await voter({ workshopId });
    const secret = await one.draw(now);
    await one.handOut(secret, now);
    const again = await one.handOut(secret, now + HOUR);
    await one.cast(again, ANSWERS, now + HOUR);
    expect((await one.cast(again, ANSWERS, now + 2 * HOUR)).status).toBe(200);
    expect(await cast(workshopId)).toHaveLength(1);
  });

  test('given one was handed out, then no other message of that person is signed', async () => {
    const one = await voter();
    const [first, second] = [await one.draw(now), await one.draw(now)];
    await one.handOut(first, now);
    const before = await served(one.person);
    expect((await one.ask({ blinded: second.blinded }, now)).status).toBe(409);
    expect(await served(one.person)).toEqual(before);
  });

  test('given two messages at the same moment, then one of them is signed', async () => {
    const one = await voter();
    const secrets = [await one.draw(now), await one.draw(now)];
    const replies = await Promise.all(secrets.map(({ blinded: message }) => one.ask({ blinded: message }, now)));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test('given it was cast, when other answers come with it, then the first ones stay', async () => {
    const workshopId = await fresh();
    const one = await voter({ workshopId });
    const secret = await one.handOut(await one.draw(now), now);
    await one.cast(secret, ANSWERS, now);
    expect((await one.cast(secret, { ...ANSWERS, topic: '1' }, now)).status).toBe(409);
    expect(await cast(workshopId)).toEqual([expect.objectContaining({ topic: 4 })]);
  });

  test('given answers are only looked at, then they are refused or not, and nothing is kept', async () => {
    const workshopId = await fresh();
    const one = await voter({ workshopId });
    await one.key(now);
    const look = (answers: unknown) => nobody().send(`/ballots/${workshopId}`, { json: { answers }, now });
    expect((await look({ ...ANSWERS, topic: '' })).status).toBe(422);
    expect((await look(ANSWERS)).json()).toEqual({ cast: false });
    expect([await cast(workshopId), await served(one.person)]).toEqual([[], undefined]);
  });

  test('given answers that cannot be taken, then each is named in the asked language, and the ballot is still good', async () => {
    const one = await voter();
    const secret = await one.handOut(await one.draw(now), now);
    const refused = await one.cast(secret, { ...ANSWERS, topic: '9' }, now, { 'accept-language': 'bn' });
    expect(refused.status).toBe(422);
    expect(refused.json()).toMatchObject({ errors: { topic: expect.stringMatching(/[ঀ-৿]/) } });
    expect((await one.cast(secret, ANSWERS, now)).status).toBe(200);
  });
});

describe('the ballot box', () => {
  test('takes nothing that its workshop’s key did not sign', async () => {
    const workshopId = await fresh();
    const one = await voter({ workshopId });
    const good = await one.handOut(await one.draw(now), now);
    const elsewhere = await voter({ workshopId: 'other' });
    const theirs = await elsewhere.handOut(await elsewhere.draw(now), now);
    const own = makeKeys();
    const forged = await blinded(own.publicKey);
    const signature = signBlinded(own, Buffer.from(forged.blinded, 'base64url'))?.toString('base64url') ?? '';
    for (const bad of [
      theirs,
      { ...forged, signature: await signed(forged, signature) },
      { ...good, signature: good.signature?.replace(/^../, 'AA') },
      { ...good, token: forged.token },
    ]) {
      const { key, token, blinded: message, inverse } = { ...good, ...bad };
      const reply = await one.cast(
        { key, token, blinded: message, inverse, signature: bad.signature ?? '' },
        ANSWERS,
        now,
      );
      expect(reply.status).toBe(403);
    }
    expect(await cast(workshopId)).toEqual([]);
  });

  test('gives everybody the same key, and takes it from nobody else', async () => {
    const [one, two] = [await voter(), await voter()];
    expect(await one.key(now)).toEqual(await two.key(now));
    // An issuer that signs with a key of its own for somebody is found out in the browser.
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const publicKey = PublicKeySchema.loose().parse(privateKey.export({ format: 'jwk' }));
    const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
    const secret = await one.draw(now);
    const signature = signBlinded({ privateKey: pem, publicKey }, Buffer.from(secret.blinded, 'base64url'));
    if (signature) await expect(signed(secret, signature.toString('base64url'))).rejects.toThrow();
  });

  test('closes with the follow-up, when it is counted at the latest, and knows no named workshop', async () => {
    const workshopId = await fresh();
    const [one, two] = [await voter({ workshopId }), await voter({ workshopId })];
    const [first, second] = [await one.handOut(await one.draw(now), now), await two.handOut(await two.draw(now), now)];
    expect((await one.cast(first, ANSWERS, closesAt(workshop))).status).toBe(410);
    await one.cast(first, ANSWERS, closesAt(workshop) - 1);
    expect(await cast(workshopId)).toHaveLength(1);
    expect((await two.cast(second, ANSWERS, now)).status).toBe(410);
    expect((await nobody().send('/ballots/named', { now })).status).toBe(404);
    expect((await nobody().send('/ballots/..%2Fx', { now })).status).toBe(404);
  });

  test('follows the dates when they change', async () => {
    const workshopId = await fresh();
    const [one, two] = [await voter({ workshopId }), await voter({ workshopId })];
    const secret = await one.handOut(await one.draw(now), now);
    const until = new Date(closesAt(workshop) + 72 * HOUR).toISOString();
    await changeWorkshop(scene.table, workshopId, (found) => ({ ...found, extended: { until, grants: 1 } }));
    await two.handOut(await two.draw(now), now);
    expect((await one.cast(secret, ANSWERS, closesAt(workshop) + HOUR)).status).toBe(200);
  });
});

describe('the issuer', () => {
  test('signs for nobody but a person with a link, while the forms are open, in an anonymous workshop', async () => {
    const one = await voter();
    const secret = await one.draw(now);
    expect((await one.ask({ blinded: secret.blinded }, opensAt(workshop.details) - 1)).status).toBe(410);
    expect((await one.ask({ blinded: secret.blinded }, closesAt(workshop))).status).toBe(410);
    expect((await one.ask({ blinded: 'AAAA' }, now)).status).toBe(422);
    expect((await one.ask({ blinded: Buffer.alloc(256, 0xff).toString('base64url') }, now)).status).toBe(422);
    expect(await served(one.person)).toBeUndefined();
    const stranger = browserLike(scene.routes);
    const address = `${personPath('small', one.person.id)}/ballot`;
    expect((await stranger.send(address, { json: { blinded: secret.blinded }, now })).status).toBe(401);
    const visible = await voter({ workshopId: 'named' });
    expect((await visible.ask({ blinded: secret.blinded }, now)).status).toBe(404);
  });

  test('makes one key, however many ask first', async () => {
    const workshopId = await fresh();
    const voters = await Promise.all([1, 2, 3].map(() => voter({ workshopId })));
    await Promise.all(voters.map((one) => one.ask({}, now)));
    const keys = (await ballotsTable()).match(new RegExp(`"KEY#${workshopId}"`, 'g'));
    expect(keys).toHaveLength(1);
    for (const one of voters) expect((await one.vote(ANSWERS, now)).status).toBe(200);
  });
});

describe('the pages of an anonymous workshop', () => {
  test('say first what is promised, and keep the form and its button for whoever has scripts', async () => {
    const person = await scene.seat({ language: 'bn' });
    const browser = await scene.arrive(person, now);
    const { body, headers } = await browser.send(`${personPath('small', person.id)}/feedback`, { now });
    const main = body.slice(body.indexOf('<main'));
    expect(main.indexOf('মতামত বেনামি')).toBeLessThan(main.indexOf('<form'));
    expect(main.indexOf('<noscript>')).toBeLessThan(main.indexOf('<form'));
    expect(main).toMatch(/<form hidden[^>]*data-ballot=/);
    expect(main.match(/<form hidden[^>]*>/)?.[0]).not.toMatch(/action|method/);
    expect(main).toMatch(/<button type="submit" disabled/);
    const script = /data-script="([^"]+)"/.exec(main)?.[1] ?? '';
    expect(headers['content-security-policy']).toContain(`https://afterword.example.org${script}`);
    const file = await browser.send(script, { now });
    expect([file.status, file.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable']);
  });

  test('take no answers and no drafts by any other way', async () => {
    const person = await scene.seat();
    const browser = await scene.arrive(person, now);
    const home = personPath('small', person.id);
    expect((await browser.send(`${home}/feedback`, { json: ANSWERS, now })).status).toBe(403);
    expect((await browser.send(`${home}/feedback`, { form: { best: 'Mine' }, now })).status).toBe(403);
    expect((await browser.send(`${home}/drafts/feedback`, { json: ANSWERS, now })).status).toBe(404);
    const { body } = await browser.send(`${home}/feedback/received`, { now });
    expect(body).toBe('');
    expect((await scene.stored(person)).person.feedback).toBeUndefined();
  });

  test('know of whoever was served that they took part, and show no answers', async () => {
    const one = await voter();
    await one.vote(ANSWERS, now);
    const browser = await scene.arrive(one.person, now);
    const home = personPath('small', one.person.id);
    const form = await browser.send(`${home}/feedback`, { now });
    expect(form.body).toContain('Thank you, you took part');
    expect(form.body).toContain('data-served="yes"');
    expect((await browser.send(`${home}/feedback/received`, { now })).body).toContain('Your feedback has arrived');
    const mine = (await browser.send(home, { now })).body;
    expect(mine).toContain('Only feedback stays as it was sent, since it is anonymous.');
    for (const page of ['', '/feedback', '/feedback/received']) {
      expect((await browser.send(`${home}${page}`, { now })).body).not.toContain('The open discussion.');
    }
    const closed = await browser.send(`${home}/feedback`, { now: closesAt(workshop) });
    expect([closed.status, closed.body.includes('Thank you, you took part')]).toEqual([410, true]);
  });
});
