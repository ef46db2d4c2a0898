import { LANGUAGES, type Language, LanguageSchema } from '../language/language.ts';
import { textsIn } from '../language/texts.ts';
import { letter } from '../mail/letter.tsx';
import type { LetterKind } from '../mail/letter-kind.ts';
import type { OutgoingMail, Withheld } from '../mail/mail.ts';
import {
  askedFor,
  buttonFor,
  footnotesOf,
  listed,
  obligationSentence,
  stillOpen,
  thingsAsked,
} from '../mail/wording.languages.ts';
import { compose, type Wording } from '../mail/wording.ts';
import { personalLink, unsubscribeLink } from '../people/addresses.ts';
import type { LinkKeys } from '../people/link.ts';
import { passedOnTo } from '../people/not-you.ts';
import type { Participant } from '../people/participant.ts';
import { type Person, unreachable } from '../people/person.ts';
import { paragraphsOf } from '../report/prose.ts';
import { closesAt, deadlineFor } from '../workshop/calendar.ts';
import { calendarEntry } from '../workshop/calendar-entry.ts';
import { dateRange, shortDay } from '../workshop/dates.ts';
import { deadlineText } from '../workshop/opening.ts';
import type { Step, Workshop } from '../workshop/workshop.ts';
import { type Obligation, obligationsOf } from './obligations.ts';
import { noticeNumber } from './plan.ts';

/** Every mail of the follow-up to a participant: who gets which, and what it says. All pure. */

/** What an occurrence is a mail of. */
export type Occasion =
  | { readonly kind: 'step'; readonly step: Step }
  | { readonly kind: 'notice'; readonly number: number }
  | { readonly kind: 'link' | 'extension' | 'passed-on' | 'remind-now' }
  /** An edition of the report; `changed`: what staff wrote that the answers changed, by language. */
  | {
      readonly kind: 'report';
      readonly edition: number;
      readonly changed: Readonly<Partial<Record<Language, string>>>;
    };

/** The mail that somebody gets, or the one that somebody does not get, and why. */
export type Composed = { readonly mail: OutgoingMail } | { readonly withheld: Withheld };

export interface Composing {
  readonly baseUrl: string;
  /** `stand-in`: the links lead to the home page and to nobody's own, so that the mail may be passed on. */
  readonly linkKeys: LinkKeys | 'stand-in';
  /** Where stand-ins lead instead. */
  readonly standIn?: string;
  readonly workshop: Workshop;
  /** What the mail is the only one of. */
  readonly occurrence: string;
  readonly occasion: Occasion;
  /** Why it is sent, where the occasion alone does not say it. */
  readonly why?: string | undefined;
  readonly wordingOf: (kind: LetterKind, language: Language) => Wording;
}

/** What an occurrence of this workshop is a mail of; `undefined` for one that its plan does not have (any more). */
export function occasionOf(workshop: Workshop, occurrence: string): Occasion | undefined {
  const step = workshop.details.followUp.steps.find(({ id }) => id === occurrence);
  if (step) return { kind: 'step', step };
  const [, kind, number] = /^(notice|link|extension|passed-on|remind-now|report)-(\d+)$/.exec(occurrence) ?? [];
  if (kind === 'notice') return { kind, number: Number(number) };
  if (kind === 'report') return { kind, edition: Number(number), changed: {} };
  return kind === 'link' || kind === 'extension' || kind === 'passed-on' || kind === 'remind-now'
    ? { kind }
    : undefined;
}

/** Which kinds of letter an occasion can become: the wording of each is read before. */
export function lettersOf({ cancelled }: Workshop, occasion: Occasion): readonly LetterKind[] {
  switch (occasion.kind) {
    case 'step':
      return occasion.step.kind === 'invitation' ? ['invitation'] : ['invitation', occasion.step.kind];
    case 'remind-now':
      return ['invitation', 'reminder'];
    case 'notice':
      return [cancelled ? 'cancelled' : 'rescheduled'];
    case 'link':
    case 'extension':
    case 'passed-on':
    case 'report':
      return [occasion.kind];
  }
}

