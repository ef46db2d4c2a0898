import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actingAs } from '../../shared/audit/acting.ts';
import { auditJournal, noted } from '../../shared/audit/audit.store.ts';
import { keepDraft } from '../../shared/drafts/draft.store.ts';
import { MailIntentItem } from '../../shared/mail/mailer.store.ts';
import { personalLink, unsubscribeLink } from '../../shared/people/addresses.ts';
import { MyDataSchema } from '../../shared/people/my-data.ts';
import { changePerson, erasePerson, findErased } from '../../shared/people/person.store.ts';
import type { Person } from '../../shared/people/person.ts';
import { AnyItem } from '../../shared/store/item-type.ts';
import { keys } from '../../shared/store/keys.ts';
import { Table } from '../../shared/store/table.store.ts';
import { opensAt } from '../../shared/workshop/calendar.ts';
import type { StaffRole } from '../../shared/workshop/workshop.ts';
import { BASE_URL } from '../support/browser-like.ts';
import { aPaper, aVersion, aWorkshop, aWorkshopFile, HOUR, LINK_KEYS } from '../support/fixtures.ts';
import { type Participants, reportedDone, startParticipants } from '../support/participants.ts';

/** Who sees what, what is held, and having it erased. */

const workshop = aWorkshop();
const now = opensAt(workshop.details) + HOUR;
const at = new Date(now).toISOString();
const { swot } = aWorkshopFile();
const never = aWorkshop({ id: 'never', swot: { ...swot, others: 'never' }, keepMonths: 1 });
const always = aWorkshop({ id: 'always', swot: { ...swot, others: 'always' }, feedback: { anonymous: true } });

let people: Participants;
beforeAll(async () => {
  people = await startParticipants(workshop, never, always);
});
afterAll(() => people.stop());

const homeOf = ({ workshopId, id }: Person): string => `/w/${workshopId}/p/${id}`;

describe('who sees what, and for how long', () => {
  test.each(['', '/feedback', '/data'])('is said before anything is given, on %s', async (page) => {
    const person = await people.seat();
    const browser = await people.arrive(person, now);
    const { body } = await browser.send(`${homeOf(person)}${page}`, { now });
    expect(body).toContain('What happens with your answers');
    expect(body).toContain('The organisers read your feedback with your name.');
    expect(body).toContain('to those who gave an entry of their own');
    expect(body).toContain('The organisers are: The Ministry.');
    // The deadline is on 20 August 2011, and a day of grace follows.
    expect(body).toContain('24 months after the closing, as planned now on 21 August 2013');
    expect(body.includes(`href="${homeOf(person)}/data"`)).toBe(page !== '/data');
  });

  test('is what the workshop decided', async () => {
    const said = async (workshopId: string, language: 'en' | 'bn' = 'en') => {
      const person = await people.seat({ workshopId, language });
      return (await (await people.arrive(person, now)).send(homeOf(person), { now })).body;
    };
    expect(await said('never')).toContain('The other participants do not see them here.');
    expect(await said('never')).toContain('1 month after the closing');
    expect(await said('always')).toContain('the other participants and the report show them without');
    expect(await said('always')).toContain('nobody can tell whose it is');
    expect(await said('always')).not.toContain('read your feedback with your name');
    expect(await said('small', 'bn')).toContain('২৪ মাস পরে');
  });
});

