import { describe, expect, it } from 'vitest';
import type { Answers } from '../../shared/feedback/answers.ts';
import { answersSheet } from '../../shared/feedback/answers-sheet.ts';
import { WITHHELD } from '../../shared/feedback/breakdown.ts';
import { codebook } from '../../shared/feedback/codebook.ts';
import { feedbackCsv, feedbackJson, withoutFormula } from '../../shared/feedback/export.ts';
import { resultsSheet } from '../../shared/feedback/results-sheet.ts';
import { tally } from '../../shared/feedback/tally.ts';
import { textsIn } from '../../shared/language/texts.ts';
import type { Sheet } from '../../shared/workbook/sheet.ts';
import { aPerson, aWorkshop } from '../support/fixtures.ts';
import { parsedQuestionnaire } from '../support/questionnaires.ts';

/** What leaves as a file: a questionnaire with a question of each kind, and two people who answered it. */

const { sessions } = aWorkshop().details;
const ends = { low: { en: 'Poor', bn: 'খারাপ' }, high: 'Good' };
const optional = { required: false };
const questionnaire = parsedQuestionnaire({
  sections: [
    {
      title: 'S',
      questions: [
        { kind: 'rating', id: 'topic', title: { en: 'Topic', bn: 'বিষয়' }, required: true, ends },
        { kind: 'scale', id: 'friend', title: 'Friend', ...optional, ends, notApplicable: 'No friends' },
        { kind: 'matrix', id: 'talks', title: 'Talks', ...optional, ends, rows: 'sessions', notApplicable: 'Away' },
        {
          kind: 'single',
          id: 'use',
          title: 'Use',
          ...optional,
          options: [
            { id: 'law', label: 'Law' },
            { id: 'rule', label: { en: 'Rule', bn: 'বিধি' } },
          ],
          other: 'Else',
        },
        {
          kind: 'multiple',
          id: 'help',
          title: 'Help',
          ...optional,
          options: [
            { id: 'money', label: 'Money' },
            { id: 'staff', label: 'Staff' },
          ],
        },
        {
          kind: 'text',
          id: 'why',
          title: 'Why',
          ...optional,
          lines: 'several',
          maxLength: 90,
          showIf: { question: 'use', isAnyOf: ['rule', 'other'] },
        },
        {
          kind: 'number',
          id: 'years',
          title: 'Years',
          ...optional,
          whole: true,
          unit: 'years',
          showIf: { question: 'topic', atLeast: 2, atMost: 4 },
        },
        {
          kind: 'number',
          id: 'age',
          title: 'Age',
          ...optional,
          whole: true,
          showIf: { question: 'topic', atLeast: 2 },
        },
        { kind: 'date', id: 'day', title: 'Day', ...optional, showIf: { question: 'topic', atMost: 4 } },
        {
          kind: 'consent',
          id: 'call',
          title: 'Call',
          ...optional,
          label: 'You may call',
          showIf: { question: 'why', answered: true },
        },
        {
          kind: 'text',
          id: 'last',
          title: 'Last',
          ...optional,
          lines: 'one',
          maxLength: 9,
          showIf: { question: 'why', answered: false },
        },
      ],
    },
  ],
});
const first: Answers = {
  topic: 4,
  friend: 9,
  talks: { opening: 5, portals: 'na' },
  use: 'other',
  'use.other': '=cmd',
  help: ['money', 'staff'],
  why: 'Two\nlines',
  years: 12,
  age: 40,
  day: '2011-07-09',
  call: 'yes',
};
const second: Answers = { topic: 1, friend: 'na', talks: { opening: 2 }, use: 'law' };
const [AT, LATER] = ['2011-07-12T05:00:00Z', '2011-07-13T05:00:00Z'];
const people = [
  aPerson({ id: 'a', name: '+Anna', feedback: { questionnaire: 3, answers: first, firstAt: AT, at: AT } }),
  aPerson({
    id: 'b',
    feedback: { questionnaire: 2, answers: second, firstAt: AT, at: LATER, enteredBy: 'o@example.org' },
  }),
  aPerson({ id: 'c' }),
];
const published = { version: 3, questionnaire };
const headsOf = ({ columns }: Sheet): string[] => columns.map(({ head }) => head);

const PATHS = [
  'topic',
  'friend',
  'talks.opening',
  'talks.portals',
  'use',
  'use.other',
  'help',
  'why',
  'years',
  'age',
  'day',
  'call',
  'last',
];

