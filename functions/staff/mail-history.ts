import { noticeNumber } from '../../shared/follow-up/plan.ts';
import { isReturned } from '../../shared/mail/ledger.ts';
import type { MailIntent, MailState } from '../../shared/mail/mail.ts';
import type { Letter, Person } from '../../shared/people/person.ts';
import type { Step, Workshop } from '../../shared/workshop/workshop.ts';

/** Every mail that a person got, is to get or did not get, in words for staff. All pure. */

/** `owed`: to be sent; `given-up`: after too many attempts; `returned`: it came back for a while and is sent again. */
export type HistoryState = MailState | 'owed' | 'given-up' | 'returned';

export interface HistoryEntry {
  readonly occurrence: string;
  /** Epoch ms: when it was sent or decided not to be, or is to be sent. */
  readonly at: number;
  /** What the mail is: a step of the plan, a notice, a letter. */
  readonly what: string;
  readonly subject: string;
  readonly state: HistoryState;
  /** Why the person got it, or for one that was not sent, why not. */
  readonly why: string;
  /** What a mail server answered. */
  readonly problem: string;
}

/** What is still to be sent, latest first, and then what the ledger knows, newest first. */
export function historyOf(workshop: Workshop, person: Person, mails: readonly MailIntent[]): HistoryEntry[] {
  const parked = person.debts.owed.letter?.parked === true;
  return [
    ...person.letters.map((letter) => owedEntry(workshop, letter, parked)).toSorted((a, b) => b.at - a.at),
    ...mails.map((mail) => ledgerEntry(workshop, mail)).toSorted((a, b) => b.at - a.at),
  ];
}

function owedEntry(workshop: Workshop, { kind, occurrence, why, dueAt }: Letter, parked: boolean): HistoryEntry {
  const what = whatIs(workshop, occurrence);
  return {
    occurrence,
    at: Date.parse(dueAt),
    what: kind === 'again' ? `${what}, once more` : what,
    subject: '',
    state: parked ? 'given-up' : 'owed',
    why,
    problem: '',
  };
}

function ledgerEntry(workshop: Workshop, mail: MailIntent): HistoryEntry {
  const { occurrence, claimedAt, subject, why, problem = '' } = mail;
  const state = isReturned(mail) ? 'returned' : mail.state;
  return { occurrence, at: Date.parse(claimedAt), what: whatIs(workshop, occurrence), subject, state, why, problem };
}

const STEP: Readonly<Record<Step['kind'], string>> = {
  invitation: 'Invitation',
  reminder: 'Reminder',
  'last-call': 'Last call',
};

function whatIs(workshop: Workshop, occurrence: string): string {
  const step = workshop.details.followUp.steps.find(({ id }) => id === occurrence);
  if (step) return step.id === step.kind ? STEP[step.kind] : `${STEP[step.kind]} (${step.id})`;
  const [, kind, rest = ''] =
    /^(notice|link|extension|passed-on|remind-now|report|paper|action|test)-(.+)$/.exec(occurrence) ?? [];
  switch (kind) {
    case 'notice': {
      const isCancelling = workshop.cancelled !== undefined && Number(rest) === noticeNumber(workshop);
      return isCancelling ? 'Notice of the cancellation' : 'Notice of new dates';
    }
    case 'link':
      return 'Personal link';
    case 'extension':
      return 'More time';
    case 'passed-on':
      return 'Personal link, passed on';
    case 'remind-now':
      return 'Reminder, sent by an organiser';
    case 'report':
      return 'Summary report';
    case 'paper':
      return 'About a paper';
    case 'action':
      return 'About an action';
    case 'test':
      return 'Test of a wording';
    default:
      return occurrence;
  }
}