describe('all that is held', () => {
  test('comes as one file, which its schema describes', async () => {
    const person = await people.seat({
      telephone: '+880 2 1',
      papersPromised: 1,
      feedback: { questionnaire: 0, answers: { best: 'The portals' }, firstAt: at, at },
      swot: [{ id: 's1', quadrant: 'threat', text: 'A threat', at }],
      declined: { 'paper-1': at },
      endorsed: ['s9'],
    });
    await people.action(person, reportedDone('Done it', at));
    const annex = { ...aVersion(1, 8).file, role: 'annex' as const };
    await people.paper(
      aPaper({
        personId: person.id,
        state: 'published',
        publishedAt: at,
        attachments: [annex],
        versions: [{ ...aVersion(1, 7), attachments: [annex], consentedAt: at, onBehalf: 'organiser@example.org' }],
        events: [
          { at, what: 'submitted', by: { kind: 'staff', email: 'organiser@example.org' }, version: 1 },
          { at, what: 'reviewer-invited', by: { kind: 'staff', email: 'organiser@example.org' }, why: 'A. Reviewer' },
          { at, what: 'withdrawn', by: { kind: 'author' }, why: 'A mistake' },
        ],
        withdrawn: { at, reason: 'A mistake' },
        decisions: [{ version: 1, verdict: 'approve', reason: 'Good', by: 'reviewer@example.org', at }],
      }),
    );
    await keepDraft(people.table, person, 'swot', { fields: { text: ['Typed'] }, basis: undefined }, now);
    await people.table.insert(MailIntentItem, keys.mail('small', person.id, 'invitation'), {
      workshopId: 'small',
      personId: person.id,
      occurrence: 'invitation',
      to: person.email,
      subject: 'Your feedback',
      why: 'invitation: owed feedback',
      state: 'delivered',
      attempt: 1,
      claimedAt: at,
      leaseUntil: at,
    });
    const other = await people.seat({ swot: [{ id: 's2', quadrant: 'threat', text: 'Another’s threat', at }] });

    const reply = await (await people.arrive(person, now)).send(`${homeOf(person)}/my-data.json`, { now });
    expect(reply.headers).toMatchObject({
      'content-type': 'application/json',
      'content-disposition': 'attachment; filename="my-data.json"',
      'cache-control': 'private, no-store',
    });
    const data = MyDataSchema.parse(reply.json());
    expect(data).toMatchObject({
      madeAt: at,
      profile: { name: person.name, email: person.email, telephone: '+880 2 1' },
      feedback: { asked: [{ id: 'best', answer: 'The portals' }], answers: { best: 'The portals' } },
      swot: [{ text: 'A threat' }],
      endorsed: ['s9'],
      drafts: [{ form: 'swot', fields: { text: ['Typed'] } }],
      papers: [
        {
          state: 'published',
          attachments: [{ role: 'annex' }],
          versions: [{ number: 1, consentedAt: at, onBehalf: true, attachments: [{ role: 'annex' }] }],
          decisions: [{ reason: 'Good' }],
          withdrawn: { reason: 'A mistake' },
          events: [
            { what: 'submitted', by: 'staff', version: 1 },
            { what: 'withdrawn', by: 'author', why: 'A mistake' },
          ],
        },
      ],
      actions: [{ title: 'Circulate the draft policy', status: 'done', events: [{ note: 'Done it', by: 'owner' }] }],
      declined: { 'paper-1': at },
      mails: [{ occurrence: 'invitation', state: 'delivered' }],
    });
    expect(data.feedback?.asked[0]?.title).not.toBe('');
    expect(reply.body).not.toMatch(/(?:reviewer|organiser)@example\.org|A\. Reviewer/);
    expect(reply.body).not.toContain(other.id);
    expect(reply.body).not.toContain('Another’s');
  });
});

describe('what staff did about the person', () => {
  test('stands in the file: what, when and in which role, and not who; of the profile also what was there before', async () => {
    const person = await people.seat({ organisation: 'Land Ministry' });
    const table = new Table('table', people.client, auditJournal);
    const as = (role: StaffRole, route: string, act: () => Promise<unknown>, then = now) =>
      actingAs({ by: `${role}@example.org`, role, workshopId: 'small', route, now: then }, act);
    await as('organiser', 'POST /staff/w/{workshopId}/people/{personId}/profile', () =>
      changePerson(table, 'small', person.id, (found) => ({ ...found, organisation: 'Ministry of Land' })),
    );
    await as('organiser', 'POST /staff/w/{workshopId}/people/{personId}/message', () =>
      noted(table, 'link-shown', { personId: person.id }),
    );
    const call = { at, by: 'organiser@example.org', outcome: 'spoke' as const, note: '' };
    await as(
      'organiser',
      'POST /staff/w/{workshopId}/people/{personId}/calls',
      () => changePerson(table, 'small', person.id, (found) => ({ ...found, calls: [call] })),
      now + 1,
    );
    // Who reviews a paper, and what staff say of it among themselves, stays there.
    const paperPath = 'POST /staff/w/{workshopId}/papers/{personId}/{paperId}';
    for (const command of ['reviewers', 'recommendation', 'notes']) {
      await as('reviewer', `${paperPath}/${command}`, () => noted(table, 'exported', { personId: person.id }));
    }
    await as('reviewer', `${paperPath}/decision`, () =>
      table.insert(AnyItem, keys.staffNotes('small', person.id, 'aPaper'), { notes: ['Weak'] }),
    );

    const reply = await (await people.arrive(person, now)).send(`${homeOf(person)}/my-data.json`, { now });
    const { staffDid } = MyDataSchema.parse(reply.json());
    expect(staffDid).toHaveLength(3);
    expect(staffDid).toEqual(
      expect.arrayContaining([
        {
          at,
          role: 'organiser',
          command: 'POST /staff/w/{workshopId}/people/{personId}/profile',
          kind: 'person',
          noted: null,
          changed: [{ field: 'organisation', before: 'Land Ministry', after: 'Ministry of Land' }],
        },
        expect.objectContaining({ noted: 'link-shown', kind: null, changed: [] }),
        expect.objectContaining({ kind: 'person', changed: [{ field: 'calls' }] }),
      ]),
    );
    expect(reply.body).not.toMatch(/(?:reviewer|organiser)@example\.org|Weak/);
  });

  test('does not hold what never took effect, and not what was done about others', async () => {
    const [person, other] = [await people.seat(), await people.seat()];
    const table = new Table('table', people.client, auditJournal);
    const acting = { by: 'o@example.org', workshopId: 'small', route: 'POST /somewhere', now };
    await actingAs(acting, () =>
      changePerson(table, 'small', other.id, (found) => ({ ...found, position: 'Minister' })),
    );
    const dying = new Table('table', people.client, (plain) => ({
      async intend(write) {
        await auditJournal(plain).intend(write);
        throw new Error('killed');
      },
      settle: async () => {},
    }));
    const killed = actingAs(acting, () =>
      changePerson(dying, 'small', person.id, (found) => ({ ...found, position: 'Minister' })),
    );
    await expect(killed).rejects.toThrow('killed');
    const reply = await (await people.arrive(person, now)).send(`${homeOf(person)}/my-data.json`, { now });
    expect(MyDataSchema.parse(reply.json()).staffDid).toEqual([]);
  });
});