describe('the answers as a sheet', () => {
  const sheet = answersSheet(published, { sessions, timeZone: 'Asia/Dhaka' }, people);

  it('have a column for each field behind who it is', () => {
    expect(headsOf(sheet)).toEqual([
      'person',
      'name',
      'email',
      'organisation',
      'position',
      'answered (Asia/Dhaka)',
      'questionnaire version',
      'entered by',
      ...PATHS,
    ]);
  });

  it('have a row for each who answered: numbers as numbers, days as days, the rest as it was written', () => {
    const who = ['Ministry of Science and ICT', 'Deputy Secretary'];
    expect(sheet.rows).toEqual([
      [
        ...['a', '+Anna', 'a@example.org', ...who, { moment: '2011-07-12T11:00:00' }, 3, null],
        ...[4, 9, 5, 'na', 'other', '=cmd', 'money staff', 'Two\nlines', 12, 40, { day: '2011-07-09' }, 'yes', null],
      ],
      [
        ...['b', 'Deputy Secretary b', 'b@example.org', ...who, { moment: '2011-07-13T11:00:00' }, 2, 'o@example.org'],
        ...[1, 'na', 2, null, 'law', null, null, null, null, null, null, null, null],
      ],
    ]);
  });
});

describe('the codebook', () => {
  const sheet = codebook(questionnaire, sessions, [first, second]);
  const column = (head: string) => sheet.rows.map((row) => row[headsOf(sheet).indexOf(head)]);

  it('has a row for each column of the answers, and how many answered', () => {
    expect(column('column')).toEqual(PATHS);
    expect(column('n')).toEqual([2, 2, 2, 1, 2, 1, 1, 1, 1, 1, 1, 1, 0]);
    expect(column('required')).toEqual(['yes', ...Array(12).fill('no')]);
    expect(column('kind').slice(0, 7)).toEqual(['rating', 'scale', 'matrix', 'matrix', 'single', 'single', 'multiple']);
  });

  it('says what was asked, in each language or in the one that it was written in', () => {
    expect(column('asked (en)').slice(0, 6)).toEqual([
      'Topic',
      'Friend',
      'Talks – Opening',
      'Talks – Portals',
      'Use',
      'Use – Else',
    ]);
    expect(column('asked (bn)').slice(0, 3)).toEqual(['বিষয়', 'Friend', 'Talks – Opening']);
  });

  it('says what the values mean', () => {
    expect(column('values')).toEqual([
      '1 = Poor / খারাপ; 5 = Good',
      '0 = Poor / খারাপ; 10 = Good; na = No friends',
      '1 = Poor / খারাপ; 5 = Good; na = Away',
      '1 = Poor / খারাপ; 5 = Good; na = Away',
      'law = Law; rule = Rule / বিধি; other = Else',
      'text',
      'money = Money; staff = Staff (several, with a space between)',
      'text, at most 90 characters',
      'number, years',
      'number',
      'day',
      'yes = You may call; empty = no',
      'text, at most 9 characters',
    ]);
  });

  it('says when it was asked', () => {
    expect(column('asked when').slice(7)).toEqual([
      'Only if your answer to “Use” is: Rule; Else.',
      'Only if your answer to “Topic” is from 2 to 4.',
      'Only if your answer to “Topic” is 2 or more.',
      'Only if your answer to “Topic” is 4 or less.',
      'Only if you answered “Why”.',
      'Only if you left “Why” empty.',
    ]);
  });
});

