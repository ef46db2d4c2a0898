import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { owe } from '../../shared/debts/debts.ts';
import { withDeadlineGiven } from '../../shared/follow-up/plan.ts';
import { learned, newIntent, newWithheld } from '../../shared/mail/ledger.ts';
import { MailIntentItem } from '../../shared/mail/mailer.store.ts';
import { markAddress, personAt, placeAt } from '../../shared/people/address.store.ts';
import { withLetter } from '../../shared/people/letters.ts';
import { withOrganisersTold, withPassedOn } from '../../shared/people/not-you.ts';
import {
  changeErased,
  erasePerson,
  findErased,
  findParticipant,
  PersonItem,
} from '../../shared/people/person.store.ts';
import type { Person } from '../../shared/people/person.ts';
import { keys } from '../../shared/store/keys.ts';
import { closesAt, deadlineOf, deadlineOn, opensAt } from '../../shared/workshop/calendar.ts';
import { findWorkshop, WorkshopItem } from '../../shared/workshop/workshop.store.ts';
import { aPerson, aWorkshop, aWorkshopFile, DAY, HOUR } from '../support/fixtures.ts';
import { type Console, startConsole } from '../support/staff.ts';

/** What organisers see of one person, and what they do for one person. */

const organiser = 'organiser@example.org';
const opens = opensAt(aWorkshop().details);
const now = opens + 3 * DAY;
const at = new Date(opens + HOUR).toISOString();
/** The deadline of all is 20 August 2011. */
const LATER = '2011-09-01';

let staff: Console;
let id = '';
let made = 0;
beforeAll(async () => {
  staff = await startConsole();
});
afterAll(() => staff.stop());

beforeEach(async () => {
  made += 1;
  id = `w${made}`;
  const members = [...aWorkshopFile().staff, { name: 'Vera', email: 'viewer@example.org', role: 'viewer' as const }];
  const people = ['p1', 'p2'].map((person) => aPerson({ workshopId: id, id: person, name: `Person ${person}` }));
  await staff.add(aWorkshop({ id, staff: members }), people);
  for (const person of people) await placeAt(staff.table, id, person.email, person);
});

const send = (command: string, body: Record<string, string> = {}, when = now, email = organiser) =>
  staff.as(email).send(`/staff/w/${id}/people/p1/${command}`, { json: body, now: when });
const sendForm = (command: string, form: Record<string, string> = {}) =>
  staff.as(organiser).send(`/staff/w/${id}/people/p1/${command}`, { form, now });
const page = async (query = '', email = organiser) =>
  (await staff.as(email).send(`/staff/w/${id}/people/p1${query}`, { now })).body;
const asJson = async () =>
  (
    await staff.as(organiser).send(`/staff/w/${id}/people/p1`, { headers: { accept: 'application/json' }, now })
  ).json() as Record<string, unknown>;
const participant = async (person = 'p1') => {
  const found = await findParticipant(staff.table, id, person);
  if (!found) throw new Error(`no ${person}`);
  return found;
};
const personNow = async (person = 'p1'): Promise<Person> => (await participant(person)).person;
const change = (decide: (person: Person) => Person) => staff.table.change(PersonItem, keys.person(id, 'p1'), decide);
const workshopNow = async () => {
  const found = await findWorkshop(staff.table, id);
  if (!found) throw new Error('no workshop');
  return found;
};
const closesNow = async () => closesAt(await workshopNow());
const everything = async () => [await workshopNow(), await participant(), await participant('p2')];

/** A refusal names the field, keeps what was typed on the page, and leaves everything as it was. */
async function expectRefused(command: string, body: Record<string, string>, field: string, says: RegExp, when = now) {
  const before = await everything();
  const reply = await send(command, body, when);
  expect([reply.status, reply.json()]).toMatchObject([422, { errors: { [field]: expect.stringMatching(says) } }]);
  if (when === now) {
    const form = await sendForm(command, body);
    expect(form.status).toBe(422);
    expect(form.body).toContain(`id="f-${field}-error"`);
  }
  expect(await everything()).toEqual(before);
}

