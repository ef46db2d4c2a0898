import { describe, expect, it } from 'vitest';
import type { Answers } from '../../shared/feedback/answers.ts';
import { WITHHELD, type Withheld } from '../../shared/feedback/breakdown.ts';
import { bySpeaker } from '../../shared/feedback/speakers.ts';
import { type Tally, tally } from '../../shared/feedback/tally.ts';
import type { Session } from '../../shared/workshop/workshop.ts';
import { parsedQuestionnaire } from '../support/questionnaires.ts';

/** What people gave the sessions that somebody spoke in. */

const sessions: Session[] = [
  { id: 'one', title: 'One', kind: 'presentation', speakers: [{ name: 'Ann', affiliation: 'BCC' }] },
  {
    id: 'two',
    title: 'Two',
    kind: 'presentation',
    speakers: [{ name: 'Bob' }, { name: 'Ann', affiliation: 'BCC' }],
  },
  { id: 'three', title: 'Three', kind: 'presentation', speakers: [{ name: 'Ann', affiliation: 'UNDP' }] },
];
const matrix = (id: string, rows: unknown) => ({
  kind: 'matrix',
  id,
  title: id,
  required: false,
  ends: { low: 'l', high: 'h' },
  notApplicable: 'Away',
  rows,
});
const hall = matrix('hall', [{ id: 'one', label: 'Not a session' }]);
const questionnaire = parsedQuestionnaire({
  sections: [{ title: 'S', questions: [hall, matrix('talks', 'sessions'), matrix('again', 'sessions')] }],
});
const all: Answers[] = [
  { hall: { one: 1 }, talks: { one: 5, two: 3, three: 'na' }, again: { one: 1 } },
  { talks: { one: 4, two: 'na' } },
];
const told: Tally<Withheld> = tally(questionnaire, sessions, all);

describe('by speaker', () => {
  it('each rating of each session counts once, in the order of the agenda; of one name in two places there are two', () => {
    expect(bySpeaker(told, sessions)).toMatchObject([
      {
        name: 'Ann',
        affiliation: 'BCC',
        sessions: ['one', 'two'],
        rated: { n: 3, mean: 4, median: 4, notApplicable: 1 },
      },
      { name: 'Bob', affiliation: undefined, sessions: ['two'], rated: { n: 1, mean: 3, median: 3, notApplicable: 1 } },
      { name: 'Ann', affiliation: 'UNDP', sessions: ['three'], rated: { n: 0, mean: undefined, notApplicable: 1 } },
    ]);
    expect(bySpeaker(told, sessions)[0]?.rated.distribution).toEqual([
      { value: 1, count: 0 },
      { value: 2, count: 0 },
      { value: 3, count: 1 },
      { value: 4, count: 1 },
      { value: 5, count: 1 },
    ]);
  });

  it('there is nobody where no question asks for sessions', () => {
    const without = parsedQuestionnaire({ sections: [{ title: 'S', questions: [hall] }] });
    expect(bySpeaker(tally(without, sessions, all), sessions)).toEqual([]);
  });

  it.each(['distribution', 'notApplicable'] as const)(
    'a speaker is withheld whole, one of whose sessions has its %s withheld',
    (figure) => {
      const partly: Tally<Withheld> = {
        ...told,
        questions: told.questions.map((each) =>
          each.kind === 'matrix'
            ? {
                ...each,
                rows: each.rows.map((row) =>
                  row.row.id === 'one' ? { ...row, rated: { ...row.rated, [figure]: WITHHELD } } : row,
                ),
              }
            : each,
        ),
      };
      const [ann, bob] = bySpeaker(partly, sessions);
      const nothing = {
        n: WITHHELD,
        mean: WITHHELD,
        median: WITHHELD,
        notApplicable: WITHHELD,
        distribution: WITHHELD,
      };
      expect(ann?.rated).toEqual(nothing);
      expect(bob?.rated.n).toBe(1);
    },
  );
});
