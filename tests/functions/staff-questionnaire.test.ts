import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { participantRoutes } from '../../functions/participant/routes.ts';
import type { Answers } from '../../shared/feedback/answers.ts';
import { defaultQuestionnaire } from '../../shared/feedback/default-questionnaire.ts';
import { readQuestionnaire, writeQuestionnaire } from '../../shared/feedback/questionnaire.store.ts';
import { type Questionnaire, QuestionnaireSchema, questionsOf } from '../../shared/feedback/questionnaire.ts';
import { openDocuments } from '../../shared/papers/documents.store.ts';
import { personalLink } from '../../shared/people/addresses.ts';
import type { Person } from '../../shared/people/person.ts';
import { opensAt } from '../../shared/workshop/calendar.ts';
import { readWorkshop } from '../../shared/workshop/workshop.store.ts';
import type { WorkshopFile } from '../../shared/workshop/workshop.ts';
import { BASE_URL, browserLike } from '../support/browser-like.ts';
import { aPerson, aWorkshop, aWorkshopFile, BALLOT_SCRIPT, LINK_KEYS } from '../support/fixtures.ts';
import { NO_REPORTS } from '../support/kept-reports.ts';
import { type Console, startConsole } from '../support/staff.ts';

/** The forms are open. */
const now = opensAt(aWorkshop().details);
const organiser = 'organiser@example.org';
const viewer = 'viewer@example.org';

let staff: Console;
let made = 0;
let workshopId: string;
let at: string;
beforeAll(async () => {
  staff = await startConsole();
});
afterAll(() => staff.stop());
beforeEach(() => given());

async function given(people: readonly Partial<Person>[] = [{ id: 'p1' }], file: Partial<WorkshopFile> = {}) {
  made += 1;
  workshopId = `w${made}`;
  at = `/staff/w/${workshopId}/questionnaire`;
  const members = [...aWorkshopFile().staff, { name: 'Vera Viewer', email: viewer, role: 'viewer' as const }];
  await staff.add(
    aWorkshop({ id: workshopId, staff: members, ...file }),
    people.map((person) => aPerson({ workshopId, ...person })),
  );
}

const open = (address: string, who = organiser) => staff.as(who).send(address, { now });
const send = (address: string, form: Record<string, string | string[]>) =>
  staff.as(organiser).send(address, { form, now });
const program = (address: string, json: unknown) => staff.as(organiser).send(address, { json, now });

const StateSchema = z.object({
  version: z.int(),
  questionnaire: QuestionnaireSchema,
  draft: z.object({ revision: z.int(), questionnaire: z.looseObject({ sections: z.array(z.unknown()) }) }),
  standing: z.object({ isChanged: z.boolean(), problems: z.array(z.string()), breaks: z.array(z.string()) }),
});
const state = async () => {
  const reply = await staff.as(organiser).send(at, { headers: { accept: 'application/json' }, now });
  return StateSchema.parse(reply.json());
};
const draft = async () => (await state()).draft.questionnaire as Questionnaire;
const ids = async () => questionsOf(await draft()).map(({ id }) => id);
const asked = async () => readQuestionnaire(staff.table, await readWorkshop(staff.table, workshopId));

const small: Questionnaire = QuestionnaireSchema.parse({
  sections: [
    {
      title: { en: 'About the day', bn: 'দিনটি সম্পর্কে' },
      questions: [
        {
          kind: 'single',
          id: 'lunch',
          title: { en: 'How was the lunch?', bn: 'দুপুরের খাবার কেমন ছিল?' },
          required: true,
          options: [
            { id: 'good', label: { en: 'Good', bn: 'ভালো' } },
            { id: 'bad', label: { en: 'Bad', bn: 'খারাপ' } },
          ],
          other: 'Something else',
        },
        {
          kind: 'text',
          id: 'why',
          title: 'Why?',
          required: false,
          lines: 'several',
          maxLength: 200,
          showIf: { question: 'lunch', isAnyOf: ['bad'] },
        },
      ],
    },
  ],
});

