import type * as z from 'zod';
import type { WeekdaySchema } from './workshop.ts';

/** What is plain once one knows in which country a workshop is: its time zone and its weekend. */

type Weekday = z.infer<typeof WeekdaySchema>;

/** Where the weekend is another one than Saturday and Sunday. CLDR knows some of them wrongly, Bangladesh among them. */
const WEEKENDS: readonly (readonly [weekend: readonly Weekday[], regions: string])[] = [
  [['friday', 'saturday'], 'BD EG IQ JO KW OM QA SA BH DZ LY SD SY YE MV IL PS'],
  [['thursday', 'friday'], 'AF IR'],
  [['friday'], 'DJ SO'],
  [['friday', 'sunday'], 'BN'],
  [['saturday'], 'NP'],
];

const SATURDAY_AND_SUNDAY: readonly Weekday[] = ['saturday', 'sunday'];

export interface Usual {
  /** Absent for a country that is not known, or has several. */
  readonly timeZone?: string;
  readonly weekend: readonly Weekday[];
}

/** `country`: its name in English or in Bangla. */
export function usualIn(country: string): Usual {
  const region = regionNamed(country);
  const zones = region === undefined ? [] : (new Intl.Locale(`und-${region}`).getTimeZones() ?? []);
  const [only] = zones;
  const weekend = WEEKENDS.find(([, regions]) => region !== undefined && regions.split(' ').includes(region))?.[0];
  return {
    ...(only !== undefined && zones.length === 1 && { timeZone: only }),
    weekend: weekend ?? SATURDAY_AND_SUNDAY,
  };
}

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const compared = (name: string): string => name.normalize('NFKC').trim().toLowerCase();

/** The region's code of ISO 3166-1 alpha-2. */
function regionNamed(country: string): string | undefined {
  const names = ['en', 'bn'].map((locale) => new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' }));
  const wanted = compared(country);
  return LETTERS.flatMap((first) => LETTERS.map((second) => first + second)).find((region) =>
    names.some((name) => compared(name.of(region) ?? '') === wanted),
  );
}

/** The names of all time zones, for a list to choose from. */
export const TIME_ZONES: readonly string[] = Intl.supportedValuesOf('timeZone');