describe('who may do any of it', () => {
  const BODIES = {
    extension: { until: LATER },
    'extension/taken-back': {},
    address: { email: 'right@example.org' },
    'send-link': {},
    actions: { title: 'Ask the Ministry' },
    retry: {},
  };
  test.each(Object.entries(BODIES))(
    'given a viewer or a reviewer, when %s, then nothing changes',
    async (command, body) => {
      const before = await everything();
      for (const email of ['viewer@example.org', 'reviewer@example.org']) {
        expect((await send(command, body, now, email)).status).toBe(403);
      }
      expect(await everything()).toEqual(before);
    },
  );

  test('given a viewer, then the page shows the person and offers none of it', async () => {
    const body = await page('?done=extension', 'viewer@example.org');
    expect(body).toContain('Person p1');
    expect(body).not.toContain('people/p1/');
    expect(body).not.toContain('may answer until');
  });
});

describe('more time', () => {
  test('given a later day, then the person may answer until its end, the closing waits, and a letter is owed', async () => {
    const reply = await send('extension', { until: LATER });
    const until = deadlineOn((await workshopNow()).details, LATER);
    expect(reply.json()).toMatchObject({ id: 'p1', extendedUntil: new Date(until).toISOString() });
    const person = await personNow();
    expect(person.extension).toEqual({
      until: '2011-09-01T11:00:00.000Z',
      at: new Date(now).toISOString(),
      by: organiser,
    });
    expect(person.letters).toMatchObject([{ kind: 'extension', why: `more time was given by ${organiser}` }]);
    expect(person.debts.owed.letter?.dueAt).toBe(new Date(now).toISOString());
    expect(await closesNow()).toBe(until + 24 * HOUR);
    expect(deadlineOf((await workshopNow()).details)).toBeLessThan(until);
  });

  test('as a form: the page that follows says what happened, and by when the person may answer', async () => {
    const reply = await sendForm('extension', { until: LATER });
    expect(reply).toMatchObject({ status: 303, headers: { location: `/staff/w/${id}/people/p1?done=extension` } });
    const body = await page('?done=extension');
    expect(body).toMatch(/Person p1 may answer until Thursday 1 September 2011, 17:00/);
    expect(body).toContain(`more time, given by ${organiser}`);
  });

  test('given the same day twice, then one letter is owed and it counts as one grant', async () => {
    await send('extension', { until: LATER });
    await send('extension', { until: LATER }, now + HOUR);
    expect((await personNow()).letters).toHaveLength(1);
    expect((await workshopNow()).extended?.grants).toBe(1);
  });

  test('given a still later day, then only the letter about that one goes out', async () => {
    await send('extension', { until: LATER });
    await send('extension', { until: '2011-09-10' });
    expect((await personNow()).letters).toMatchObject([{ occurrence: 'extension-2' }]);
  });

  test.each([
    ['no day', '', /date/],
    ['a day that is none', '2011-02-30', /date/],
    ['a day of the past', '2011-07-01', /has passed/],
    ['a day before the deadline', '2011-08-19', /Saturday 20 August 2011, 17:00/],
    ['the day of the deadline', '2011-08-20', /already/],
    ['a day 181 days after the deadline', '2012-02-17', /180 days/],
  ])('given %s, then it is refused beside the field', async (_, until, says) => {
    await expectRefused('extension', { until }, 'until', says);
  });

  test('given 180 days after the deadline, then it is given', async () => {
    expect((await send('extension', { until: '2012-02-16' })).status).toBe(200);
  });

  test('given the person has more time, then a day before that is refused: it is their deadline', async () => {
    await send('extension', { until: LATER });
    await expectRefused('extension', { until: '2011-08-25' }, 'until', /1 September 2011/);
  });

  test('given the follow-up is closed or cancelled, then it is refused beside the field', async () => {
    await expectRefused('extension', { until: LATER }, 'until', /closed/, (await closesNow()) + 1);
    await staff.table.change(WorkshopItem, keys.workshop(id), (found) => ({
      ...found,
      cancelled: { at, by: organiser, reason: 'a strike' },
    }));
    await expectRefused('extension', { until: LATER }, 'until', /cancelled/);
  });

  test('given it breaks off after the first write, then the closing waits longer and sending it again does the rest', async () => {
    const until = deadlineOn((await workshopNow()).details, LATER);
    await staff.table.change(WorkshopItem, keys.workshop(id), (found) => withDeadlineGiven(found, until));
    expect((await personNow()).extension).toBeUndefined();
    await send('extension', { until: LATER });
    expect((await personNow()).extension?.until).toBe(new Date(until).toISOString());
    expect(await closesNow()).toBe(until + 24 * HOUR);
  });
});