describe('erasing oneself', () => {
  test('is told of first, and takes a tick', async () => {
    const person = await people.seat();
    await people.paper(
      aPaper({ personId: person.id, state: 'published', versions: [aVersion(1, 8)], publishedAt: at }),
    );
    const browser = await people.arrive(person, now);
    const page = await browser.send(`${homeOf(person)}/erase`, { now });
    expect(page.body).toContain('This cannot be undone.');
    expect(page.body).toContain('Your approved paper stays published');
    const refused = await browser.send(`${homeOf(person)}/erase`, { form: {}, now });
    expect(refused.status).toBe(422);
    expect(refused.body).toContain('Please tick the box first');
    expect((await people.stored(person)).person).toEqual(person);
  });

  test.each([
    ['en', 'Everything about you was erased on'],
    ['bn', 'সবকিছু মুছে ফেলা হয়েছে'],
  ] as const)('is done by one press, and every link then says so kindly: %s', async (language, says) => {
    const person = await people.seat({ language });
    const browser = await people.arrive(person, now);
    const answer = await browser.send(`${homeOf(person)}/erase`, { form: { understood: 'yes' }, now });
    expect(answer.status).toBe(200);
    expect(answer.body).toContain(says);
    expect(answer.body).toContain(`data-forget="${homeOf(person)}"`);
    expect(await findErased(people.table, 'small', person.id)).toMatchObject({ erasedBy: 'participant', erasedAt: at });
    expect((await browser.send(homeOf(person), { now })).status).toBe(401);
    for (const link of [personalLink(BASE_URL, LINK_KEYS, person), unsubscribeLink(BASE_URL, LINK_KEYS, person)]) {
      const page = await people.stranger('en')(link, { now });
      expect(page.status).toBe(410);
      expect(page.body).not.toContain(person.name);
    }
    const opened = await people.stranger('')(personalLink(BASE_URL, LINK_KEYS, person), { now });
    expect(opened.body).toContain(says);
  });

  test('ends an open page of the person kindly, whoever erased it', async () => {
    const person = await people.seat();
    const browser = await people.arrive(person, now);
    await erasePerson(people.table, 'small', person.id, 'organiser', now);
    for (const sent of [{ now }, { form: { wanted: 'no' }, now }]) {
      const page = await browser.send(`${homeOf(person)}${'form' in sent ? '/reminders' : ''}`, sent);
      expect(page.status).toBe(410);
      expect(page.body).toContain('Everything was erased');
    }
    await people.stranger('en')('/w/small/link', { form: { email: person.email }, now });
    expect(await findErased(people.table, 'small', person.id)).toMatchObject({ debts: { owed: { erasure: {} } } });
  });
});
