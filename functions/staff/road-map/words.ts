import type { ActionStatus } from '../../../shared/actions/action-state.ts';

/** How an action stands, for staff. */
export const STATUS_WORDS: Readonly<Record<ActionStatus, string>> = {
  planned: 'planned',
  'under-way': 'under way',
  done: 'done',
  dropped: 'dropped',
};