/** One person's mail at `now` (epoch ms), or why there is none. */
export function composed(composing: Composing, participant: Participant, now: number): Composed {
  const { workshop, occasion } = composing;
  const owed = obligationsOf(workshop, participant, now);
  const why = whyNone(workshop, occasion, participant, owed, now);
  if (why !== undefined) return { withheld: { ...about(composing, participant.person), why } };
  const kind = letterFor(workshop, occasion, participant.person);
  return { mail: mailOf(composing, kind, participant.person, owed, now) };
}

/** Why this person gets no mail of this occasion at `now` (epoch ms), for what it is or since it comes too late. */
export const whyNone = (
  workshop: Workshop,
  occasion: Occasion,
  participant: Participant,
  owed: readonly Obligation[],
  now: number,
): string | undefined =>
  whyNot(workshop, occasion, participant, owed) ?? whyTooLate(workshop, occasion, participant, now);

/** Why this person gets no mail of this occasion; the one answer behind every mail, preview and history. */
export function whyNot(
  workshop: Workshop,
  occasion: Occasion,
  { person }: Participant,
  owed: readonly Obligation[],
): string | undefined {
  // It goes to another address than those that mail is known not to reach.
  if (occasion.kind === 'passed-on') return undefined;
  if (unreachable(person) === 'undeliverable') {
    return `mail to ${person.email} does not arrive: ${person.standing.undeliverable?.why}`;
  }
  switch (occasion.kind) {
    case 'link':
      return undefined;
    case 'extension':
    case 'remind-now':
    case 'step':
      if (owed.length === 0) return 'owes nothing';
      return person.standing.unsubscribedAt === undefined ? undefined : 'turned reminders off';
    case 'report':
      return person.standing.unsubscribedAt === undefined ? undefined : 'turned reminders off';
    case 'notice':
      if (occasion.number !== noticeNumber(workshop)) return 'the dates have changed once more since';
      if (person.addedAt > lastChangeAt(workshop)) return 'came onto the list after the change';
      return person.standing.unsubscribedAt === undefined ? undefined : 'turned reminders off';
  }
}

/**
 * A reminder asks for something by a deadline: what came back and is sent again, or a slow run, may come after it. And dates
 * may be moved so far back that the follow-up is over at once: then nobody is told of them any more.
 */
function whyTooLate(workshop: Workshop, { kind }: Occasion, { person }: Participant, now: number): string | undefined {
  if ((kind === 'step' || kind === 'remind-now') && now > deadlineFor(workshop.details, person))
    return 'comes after the deadline';
  return kind === 'notice' && !workshop.cancelled && now >= closesAt(workshop) ? 'comes after the closing' : undefined;
}

/** The mail of this kind to this person, whoever decided that there is one. */
export function mailOf(
  composing: Composing,
  kind: LetterKind,
  person: Person,
  owed: readonly Obligation[],
  now: number,
): OutgoingMail {
  const { workshop, occasion } = composing;
  const { details } = workshop;
  const { language } = person;
  const deadline = deadlineText(workshop, person, LANGUAGES[language].locale);
  const said = saidIn(composing, kind, person, owed);
  const links = linksOf(composing, person);
  const isNotice = occasion.kind === 'notice';
  const isReport = occasion.kind === 'report';
  const isReminder = occasion.kind === 'step' || occasion.kind === 'remind-now' || isNotice || isReport;
  // Whether it is the right person who reads it, nobody knows before the link is opened.
  const isListed = !isNotice && !isReport && occasion.kind !== 'passed-on' && owed.length > 0;
  const unsubscribe = isReminder ? links.unsubscribe : undefined;
  const { text, html } = letter({
    workshop: details,
    language,
    greetingName: person.name,
    preheader: said.preheader,
    paragraphs: isListed
      ? [...said.paragraphs, stillOpen(language, deadline)]
      : [...said.paragraphs, ...whatChanged(occasion, language)],
    list: isListed ? owed.map((each) => ({ label: obligationSentence(language, each) })) : [],
    ...(!isNotice && {
      button: isReport
        ? { label: textsIn(language).t('report.mail.button'), href: links.personal('report') }
        : { label: buttonFor(language, owed[0]), href: links.personal(owed[0]?.page ?? '') },
    }),
    footnotes: footnotesOf(language, kind, person),
    ...(unsubscribe && { unsubscribe }),
  });
  return {
    ...about(composing, person),
    why: composing.why ?? whyOf(occasion, owed),
    subject: said.subject,
    text,
    html,
    fromName: details.mail.fromName,
    replyTo: details.mail.replyTo,
    ...(unsubscribe && { unsubscribe }),
    ...(isNotice && { calendar: calendarOf(composing, person, now) }),
  };
}

