import { describe, expect, it } from 'vitest';
import { answersSheet } from '../../shared/feedback/answers-sheet.ts';
import { WITHHELD } from '../../shared/feedback/breakdown.ts';
import { codebook } from '../../shared/feedback/codebook.ts';
import { resultsSheet } from '../../shared/feedback/results-sheet.ts';
import { tally } from '../../shared/feedback/tally.ts';
import type { Sheet } from '../../shared/workbook/sheet.ts';
import { first, PATHS, people, published, questionnaire, second, sessions } from '../support/two-answered.ts';

/** What leaves as a workbook, sheet by sheet. */

const headsOf = ({ columns }: Sheet): string[] => columns.map(({ head }) => head);

describe('the answers as a sheet', () => {
  const sheet = () => answersSheet(published, { sessions, timeZone: 'Asia/Dhaka' }, people);

  it('have a column for each field behind who it is', () => {
    expect(headsOf(sheet())).toEqual([
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
    expect(sheet().rows).toEqual([
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
  const column = (head: string) => {
    const sheet = codebook(questionnaire, sessions, [first, second]);
    return sheet.rows.map((row) => row[headsOf(sheet).indexOf(head)]);
  };

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
    const rated = {
      n: WITHHELD,
      mean: WITHHELD,
      median: WITHHELD,
      notApplicable: WITHHELD,
      distribution: WITHHELD,
    } as const;
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
