import ical, { ICalAttendeeRole, ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import type { WorkshopFile } from './workshop.ts';

/** A workshop as an entry in somebody's calendar: iCalendar (RFC 5545), exchanged as RFC 5546 has it. */

interface Entry {
  readonly details: Pick<WorkshopFile, 'id' | 'title' | 'about' | 'venue' | 'starts' | 'ends' | 'mail'>;
  /** The host name of this Afterword: with the workshop's id it names the entry, now and after every change of dates. */
  readonly host: string;
  /** Higher than in every entry that was sent before, or calendars keep the older one (RFC 5546 section 2.1.4). */
  readonly sequence: number;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** RFC 5546 asks for an attendee in a request (section 3.2.2) and forbids one in what is published (section 3.2.1). */
export type CalendarEntry =
  | (Entry & { readonly method: 'PUBLISH' })
  | (Entry & {
      readonly method: 'REQUEST' | 'CANCEL';
      readonly attendee: { readonly name: string; readonly email: string };
    });

/**
 * An iCalendar object of one whole-day event, from the first to the last day of the workshop.
 *
 * The attendee is someone who takes part, and is told: there is nothing to answer. RSVP=FALSE makes Outlook ask for no
 * response (https://learn.microsoft.com/previous-versions/office/developer/exchange-server-2007/aa563460(v=exchg.80)).
 * PARTSTAT=ACCEPTED makes Gmail show the event as accepted; Outlook does not read it
 * (https://github.com/adamgibbons/ics/issues/255).
 * @returns lines that end with CRLF and are folded at 75 octets (RFC 5545 section 3.1)
 */
export function calendarEntry(entry: CalendarEntry): string {
  const { method, details, host, sequence, now } = entry;
  const { title, about, venue, starts, ends, mail } = details;
  const calendar = ical({
    prodId: { company: 'Afterword', product: 'Workshops', language: 'EN' },
    method: ICalCalendarMethod[method],
  });
  calendar.createEvent({
    id: `${details.id}@${host}`,
    sequence,
    stamp: new Date(now),
    allDay: true,
    start: Temporal.PlainDate.from(starts),
    // The end of a whole-day event is the first day that it does not cover (RFC 5545 section 3.6.1).
    end: Temporal.PlainDate.from(ends).add({ days: 1 }),
    status: method === 'CANCEL' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    summary: line(title),
    location: line(`${venue.name}, ${venue.city}, ${venue.country}`),
    description: about === undefined ? null : printable(about),
    organizer: { name: line(mail.fromName) || mail.replyTo, email: mail.replyTo },
    attendees: entry.method === 'PUBLISH' ? [] : [attendeeOf(entry.attendee)],
  });
  return `${calendar}\r\n`;
}

const attendeeOf = ({ name, email }: { readonly name: string; readonly email: string }) => ({
  name: line(name),
  email,
  role: ICalAttendeeRole.REQ,
  status: ICalAttendeeStatus.ACCEPTED,
  rsvp: false,
});

/** The library escapes what has a meaning in iCalendar; what may not stand in it at all (RFC 5545 section 3.1) goes. */
const printable = (text: string): string => text.toWellFormed().replaceAll(/[^\P{Cc}\t\r\n]/gu, '');

const line = (text: string): string => printable(text).replaceAll(/\s+/g, ' ');
