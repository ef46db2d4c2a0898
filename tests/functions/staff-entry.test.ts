import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { withFeedback } from '../../shared/feedback/submit.ts';
import { changePerson, readParticipant } from '../../shared/people/person.store.ts';
import type { Person } from '../../shared/people/person.ts';
import { shortCode } from '../../shared/people/short-code.ts';
import { randomToken } from '../../shared/store/keys.ts';
import { addEntry, changeEntry } from '../../shared/swot/entries.ts';
import { closesAt, opensAt } from '../../shared/workshop/calendar.ts';
import type { Workshop } from '../../shared/workshop/workshop.ts';
import { aPerson, aWorkshop, DAY, HOUR } from '../support/fixtures.ts';
import { type Console, startConsole } from '../support/staff.ts';

/** Organisers type in what somebody wrote on paper: feedback and SWOT, labelled, and never over what the person sent unasked. */

let staff: Console;
beforeAll(async () => {
  staff = await startConsole();
});
afterAll(() => staff.stop());

const ORGANISER = 'organiser@example.org';
const NOW = opensAt(aWorkshop().details) + 3 * HOUR;
/** What the default questionnaire insists on. */
const RATINGS = ['topic', 'objectives', 'documents', 'presentations', 'discussions', 'structure', 'organisation'];
const PAPER = {
  ...Object.fromEntries([...RATINGS, 'usefulness'].map((id) => [id, '4'])),
  'sessions.opening': '5',
  recommendation: '8',
  best: 'On paper: <b>the portals</b>',
};
let workshop: Workshop;
let home: string;
const given = async (changes: Parameters<typeof aWorkshop>[0] = {}, person: Partial<Person> = {}) => {
  const id = `w${randomToken()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')}`;
  workshop = aWorkshop({ id, ...changes });
  home = `/staff/w/${id}`;
  await staff.add(workshop, [aPerson({ workshopId: id, ...person })]);
};
beforeEach(() => given());

const send = (path: string, form?: Record<string, string | readonly string[]>, now = NOW) =>
  staff.as(ORGANISER).send(`${home}/people/p1/${path}`, { ...(form && { form }), now });
const stored = async () => (await readParticipant(staff.table, workshop.details.id, 'p1')).person;
const online = (answers: Record<string, string | number>, now = NOW) =>
  changePerson(staff.table, workshop.details.id, 'p1', (person) =>
    withFeedback(workshop, person, { questionnaire: 0, answers }, now),
  );

