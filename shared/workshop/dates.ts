/** Instants as people read them, in the workshop's time zone. */

const formatter = (timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-GB', { timeZone, ...options });

/** "Saturday 20 August 2011, 17:00". Put together here: whether a comma follows the weekday differs between runtimes. */
export function longMoment(ms: number, timeZone: string): string {
  const weekday = formatter(timeZone, { weekday: 'long' }).format(ms);
  const day = formatter(timeZone, { day: 'numeric', month: 'long', year: 'numeric' }).format(ms);
  return `${weekday} ${day}, ${clockTime(ms, timeZone)}`;
}

/** "20 August" */
export const shortDay = (ms: number, timeZone: string): string =>
  formatter(timeZone, { day: 'numeric', month: 'long' }).format(ms);

/** "20 Aug 2011, 17:00" */
export function shortMoment(ms: number, timeZone: string): string {
  const day = formatter(timeZone, { day: 'numeric', month: 'short', year: 'numeric' }).format(ms);
  return `${day}, ${clockTime(ms, timeZone)}`;
}

/** "17:00" */
export const clockTime = (ms: number, timeZone: string): string =>
  formatter(timeZone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(ms);

/** "8 – 9 July 2011" (thin spaces, as Intl writes it): two local dates (YYYY-MM-DD), whatever the time zone. */
export const dateRange = (starts: string, ends: string): string =>
  formatter('UTC', { day: 'numeric', month: 'long', year: 'numeric' }).formatRange(
    Date.parse(starts),
    Date.parse(ends),
  );