const text = { 'title.en': 'What else?', lines: 'one', maxLength: '100', id: 'else' };

/** A participant with the personal link. */
async function participant(id = 'p1') {
  const context = {
    table: staff.table,
    ballots: staff.ballots,
    reports: NO_REPORTS,
    ballotScript: BALLOT_SCRIPT,
    linkKeys: LINK_KEYS,
    baseUrl: BASE_URL,
  };
  const browser = browserLike(participantRoutes(context, openDocuments('no-bucket')));
  await browser.send(personalLink(BASE_URL, LINK_KEYS, aPerson({ workshopId, id }), '').slice(BASE_URL.length), {
    now,
  });
  return { browser, feedback: `/w/${workshopId}/p/${id}/feedback` };
}

async function published(questionnaire: unknown): Promise<void> {
  expect((await program(`${at}/json`, { questionnaire })).status).toBe(200);
  expect((await program(`${at}/publish`, {})).status).toBe(200);
}

async function answered(answers: Answers): Promise<void> {
  const { browser, feedback } = await participant();
  expect((await browser.send(feedback, { json: answers, now })).status).toBe(200);
}

describe('the questionnaire of a workshop', () => {
  it('is the default one at first; viewers read it, and no address writes anything by being opened', async () => {
    const { body } = await open(at, viewer);
    for (const { id } of questionsOf(defaultQuestionnaire)) expect(body).toContain(`id="question-${id}"`);
    expect(body).not.toContain('Publish');
    expect(body).not.toContain(`${at}/json`);
    await open(at);
    await open(`${at}/json`);
    await open(`${at}/questions?kind=text&section=1`);
    expect((await state()).draft.revision).toBe(0);
  });

  it.each([
    'questions/none',
    'questions/none/condition',
    'questions/__proto__',
    'sections/99',
    'sections/x',
    'sections/0',
  ])('given %s, which there is not, then 404', async (page) => {
    expect((await open(`${at}/${page}`)).status).toBe(404);
  });
});

