import { type Action, isHeld } from '../actions/action.ts';
import { isOverdue } from '../actions/action-changes.ts';
import { isOpen } from '../actions/action-state.ts';
import { DebtKindSchema, type Debts } from '../debts/debts.ts';
import { letter } from '../mail/letter.tsx';
import type { OutgoingMail } from '../mail/mail.ts';
import { consolePath } from '../papers/addresses.ts';
import { newestVersion, type Paper } from '../papers/paper.ts';
import { isActive, type Review, recommendedOn } from '../papers/review.ts';
import { notYouWaiting } from '../people/not-you.ts';
import type { Participant } from '../people/participant.ts';
import { reachOf } from '../people/standing.ts';
import { normaliseEmail, staffToken } from '../store/keys.ts';
import type { StaffMember, Workshop } from '../workshop/workshop.ts';

/** What waits for a workshop's staff, as one mail on a working morning. Pure; nobody is told that nothing waits. */

/** Titles that are named one by one; the console has the rest. */
const NAMED = 8;
/** So long after the closing papers may still wait for a decision. */
const DAYS_AFTER_CLOSING = 60;

interface Waiting {
  readonly label: string;
  /** Below the site's address. */
  readonly path: string;
}

/** What was found so far; people come in one by one, since a workshop may have very many. */
export interface Digest {
  readonly toDecide: readonly (Waiting & {
    /** Whose recommendation on the newest version is there, or who has ended the review: by address. */
    readonly settledBy: readonly string[];
  })[];
  readonly notReached: readonly Waiting[];
  /** Whose link somebody else has. */
  readonly notYou: readonly Waiting[];
  readonly parked: number;
  /** Actions of the road map whose day has passed, of late. */
  readonly overdue: readonly Waiting[];
  /** How many actions with a date are open, and not forgotten since long. */
  readonly openActions: number;
}

export const EMPTY_DIGEST: Digest = {
  toDecide: [],
  notReached: [],
  notYou: [],
  parked: 0,
  overdue: [],
  openActions: 0,
};

/** The digest with the report looked at: an edition of it that could not be written. */
export const withReport = (digest: Digest, { debts }: { readonly debts: Debts }): Digest => ({
  ...digest,
  parked: digest.parked + parkedOf(debts),
});

/** The digest with one more person looked at. `today`: the workshop's local date. */
export function withParticipant(
  digest: Digest,
  { person, papers, actions, reviews = [] }: Participant,
  today: string,
): Digest {
  const reach = reachOf(person);
  const isLost = reach === 'undeliverable' || reach === 'deferred';
  const parked = [person, ...papers, ...reviews, ...actions].reduce((sum, { debts }) => sum + parkedOf(debts), 0);
  const waiting = papers.filter(({ state }) => state === 'under-review');
  const isElse = notYouWaiting(person).length > 0;
  const dated = actions.filter((action) => isWatched(action, today));
  if (!isLost && !isElse && parked === 0 && waiting.length === 0 && dated.length === 0) return digest;
  const who = `${person.name}, ${person.organisation}`;
  const page = `/staff/w/${person.workshopId}/people/${person.id}`;
  return {
    toDecide: [
      ...digest.toDecide,
      ...waiting.map((paper) => ({
        label: paper.metadata.title,
        path: consolePath(paper),
        settledBy: reviews.filter((review) => isSettled(review, paper)).map(({ email }) => email),
      })),
    ],
    notReached: isLost ? [...digest.notReached, { label: who, path: page }] : digest.notReached,
    notYou: isElse ? [...digest.notYou, { label: who, path: page }] : digest.notYou,
    parked: digest.parked + parked,
    overdue: [
      ...digest.overdue,
      ...dated
        .filter((action) => isOverdue(action, today))
        .map(({ id, title }) => ({
          label: `${title} (${who})`,
          path: `/staff/w/${person.workshopId}/road-map/${person.id}/${id}`,
        })),
    ],
    openActions: digest.openActions + dated.length,
  };
}

/** What has been overdue for so long stands on the overview, and not in each morning's mail any more. */
const DAYS_OVERDUE = 60;

const isWatched = ({ status, dueOn, handedTo }: Action, today: string): boolean =>
  isOpen(status) &&
  isHeld({ handedTo }) &&
  dueOn !== undefined &&
  Date.parse(today) - Date.parse(dueOn) <= DAYS_OVERDUE * 86_400_000;

/** The mails of this morning; none where nothing waits. `day` is the local date that names them. */
export function digestMails(baseUrl: string, workshop: Workshop, digest: Digest, day: string): OutgoingMail[] {
  return workshop.details.staff.flatMap((member) => {
    const lines = linesFor(workshop, digest, member);
    return lines.length === 0 ? [] : [digestMail(baseUrl, workshop, member, lines, day)];
  });
}