describe('the figures as a sheet', () => {
  it('have each figure in a row of its own', () => {
    const sheet = resultsSheet(tally(questionnaire, sessions, [first, second]));
    const of = (id: string) => sheet.rows.filter(([question]) => question === id).map((row) => row.slice(2));
    expect(sheet.rows[0]).toEqual(['', 'Answers to the questionnaire', null, 'n', 2]);
    expect(sheet.rows.every((row) => row.length === sheet.columns.length)).toBe(true);
    const asked = [
      [null, 'asked', 2],
      [null, 'no answer', 0],
    ];
    expect(of('topic')).toEqual([
      ...asked,
      [null, 'n', 2],
      [null, 'mean', 2.5],
      [null, 'median', 2.5],
      [null, 'not applicable', 0],
      ...[1, 0, 0, 1, 0].map((count, index) => [null, `gave ${index + 1}`, count]),
    ]);
    expect(of('friend').slice(-4)).toEqual([
      [null, 'promoters', 1],
      [null, 'passives', 0],
      [null, 'detractors', 0],
      [null, 'net promoter score', 100],
    ]);
    expect(
      of('talks')
        .filter(([row]) => row === 'portals')
        .slice(0, 4),
    ).toEqual([
      ['portals', 'n', 0],
      ['portals', 'mean', null],
      ['portals', 'median', null],
      ['portals', 'not applicable', 1],
    ]);
    expect(of('talks').filter(([, figure]) => figure === 'no answer')).toEqual([
      [null, 'no answer', 0],
      ['opening', 'no answer', 0],
      ['portals', 'no answer', 1],
    ]);
    expect(of('use').slice(2)).toEqual([
      [null, 'n', 2],
      ['law', 'chosen', 1],
      ['rule', 'chosen', 0],
      ['other', 'chosen', 1],
    ]);
    expect(of('years')).toEqual([
      [null, 'asked', 1],
      [null, 'no answer', 0],
      [null, 'n', 1],
      [null, 'mean', 12],
      [null, 'median', 12],
      [null, 'lowest', 12],
      [null, 'highest', 12],
    ]);
    expect(of('why').at(-1)).toEqual([null, 'n', 1]);
    expect(of('day').slice(-2)).toEqual([
      [null, 'n', 1],
      ['2011-07-09', 'chosen', 1],
    ]);
    expect(of('call').at(-1)).toEqual([null, 'yes', 1]);
  });

  it('say of what is withheld that it is, and name no day and no value of it', () => {
    const rated = { n: WITHHELD, mean: WITHHELD, median: WITHHELD, notApplicable: WITHHELD, distribution: WITHHELD } as const;
    const questions = tally(questionnaire, sessions, []).questions.map((each) => {
      switch (each.kind) {
        case 'scale':
          return { ...each, rated, recommendation: WITHHELD } as const;
        case 'date':
          return { ...each, n: WITHHELD, dates: WITHHELD } as const;
        case 'text':
          return { ...each, texts: WITHHELD } as const;
        default:
          return each;
      }
    });
    const sheet = resultsSheet({ responses: 3, questions });
    const of = (id: string) =>
      sheet.rows
        .filter(([question]) => question === id)
        .slice(2)
        .map((row) => row.slice(3));
    const figures = [
      'n',
      'mean',
      'median',
      'not applicable',
      'promoters',
      'passives',
      'detractors',
      'net promoter score',
    ];
    expect(of('friend')).toEqual(figures.map((figure) => [figure, WITHHELD]));
    expect(of('day')).toEqual([['n', WITHHELD]]);
    expect(of('why')).toEqual([['n', WITHHELD]]);
  });
});

describe('the answers as a table for spreadsheets', () => {
  const lines = feedbackCsv(published, sessions, people, textsIn('bn')).split('\r\n');

  it('begin with the mark of UTF-8, the names of the fields, and what they ask in the workshop’s language', () => {
    expect(lines[0]).toBe(
      `\uFEFF${['person', 'name', 'email', 'organisation', 'position', 'answered', 'entered_by', 'version', ...PATHS].map((cell) => `"${cell}"`).join(',')}`,
    );
    expect(lines[1]).toContain(
      '"Version of the questionnaire","বিষয়","Friend","Talks – Opening","Talks – Portals","Use","Use – Else"',
    );
  });

  it('run no formula, and leave empty what was not answered', () => {
    const text = lines.slice(2).join('\r\n');
    expect(text).toContain(`"a","'+Anna","a@example.org"`);
    expect(text).toContain(
      `"${AT}",,"3","4","9","5","na","other","'=cmd","money staff","Two\nlines","12","40","2011-07-09","yes",`,
    );
    expect(text).toContain(`"${LATER}","o@example.org","2","1","na","2",,"law",,,,,,,,`);
    expect(text).not.toContain('"c"');
  });

  it.each(['=1', '+1', '-1', '@x', '\tx', '\rx', '\nx', "'=1", "''@x", '＝1', '＋1', '－1', '＠x'])(
    'have an apostrophe before %j, which a spreadsheet would run or which has one already',
    (text) => {
      expect(withoutFormula(text)).toBe(`'${text}`);
    },
  );

  it.each(['1', 'a=1', "'", "'a", ' =1', ''])('have %j as it is', (text) => {
    expect(withoutFormula(text)).toBe(text);
  });
});

it('the answers for programs are as they are stored, with the questionnaire that says what they mean', () => {
  const json = feedbackJson(published, sessions, people);
  expect(json.questionnaire).toEqual({ version: 3, ...questionnaire });
  expect(json.sessions).toEqual([
    { id: 'opening', title: 'Opening' },
    { id: 'portals', title: 'Portals' },
  ]);
  expect(json.responses.map(({ person, answers }) => [person.id, answers])).toEqual([
    ['a', first],
    ['b', second],
  ]);
  expect(json.responses[1]).toMatchObject({ questionnaire: 2, at: LATER, enteredBy: 'o@example.org' });
});
