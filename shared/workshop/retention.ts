import { Temporal } from 'temporal-polyfill';
import { closesAt } from './calendar.ts';
import type { Workshop } from './workshop.ts';

/**
 * When all that the participants gave is erased (epoch ms): so many months after the follow-up closed or was called off;
 * before that, after it is to close as planned now. By the workshop's own calendar, at the same time of day.
 */
export function keptUntil(workshop: Pick<Workshop, 'details' | 'extended' | 'closedAt' | 'cancelled'>): number {
  const { closedAt, cancelled, details } = workshop;
  const over = closedAt ?? cancelled?.at;
  return Temporal.Instant.fromEpochMilliseconds(over === undefined ? closesAt(workshop) : Date.parse(over))
    .toZonedDateTimeISO(details.timeZone)
    .add({ months: details.keepMonths }).epochMilliseconds;
}
