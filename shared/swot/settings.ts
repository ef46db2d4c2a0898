import { Refusal } from '../refusal.ts';
import type { Workshop, WorkshopFile } from '../workshop/workshop.ts';

/** How participants see and endorse each other's entries. */
export type SwotSettings = Pick<WorkshopFile['swot'], 'others' | 'endorsements'>;

/**
 * Changes how participants see each other's entries, from now on: what was endorsed already stays and counts.
 * @throws Refusal `conflict` once the follow-up is closed, or the workshop cancelled
 */
export function withSwotSettings(workshop: Workshop, { others, endorsements }: SwotSettings): Workshop {
  const { swot } = workshop.details;
  if (swot.others === others && swot.endorsements === endorsements) return workshop;
  if (workshop.closedAt !== undefined || workshop.cancelled) {
    throw new Refusal(
      'conflict',
      'The follow-up of this workshop is closed, so nobody sees a form any more. Nothing was changed.',
    );
  }
  return { ...workshop, details: { ...workshop.details, swot: { ...swot, others, endorsements } } };
}
