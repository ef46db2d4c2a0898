import { owe, waive } from '../debts/debts.ts';
import { ENGLISH, say } from '../language/texts.ts';
import { Refusal } from '../refusal.ts';
import type { Workshop } from '../workshop/workshop.ts';
import { type Action, type ActionEvent, EVENTS_MAX, isHeld, lastReport } from './action.ts';
import { after, isOpen, type ReportedStatus, reportable } from './action-state.ts';
import { noticesToCome } from './notices.ts';

/**
 * What is done with an action. Pure; each records what happened, and owes the next reminder as it follows from the new state. The
 * same object comes back where nothing changes. `now` in epoch ms.
 */

type Dated = Pick<Workshop, 'details' | 'cancelled'>;
type By = ActionEvent['by'];

/** What staff say of an action. */
export interface ActionTerms {
  readonly title: string;
  readonly partners: readonly string[];
  readonly dueOn: string | undefined;
}

/** What somebody says came of it so far. */
export interface ActionReport {
  readonly status: ReportedStatus;
  readonly note: string;
  readonly link: string | undefined;
}

const staff = (email: string): By => ({ kind: 'staff', email });
const iso = (ms: number): string => new Date(ms).toISOString();

/** Something that one person undertook. */
export function newAction(
  workshop: Dated,
  owner: { readonly personId: string; readonly id: string },
  terms: ActionTerms,
  by: string,
  now: number,
): Action {
  const at = iso(now);
  const { id: workshopId } = workshop.details;
  return withNoticeOwed(workshop, {
    ...owner,
    workshopId,
    ...termsOf(terms),
    status: 'planned',
    agreedAt: at,
    agreedBy: by,
    events: [{ at, by: staff(by), what: 'agreed', status: 'planned', note: '' }],
    ...(terms.dueOn !== undefined && { assignedAt: at }),
    assignment: 1,
    debts: { owed: {}, revisions: {} },
  });
}

/**
 * How it stands, said by its owner or by staff for the owner. The same once more changes nothing.
 * @throws Refusal `closed` when the action was dropped or given to somebody else; `too-large` when too much was said of it
 */
export function reported(workshop: Dated, action: Action, report: ActionReport, by: By, now: number): Action {
  if (!isHeld(action)) throw new Refusal('closed', say('action.handedOn'));
  if (!reportable(action.status).includes(report.status)) throw new Refusal('closed', say('action.dropped'));
  const last = lastReport(action);
  const isSame = last?.note === report.note && last.link === report.link && action.status === report.status;
  if (isSame) return action;
  const { status, note, link } = report;
  return happened(workshop, { ...action, status }, { by, what: 'reported', note, ...(link && { link }) }, now);
}

/** Staff say it in other words, or give it another date. */
export function withTerms(workshop: Dated, action: Action, terms: ActionTerms, by: string, now: number): Action {
  const changed = { ...action, ...termsOf(terms) };
  if (terms.dueOn === undefined) delete changed.dueOn;
  const isSame =
    changed.title === action.title &&
    changed.dueOn === action.dueOn &&
    JSON.stringify(changed.partners) === JSON.stringify(action.partners);
  if (isSame) return action;
  mustBeHeld(action);
  const begins = changed.dueOn !== undefined && action.assignedAt === undefined;
  const note = noteOfChange(action, changed);
  return happened(
    workshop,
    { ...changed, ...(begins && { assignedAt: iso(now) }) },
    { by: staff(by), what: 'changed', note },
    now,
  );
}

/** It is not pursued any more. @throws Refusal `conflict` for what is done */
export function dropped(workshop: Dated, action: Action, note: string, by: string, now: number): Action {
  if (action.status === 'dropped') return action;
  mustBeHeld(action);
  const status = after(action.status, 'drop');
  if (!status)
    throw new Refusal('conflict', 'This action is done, so there is nothing to drop. Please look at it again.');
  return happened(workshop, { ...action, status }, { by: staff(by), what: 'dropped', note }, now);
}

/** Takes the dropping back: it stands where it stood. */
export function restored(workshop: Dated, action: Action, by: string, now: number): Action {
  if (action.status !== 'dropped') return action;
  mustBeHeld(action);
  const before = action.events.findLast(({ status }) => status !== 'dropped')?.status;
  const status = after('dropped', before === 'under-way' ? 'restore-begun' : 'restore-planned') ?? 'planned';
  return happened(workshop, { ...action, status }, { by: staff(by), what: 'restored', note: '' }, now);
}

