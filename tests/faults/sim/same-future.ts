import type { Known } from './outside.ts';
import { stepTime } from './outside.ts';
import type { Mail, World } from './world.ts';

/**
 * Most faults come to the same: a task that fails at its first call leaves the world as one that fails at its second does,
 * and after a few steps many a world is again as it was at some moment of the play without faults. From a world that was
 * played to a good end nothing else can come than what came, so a play that reaches one is not played to the end.
 *
 * What decides nothing any more is left out of the comparison: how often an item was written, when something was settled
 * that only counts as settled, the names of executions (a claim makes a new one each time), and how many letters more
 * than those that were sent would have had a reason.
 */
export class SameFuture {
  readonly #known = new Set<string>();
  readonly #numbers = new Map<string, number>();
  /** Values never change, so each is looked at once. */
  readonly #numberOf = new WeakMap<object, number>();
  readonly #settledMails = new WeakMap<Mail, object>();

  /**
   * Whether the future of this world is known to be good. If not, it is taken to become so: whoever finds it bad, stops.
   * @param next when something comes next
   */
  isKnown(world: World, next: number): boolean {
    const { lastTick, table, queue, inbox, outside, pending, objects } = world;
    // What the indexes show matters only while they may lag.
    const shown = pending.some(({ is }) => is === 'lag') ? table.indexed : [];
    const mails = inbox.map((mail) => (mail.heardAt <= world.now ? this.#settled(mail) : mail));
    const { people, plan, trouble, lastExtension, outages } = outside;
    const marks = marksOf(world);
    const known = people.map((each) => `${this.#known1(each)} ${sinceText(each, marks)}`).join('|');
    const parts = [table.rows, shown, queue, mails, pending, outages].map((part) => this.#all(part));
    const rest = [plan, trouble, objects].map((part) => this.#number(part));
    // A sweep is not held up by one that was a minute ago.
    const tick = Math.max(lastTick + 60_000, next);
    const key = `${next} ${tick} ${lastExtension} ${known} ${parts.join('|')} ${rest.join(' ')}`;
    if (this.#known.has(key)) return true;
    this.#known.add(key);
    return false;
  }

  #known1(known: Known): number {
    const { since: _, caused: __, askedAt: ___, ...rest } = known;
    return this.#numberFor(known, rest);
  }

  /** A mail of which SES has told: when it was sent counts for letters only, which are waited for from a moment on. */
  #settled(mail: Mail): object {
    const seen = this.#settledMails.get(mail);
    if (seen) return seen;
    const { person, occurrence, to, fate, messageId, toldAt, returnedAt } = mail;
    const isLetter = occurrence.startsWith('link-') || occurrence.startsWith('extension-');
    const settled = { person, occurrence, to, fate, messageId, toldAt, returnedAt, ...(isLetter && { sent: mail.at }) };
    this.#settledMails.set(mail, settled);
    return settled;
  }

  #all(values: readonly unknown[]): string {
    let text = '';
    for (const value of values) text += this.#text(value);
    return text;
  }

  #text(value: unknown): string {
    return typeof value === 'object' && value !== null ? `#${this.#number(value)}` : `${typeof value}${value};`;
  }

  #number(value: object): number {
    return this.#numberFor(value, value);
  }

  /** The same number for objects that hold the same. */
  #numberFor(identity: object, value: object): number {
    const seen = this.#numberOf.get(identity);
    if (seen !== undefined) return seen;
    let text = Array.isArray(value) ? '[' : '{';
    const state = 'state' in value ? value.state : undefined;
    for (const name in value) {
      if (WITHOUT_MEANING.has(name) || (state !== undefined && name === 'attempt')) continue;
      if (name === 'leaseUntil' && state !== 'claimed') continue;
      const field = (value as Record<string, unknown>)[name];
      text += `${name}=${isInstant(field) && !DECISIVE.has(name) && text[0] === '{' ? 'once' : this.#text(field)}`;
    }
    const number = this.#numbers.get(text) ?? this.#numbers.size;
    this.#numbers.set(text, number);
    this.#numberOf.set(identity, number);
    return number;
  }
}

/** How often an item was written, and by which command, decides nothing between two steps. */
const WITHOUT_MEANING: ReadonlySet<string> = new Set(['version', 'command']);

/** The moments in an item that something waits for; of all others it counts only that they were. */
const DECISIVE: ReadonlySet<string> = new Set(['dueAt', 'leaseUntil', 'until']);

const isInstant = (value: unknown): boolean => typeof value === 'string' && value.length === 24 && value[23] === 'Z';

/** The moments with which "since when" is compared yet; those to come are later than all that is known. */
function marksOf({ outside: { plan }, queue, inbox }: World): number[] {
  const marks = [plan.changedAt];
  for (const step of plan.steps) if (!step.judged) marks.push(stepTime(plan, step));
  for (const coming of queue) {
    if (coming.is === 'act') marks.push(coming.since);
    if (coming.is === 'check') marks.push(coming.promised.since);
  }
  for (const { toldAt, returnedAt } of inbox) {
    marks.push(...[toldAt, returnedAt].filter((moment) => moment < Number.POSITIVE_INFINITY));
  }
  return marks.sort((a, b) => a - b);
}

function sinceText({ since }: Known, marks: readonly number[]): string {
  const place = (moment: number): string =>
    moment === Number.POSITIVE_INFINITY ? 'no' : `${marks.filter((mark) => mark < moment).length}`;
  return `${place(since.reached)} ${place(since.reminded)} ${place(since.wanted)}`;
}