describe('feedback from paper', () => {
  test('given the form is filled in, then it is stored with who entered it, and the person’s page says so', async () => {
    const form = await send('feedback');
    expect(form.body).toContain(shortCode('p1'));
    const answer = await send('feedback', PAPER);
    expect(answer.status).toBe(303);
    const { feedback } = await stored();
    expect(feedback).toMatchObject({ enteredBy: ORGANISER, answers: { topic: 4, best: PAPER.best } });
    const page = await staff.as(ORGANISER).send(answer.headers.location ?? '', { now: NOW });
    expect(page.body).toContain(`entered from paper by ${ORGANISER}`);
    expect(page.body).toContain('labelled as entered from paper');
    const csv = await staff.as(ORGANISER).send(`${home}/feedback/answers.csv`, { now: NOW });
    expect(csv.body.split('\r\n')[0]).toContain('"entered_by"');
    expect(csv.body).toContain(`"${ORGANISER}"`);
  });

  test('given something is missing, then the same checks as the participant’s answer, with all that was typed', async () => {
    const answer = await send('feedback', { topic: '9', best: PAPER.best });
    expect(answer.status).toBe(422);
    expect(answer.body).toContain('href="#f-topic"');
    expect(answer.body).toContain('On paper: &lt;b>the portals');
    expect((await stored()).feedback).toBeUndefined();
  });

  test('given the person answered online, then nothing is replaced before both were seen and it was said', async () => {
    const before = await online({ topic: 1, best: 'Sent online' });
    const form = await send('feedback');
    expect(form.body).toContain('answered online on');
    expect(form.body).not.toContain('Sent online');
    const sent = /name=":sent" value="([^"]*)"/.exec(form.body)?.[1] ?? '';
    const asked = await send('feedback', { ...PAPER, ':sent': sent });
    expect(asked.status).toBe(409);
    expect(asked.body).toContain('Sent online');
    expect(asked.body).toContain('On paper: &lt;b>the portals');
    expect(await stored()).toEqual(before);
    const again = await send('feedback', { ...PAPER, ':press': 'edit', ':sent': sent });
    expect(again.body).toContain('On paper: &lt;b>the portals');
    expect(await stored()).toEqual(before);
    expect((await send('feedback', { ...PAPER, ':press': 'replace', ':sent': sent }, NOW + 1)).status).toBe(303);
    expect((await stored()).feedback).toMatchObject({ enteredBy: ORGANISER, firstAt: before.feedback?.at });
  });

  test('given the person sends something while the paper is typed in, then a yes to what was seen before replaces nothing', async () => {
    const form = await send('feedback');
    const sent = /name=":sent" value="([^"]*)"/.exec(form.body)?.[1] ?? '';
    const before = await online({ topic: 1 }, NOW + 1000);
    for (const press of ['enter', 'replace']) {
      expect((await send('feedback', { ...PAPER, ':press': press, ':sent': sent }, NOW + 2000)).status).toBe(409);
    }
    expect(await stored()).toEqual(before);
  });

  test('given it was entered before, then it stands in the form and is corrected; the same once more changes nothing', async () => {
    await send('feedback', PAPER);
    const first = await stored();
    await send('feedback', { ...PAPER, ':sent': first.feedback?.at ?? '' }, NOW + 1000);
    expect(await stored()).toEqual(first);
    const form = await send('feedback');
    expect(form.body).toContain('On paper: &lt;b>the portals');
    await send('feedback', { ...PAPER, topic: '2', ':sent': first.feedback?.at ?? '' }, NOW + 2000);
    expect((await stored()).feedback).toMatchObject({ enteredBy: ORGANISER, answers: { topic: 2 } });
  });

  test('given the person then sends the answers, changed or not, then the label goes', async () => {
    await send('feedback', PAPER);
    const { feedback } = await stored();
    await changePerson(staff.table, workshop.details.id, 'p1', (person) =>
      withFeedback(workshop, person, { questionnaire: 0, answers: feedback?.answers ?? {} }, NOW + 1000),
    );
    expect((await stored()).feedback).toMatchObject({ answers: feedback?.answers });
    expect((await stored()).feedback?.enteredBy).toBeUndefined();
  });

  test('given feedback is anonymous, then none is entered, and the page says why', async () => {
    await given({ feedback: { anonymous: true } });
    for (const answer of [await send('feedback'), await send('feedback', PAPER)]) {
      expect(answer.status).toBe(409);
      expect(answer.body).toContain('what stands on paper is not counted');
    }
    expect((await stored()).feedback).toBeUndefined();
    expect((await staff.as(ORGANISER).send(`${home}/room/form`, { now: NOW })).body).not.toContain('most valuable');
  });

  test('given the forms are closed, then nothing is entered; with more time for the person it is', async () => {
    const late = closesAt(workshop) - HOUR;
    expect((await send('feedback', PAPER, closesAt(workshop) + DAY)).status).toBe(410);
    expect((await send('feedback', PAPER, opensAt(workshop.details) - 1)).status).toBe(410);
    const lost = await send('feedback', PAPER, closesAt(workshop) + DAY);
    expect(lost.body).toContain('On paper: &lt;b>the portals');
    expect((await stored()).feedback).toBeUndefined();
    expect((await send('feedback', PAPER, late)).status).toBe(303);
  });
});

