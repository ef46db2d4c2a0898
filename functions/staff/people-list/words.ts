import type { ActKind } from '../../../shared/people/person.ts';
import type { Group, PersonStanding } from '../../../shared/report/overview.ts';
import type { PeopleFilter } from '../../../shared/report/people-list.ts';

/** The list of people in words for staff. */

export const GROUPS: Readonly<Record<Group, string>> = {
  answered: 'answered',
  reached: 'reached, not answered',
  'not-reached': 'not reached',
  'reminders-off': 'reminders off',
};

export const STATES: Readonly<Record<NonNullable<PeopleFilter['state']>, string>> = {
  owing: 'Not answered',
  answered: 'Answered',
  reached: 'Not answered, mail arrived',
  'not-reached': 'Not answered, not reached',
  'reminders-off': 'Not answered, reminders off',
};

export const SORTS: Readonly<Record<PeopleFilter['sort'], string>> = {
  organisation: 'By organisation',
  name: 'By name',
  state: 'By state, not reached first',
  activity: 'By last activity, newest first',
};

/** What is owed, as staff say it: an obligation's own sentence is addressed to the person. */
export const OWED = {
  feedback: 'feedback',
  swot: 'SWOT',
  paper: 'paper',
  revision: 'revised paper',
  action: 'action',
} as const;

export const owedText = ({ owes }: Pick<PersonStanding, 'owes'>): string =>
  owes.length === 0 ? '–' : owes.map(({ kind }) => OWED[kind]).join(', ');

/** "1 person", "12 people" */
export const count = (people: number): string => (people === 1 ? '1 person' : `${people} people`);

/** What stands on the button under the list, at the head of the page that asks once more, and on its own button. */
export const ACTS: Readonly<
  Record<ActKind, { readonly choose: string; readonly title: string; readonly done: string; readonly back: string }>
> = {
  remind: {
    choose: 'Remind now',
    title: 'Remind now',
    done: 'A reminder goes to',
    back: 'Take the reminders back',
  },
  extend: {
    choose: 'Give more time',
    title: 'Give more time',
    done: 'More time was given to',
    back: 'Take the time back',
  },
  'send-link': {
    choose: 'Send the link again',
    title: 'Send the personal link again',
    done: 'The personal link goes to',
    back: 'Do not send the links',
  },
  attended: {
    choose: 'Tick off as there',
    title: 'Tick off as having been there',
    done: 'Ticked off as having been there:',
    back: 'Take the ticks back',
  },
};
