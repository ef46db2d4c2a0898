import type { Answers } from '../../shared/feedback/answers.ts';
import { aPerson, aWorkshop } from './fixtures.ts';
import { parsedQuestionnaire } from './questionnaires.ts';

/** A questionnaire with a question of each kind and each condition, and two people who answered it. */

export const { sessions } = aWorkshop().details;
const ends = { low: { en: 'Poor', bn: 'খারাপ' }, high: 'Good' };
const optional = { required: false };
export const questionnaire = parsedQuestionnaire({
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
export const first: Answers = {
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
export const second: Answers = { topic: 1, friend: 'na', talks: { opening: 2 }, use: 'law' };
export const [AT, LATER] = ['2011-07-12T05:00:00Z', '2011-07-13T05:00:00Z'];
export const people = [
  aPerson({ id: 'a', name: '+Anna', feedback: { questionnaire: 3, answers: first, firstAt: AT, at: AT } }),
  aPerson({
    id: 'b',
    feedback: { questionnaire: 2, answers: second, firstAt: AT, at: LATER, enteredBy: 'o@example.org' },
  }),
  aPerson({ id: 'c' }),
];
export const published = { version: 3, questionnaire };
/** Every field of it, in its order. */
/** Every field of it, in its order. */
export const PATHS = [
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