describe('editing the draft', () => {
  it('adds a section and questions of every kind, changes and moves and removes them, and asks nobody anything yet', async () => {
    await send(`${at}/sections`, {
      'title.en': 'More',
      'title.bn': 'আরও',
      'intro.en': '',
      newPage: 'yes',
      revision: '0',
    });
    const ends = { 'ends.low.en': 'bad', 'ends.high.en': 'good', 'notApplicable.en': 'N/A' };
    const choices = { options: 'yes = Yes | হ্যাঁ\nNo, never | না\nNo, never!', 'other.en': 'Else' };
    const forms: Record<string, Record<string, string>> = {
      rating: { ...ends, required: 'yes' },
      scale: ends,
      matrix: { ...ends, rowsFrom: 'own', rows: 'Food\nRooms' },
      single: choices,
      multiple: choices,
      text: { lines: 'several', maxLength: '300' },
      number: { min: '1', max: '৫', whole: 'yes', 'unit.en': 'days' },
      date: { min: '2011-07-01', max: '' },
      consent: { 'label.en': 'You may contact me.' },
    };
    for (const [kind, fields] of Object.entries(forms)) {
      const form = { kind, section: '5', id: kind, 'title.en': `A ${kind}`, ...fields };
      const reply = await send(`${at}/questions`, form);
      expect([reply.status, reply.headers.location], reply.body).toEqual([303, `${at}?done=question#question-${kind}`]);
    }
    const added = (await draft()).sections.at(-1);
    expect(added?.newPage).toBe(true);
    expect(added?.questions).toMatchObject([
      { kind: 'rating', required: true, notApplicable: 'N/A' },
      { kind: 'scale', required: false, ends: { low: 'bad', high: 'good' } },
      {
        kind: 'matrix',
        rows: [
          { id: 'food', label: 'Food' },
          { id: 'rooms', label: 'Rooms' },
        ],
      },
      { kind: 'single', other: 'Else' },
      {
        kind: 'multiple',
        options: [
          { id: 'yes', label: { en: 'Yes', bn: 'হ্যাঁ' } },
          { id: 'no-never', label: { en: 'No, never', bn: 'না' } },
          { id: 'no-never-2', label: 'No, never!' },
        ],
      },
      { kind: 'text', lines: 'several', maxLength: 300 },
      { kind: 'number', min: 1, max: 5, whole: true, unit: 'days' },
      { kind: 'date', min: '2011-07-01' },
      { kind: 'consent', label: 'You may contact me.' },
    ]);
    await send(`${at}/questions/date`, { action: 'remove' });
    await send(`${at}/questions/consent`, { action: 'up' });
    expect((await ids()).slice(-3)).toEqual(['text', 'consent', 'number']);
    await send(`${at}/questions/rating`, { action: 'up' });
    expect((await draft()).sections.at(-2)?.questions.at(-1)?.id).toBe('rating');
    await send(`${at}/sections/5`, { action: 'up' });
    await send(`${at}/sections/4`, { action: 'change', 'title.en': 'Further' });
    expect((await draft()).sections[3]).toMatchObject({ title: 'Further' });
    await send(`${at}/sections/5`, { action: 'remove' });
    expect((await draft()).sections).toHaveLength(4);
    expect(await asked()).toEqual({ version: 0, questionnaire: defaultQuestionnaire });
  });

  it('opens each question of the default questionnaire in its form, and saving that changes nothing but says so', async () => {
    for (const question of questionsOf(defaultQuestionnaire)) {
      const { body } = await open(`${at}/questions/${question.id}`);
      const form = formIn(body);
      expect(form.revision).toBe('0');
      expect((await send(`${at}/questions/${question.id}`, form)).status).toBe(303);
    }
    expect((await state()).standing.isChanged).toBe(false);
    expect((await state()).draft.revision).toBe(0);
  });

  it('changes when a question is asked, by the answers that the other one has', async () => {
    await published(small);
    await send(`${at}/questions`, { kind: 'text', section: '1', ...text });
    const choose = await open(`${at}/questions/else/condition`);
    expect(choose.body).toContain('<option value="lunch"');
    const form = await open(`${at}/questions/else/condition?about=lunch`);
    for (const id of ['good', 'bad', 'other']) expect(form.body).toContain(`value="${id}"`);
    const none = await send(`${at}/questions/else/condition`, { about: 'lunch', how: 'choices' });
    expect([none.status, none.body.includes('Please tick at least one')]).toEqual([422, true]);
    await send(`${at}/questions/else/condition`, { about: 'lunch', how: 'choices', choices: ['bad', 'other'] });
    expect(questionsOf(await draft())[2]?.showIf).toEqual({ question: 'lunch', isAnyOf: ['bad', 'other'] });
    await send(`${at}/questions/else/condition`, { how: 'always' });
    expect(questionsOf(await draft())[2]?.showIf).toBeUndefined();
  });

  it.each([
    ['no question', { 'title.en': '' }, 'Please write the question, in English.'],
    ['Bangla alone', { 'title.en': '', 'title.bn': 'KEPT কী?' }, 'in English too, the workshop’s language'],
    ['a long title', { 'title.en': `KEPT ${'x'.repeat(300)}` }, 'Please keep this to 300 characters; it has 305.'],
    ['an id with a blank', { id: 'a b' }, 'Please choose an id of 1 to 64 letters'],
    ['an id that is taken', { id: 'best' }, 'is another question’s'],
    ['a limit in words', { maxLength: 'many' }, 'Please write a number in digits'],
    ['a limit of nought', { maxLength: '0' }, 'Please write a whole number from 1 to 10,000.'],
  ])('given %s, then it is said beside its field, and all that was typed is kept', async (_, typed, says) => {
    const form = { kind: 'text', section: '1', ...text, 'hint.en': 'KEPT <b>"as typed"', ...typed };
    const { status, body } = await send(`${at}/questions`, form);
    expect(status).toBe(422);
    expect(body).toContain(says);
    expect(body).toContain('KEPT &lt;b>&quot;as typed&quot;');
    expect((await state()).draft.revision).toBe(0);
  });

  it.each([
    ['one choice', 'Only one', '2 to 30 choices'],
    ['an id twice', 'a = A\na = B', 'Line 2: the id “a” stands in another line already.'],
    ['the id of "something else"', 'other = A\nb = B', 'Line 1: the id “other” is kept'],
    ['too many texts', 'A | আ | third\nB', 'Line 1: there are more than 2 texts'],
    ['no English', '| আ\nB', 'Line 1: please write it in English.'],
  ])('given choices with %s, then the line is named', async (_, options, says) => {
    const { status, body } = await send(`${at}/questions`, { ...text, kind: 'single', section: '1', options });
    expect(status).toBe(422);
    expect(body).toContain(says);
    expect((await state()).draft.revision).toBe(0);
  });

  it('given two organisers, then the second is shown what changed meanwhile, and overwrites nothing', async () => {
    const first = { ...text, kind: 'text', section: '1', revision: '0' };
    expect((await send(`${at}/questions`, first)).status).toBe(303);
    expect((await send(`${at}/questions`, first)).status).toBe(303);
    const second = await send(`${at}/questions/best`, {
      ...formIn((await open(`${at}/questions/best`)).body),
      revision: '0',
      'title.en': 'KEPT?',
    });
    expect(second.status).toBe(409);
    expect(second.body).toContain('Somebody else changed the questionnaire');
    expect(second.body).toContain('value="KEPT?"');
    expect(second.body).toContain('name="revision" value="1"');
    const removed = await send(`${at}/questions/best`, { action: 'remove', revision: '0' });
    expect([removed.status, await ids()]).toEqual([409, expect.arrayContaining(['best', 'else'])]);
    expect((await state()).draft.revision).toBe(1);
  });

  it('given steps that leave it unfinished, then it says what is to be put right, and is not published', async () => {
    await published(small);
    await send(`${at}/sections`, { 'title.en': 'Empty' });
    await send(`${at}/questions/lunch`, { action: 'remove' });
    const { problems } = (await state()).standing;
    expect(problems).toEqual([
      'Section 2, questions: must have at least 1 entry; here is an empty list.',
      'Section 1, question 1 (why), showIf: must ask about an earlier question; none before this one has the id "lunch".',
    ]);
    const refused = await send(`${at}/publish`, {});
    expect(refused.status).toBe(422);
    expect((await asked()).version).toBe(1);
    await send(`${at}/discard`, {});
    expect((await state()).standing.isChanged).toBe(false);
    expect(await draft()).toEqual(small);
  });
});