/**
 * Gives it to somebody else: the first of two writes. The item stays where it is as a note of to whom it went, and owes the
 * second one; until that is done the road map shows this item under the new owner.
 */
export function handedOn(action: Action, to: string, by: string, now: number): Action {
  if (action.handedTo?.personId === to || (isHeld(action) && action.personId === to)) return action;
  mustBeHeld(action);
  const handedTo = { personId: to, at: iso(now), by };
  return { ...action, handedTo, debts: owe(action.debts, 'action', now) };
}

/**
 * The second write: the action as it lies under its new owner. What the earlier one reported stays with that person. The same
 * object where it lies there already; an earlier note under the new owner, who gave it away once, gives way.
 */
export function received(workshop: Dated, handed: Action, existing: Action | undefined): Action {
  const { handedTo } = handed;
  if (!handedTo) throw new Error('This action was given to nobody.');
  const assignment = handed.assignment + 1;
  // Whoever has taken on the same thing already keeps that.
  if (existing && (isHeld(existing) || existing.assignment >= assignment)) return existing;
  const { events: _, handedTo: __, noticed: ___, ...kept } = handed;
  const { at, by, personId } = handedTo;
  return withNoticeOwed(workshop, {
    ...kept,
    personId,
    assignment,
    events: [{ at, by: staff(by), what: 'assigned', status: kept.status, note: '' }],
    ...(kept.dueOn !== undefined && { assignedAt: at }),
    debts: { owed: {}, revisions: existing?.debts.revisions ?? {} },
  });
}

/** The second write is done: nothing is owed for this item any more. */
export const arrived = (action: Action, now: number): Action =>
  action.handedTo && action.handedTo.arrivedAt === undefined
    ? { ...action, handedTo: { ...action.handedTo, arrivedAt: iso(now) }, debts: waive(action.debts, 'action') }
    : action;

/** A reminder was sent, or it was decided that there is none; what comes next is owed. */
export const noticed = (workshop: Dated, action: Action, occurrence: string, now: number): Action =>
  withNoticeOwed(workshop, { ...action, noticed: { at: iso(now), occurrence } });

/** Owes the next reminder, where there is one. After a cancelled workshop nobody is reminded of anything. */
export function withNoticeOwed({ details, cancelled }: Dated, action: Action): Action {
  const [next] = cancelled ? [] : noticesToCome(details, action);
  const owed = action.debts.owed.action;
  if (!next) return owed ? { ...action, debts: waive(action.debts, 'action') } : action;
  const isOwed = owed?.attempt === 0 && Date.parse(owed.dueAt) === next.at;
  return isOwed ? action : { ...action, debts: owe(action.debts, 'action', next.at) };
}

function happened(workshop: Dated, action: Action, event: Omit<ActionEvent, 'at' | 'status'>, now: number): Action {
  if (action.events.length >= EVENTS_MAX) throw new Refusal('too-large', say('action.tooMany', { limit: EVENTS_MAX }));
  const { status } = action;
  return withNoticeOwed(workshop, { ...action, events: [...action.events, { at: iso(now), status, ...event }] });
}

const termsOf = ({ title, partners, dueOn }: ActionTerms) => ({
  title,
  partners: [...partners],
  ...(dueOn !== undefined && { dueOn }),
});

/** What was there before, in words: the history has no other place for it. */
function noteOfChange(before: Action, changed: Action): string {
  return [
    ...(before.title === changed.title ? [] : [`Until then: “${before.title}”.`]),
    ...(before.dueOn === changed.dueOn
      ? []
      : [`Until then due: ${before.dueOn ? ENGLISH.day(before.dueOn) : 'no date'}.`]),
    ...(JSON.stringify(before.partners) === JSON.stringify(changed.partners)
      ? []
      : [`Until then with: ${before.partners.join('; ') || 'nobody else'}.`]),
  ].join(' ');
}

function mustBeHeld(action: Action): void {
  if (isHeld(action)) return;
  throw new Refusal('conflict', 'This action was given to somebody else meanwhile. Please look at the road map again.');
}

/** Whether its day has passed and something is still to come of it. `today`: the workshop's local date. */
export const isOverdue = ({ status, dueOn }: Pick<Action, 'status' | 'dueOn'>, today: string): boolean =>
  isOpen(status) && dueOn !== undefined && dueOn < today;