describe('taking an extension back', () => {
  test('given it was the only one, then all is as before it, and no letter tells of it', async () => {
    const before = await closesNow();
    await send('extension', { until: LATER });
    const reply = await send('extension/taken-back');
    expect(reply.json()).toMatchObject({ extendedUntil: null, said: expect.stringContaining('taken back') });
    const person = await personNow();
    expect([person.extension, person.letters, person.debts.owed.letter]).toEqual([undefined, [], undefined]);
    expect(await closesNow()).toBe(before);
  });

  test('given somebody else has an earlier one, then the closing waits for that', async () => {
    await send('extension', { until: LATER });
    await staff.as(organiser).send(`/staff/w/${id}/people/p2/extension`, { json: { until: '2011-08-25' }, now });
    await send('extension/taken-back');
    expect(await closesNow()).toBe(deadlineOn((await workshopNow()).details, '2011-08-25') + 24 * HOUR);
    expect((await personNow('p2')).extension).toBeDefined();
  });

  test('twice, or from somebody who has none, then nothing changes', async () => {
    await send('extension', { until: LATER });
    await send('extension/taken-back');
    const before = await everything();
    expect((await send('extension/taken-back')).status).toBe(200);
    expect(await everything()).toEqual(before);
  });
});

describe('another address', () => {
  test('given a new one, then earlier links are worth nothing, what was known is forgotten, and it gets the link', async () => {
    await change((person) => ({
      ...person,
      standing: { undeliverable: { email: person.email, why: 'no mailbox', at }, unsubscribedAt: at },
    }));
    const reply = await send('address', { email: ' Right@Example.org ' });
    expect(reply.json()).toMatchObject({ email: 'right@example.org', linkVersion: 2 });
    const person = await personNow();
    expect(person).toMatchObject({ email: 'right@example.org', linkVersion: 2, standing: { unsubscribedAt: at } });
    expect(person.standing.undeliverable).toBeUndefined();
    expect(person.letters).toMatchObject([{ kind: 'link', why: `the address was corrected by ${organiser}` }]);
    expect((await personAt(staff.table, id, 'right@example.org', person.name)).id).toBe('p1');
  });

  test('given a link was under way to the old one, then the new one gets a letter of its own', async () => {
    await change((person) => withLetter(person, 'link', 'asked for', now));
    await send('address', { email: 'right@example.org' });
    expect((await personNow()).letters).toMatchObject([{ occurrence: 'link-2' }]);
  });

  test('given it is sent twice, then it is done once', async () => {
    await send('address', { email: 'right@example.org' });
    const before = await everything();
    await send('address', { email: 'right@example.org' });
    expect(await everything()).toEqual(before);
  });

  test('given the same address, then it works now: no new link, nothing known against it, and the link is sent', async () => {
    const email = 'p1@example.org';
    await markAddress(staff.table, id, email, { why: 'no mailbox', at });
    await change((person) => ({ ...person, standing: { undeliverable: { email, why: 'no mailbox', at } } }));
    await send('address', { email });
    expect(await personNow()).toMatchObject({ linkVersion: 1, standing: {}, letters: [{ kind: 'link' }] });
    expect((await personAt(staff.table, id, email, 'Somebody new')).trouble).toBeUndefined();
  });

  test('given mail to the new one came back before, then the page says so', async () => {
    await placeAt(staff.table, id, 'dead@example.org', { id: 'another', name: 'Somebody else' });
    await markAddress(staff.table, id, 'dead@example.org', { why: 'no mailbox', at });
    const reply = await send('address', { email: 'dead@example.org' });
    expect(reply.json()).toMatchObject({ said: expect.stringMatching(/came back before: no mailbox/) });
    expect(await page()).toContain('Does not arrive');
  });

  test('given somebody of that name is there already, then it is refused', async () => {
    await placeAt(staff.table, id, 'shared@example.org', { id: 'another', name: 'Person p1' });
    await expectRefused('address', { email: 'shared@example.org' }, 'email', /Another participant called Person p1/);
  });

  test('given somebody else shares it, as ministries do, then both are there', async () => {
    expect((await send('address', { email: 'p2@example.org' })).status).toBe(200);
    expect((await personNow()).email).toBe('p2@example.org');
  });

  test.each([
    ['nothing', ''],
    ['no address', 'somebody'],
    ['two', 'a@example.org, b@example.org'],
    ['a long one', `${'x'.repeat(250)}@example.org`],
  ])('given %s, then it is refused beside the field', async (_, email) => {
    await expectRefused('address', { email }, 'email', /name@example\.org|at most 254/);
  });
});