describe('the preview', () => {
  it('is the participants’ form of the draft, in either language, and sends nothing', async () => {
    await program(`${at}/json`, { questionnaire: small });
    const bangla = (await open(`${at}/preview?language=bn`)).body;
    expect(bangla).toContain('<form method="dialog" lang="bn" dir="ltr">');
    expect(bangla).toContain('দুপুরের খাবার কেমন ছিল?');
    expect(bangla).toContain('data-show-if');
    expect((await open(`${at}/preview?language=en`)).body).toContain('How was the lunch?');
    expect((await open(`${at}/preview?language=xx`)).status).toBe(200);
    expect((await open(`${at}/preview?language=en`, viewer)).body).not.toContain('How was the lunch?');
  });
});

describe('as JSON', () => {
  it('goes out and comes back as the same questionnaire, as pasted text and as a file', async () => {
    await program(`${at}/json`, { questionnaire: small });
    const out = await open(`${at}/questionnaire.json`);
    expect(out.headers['content-disposition']).toBe(`attachment; filename="questionnaire-${workshopId}.json"`);
    expect(JSON.parse(out.body)).toEqual(small);
    await send(`${at}/discard`, {});
    expect((await send(`${at}/json`, { questionnaire: out.body.replaceAll('\n', '\r\n') })).status).toBe(303);
    expect(await draft()).toEqual(small);
    await send(`${at}/discard`, {});
    const form = new FormData();
    form.set('upload', new File([`\ufeff${out.body}`], 'q.json', { type: 'application/json' }));
    const encoded = new Response(form);
    const reply = await staff.as(organiser).send(`${at}/json`, {
      body: Buffer.from(await encoded.arrayBuffer()),
      headers: { 'content-type': encoded.headers.get('content-type') ?? '' },
      now,
    });
    expect([reply.status, await draft()]).toEqual([303, small]);
  });

  const [section] = small.sections;
  const withQuestion = (change: object) => ({
    sections: [{ ...section, questions: [{ ...section?.questions[0], ...change }] }],
  });
  it.each<[string, unknown, string]>([
    ['nothing', '', 'Please choose a file, or paste'],
    ['no JSON', '{"sections": [,]}', 'Line 1, column 15: this is no JSON'],
    ['no sections', {}, 'sections: this is missing; it must be a list in [ ].'],
    [
      'an unknown kind',
      withQuestion({ kind: 'colour' }),
      'Section 1, question 1 (lunch), kind: must be one of "rating", "scale",',
    ],
    ['a field that is none', withQuestion({ colour: 1 }), 'Section 1, question 1 (lunch): “colour” is no field here.'],
    ['a title that is a number', withQuestion({ title: 7 }), 'Section 1, question 1 (lunch), title: must be a text'],
    [
      'an empty title',
      withQuestion({ title: { en: '' } }),
      'Section 1, question 1 (lunch), title, en: must not be empty',
    ],
    ['one choice', withQuestion({ options: [{ id: 'a', label: 'A' }] }), 'options: must have at least 2 entries'],
    [
      'a wrong id of a choice',
      withQuestion({
        options: [
          { id: 'a', label: 'A' },
          { id: 'b c', label: 'B' },
        ],
      }),
      'options, entry 2, id: must be 1 to 64',
    ],
    [
      'a wrong condition',
      withQuestion({ showIf: { question: 'lunch', isAnyOf: [] } }),
      'showIf, isAnyOf: must have at least 1 entry',
    ],
    ['a question twice', { sections: [...small.sections, ...small.sections] }, 'must not use one question id twice'],
    [
      'more than fits into the table',
      {
        sections: Array.from({ length: 4 }, (_, page) => ({
          title: 'S',
          questions: Array.from({ length: 60 }, (_, index) => ({
            kind: 'single',
            id: `q${page}-${index}`,
            title: 'T',
            required: false,
            other: 'O',
            options: [
              { id: 'a', label: 'A' },
              { id: 'b', label: 'B' },
            ],
          })),
        })),
      },
      'what one person answers may take 250 KB',
    ],
  ])(
    'given %s, then the place is named in words, what was pasted is kept, and the draft is as it was',
    async (_, value, says) => {
      const pasted = typeof value === 'string' ? value : JSON.stringify(value);
      const { status, body } = await send(`${at}/json`, { questionnaire: pasted });
      expect(status).toBe(422);
      expect(plain(body)).toContain(says);
      expect(plain(body)).toContain(pasted);
      expect((await program(`${at}/json`, { questionnaire: value })).status).toBe(422);
      expect((await state()).draft.revision).toBe(0);
    },
  );
});

