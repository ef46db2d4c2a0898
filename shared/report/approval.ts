import { type DebtTicket, holds, owe, renew, settle } from '../debts/debts.ts';
import type { Language } from '../language/language.ts';
import { Refusal } from '../refusal.ts';
import { type Act, type Drafted, type Edition, moved, mustBeSeen, type Report, stamp, textIn } from './report.ts';

/**
 * From the draft to an approved edition: an organiser approves, which freezes the texts and owes the edition; a run writes it,
 * says before it stores anything what it is about to store, and says at the end that it is there. All pure.
 */

/** Approves the draft, in some languages. @throws Refusal `conflict` */
export function approved(report: Report, languages: readonly Language[], act: Act): Report {
  if (report.approval) {
    throw new Refusal(
      'conflict',
      `Edition ${report.edition} is being written already, since ${report.approval.by} approved it. Nothing was changed now; it is there in some minutes.`,
    );
  }
  mustBeSeen(report, act);
  const state = moved(report, 'approve', `Edition ${report.edition} is approved already.`);
  return {
    ...report,
    revision: report.revision + 1,
    state,
    approval: { ...stamp(act), languages: [...languages] },
    debts: owe(report.debts, 'edition', act.now),
  };
}

/** What a run is to write. `undefined` where the approval was taken back, or another run writes it. */
export const toWrite = ({ approval, debts }: Report, ticket: DebtTicket): Report['approval'] =>
  holds(debts, ticket) ? approval : undefined;

/** Notes what is about to be stored, so that the erasure finds it whatever comes of it; and renews the lease. `now` in epoch ms. */
export function withDrafted(report: Report, ticket: DebtTicket, files: Drafted, now: number): Report {
  const debts = toWrite(report, ticket) && renew(report.debts, ticket, now);
  if (!debts) return report;
  const isNoted = report.drafted.some((each) => isSame(each, files));
  return { ...report, debts, drafted: isNoted ? report.drafted : [...report.drafted, files] };
}

/** So many editions are kept. */
const EDITIONS_MAX = 50;

/** What was approved is stored: it is an edition, and owed no more. The same object where another run writes it by now. */
export function written(report: Report, ticket: DebtTicket, files: Drafted): Report {
  const { approval, ...rest } = report;
  const debts = settle(report.debts, ticket);
  if (!approval || !debts) return report;
  const { by, at, languages } = approval;
  const changed = Object.fromEntries(
    languages
      .map((language) => [language, textIn(report, 'changed', language)] as const)
      .filter(([, text]) => text !== ''),
  );
  const edition: Edition = { number: report.edition, approved: { by, at }, ...files, changed };
  return {
    ...rest,
    revision: report.revision + 1,
    state: moved(report, 'written', `Edition ${report.edition} is not being written.`),
    editions: [...report.editions, edition].slice(-EDITIONS_MAX),
    drafted: report.drafted.filter((each) => !isSame(each, files)),
    debts,
  };
}

/** A run began to write what an erased person may stand in: the erasure waits for it. One that was given up writes nothing. */
export const isBeingWritten = ({ debts }: Report): boolean =>
  debts.owed.edition !== undefined && debts.owed.edition.parked !== true;

const isSame = (a: Drafted, b: Drafted): boolean => JSON.stringify(a) === JSON.stringify(b);