describe('the link once more', () => {
  test('given it is asked for twice, then one letter is owed', async () => {
    const reply = await send('send-link');
    expect(reply.json()).toMatchObject({ said: 'The personal link goes to p1@example.org within minutes.' });
    await send('send-link', {}, now + 1000);
    expect((await personNow()).letters).toMatchObject([
      { kind: 'link', why: `the link was sent again by ${organiser}` },
    ]);
  });

  test('given mail does not arrive, then it is refused, with what to do', async () => {
    await change((person) => ({
      ...person,
      standing: { undeliverable: { email: person.email, why: 'no mailbox', at } },
    }));
    await expectRefused('send-link', {}, 'email', /no mailbox\. Please correct the address/);
  });
});

describe('an action', () => {
  test('given a title, then it is owed, on the page and in the count', async () => {
    const reply = await send('actions', { title: '  Ask the Ministry\n for the figures ' });
    expect(reply.json()).toMatchObject({ action: { title: 'Ask the Ministry for the figures' } });
    expect((await participant()).actions).toMatchObject([
      { title: 'Ask the Ministry for the figures', agreedBy: organiser },
    ]);
    expect(await asJson()).toMatchObject({
      owes: [{ kind: 'feedback' }, { kind: 'swot' }, { kind: 'action' }],
      actions: [{ title: 'Ask the Ministry for the figures' }],
    });
    expect(await page('?done=action')).toContain('no report yet');
  });

  test('given the same title twice, then it is one action', async () => {
    await send('actions', { title: 'Ask' });
    await send('actions', { title: 'Ask' }, now + HOUR);
    expect((await participant()).actions).toHaveLength(1);
  });

  test.each([
    ['nothing', '', /say what/],
    ['spaces', '  \n ', /say what/],
    ['301 characters', 'x'.repeat(301), /room for 300/],
  ])('given %s, then it is refused beside the field', async (_, title, says) => {
    await expectRefused('actions', { title }, 'title', says);
  });

  test('given the follow-up is closed, then it is refused: nobody would be asked', async () => {
    await expectRefused('actions', { title: 'Ask' }, 'title', /closed/, (await closesNow()) + 1);
  });
});

describe('a letter that was given up', () => {
  const parked = () =>
    change((person) => {
      const owed = withLetter(person, 'link', 'asked for', now);
      const debt = owed.debts.owed.letter;
      if (!debt) throw new Error('nothing is owed');
      return { ...owed, debts: { ...owed.debts, owed: { letter: { ...debt, attempt: 12, parked: true } } } };
    });

  test('is shown on the overview and on the person’s page, and is tried again', async () => {
    await parked();
    const overview = (await staff.as(organiser).send(`/staff/w/${id}`, { now })).body;
    expect(overview).toContain(`action="/staff/w/${id}/people/p1/retry"`);
    expect(await page()).toContain('given up');

    expect((await send('retry')).status).toBe(200);

    expect((await personNow()).debts.owed.letter).toMatchObject({ attempt: 0, dueAt: new Date(now).toISOString() });
    expect(await page()).toContain('to be sent');
  });

  test('sending the link tries it again, too, and owes no second one', async () => {
    await parked();
    await send('send-link');
    const { letters, debts } = await personNow();
    expect([letters.length, debts.owed.letter?.parked]).toEqual([1, undefined]);
  });

  test('given nothing was given up, then nothing changes', async () => {
    await change((person) => ({ ...person, debts: owe(person.debts, 'letter', now + DAY) }));
    const before = await everything();
    await send('retry');
    expect(await everything()).toEqual(before);
  });
});

