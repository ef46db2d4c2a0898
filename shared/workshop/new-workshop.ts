import type { Language } from '../language/language.ts';
import { textsIn } from '../language/texts.ts';
import { WorkshopIdSchema } from '../store/keys.ts';
import { usualIn } from './country.ts';
import type { WorkshopFile } from './workshop.ts';

/** A workshop's file from the few things that its form asks for, with what is usual for all the rest. Pure. */

/** As they were typed; empty: what is usual. */
export interface Typed {
  readonly title: string;
  readonly id: string;
  readonly starts: string;
  readonly ends: string;
  readonly venue: WorkshopFile['venue'];
  readonly timeZone: string;
  readonly language: Language;
  readonly organisers: readonly string[];
  readonly fromName: string;
  readonly replyTo: string;
  /** Who makes it, and becomes its first organiser. */
  readonly maker: { readonly name: string; readonly email: string };
}

/** Six weeks to answer in, and four mails in them: what the Dhaka workshop's follow-up went by. */
const PLAN: WorkshopFile['followUp'] = {
  deadline: { afterEnd: 'P42D', at: '17:00' },
  graceHours: 24,
  quietHours: { from: '20:00', until: '08:00' },
  staleAfterHours: 72,
  steps: [
    { id: 'invitation', kind: 'invitation', afterEnd: 'P1D', at: '09:00' },
    { id: 'reminder-1', kind: 'reminder', afterEnd: 'P13D', at: '09:00' },
    { id: 'reminder-2', kind: 'reminder', afterEnd: 'P28D', at: '09:00' },
    { id: 'last-call', kind: 'last-call', beforeDeadline: 'P2D', at: '10:00' },
  ],
};

/** The file as it is checked next: what was typed wrongly stands in it as it was typed. */
export function fileOf(typed: Typed) {
  const { title, venue, organisers, language, starts, maker } = typed;
  const usual = usualIn(venue.country);
  const texts = textsIn(language);
  const workshop = { workshop: title };
  return {
    format: 1,
    id: typed.id || proposedId(title, starts),
    title,
    organisers,
    venue,
    language,
    timeZone: typed.timeZone || (usual.timeZone ?? ''),
    weekend: usual.weekend,
    holidays: [],
    starts,
    ends: typed.ends || starts,
    sessions: [
      { id: 'opening', title: texts.t('setUp.opening'), kind: 'opening', speakers: [] },
      { id: 'discussion', title: texts.t('setUp.discussion'), kind: 'discussion', speakers: [] },
      { id: 'closing', title: texts.t('setUp.closing'), kind: 'closing', speakers: [] },
    ],
    staff: [{ name: maker.name || maker.email, email: maker.email, role: 'organiser' }],
    mail: {
      fromName: typed.fromName || title,
      replyTo: typed.replyTo || maker.email,
      signature: texts.t('setUp.signature', workshop),
    },
    followUp: PLAN,
    swot: { maxEntries: 12 },
  };
}

const LONGEST = 40;

/** "National e-Government Workshop", 2011 → "national-e-government-workshop-2011"; cut between words where it is too long. */
export function proposedId(title: string, starts: string): string {
  const year = /^\d{4}/.exec(starts)?.[0] ?? '';
  const words = slugOf(title.replaceAll(year || /$^/g, ' ')).split('-');
  let id = '';
  for (const word of words) {
    const longer = id ? `${id}-${word}` : word;
    if (longer.length + year.length + 1 > LONGEST) break;
    id = longer;
  }
  const proposed = [id || 'workshop', year].filter(Boolean).join('-');
  return WorkshopIdSchema.safeParse(proposed).success ? proposed : 'workshop';
}

/** Lower-case Latin letters and digits, joined by "-"; empty for a text of another script. */
export const slugOf = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
