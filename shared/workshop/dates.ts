import { Temporal } from 'temporal-polyfill';

/** Instants as people read them, in the workshop's time zone. `locale` is BCP 47, British English where not said. */

const ENGLISH = 'en-GB';

/** Kept, since making one takes a hundred times as long as using it, and a mail needs a dozen. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(timeZone: string, options: Intl.DateTimeFormatOptions, locale = ENGLISH): Intl.DateTimeFormat {
  const name = JSON.stringify([locale, timeZone, options]);
  const kept = formatters.get(name) ?? new Intl.DateTimeFormat(locale, { timeZone, ...options });
  formatters.set(name, kept);
  return kept;
}

/** "Saturday 20 August 2011, 17:00". Put together here: whether a comma follows the weekday differs between runtimes. */
export function longMoment(ms: number, timeZone: string, locale = ENGLISH): string {
  const weekday = formatter(timeZone, { weekday: 'long' }, locale).format(ms);
  const day = formatter(timeZone, { day: 'numeric', month: 'long', year: 'numeric' }, locale).format(ms);
  return `${weekday} ${day}, ${clockTime(ms, timeZone, locale)}`;
}

/** "20 August" */
export const shortDay = (ms: number, timeZone: string, locale = ENGLISH): string =>
  formatter(timeZone, { day: 'numeric', month: 'long' }, locale).format(ms);

/** "20 Aug 2011, 17:00" */
export function shortMoment(ms: number, timeZone: string, locale = ENGLISH): string {
  const day = formatter(timeZone, { day: 'numeric', month: 'short', year: 'numeric' }, locale).format(ms);
  return `${day}, ${clockTime(ms, timeZone, locale)}`;
}

/** "17:00" */
export const clockTime = (ms: number, timeZone: string, locale = ENGLISH): string =>
  formatter(timeZone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, locale).format(ms);

/** "8 – 9 July 2011" (thin spaces, as Intl writes it): two local dates (YYYY-MM-DD), whatever the time zone. */
export const dateRange = (starts: string, ends: string, locale = ENGLISH): string =>
  formatter('UTC', { day: 'numeric', month: 'long', year: 'numeric' }, locale).formatRange(
    Date.parse(starts),
    Date.parse(ends),
  );

/** "Dhaka time"; in other languages as the language calls the zone: "Asia/Dhaka" is a database's name. */
export const zoneName = (ms: number, timeZone: string, locale = ENGLISH): string => {
  if (locale === ENGLISH) return `${(timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ')} time`;
  const parts = formatter(timeZone, { timeZoneName: 'longGeneric' }, locale).formatToParts(ms);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
};

/** "2011-08-20": the local date of an instant. */
export const localDate = (ms: number, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone).toPlainDate().toString();

/** "2011-08-20T17:00:00": what the workshop's clocks showed at an instant (ISO 8601), for what knows no time zones. */
export const localMoment = (instant: string, timeZone: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: 'second' });