describe('the mail history', () => {
  const mail = (occurrence: string, why: string, subject = `About ${occurrence}`) => ({
    workshopId: id,
    personId: 'p1',
    to: 'p1@example.org',
    occurrence,
    why,
    subject,
    text: '',
    html: '',
    fromName: 'The Secretariat',
    replyTo: 'secretariat@example.org',
  });
  const put = (intent: ReturnType<typeof newIntent>) =>
    staff.table.insert(MailIntentItem, keys.mail(id, 'p1', intent.occurrence), intent);

  test('given mails sent, not sent and still owed, then each is there, newest first, with its reason', async () => {
    await put({ ...newIntent(mail('invitation', 'invitation: owed feedback'), opens), state: 'delivered' });
    await put(newWithheld(mail('reminder-1', 'turned reminders off', ''), opens + DAY));
    await put({
      ...newIntent(mail('paper-aPaperOf16Letters-v1-received', 'paper: received'), opens + 2 * DAY),
      state: 'bounced',
      problem: 'the mailbox is full',
    });
    await change((person) => withLetter(person, 'extension', 'more time was given by somebody', now));

    expect(await asJson()).toMatchObject({
      mails: [
        { what: 'More time', state: 'owed', why: 'more time was given by somebody' },
        { what: 'About a paper', state: 'bounced', problem: 'the mailbox is full' },
        { what: 'Reminder (reminder-1)', state: 'withheld', why: 'turned reminders off' },
        { what: 'Invitation', state: 'delivered', subject: 'About invitation', why: 'invitation: owed feedback' },
      ],
    });
    const body = await page();
    for (const words of [
      'to be sent',
      'came back',
      'not sent',
      'turned reminders off',
      'arrived',
      'the mailbox is full',
    ]) {
      expect(body).toContain(words);
    }
  });

  test('given a mail came back for a while, then it says that it is sent again', async () => {
    const sent = learned(newIntent(mail('invitation', 'w'), opens), { state: 'sent', messageId: 'm1' }, opens);
    const back = { state: 'bounced', messageId: 'm1', problem: 'the mailbox is full', isPassing: true } as const;
    await put(learned(sent, back, opens));
    expect(await asJson()).toMatchObject({ mails: [{ state: 'returned' }] });
    expect(await page()).toContain('came back; tried again');
  });

  test.each([
    [{}, 'nothing has arrived at this address'],
    [{ reached: { email: 'p1@example.org', at } }, 'Yes, reached on 8 Jul 2011'],
    [{ deferred: { email: 'p1@example.org', at, why: 'the mailbox is full' } }, 'is tried again: the mailbox is full'],
    [{ undeliverable: { email: 'p1@example.org', at, why: 'no mailbox' } }, 'Does not arrive since 8 Jul 2011'],
    [{ unsubscribedAt: at }, 'Reminders are off'],
  ])('given a standing of %j, then the page says: %s', async (standing, says) => {
    await change((person) => ({ ...person, standing }));
    expect(await page()).toContain(says);
  });

  test('given the person declined something, then the page says what and when', async () => {
    await change((person) => ({ ...person, declined: { swot: at } }));
    expect(await page()).toMatch(/Has nothing to add to:.*SWOT, said on.* 8 Jul 2011/s);
  });
});

describe('the overview', () => {
  const overview = async (query = '') => (await staff.as(organiser).send(`/staff/w/${id}${query}`, { now })).body;

  test('sets apart who has answered, who was reached and who was not, and shows the latter alone', async () => {
    await change((person) => ({ ...person, standing: { reached: { email: person.email, at } } }));
    const reply = await staff.as(organiser).send(`/staff/w/${id}`, { headers: { accept: 'application/json' }, now });
    expect(reply.json()).toMatchObject({
      groups: { answered: 0, reached: 1, 'not-reached': 1, 'reminders-off': 0 },
      people: [{ group: 'reached' }, { group: 'not-reached' }],
    });
    const shown = await overview('/participants?state=not-reached');
    expect(shown).not.toContain('Person p1');
    expect(shown).toContain('Person p2');
    expect(await overview('/participants?state=nonsense')).toContain('Person p1');
  });

  test('says first that the plan is paused, or that the workshop was cancelled and why', async () => {
    await staff.table.change(WorkshopItem, keys.workshop(id), (found) => ({ ...found, paused: { at, by: organiser } }));
    expect(await overview()).toContain('The plan is paused');
    await staff.table.change(WorkshopItem, keys.workshop(id), (found) => ({
      ...found,
      cancelled: { at, by: organiser, reason: 'a strike' },
    }));
    expect(await overview()).toMatch(/was cancelled by organiser@example\.org on .*: a strike\./);
    expect(await overview()).not.toContain('The plan is paused');
  });
});

