import { GetSecretValueCommand, PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { participantRoutes } from '../../functions/participant/routes.ts';
import { rotateLinkKey } from '../../infra/operate/rotate-link-key.ts';
import { personalLink } from '../../shared/people/addresses.ts';
import { certificateAddress, readCertificate } from '../../shared/people/certificate.ts';
import { mintLink, readLink } from '../../shared/people/link.ts';
import { type LinkKeyRing, openLinkKeys } from '../../shared/people/link-keys.store.ts';
import type { Person } from '../../shared/people/person.ts';
import { opensAt } from '../../shared/workshop/calendar.ts';
import { BASE_URL, browserLike } from '../support/browser-like.ts';
import { aWorkshop, DAY, HOUR, LINK_KEYS } from '../support/fixtures.ts';
import { type Participants, startParticipants } from '../support/participants.ts';

const workshop = aWorkshop();
const now = opensAt(workshop.details) + HOUR;
const SECRET = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:Keys';

let people: Participants;
let person: Person;
let secret: { value: string; madeAt: number };
let reads: number;
const client = mockClient(SecretsManagerClient);
const secrets = new SecretsManagerClient({});

beforeAll(async () => {
  people = await startParticipants(workshop);
  person = await people.seat();
});
afterAll(() => people.stop());
beforeEach(() => {
  secret = { value: JSON.stringify(LINK_KEYS), madeAt: now };
  reads = 0;
  client.on(GetSecretValueCommand).callsFake(() => {
    reads += 1;
    return { SecretString: secret.value, CreatedDate: new Date(secret.madeAt) };
  });
  client.on(PutSecretValueCommand).callsFake(({ SecretString }) => {
    secret.value = SecretString;
  });
});

async function rotate(at: number, voidOlder = false) {
  const done = await rotateLinkKey(secrets, { secret: SECRET, voidOlder, now: at });
  if (done.isDone) secret.madeAt = at;
  return done;
}

/** A function that runs on, with the keys it has. */
function running(ring: LinkKeyRing) {
  const routes = participantRoutes({ ...people.context, linkKeys: ring.keys }, people.documents);
  return {
    ring,
    async open(link: string, at: number): Promise<{ status: number; body: string }> {
      const { pathname } = new URL(link);
      await ring.meet({ rawPath: pathname, requestContext: { timeEpoch: at } });
      return browserLike(routes).send(link, { now: at });
    },
    mailed: () => personalLink(BASE_URL, ring.keys, person),
  };
}
const started = async () => running(await openLinkKeys(SECRET, secrets));

describe('changing the key of personal links', () => {
  test('given links that were mailed before it, then they go on working, in functions old and new', async () => {
    const warm = await started();
    const mailed = warm.mailed();
    expect((await rotate(now)).isDone).toBe(true);
    for (const functions of [warm, await started()]) {
      expect(await functions.open(mailed, now + HOUR)).toMatchObject({ status: 303 });
    }
  });

  test('given a link made with the new key, then functions that ran before take it at once', async () => {
    const warm = await started();
    await rotate(now);
    const fresh = await started();
    const mailed = fresh.mailed();
    expect(mailed).toContain('open.k2.');
    expect(await warm.open(mailed, now + 1000)).toMatchObject({ status: 303 });
    // From then on they sign with it, too, and read it no more.
    expect(warm.mailed()).toContain('open.k2.');
    const before = reads;
    await warm.open(mailed, now + 2000);
    expect(reads).toBe(before);
  });

  test('given a link from before the rotation before, then its reader is kindly told to ask for a new one', async () => {
    const mailed = (await started()).mailed();
    await rotate(now);
    const refused = await rotate(now + 30 * DAY);
    expect(refused).toMatchObject({ isDone: false, said: expect.stringContaining('--void-older') });
    expect((await (await started()).open(mailed, now + 30 * DAY)).status).toBe(303);
    expect((await rotate(now + 30 * DAY, true)).isDone).toBe(true);
    const page = await (await started()).open(mailed, now + 31 * DAY);
    expect(page.status).toBe(401);
    expect(page.body).toContain('/w/small/link');
  });

  test('given two changes within a day, then the second is refused: running functions sign with the key before', async () => {
    await rotate(now);
    const before = secret.value;
    expect(await rotate(now + HOUR, true)).toMatchObject({
      isDone: false,
      said: expect.stringContaining('wait a day'),
    });
    expect(secret.value).toBe(before);
  });

  test('given an old mail and an old certificate, then unsubscribing works and the proof stands, whatever was changed', async () => {
    const { keys } = (await started()).ring;
    const about = { workshopId: 'small', personId: person.id, version: 1 };
    const unsubscribe = mintLink(keys, { purpose: 'unsubscribe', ...about });
    const open = mintLink(keys, { purpose: 'open', ...about });
    const proof = certificateAddress(BASE_URL, keys, person).split('/').at(-1) ?? '';
    await rotate(now);
    await rotate(now + 30 * DAY, true);
    const later = (await started()).ring.keys;
    expect(readLink(later, 'open', open)).toBeUndefined();
    expect(readLink(later, 'unsubscribe', unsubscribe)).toMatchObject({ personId: person.id });
    expect(readCertificate(later, proof)).toBeDefined();
  });

  test('given somebody who makes up keys, then the secret is read at most ten times a minute, and works on', async () => {
    const warm = await started();
    for (let attempt = 0; attempt < 50; attempt += 1) {
      await warm.open(`${BASE_URL}/l/open.k${100 + attempt}.small.p1.1.${'x'.repeat(27)}`, now);
    }
    expect(reads).toBe(1 + 10);
    expect((await warm.open(warm.mailed(), now)).status).toBe(303);
  });

  test('given that the secret cannot be read again, then known links work, and unknown ones are refused kindly', async () => {
    const warm = await started();
    client.on(GetSecretValueCommand).rejects(new Error('down'));
    expect((await warm.open(`${BASE_URL}/l/open.k9.small.p1.1.${'x'.repeat(27)}`, now)).status).toBe(401);
    expect((await warm.open(warm.mailed(), now)).status).toBe(303);
  });
});