describe('publishing', () => {
  it('makes a version that never changes, and the participants are asked it from then on', async () => {
    await published(small);
    const { browser, feedback } = await participant();
    expect((await browser.send(feedback, { now })).body).toContain('How was the lunch?');
    await send(`${at}/questions/lunch`, {
      ...formIn((await open(`${at}/questions/lunch`)).body),
      'title.en': 'The lunch?',
    });
    expect((await browser.send(feedback, { now })).body).toContain('How was the lunch?');
    const reply = await send(`${at}/publish`, { revision: String((await state()).draft.revision) });
    expect(reply.headers.location).toBe(`${at}?done=publish`);
    expect((await browser.send(feedback, { now })).body).toContain('The lunch?');
    const workshop = await readWorkshop(staff.table, workshopId);
    expect(workshop.questionnaire).toBe(2);
    expect((await readQuestionnaire(staff.table, { ...workshop, questionnaire: 1 })).questionnaire).toEqual(small);
    await send(`${at}/publish`, {});
    expect((await readWorkshop(staff.table, workshopId)).questionnaire).toBe(2);
  });

  it('given a draft that somebody changed since the page was opened, then nothing is published', async () => {
    await program(`${at}/json`, { questionnaire: small });
    await send(`${at}/questions`, { ...text, kind: 'text', section: '1' });
    const reply = await send(`${at}/publish`, { revision: '1' });
    expect([reply.status, (await asked()).version]).toEqual([409, 0]);
  });

  it('given one that broke off between its two writes, then publishing again takes up the version that is there', async () => {
    await program(`${at}/json`, { questionnaire: small });
    const workshop = await readWorkshop(staff.table, workshopId);
    const made = { at: new Date(now).toISOString(), by: organiser };
    expect(await writeQuestionnaire(staff.table, workshop, small, made)).toBe(1);
    expect((await asked()).version).toBe(0);
    await send(`${at}/publish`, {});
    expect(await asked()).toEqual({ version: 1, questionnaire: small });
  });

  it('given another version that broke off, then that one stays as it is and is never asked', async () => {
    const workshop = await readWorkshop(staff.table, workshopId);
    const made = { at: new Date(now).toISOString(), by: organiser };
    await writeQuestionnaire(staff.table, workshop, defaultQuestionnaire, made);
    await published(small);
    expect(await asked()).toEqual({ version: 2, questionnaire: small });
  });

  it('given answers, then only what keeps them valid is published', async () => {
    await published(small);
    await answered({ lunch: 'bad', why: 'It was cold.' });
    await send(`${at}/questions`, { ...text, kind: 'text', section: '1' });
    await send(`${at}/questions/why`, { action: 'remove' });
    const page = await open(at);
    expect(page.body).toContain('“Why?” (why) was removed, and its answers would be lost.');
    expect(page.body).not.toContain('Publish the changes');
    const refused = await program(`${at}/publish`, {});
    expect(refused.status).toBe(422);
    expect(JSON.stringify(refused.json())).toContain('(why) was removed');
    expect((await asked()).version).toBe(1);
    await send(`${at}/discard`, {});
    await send(`${at}/questions`, { ...text, kind: 'text', section: '1' });
    expect((await send(`${at}/publish`, {})).status).toBe(303);
    const { browser, feedback } = await participant();
    expect((await browser.send(feedback, { now })).body).toContain('It was cold.');
    expect((await open(`/staff/w/${workshopId}/feedback/comments`)).body).toContain('It was cold.');
  });

  it('given only a draft of answers, then anything may be published, and the draft’s form can still be sent', async () => {
    const two = {
      sections: [
        ...small.sections,
        {
          title: 'Page two',
          newPage: true,
          questions: [{ ...small.sections[0]?.questions[1], id: 'more', showIf: undefined }],
        },
      ],
    };
    await published(two);
    const { browser, feedback } = await participant();
    await browser.send(feedback, { form: { lunch: 'bad', why: 'typed', ':press': 'next' }, now });
    await send(`${at}/questions/why`, { action: 'remove' });
    expect((await send(`${at}/publish`, {})).status).toBe(303);
    const sent = await browser.send(feedback, { form: { more: 'x', ':press': 'send', ':page': '1' }, now });
    expect([sent.status, sent.headers.location]).toEqual([303, `${feedback}/received`]);
  });

  it('given an anonymous workshop, then no consent to being contacted is asked there, nor anything that ballots could break', async () => {
    const contact = { kind: 'consent', id: 'contact', title: 'Contact', required: false, label: 'You may contact me.' };
    await given([{ id: 'p1' }], { feedback: { anonymous: true } });
    const before = opensAt(aWorkshop().details) - 1;
    const early = (address: string, json: unknown) => staff.as(organiser).send(address, { json, now: before });
    await early(`${at}/json`, { questionnaire: { sections: [{ title: 'S', questions: [contact] }] } });
    const refused = await early(`${at}/publish`, {});
    expect(JSON.stringify(refused.json())).toContain('The feedback of this workshop is anonymous');
    await early(`${at}/json`, { questionnaire: small });
    expect((await early(`${at}/publish`, {})).status).toBe(200);
    await send(`${at}/questions/why`, { action: 'remove' });
    expect((await send(`${at}/publish`, {})).status).toBe(422);
  });

  it('given a workshop that is cancelled, then nothing is published', async () => {
    await program(`${at}/json`, { questionnaire: small });
    await send(`/staff/w/${workshopId}/cancel`, { reason: 'Flood', understood: 'yes' });
    expect((await send(`${at}/publish`, {})).status).toBe(410);
  });
});

