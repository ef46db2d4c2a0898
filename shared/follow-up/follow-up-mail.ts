import { letter } from '../mail/letter.tsx';
import type { OutgoingMail } from '../mail/mail.ts';
import { personalLink, unsubscribeLink } from '../people/addresses.ts';
import type { LinkKeys } from '../people/link.ts';
import type { Person } from '../people/person.ts';
import { deadlineOf } from '../workshop/calendar.ts';
import { shortDay } from '../workshop/dates.ts';
import { deadlineText } from '../workshop/opening.ts';
import type { Step, Workshop, WorkshopFile } from '../workshop/workshop.ts';
import type { Obligation, ObligationKind } from './obligations.ts';

interface Addressing {
  readonly baseUrl: string;
  readonly linkKeys: LinkKeys;
}

/** One mail that lists everything the person still owes; its link lands on the first of it. */
export function followUpMail(
  { baseUrl, linkKeys }: Addressing,
  workshop: Workshop,
  step: Step,
  person: Person,
  owed: readonly [Obligation, ...Obligation[]],
): OutgoingMail {
  const { details } = workshop;
  const kind = wasInvited(workshop, person) ? step.kind : 'invitation';
  const deadline = deadlineOf(details);
  const by = shortDay(deadline, details.timeZone);
  const unsubscribe = unsubscribeLink(baseUrl, linkKeys, person);
  const { text, html } = letter({
    workshop: details,
    greetingName: person.name,
    preheader: `${owed.length === 1 ? 'One thing is' : `${owed.length} things are`} asked of you, by ${by}.`,
    paragraphs: [OPENING[kind](details), `Still open, until ${deadlineText({ details })}:`],
    list: owed.map(({ why }) => ({ label: why })),
    button: { label: BUTTON[owed[0].kind], href: personalLink(baseUrl, linkKeys, person, owed[0].page) },
    footnotes: [
      'The link is yours alone: whoever opens it answers in your name. It needs no password.',
      `You get this because you took part as ${person.position || 'a participant'}, ${person.organisation}.`,
    ],
    unsubscribe,
  });
  return {
    workshopId: person.workshopId,
    personId: person.id,
    to: person.email,
    occurrence: step.id,
    why: `${step.kind}: owed ${owed.map(({ kind }) => kind).join(', ')}`,
    subject: `${SUBJECT[kind]}${wanted(owed)} by ${by}: ${details.title}`,
    text,
    html,
    fromName: details.mail.fromName,
    replyTo: details.mail.replyTo,
    unsubscribe,
  };
}

/** Whoever was on the list when a step went out; anybody else is written to for the first time, whatever the step. */
const wasInvited = ({ progress }: Workshop, { addedAt }: Person): boolean => {
  const sent = Object.values(progress).filter(({ outcome }) => outcome === 'sent');
  return sent.some(({ at }) => at > addedAt);
};

const OPENING: Readonly<Record<Step['kind'], (details: WorkshopFile) => string>> = {
  invitation: (details) =>
    `Thank you for taking part in the ${details.title}. What you saw and think now decides what comes of it. Your personal page takes a few minutes, on a phone too.`,
  reminder: (details) =>
    `The follow-up of the ${details.title} is still open, and something of yours is still missing.`,
  'last-call': (details) =>
    `This is the last call in the follow-up of the ${details.title}: after the deadline the summary report is written without what is missing.`,
};

const SUBJECT: Readonly<Record<Step['kind'], string>> = {
  invitation: 'Your ',
  reminder: 'Reminder: your ',
  'last-call': 'Last call: your ',
};

/** The button does what it says: it lands on the first thing owed. */
const BUTTON: Readonly<Record<ObligationKind, string>> = {
  feedback: 'Give my feedback',
  swot: 'Give my SWOT input',
  paper: 'Send my paper',
  revision: 'Send the revised paper',
};

const NOUN: Readonly<Record<ObligationKind, string>> = {
  feedback: 'feedback',
  swot: 'SWOT input',
  paper: 'paper',
  revision: 'revised paper',
};

/** "feedback, SWOT input and paper" */
const wanted = (owed: readonly Obligation[]): string =>
  new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(new Set(owed.map(({ kind }) => NOUN[kind])));
