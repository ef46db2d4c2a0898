import { describe, expect, it } from 'vitest';
import { feedbackCsv, feedbackJson, withoutFormula } from '../../shared/feedback/export.ts';
import { textsIn } from '../../shared/language/texts.ts';
import {
  AT,
  first,
  LATER,
  PATHS,
  people,
  published,
  questionnaire,
  second,
  sessions,
} from '../support/two-answered.ts';

/** What leaves as a table for spreadsheets, and for programs. */

describe('the answers as a table for spreadsheets', () => {
  const lines = () => feedbackCsv(published, sessions, people, textsIn('bn')).split('\r\n');

  it('begin with the mark of UTF-8, the names of the fields, and what they ask in the workshop’s language', () => {
    expect(lines()[0]).toBe(
      `\uFEFF${['person', 'name', 'email', 'organisation', 'position', 'answered', 'entered_by', 'version', ...PATHS].map((cell) => `"${cell}"`).join(',')}`,
    );
    expect(lines()[1]).toContain(
      '"Version of the questionnaire","বিষয়","Friend","Talks – Opening","Talks – Portals","Use","Use – Else"',
    );
  });

  it('run no formula, and leave empty what was not answered', () => {
    const text = lines().slice(2).join('\r\n');
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
