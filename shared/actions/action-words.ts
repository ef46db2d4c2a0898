import { type Said, say } from '../language/texts.ts';
import type { ActionStatus } from './action-state.ts';

/** How an action stands, in the words that participants and the public read. */
export const STATUS_SAID: Readonly<Record<ActionStatus, Said>> = {
  planned: say('action.planned'),
  'under-way': say('action.underWay'),
  done: say('action.done'),
  dropped: say('action.isDropped'),
};
