import { deepStrictEqual, ok } from 'node:assert/strict';
import { PaperSchema } from '../../../shared/papers/paper.ts';
import { TRANSITIONS } from '../../../shared/papers/paper-state.ts';
import type { Item } from '../sim/memory-table.ts';

/** What holds of every single write of a paper, whoever makes it and whatever fails. */
export function judgeWrite(before: Item | undefined, after: Item): void {
  const paper = PaperSchema.parse(after);
  if (!before) {
    deepStrictEqual([paper.state, paper.versions, paper.decisions], ['draft', [], []]);
    return;
  }
  const was = PaperSchema.parse(before);
  const isAllowed = was.state === paper.state || Object.values(TRANSITIONS[was.state]).includes(paper.state);
  ok(isAllowed, `from ${was.state} to ${paper.state}`);
  // Nothing that was handed in, decided or noted is ever lost or changed.
  deepStrictEqual(paper.versions.slice(0, was.versions.length).map(withoutPages), was.versions.map(withoutPages));
  deepStrictEqual(
    paper.versions.map(({ number }) => number),
    paper.versions.map((_, index) => index + 1),
  );
  deepStrictEqual(paper.decisions.slice(0, was.decisions.length), was.decisions, 'a decision was lost');
  deepStrictEqual(paper.events.slice(0, was.events.length), was.events, 'an event was lost');
  for (const decision of paper.decisions.slice(was.decisions.length)) {
    ok(decision.reason.trim() !== '', 'a decision without a reason');
    ok(decision.version === paper.versions.length, 'a decision on another version than the newest');
  }
  if (was.state !== paper.state || was.versions.length !== paper.versions.length) {
    ok(paper.events.length === was.events.length + 1, 'a change that is not told, or told twice');
  }
  ok(!WAITS_FOR_A_RUN.has(paper.state) || paper.debts.owed.paper, `${paper.state} owes nothing`);
  ok(paper.publishedAt === was.publishedAt || was.state === 'approved', 'published without an approval');
}

/** Nobody has to do anything for these to end: so something must be owed. */
export const WAITS_FOR_A_RUN: ReadonlySet<string> = new Set(['submitted', 'resubmitted', 'approved']);

/** Screening notes how many pages a file has. */
const withoutPages = ({
  file: { pages: _, ...file },
  ...version
}: ReturnType<typeof PaperSchema.parse>['versions'][number]) => ({
  ...version,
  file,
  attachments: version.attachments.map(({ pages: __, ...attachment }) => attachment),
});
