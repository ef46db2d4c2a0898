import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ballotBoxRoutes } from '../../functions/ballot-box/routes.ts';
import { keys } from '../../shared/store/keys.ts';
import { pacedAt, pacedUntil, unpaced } from '../../shared/store/pace.ts';
import { opensAt } from '../../shared/workshop/calendar.ts';
import { WALK_INS_AN_HOUR } from '../../shared/workshop/walk-ins.ts';
import { changeWorkshop } from '../../shared/workshop/workshop.store.ts';
import { browserLike } from '../support/browser-like.ts';
import { aWorkshop, HOUR } from '../support/fixtures.ts';
import { type Participants, startParticipants } from '../support/participants.ts';
import { Voter } from '../support/voter.ts';

/** How often whoever has a link may change what stands behind it. */

const workshop = aWorkshop();
const now = opensAt(workshop.details) + HOUR;
const SECOND = 1000;
const anonymous = aWorkshop({ id: 'secret', feedback: { anonymous: true } });
const ANSWERS = {
  'sessions.opening': ['4'],
  'sessions.portals': 'na',
  ...Object.fromEntries(
    ['topic', 'objectives', 'documents', 'presentations', 'discussions', 'structure', 'organisation', 'usefulness'].map(
      (id) => [id, '4'],
    ),
  ),
  recommendation: '9',
};

let people: Participants;
beforeAll(async () => {
  people = await startParticipants(workshop, anonymous);
});
afterAll(() => people.stop());

describe('a personal link', () => {
  it('given a hundred drafts within a second, then sixty are kept, and the rest is told when to come again', async () => {
    const person = await people.seat();
    const browser = await people.arrive(person, now);
    const draft = (n: number, at: number) =>
      browser.send(`/w/small/p/${person.id}/drafts/swot`, { json: { text: `Draft ${n}` }, now: at });
    const replies = [];
    for (let n = 0; n < 100; n += 1) replies.push(await draft(n, now));
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(60);
    const refused = replies.at(-1);
    expect([refused?.status, refused?.headers['retry-after']]).toEqual([429, '1']);
    expect(refused?.json()).toMatchObject({ title: 'Too often', detail: expect.stringContaining('in 1 s') });
    expect((await draft(100, now + SECOND)).status).toBe(200);
    expect((await draft(101, now + SECOND)).status).toBe(429);
  });

  it('given a page that keeps what is typed each 1.5 s for an hour, then nothing is ever refused', async () => {
    const person = await people.seat();
    const browser = await people.arrive(person, now);
    // A tenth of it on the engine, all of it by the law alone.
    for (let n = 0; n < 240; n += 1) {
      const at = now + n * 1500;
      const reply = await browser.send(`/w/small/p/${person.id}/drafts/swot`, { json: { text: `${n}` }, now: at });
      expect(reply.status).toBe(200);
    }
    let until: number | undefined;
    for (let n = 0; n < 2400; n += 1) {
      until = await pacedAt(now + n * 1500, async () => pacedUntil(until));
      expect(until).toBe(now + n * 1500 + SECOND);
    }
  });

  it('given a flood of forms without a script, then the page says so in the person\u2019s language, and nothing was stored', async () => {
    const person = await people.seat({ language: 'bn' });
    const browser = await people.arrive(person, now);
    const change = (n: number) =>
      browser.send(`/w/small/p/${person.id}/language`, { form: { language: n % 2 ? 'en' : 'bn' }, now });
    let reply = await change(1);
    for (let n = 2; n <= 61; n += 1) reply = await change(n);
    expect([reply.status, reply.headers['retry-after']]).toEqual([429, '1']);
    expect((await people.stored(person)).person.language).toBe('bn');
    expect(reply.headers['content-type']).toContain('text/html');
  });

  it('given two people, then the one\u2019s flood is no matter to the other', async () => {
    const [one, other] = [await people.seat(), await people.seat()];
    const [flood, honest] = [await people.arrive(one, now), await people.arrive(other, now)];
    for (let n = 0; n < 70; n += 1)
      await flood.send(`/w/small/p/${one.id}/drafts/swot`, { json: { text: `${n}` }, now });
    const reply = await honest.send(`/w/small/p/${other.id}/drafts/swot`, { json: { text: 'Mine' }, now });
    expect(reply.status).toBe(200);
  });

  it('given a change that a run makes, then it is not paced, and the item begins anew', async () => {
    expect(pacedUntil(now + 60 * SECOND)).toBeUndefined();
    expect(await pacedAt(now, () => unpaced(async () => pacedUntil(now + 60 * SECOND)))).toBeUndefined();
  });

  it('given whoever was handed a ballot, then nothing beside it says when', async () => {
    const person = await people.seat({ workshopId: 'secret' });
    const browser = await people.arrive(person, now);
    const stored = async () => {
      const { pk, sk } = keys.person('secret', person.id);
      const client = DynamoDBDocumentClient.from(people.client);
      return (await client.send(new GetCommand({ TableName: 'table', Key: { pk, sk }, ConsistentRead: true }))).Item;
    };
    await browser.send(`/w/secret/p/${person.id}/language`, { form: { language: 'bn' }, now });
    expect(await stored()).toHaveProperty('pace', now + SECOND);
    const nobody = browserLike(ballotBoxRoutes(people.ballots), { inVisitorsLanguage: true });
    expect((await new Voter(person, browser, nobody).vote(ANSWERS, now + HOUR)).status).toBe(200);
    expect(await stored()).toHaveProperty('served');
    expect(await stored()).not.toHaveProperty('pace');
  });
});

describe('the answer to whoever is too many', () => {
  it('given a full hour of the registration in the room, then it says when the next one begins', async () => {
    await changeWorkshop(people.table, 'small', (current) => ({
      ...current,
      walkIns: {
        taken: WALK_INS_AN_HOUR,
        hour: { from: new Date(now - (now % HOUR)).toISOString(), taken: WALK_INS_AN_HOUR },
        opened: {
          at: new Date(now).toISOString(),
          by: 'o@example.org',
          until: new Date(now + 10 * HOUR).toISOString(),
        },
      },
    }));
    const somebody = { name: 'Some Body', email: 's@example.org', organisation: 'DU', position: '', language: 'en' };
    const { status, headers } = await people.stranger('en')('/w/small/join', { form: somebody, now });
    expect([status, headers['retry-after']]).toEqual([429, String((HOUR - (now % HOUR)) / 1000)]);
  });

  it('given the link is asked for again and again, then the answer never changes, and four mails a day are owed at most', async () => {
    const person = await people.seat({ email: 'often@example.org' });
    const bodies = new Set<string>();
    for (let n = 0; n < 30; n += 1) {
      const form = { email: 'often@example.org' };
      const { status, body } = await people.stranger('en')('/w/small/link', { form, now: now + n * 20 * 60_000 });
      expect(status).toBe(200);
      bodies.add(body);
    }
    expect(bodies.size).toBe(1);
    expect((await people.stored(person)).person.linkRequests.length).toBeLessThanOrEqual(4);
  });
});