describe('the answers to take along', () => {
  const files = () => `/staff/w/${workshopId}/feedback/answers`;

  it('are a table with a row for each who answered, and JSON exactly as it is stored', async () => {
    await given([{ id: 'p1', name: '=cmd|calc' }, { id: 'p2' }]);
    await published(small);
    await answered({ lunch: 'other', 'lunch.other': '+1 "more"; ভাত' });
    const csv = await open(`${files()}.csv`);
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(csv.headers['content-disposition']).toBe(`attachment; filename="feedback-${workshopId}.csv"`);
    const [names, titles, ...rows] = parse(csv.body, { bom: true });
    expect(names).toEqual([
      'person',
      'name',
      'email',
      'organisation',
      'position',
      'answered',
      'entered_by',
      'version',
      'lunch',
      'lunch.other',
      'why',
    ]);
    expect(titles?.slice(-3)).toEqual(['How was the lunch?', 'How was the lunch? – Something else', 'Why?']);
    expect(rows).toEqual([
      [
        'p1',
        "'=cmd|calc",
        'p1@example.org',
        'Ministry of Science and ICT',
        'Deputy Secretary',
        new Date(now).toISOString(),
        '',
        '1',
        'other',
        `'+1 "more"; ভাত`,
        '',
      ],
    ]);
    const json = JSON.parse((await open(`${files()}.json`)).body);
    expect(json.responses).toMatchObject([
      { person: { id: 'p1' }, questionnaire: 1, answers: { lunch: 'other', 'lunch.other': '+1 "more"; ভাত' } },
    ]);
    expect((await open(`${files()}.csv`, viewer)).status).toBe(403);
  });

  it('given an anonymous workshop, then there are none by person, and the page says why', async () => {
    await given([{ id: 'p1' }], { feedback: { anonymous: true } });
    for (const type of ['csv', 'json']) {
      const reply = await open(`${files()}.${type}`);
      expect([reply.status, reply.body.includes('nobody can tell whose answers are whose')]).toEqual([403, true]);
    }
    expect((await open(`/staff/w/${workshopId}/feedback`)).body).not.toContain('answers.csv');
  });
});

const plain = (html: string): string =>
  html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

/** The fields of the form with a revision, as a browser would send them. */
function formIn(html: string): Record<string, string> {
  const form = /<form method="post"[^>]*class="card"[^>]*>(.*?)<\/form>/s.exec(html)?.[1] ?? '';
  const fields = Array.from(
    form.matchAll(/<input((?:[^">]|"[^"]*")*)>|<textarea((?:[^">]|"[^"]*")*)>([^<]*)<\/textarea>/g),
    ([, input, area, content]) => {
      const tag = input ?? area ?? '';
      const value = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
      const isOff = /type="(?:radio|checkbox)"/.test(tag) && !/ checked/.test(tag);
      return isOff ? [] : [[value('name'), plain(content ?? value('value'))] as const];
    },
  );
  return Object.fromEntries(fields.flat());
}
