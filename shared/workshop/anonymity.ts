import { Refusal } from '../refusal.ts';
import { opensAt } from './calendar.ts';
import type { Workshop } from './workshop.ts';

/** Whether the forms were ever open, also where the workshop was moved ahead again since. `now` in epoch ms. */
export const hasOpened = ({ details, reschedules }: Pick<Workshop, 'details' | 'reschedules'>, now: number): boolean =>
  now >= opensAt(details) || reschedules.some(({ from, at }) => Date.parse(at) >= opensAt({ ...details, ...from }));

/**
 * The workshop with its feedback anonymous or not. Fixed once the forms have opened: what somebody answered under one promise
 * is never read under another.
 * @throws Refusal `conflict`
 */
export function withAnonymity(workshop: Workshop, anonymous: boolean, now: number): Workshop {
  if (workshop.details.feedback.anonymous === anonymous) return workshop;
  if (hasOpened(workshop, now)) {
    throw new Refusal(
      'conflict',
      'The forms have opened, so whether feedback is anonymous cannot be changed any more: people answer, or have answered, as it was said to them.',
    );
  }
  return { ...workshop, details: { ...workshop.details, feedback: { anonymous } } };
}