/** With the report: what staff wrote that the answers changed, in the reader's language or the first that there is. */
function whatChanged(occasion: Occasion, language: Language): string[] {
  if (occasion.kind !== 'report') return [];
  const { changed } = occasion;
  const text = changed[language] ?? LanguageSchema.options.flatMap((other) => changed[other] ?? [])[0];
  return text === undefined ? [] : [textsIn(language).t('report.mail.changed'), ...paragraphsOf(text)];
}

/** The wording with everything in its place: subject, preview line, paragraphs. */
export const saidIn = (
  { workshop, wordingOf }: Composing,
  kind: LetterKind,
  person: Person,
  owed: readonly Obligation[],
): ReturnType<typeof compose> => compose(kind, wordingOf(kind, person.language), valuesFor(workshop, person, owed));

function linksOf({ baseUrl, linkKeys, standIn = `${baseUrl}/` }: Composing, person: Person) {
  if (linkKeys === 'stand-in') return { personal: () => standIn, unsubscribe: standIn };
  return {
    personal: (page: string) => personalLink(baseUrl, linkKeys, person, page),
    unsubscribe: unsubscribeLink(baseUrl, linkKeys, person),
  };
}

/** Whoever was not on the list when a step went out is written to for the first time, whatever the step. */
export function letterFor(workshop: Workshop, occasion: Occasion, person: Person): LetterKind {
  const [first, second] = lettersOf(workshop, occasion);
  return (second && wasInvited(workshop, person) ? second : first) ?? 'link';
}

const wasInvited = ({ progress }: Workshop, { addedAt }: Person): boolean =>
  Object.values(progress).some(({ outcome, at }) => outcome === 'sent' && at > addedAt);

function valuesFor(workshop: Workshop, person: Person, owed: readonly Obligation[]) {
  const { details, reschedules, cancelled } = workshop;
  const { language } = person;
  const { locale } = LANGUAGES[language];
  const last = reschedules.at(-1);
  const before = last?.from ?? details;
  return {
    name: person.name,
    workshop: details.title,
    organisers: listed(language, details.organisers),
    asked: askedFor(language, owed),
    things: thingsAsked(language, owed.length),
    deadline: deadlineText(workshop, person, locale),
    by: shortDay(deadlineFor(details, person), details.timeZone, locale),
    dates: dateRange(details.starts, details.ends, locale),
    old_dates: dateRange(before.starts, before.ends, locale),
    reason: cancelled?.reason ?? last?.reason ?? '',
  };
}

function calendarOf({ baseUrl, workshop }: Composing, { name, email }: Person, now: number) {
  const method = workshop.cancelled ? 'CANCEL' : 'REQUEST';
  const entry = {
    method,
    details: workshop.details,
    host: new URL(baseUrl).hostname,
    sequence: noticeNumber(workshop),
    now,
    attendee: { name, email },
  } as const;
  return { method, ics: calendarEntry(entry) } as const;
}

const about = ({ workshop, occurrence }: Composing, person: Person): Withheld => ({
  workshopId: workshop.details.id,
  personId: person.id,
  to: passedOnTo(person, occurrence) ?? person.email,
  occurrence,
  subject: '',
  why: '',
});

function whyOf(occasion: Occasion, owed: readonly Obligation[]): string {
  switch (occasion.kind) {
    case 'step':
      return `${occasion.step.kind}: owed ${owed.map(({ kind }) => kind).join(', ')}`;
    case 'remind-now':
      return `reminded by staff: owed ${owed.map(({ kind }) => kind).join(', ')}`;
    case 'notice':
      return 'the dates of the workshop changed';
    case 'link':
      return 'the personal link was asked for';
    case 'extension':
      return 'more time was given';
    case 'passed-on':
      return 'the personal link was passed on';
    case 'report':
      return `edition ${occasion.edition} of the report was sent`;
  }
}

const lastChangeAt = ({ reschedules, cancelled }: Workshop): string => cancelled?.at ?? reschedules.at(-1)?.at ?? '';
