import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { MailNews } from '../../shared/mail/ses-event.ts';
import { newsOf, SesEventSchema } from '../../shared/mail/ses-event.ts';
import { PaperItem } from '../../shared/papers/paper.store.ts';
import { importParticipants } from '../../shared/people/import.store.ts';
import { readParticipantsTable } from '../../shared/people/import.ts';
import { listEveryone } from '../../shared/people/person.store.ts';
import { reachOf } from '../../shared/people/standing.ts';
import { keys } from '../../shared/store/keys.ts';
import { aPaper, T0 } from '../support/fixtures.ts';
import { type FollowUpScene, followUpScene } from '../support/follow-up-scene.ts';
import { takeIn } from '../support/in-role.ts';
import { startTable } from '../support/table.ts';

/** What SES tells about a mail, and what follows from it. */

let engine: Awaited<ReturnType<typeof startTable>>;
beforeAll(async () => {
  engine = await startTable();
});
afterAll(() => engine.stop());

let scene: FollowUpScene;
beforeEach(() => {
  scene = followUpScene(engine.table);
});

const hears = (personId: string, news: Partial<MailNews>) =>
  takeIn(engine.table, {
    workshopId: scene.id,
    personId,
    occurrence: 'invitation',
    messageId: 'm1',
    to: `${personId}@example.org`,
    at: T0,
    state: 'sent',
    stops: false,
    ...news,
  });

const importing = (rows: readonly string[]) =>
  importParticipants(
    engine.table,
    { id: scene.id, language: 'en' },
    readParticipantsTable(['name,email,organisation', ...rows].join('\n')),
    T0,
  );

describe('a mail that arrives', () => {
  test('makes its reader one who was reached, at this address', async () => {
    await scene.given([{ id: 'a' }]);
    await scene.sweepAndRun(await scene.timeOf('invitation'));
    expect(reachOf(await scene.person('a'))).toBe('not-yet');
    await hears('a', { state: 'delivered' });
    expect(reachOf(await scene.person('a'))).toBe('reached');
    expect(reachOf({ ...(await scene.person('a')), email: 'new@example.org' })).toBe('not-yet');
  });
});

describe('a mailbox that several people share', () => {
  test('given it does not exist, then none of them gets mail any more, nor who comes to it later', async () => {
    await scene.given([]);
    await importing([
      'Ms A,office@example.org,Ministry',
      'Mr B,office@example.org,Ministry',
      'Ms C,c@example.org,Ministry',
    ]);
    await scene.sweepAndRun(await scene.timeOf('invitation'));
    const everyone = await listEveryone(engine.table, scene.id);
    const a = everyone.find(({ person }) => person.name === 'Ms A')?.person.id ?? '';
    await hears(a, { state: 'bounced', stops: true, problem: 'no such mailbox', to: 'office@example.org' });
    await importing(['Mr D,office@example.org,Ministry']);
    const reach = (await listEveryone(engine.table, scene.id)).map(({ person }) => [person.name, reachOf(person)]);
    expect(Object.fromEntries(reach)).toEqual({
      'Ms A': 'undeliverable',
      'Mr B': 'undeliverable',
      'Ms C': 'not-yet',
      'Mr D': 'undeliverable',
    });
  });
});

describe('a complaint', () => {
  test('ends mail to that address at once', async () => {
    await scene.given([{ id: 'a' }]);
    await scene.sweepAndRun(await scene.timeOf('invitation'));
    await hears('a', { state: 'complained', stops: true, problem: 'marked as unwanted by its reader' });
    await scene.sweepAndRun(await scene.timeOf('reminder-1'));
    expect(scene.ses.received).toHaveLength(1);
  });
});

test('a paper’s mail that comes back for a while is owed again by the paper', async () => {
  await scene.given([{ id: 'a' }]);
  const paper = aPaper({ id: 'paper-0000000001', workshopId: scene.id, personId: 'a', state: 'revision-requested' });
  await engine.table.insert(PaperItem, keys.paper(scene.id, 'a', paper.id), paper);
  const occurrence = 'paper-paper-0000000001-v1-revision-requested';
  const { mailer } = scene.context;
  const mail = {
    workshopId: scene.id,
    personId: 'a',
    to: 'a@example.org',
    why: 'x',
    subject: 's',
    text: 't',
    html: 'h',
  };
  await mailer.send([{ ...mail, occurrence, fromName: 'X', replyTo: 'x@example.org' }], T0);
  await hears('a', { occurrence, state: 'bounced', isPassing: true, problem: 'mailbox full' });
  const owed = (await engine.table.read(PaperItem, keys.paper(scene.id, 'a', paper.id)))?.debts.owed.paper;
  expect(owed?.dueAt).toBe((await scene.intent('a', occurrence))?.leaseUntil);
});

describe('an event as it comes', () => {
  const event = (detail: Record<string, unknown>, tags: Record<string, string[]> = {}) =>
    SesEventSchema.parse({
      time: '2011-07-05T03:00:00Z',
      detail: {
        mail: {
          messageId: 'm1',
          timestamp: '2011-07-05T03:00:00Z',
          destination: ['a@example.org'],
          tags: { workshop: ['small'], person: ['a'], occurrence: ['invitation'], ...tags },
        },
        ...detail,
      },
    });

  test.each([
    ['Permanent', true, false],
    ['Transient', false, true],
    ['Undetermined', false, true],
  ])('a bounce of the type %s: ends mail %s, passes by itself %s', (bounceType, stops, isPassing) => {
    const news = newsOf(event({ eventType: 'Bounce', bounce: { bounceType } }));
    expect(news).toMatchObject({ state: 'bounced', stops, isPassing });
  });

  test('of a mail that is not ours, or that tells nothing new, is set aside', () => {
    expect(newsOf(event({ eventType: 'Send' }, { workshop: [] }))).toBeUndefined();
    expect(newsOf(event({ eventType: 'DeliveryDelay' }))).toBeUndefined();
  });

  test('about a mail that nobody sent changes nothing', async () => {
    await scene.given([{ id: 'a' }]);
    const before = await scene.person('a');
    expect(await hears('a', { state: 'bounced', stops: true, occurrence: 'never-sent' })).toBe(false);
    expect(await scene.person('a')).toEqual(before);
  });
});