describe('somebody else has the link', () => {
  test('stands on the overview and on the page until an organiser has dealt with it, and again when more is said', async () => {
    const overview = async () => (await staff.as(organiser).send(`/staff/w/${id}`, { now })).body;
    const message = 'Ask <Mr Karim> & nobody else';
    expect(await overview()).not.toContain('Somebody else has the link of');
    await change((person) => withOrganisersTold(person, message, now - HOUR));
    expect(await overview()).toContain('Somebody else has the link of');
    expect(await page()).toContain('Ask &lt;Mr Karim> &amp; nobody else');
    expect(await asJson()).toMatchObject({ notYou: [{ kind: 'told', message }] });
    expect((await sendForm('not-you/seen')).headers.location).toMatch(/\?done=not-you$/);
    expect(await overview()).not.toContain('Somebody else has the link of');
    expect(await page()).toContain('Ask &lt;Mr Karim>');
    await change((person) => withPassedOn(person, 'right@example.org', now + HOUR));
    expect(await overview()).toContain('Somebody else has the link of');
    expect(await page()).toContain('passed the link on to right@example.org');
  });
});

describe('erasing somebody who asks for it', () => {
  test('takes a tick; then the person is in no list, and counted', async () => {
    const refused = await sendForm('erase');
    expect(refused.status).toBe(422);
    expect(refused.body).toContain('id="f-understood-error"');
    expect(await personNow()).toMatchObject({ name: 'Person p1' });
    const done = await sendForm('erase', { understood: 'yes' });
    expect([done.status, done.headers.location]).toEqual([303, `/staff/w/${id}`]);
    expect(await findErased(staff.table, id, 'p1')).toMatchObject({ erasedBy: 'organiser' });
    const overview = (await staff.as(organiser).send(`/staff/w/${id}`, { now })).body;
    expect(overview).not.toContain('Person p1');
    expect(overview).toContain('1 person was erased');
    for (const command of ['', '/erase']) {
      expect((await staff.as(organiser).send(`/staff/w/${id}/people/p1${command}`, { now })).status).toBe(404);
    }
    expect((await send('erase', { understood: 'yes' })).status).toBe(200);
    expect((await send('address', { email: 'back@example.org' })).status).toBe(404);
  });

  test('what could not be deleted is said on the overview, and can be tried again', async () => {
    await erasePerson(staff.table, id, 'p1', 'organiser', now);
    await changeErased(staff.table, id, 'p1', (left) => ({
      ...left,
      debts: { ...left.debts, owed: { erasure: { dueAt: at, revision: 1, attempt: 12, parked: true } } },
    }));
    const { body } = await staff.as(organiser).send(`/staff/w/${id}`, { now });
    expect(body).toContain('not all of it is deleted yet');
    expect(body).toContain(`action="/staff/w/${id}/people/p1/retry"`);
    expect((await send('retry')).status).toBe(200);
    expect(await findErased(staff.table, id, 'p1')).toMatchObject({ debts: { owed: { erasure: { attempt: 0 } } } });
  });
});

describe('the months for which all is kept', () => {
  test('end on a day that stands on the overview; after it nobody can be added', async () => {
    const overview = async () => (await staff.as(organiser).send(`/staff/w/${id}`, { now })).body;
    expect(await overview()).toContain('is erased on Wednesday 21 August 2013');
    await staff.table.change(WorkshopItem, keys.workshop(id), (found) => ({ ...found, erasedAt: at }));
    expect(await overview()).toContain('was erased on');
    const csv = 'name,email,organisation\nNew,new@example.org,X';
    const reply = await staff.as(organiser).send(`/staff/w/${id}/participants`, { json: { csv }, now });
    expect(reply.status).toBe(410);
  });
});
