import type { ActionEvent } from '../../../shared/actions/action.ts';
import type { ActionStatus } from '../../../shared/actions/action-state.ts';

/** How an action stands, for staff. */
export const STATUS_WORDS: Readonly<Record<ActionStatus, string>> = {
  planned: 'planned',
  'under-way': 'under way',
  done: 'done',
  dropped: 'dropped',
};

export const HAPPENED: Readonly<Record<ActionEvent['what'], string>> = {
  agreed: 'Agreed',
  reported: 'Reported',
  changed: 'Changed',
  assigned: 'Given to this person',
  dropped: 'Dropped',
  restored: 'Taken up again',
};

/** What was done, in the address of the page that follows. */
export const DONE = {
  added: 'The action is on the road map.',
  exists: 'This person has an action of that name already. You see it as it is.',
  changed: 'The action is changed.',
  reported: 'The report is noted.',
  owner: 'The action was given to this person, who gets a mail about it if it has a date. The earlier owner gets none.',
  dropped: 'The action is dropped: nobody is reminded of it. You can take that back.',
  restored: 'The action stands again as it stood.',
  public: 'Everybody can read the road map now.',
  private: 'Only the participants can read the road map now.',
} as const;

export const saidOf = (done: string | null): string | undefined =>
  Object.entries(DONE).find(([name]) => name === done)?.[1];