describe('SWOT from paper', () => {
  test('given lines, then each is an entry with who entered it; pressed twice they are there once', async () => {
    const sheet = { strength: 'One\n\n  Two  ', threat: 'Three', command: 'press1' };
    await send('swot', sheet);
    await send('swot', sheet, NOW + 1000);
    expect((await stored()).swot.map(({ quadrant, text, enteredBy }) => [quadrant, text, enteredBy])).toEqual([
      ['strength', 'One', ORGANISER],
      ['strength', 'Two', ORGANISER],
      ['threat', 'Three', ORGANISER],
    ]);
  });

  test('given more than one person may enter, or too long a line, then none of it is, and what was typed stands there', async () => {
    for (const strength of ['1\n2\n3\n4', `short\n${'x'.repeat(501)}`]) {
      const answer = await send('swot', { strength });
      expect(answer.status).toBe(422);
      expect(answer.body).toContain('id="f-strength-error"');
      expect(answer.body).toContain(strength.split('\n')[0]);
    }
    expect((await send('swot', { strength: ' ', threat: '' })).status).toBe(422);
    expect((await stored()).swot).toEqual([]);
  });

  test('given the person’s own words are on the paper too, then they stay the person’s own', async () => {
    await changePerson(staff.table, workshop.details.id, 'p1', (person) =>
      addEntry(workshop, person, 'own', { quadrant: 'strength', text: 'My own' }, NOW),
    );
    await send('swot', { strength: 'MY  own\nNew' });
    const { swot } = await stored();
    expect(swot.map(({ text, enteredBy }) => [text, enteredBy])).toEqual([
      ['My own', undefined],
      ['New', ORGANISER],
    ]);
    expect((await send('swot/own/remove', {})).status).toBe(409);
    expect((await send(`swot/${swot[1]?.id}/remove`, {})).status).toBe(303);
    expect((await send(`swot/${swot[1]?.id}/remove`, {})).status).toBe(303);
    expect((await stored()).swot.map(({ id }) => id)).toEqual(['own']);
  });

  test('given the person changes an entry, then its label goes', async () => {
    await send('swot', { strength: 'One' });
    const id = (await stored()).swot[0]?.id ?? '';
    const after = await changePerson(staff.table, workshop.details.id, 'p1', (person) =>
      changeEntry(workshop, person, id, { quadrant: 'strength', text: 'One, better' }, NOW),
    );
    expect(after.swot[0]?.enteredBy).toBeUndefined();
  });
});

describe('the form on paper', () => {
  test('given a person, then the name and a code stand on it, in the person’s language, and the code finds the person', async () => {
    await given({}, { language: 'bn', name: 'রহিমা খাতুন' });
    const form = await staff.as(ORGANISER).send(`${home}/room/form?person=p1`, { now: NOW });
    expect(form.body).toContain('<html lang="bn"');
    expect(form.body).toContain('রহিমা খাতুন');
    expect(form.body).toContain(shortCode('p1'));
    const code = encodeURIComponent(shortCode('p1').toLowerCase().replace('-', ' '));
    const found = await staff.as(ORGANISER).send(`${home}/room/find?code=${code}`, { now: NOW });
    expect(found.headers.location).toBe(`${home}/people/p1`);
    const nobody = await staff.as(ORGANISER).send(`${home}/room/find?code=xxx`, { now: NOW });
    expect(nobody.status).toBe(422);
    expect(nobody.body).toContain('value="xxx"');
  });

  test('given a blank one, then it has every question, with room for a name', async () => {
    const form = await staff.as(ORGANISER).send(`${home}/room/form?language=en`, { now: NOW });
    expect(form.body).toContain('What was most valuable to you?');
    expect(form.body).toContain('Your e-mail address');
    expect(form.body).not.toContain('class="code"');
    expect((await staff.as(ORGANISER).send(`${home}/room/form?person=nobody`, { now: NOW })).status).toBe(404);
  });
});
