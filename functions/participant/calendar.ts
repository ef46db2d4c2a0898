import { noticeNumber } from '../../shared/follow-up/plan.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { textFile } from '../../shared/web/reply.ts';
import { calendarEntry } from '../../shared/workshop/calendar-entry.ts';
import { whyClosed } from '../../shared/workshop/opening.ts';
import { forVisitor, type ParticipantContext } from './session.ts';

/** The workshop for one's calendar: the same entry as in the notices of new dates, so that these replace it. */
export const calendarRoutes = (context: ParticipantContext): Route[] => [
  {
    method: 'GET',
    path: '/w/{workshopId}/p/{personId}/calendar.ics',
    handle: forVisitor(context, async ({ workshop, person }, request) => {
      if (workshop.cancelled) throw new Refusal('closed', whyClosed(workshop, person, request.now) ?? '');
      const { details } = workshop;
      const host = new URL(context.baseUrl).hostname;
      const sequence = noticeNumber(workshop);
      const text = calendarEntry({ method: 'PUBLISH', details, host, sequence, now: request.now });
      return textFile(text, { type: 'text/calendar; charset=utf-8; method=PUBLISH', name: `${details.id}.ics` });
    }),
  },
];
