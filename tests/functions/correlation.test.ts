import { SendBulkEmailCommand } from '@aws-sdk/client-sesv2';
import type { MockInstance } from 'vitest';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { takeIn } from '../../functions/mail-events/mail-event.ts';
import { becauseOf, causeOf } from '../../shared/debts/cause.ts';
import { newsOf, SesEventSchema } from '../../shared/mail/ses-event.ts';
import { placeAt } from '../../shared/people/address.store.ts';
import { withLetter } from '../../shared/people/letters.ts';
import { changePerson } from '../../shared/people/person.store.ts';
import { browserLike } from '../support/browser-like.ts';
import { DAY } from '../support/fixtures.ts';
import { type FollowUpScene, followUpScene } from '../support/follow-up-scene.ts';
import { type Participants, startParticipants } from '../support/participants.ts';
import { reviewScene } from '../support/review-scene.ts';
import { type Console, startConsole } from '../support/staff.ts';

const OPEN = Date.parse('2011-07-12T03:00:00Z');
/** What browser-like.ts sends as API Gateway's id of the request. */
const REQUEST = 'request-1';

let people: Participants;
let scene: FollowUpScene;
let logged: MockInstance<typeof console.info>;
beforeAll(async () => {
  people = await startParticipants();
});
afterAll(() => people.stop());
beforeEach(() => {
  scene = followUpScene(people.table);
  logged = vi.spyOn(console, 'info').mockImplementation(() => {});
});
afterEach(() => logged.mockRestore());

/** What a query of the logs for an id finds, as text. */
const found = (id: string): string[] =>
  logged.mock.calls.map(([entry]) => JSON.stringify(entry)).filter((entry) => entry.includes(id));

describe('one id, from a page to what is mailed because of it', () => {
  test('given somebody asks for the link, then page, debt, run, mail and its delivery have the id of that request', async () => {
    const send = vi.spyOn(scene.ses.client, 'send');
    await scene.given([{ id: 'a' }]);
    const asked = await scene.person('a');
    await placeAt(people.table, scene.id, asked.email, asked);
    await browserLike(people.routes).send(`/w/${scene.id}/link`, { form: { email: asked.email }, now: OPEN });
    expect((await scene.person('a')).debts.owed.letter?.cause).toBe(REQUEST);

    const [run] = await scene.sweepAt(OPEN, ['letter']);
    expect(run?.debt.cause).toBe(REQUEST);
    if (run) await scene.execute(run, OPEN);
    expect((await scene.intent('a', 'link-1'))?.cause).toBe(REQUEST);
    const bulk = send.mock.calls.map(([command]) => command).find((command) => command instanceof SendBulkEmailCommand);
    const tags = bulk instanceof SendBulkEmailCommand ? bulk.input.BulkEmailEntries?.[0]?.ReplacementTags : [];
    expect(tags).toContainEqual({ Name: 'cause', Value: REQUEST });

    const whole = found(REQUEST).join('\n');
    for (const part of ['POST /w/{workshopId}/link', 'A run was started.', '"task":"send-letters"']) {
      expect(whole).toContain(part);
    }
    // Nobody can tell from the log whom it was about.
    expect(whole).not.toContain(asked.email);
    expect(whole).not.toContain(asked.name);
  });

  test('given a mail comes back because of it, then what is owed anew has the id, too', async () => {
    await scene.given([{ id: 'a' }]);
    await becauseOf('first-1', () =>
      changePerson(people.table, scene.id, 'a', (person) => withLetter(person, 'link', 'asked for', OPEN)),
    );
    for (const run of await scene.sweepAt(OPEN, ['letter'])) await scene.execute(run, OPEN);
    const [mail] = scene.ses.received;
    const event = SesEventSchema.parse({
      detail: {
        eventType: 'Bounce',
        mail: {
          messageId: mail?.messageId,
          timestamp: new Date(OPEN + 1000).toISOString(),
          destination: [mail?.to],
          tags: { workshop: [scene.id], person: ['a'], occurrence: ['link-1'], cause: ['first-1'] },
        },
        bounce: { bounceType: 'Transient', bounceSubType: 'MailboxFull' },
      },
    });
    const news = newsOf(event);
    if (news) await becauseOf(event.detail.mail.tags.cause?.[0], () => takeIn(people.table, news));
    expect((await scene.person('a')).debts.owed.letter).toMatchObject({ cause: 'first-1' });
  });

  test('given a later request changes the same item, then what was owed keeps the id of the earlier one', async () => {
    await scene.given([{ id: 'a' }]);
    const because = (id: string, how: Parameters<typeof changePerson>[3]) =>
      becauseOf(id, () => changePerson(people.table, scene.id, 'a', how));
    await because('first-1', (person) => withLetter(person, 'link', 'asked for', OPEN));
    await because('second-2', (person) => ({ ...person, name: 'Another Name' }));
    expect((await scene.person('a')).debts.owed.letter?.cause).toBe('first-1');
  });

  test('given what was owed before there were ids, then it is paid as ever, without one', async () => {
    await scene.given([{ id: 'a' }]);
    await changePerson(people.table, scene.id, 'a', (person) => withLetter(person, 'link', 'asked for', OPEN));
    const [run] = await scene.sweepAt(OPEN, ['letter']);
    expect(run?.debt).not.toHaveProperty('cause');
    expect(await scene.sweepAndRun(OPEN + DAY, ['letter'])).toEqual(['letters done']);
    expect(await scene.intent('a', 'link-1')).not.toHaveProperty('cause');
  });

  test('API Gateway’s ids lose their padding, so that SES takes them as a tag', () => {
    expect(causeOf('JKJaXmPLvHcESHA=')).toBe('JKJaXmPLvHcESHA');
    expect(causeOf('=')).toBeUndefined();
  });
});

describe('a paper', () => {
  let staff: Console;
  beforeAll(async () => {
    staff = await startConsole();
  });
  afterAll(() => staff.stop());

  test('given an organiser invites a reviewer, then the workflow’s tasks and the invitation have that request’s id', async () => {
    const review = await reviewScene(staff);
    await review.invite('reviewer@example.org');
    const whole = found(REQUEST).join('\n');
    expect(whole).toContain('POST /staff/w/{workshopId}/papers');
    expect(whole).toContain('"task":"tell-reviewer"');
  });
});
