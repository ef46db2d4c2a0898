/** The simulation's calendar: midnight of the workshop's last day in UTC is the moment from which all is counted. */

export const SECOND = 1000;
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Midnight that begins the last day, as first planned. */
export const START = Date.parse('2011-07-09T00:00:00Z');

/** The local date so many days after `start`. */
export const localDate = (start: number, days: number): string =>
  new Date(start + days * DAY).toISOString().slice(0, 10);

/** "day 3, 09:02:10": what a person reads in a failure. */
export function momentText(at: number): string {
  const day = Math.floor((at - START) / DAY);
  return `day ${day}, ${new Date(at).toISOString().slice(11, 19)}`;
}