/** Whether there will be another list after this one. `now` in epoch ms. */
export function goesOn({ closedAt, cancelled }: Workshop, digest: Digest, now: number): boolean {
  if (cancelled) return false;
  if (closedAt === undefined) return true;
  // The road map goes on after the closing.
  if (digest.openActions > 0) return true;
  return digest.toDecide.length > 0 && now - Date.parse(closedAt) < DAYS_AFTER_CLOSING * 86_400_000;
}

function linesFor(workshop: Workshop, digest: Digest, { role, email }: StaffMember): Waiting[] {
  const home = `/staff/w/${workshop.details.id}`;
  switch (role) {
    case 'viewer':
      return [];
    case 'reviewer': {
      const open = digest.toDecide.filter(({ settledBy }) => !settledBy.includes(normaliseEmail(email)));
      return papersThatWait('To review', open, home);
    }
    case 'organiser':
      return [
        ...papersThatWait('To decide', digest.toDecide, home),
        ...overdueActions(digest, home),
        // After the closing nobody is asked anything but what is on the road map.
        ...(workshop.closedAt === undefined ? [...elsewhere(digest, home), ...unreached(digest, home)] : []),
        ...stuck(workshop, digest, home),
      ];
  }
}

const papersThatWait = (todo: string, papers: readonly Waiting[], home: string): Waiting[] => [
  ...papers.slice(0, NAMED).map(({ label, path }) => ({ label: `${todo}: “${label}”`, path })),
  ...more(papers.length - NAMED, 'more papers wait for a decision', `${home}/papers`),
];

/** Nothing is asked of this reviewer: who has recommended on the newest version, declined or has a conflict of interest. */
const isSettled = (review: Review, paper: Paper): boolean =>
  review.paperId === paper.id &&
  (!isActive(review) || recommendedOn(review, newestVersion(paper)?.number ?? 0) !== undefined);

const unreached = ({ notReached }: Digest, home: string): Waiting[] => [
  ...notReached.slice(0, NAMED).map(({ label, path }) => ({ label: `No mail arrives: ${label}`, path })),
  ...more(notReached.length - NAMED, 'more people whom no mail reaches', home),
];

const overdueActions = ({ overdue }: Digest, home: string): Waiting[] => [
  ...overdue.slice(0, NAMED).map(({ label, path }) => ({ label: `Overdue: ${label}`, path })),
  ...more(overdue.length - NAMED, 'more actions are overdue', `${home}/road-map?show=overdue`),
];

const elsewhere = ({ notYou }: Digest, home: string): Waiting[] => [
  ...notYou.slice(0, NAMED).map(({ label, path }) => ({ label: `Somebody else has the link of ${label}`, path })),
  ...more(notYou.length - NAMED, 'more people whose link somebody else has', home),
];

const more = (count: number, what: string, path: string): Waiting[] =>
  count > 0 ? [{ label: `${count} ${what}`, path }] : [];

function stuck({ debts, paused, held }: Workshop, { parked }: Digest, home: string): Waiting[] {
  const given = parked + parkedOf(debts);
  const waits = Object.keys(held).length;
  return [
    ...more(
      given,
      given === 1 ? 'thing was given up after many attempts' : 'things were given up after many attempts',
      home,
    ),
    ...(paused ? [{ label: `The plan is paused, by ${paused.by}: no mail of it goes out`, path: `${home}/plan` }] : []),
    ...more(waits, waits === 1 ? 'step of the plan is held back' : 'steps of the plan are held back', `${home}/plan`),
  ];
}

function digestMail(
  baseUrl: string,
  { details }: Workshop,
  member: StaffMember,
  lines: readonly Waiting[],
  day: string,
): OutgoingMail {
  const subject =
    lines.length === 1
      ? `One thing waits for you: ${details.title}`
      : `${lines.length} things wait for you: ${details.title}`;
  const { text, html } = letter({
    workshop: details,
    greetingName: member.name,
    preheader: lines[0]?.label ?? '',
    paragraphs: [`This waits for you in the follow-up of the ${details.title}:`],
    list: lines.map(({ label, path }) => ({ label, href: `${baseUrl}${path}` })),
    button: { label: 'Open the console', href: `${baseUrl}/staff/w/${details.id}` },
    footnotes: [
      `You get this as ${member.role} of this workshop, on working mornings on which something waits. The links ask you to sign in.`,
    ],
  });
  return {
    workshopId: details.id,
    personId: staffToken(member.email),
    to: member.email,
    occurrence: `digest-${day}`,
    why: 'the morning list of what waits for the staff',
    subject,
    text,
    html,
    fromName: details.mail.fromName,
    replyTo: details.mail.replyTo,
  };
}

const parkedOf = (debts: Debts): number => DebtKindSchema.options.filter((kind) => debts.owed[kind]?.parked).length;
