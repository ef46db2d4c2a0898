import { expect } from 'vitest';
import { PaperSchema } from '../../../shared/papers/paper.ts';
import { TRANSITIONS } from '../../../shared/papers/paper-state.ts';
import type { Item } from '../sim/memory-table.ts';

/** What holds of every single write of a paper, whoever makes it and whatever fails. */
export function judgeWrite(before: Item | undefined, after: Item): void {
  const paper = PaperSchema.parse(after);
  if (!before) {
    expect([paper.state, paper.versions, paper.decisions]).toEqual(['draft', [], []]);
    return;
  }
  const was = PaperSchema.parse(before);
  const isAllowed = was.state === paper.state || Object.values(TRANSITIONS[was.state]).includes(paper.state);
  expect(isAllowed, `from ${was.state} to ${paper.state}`).toBe(true);
  // Nothing that was handed in, decided or noted is ever lost or changed.
  expect(paper.versions.slice(0, was.versions.length).map(withoutPages)).toEqual(was.versions.map(withoutPages));
  expect(paper.versions.map(({ number }) => number)).toEqual(paper.versions.map((_, index) => index + 1));
  expect(paper.decisions.slice(0, was.decisions.length)).toEqual(was.decisions);
  expect(paper.events.slice(0, was.events.length)).toEqual(was.events);
  for (const decision of paper.decisions.slice(was.decisions.length)) {
    expect(decision.reason.trim()).not.toBe('');
    expect(decision.version).toBe(paper.versions.length);
  }
  // Each change of state stands among the events, once.
  if (was.state !== paper.state || was.versions.length !== paper.versions.length) {
    expect(paper.events.length).toBe(was.events.length + 1);
  }
  if (WAITS_FOR_A_RUN.has(paper.state)) {
    expect(paper.debts.owed.paper, `${paper.state} owes a run`).toBeDefined();
  }
  if (paper.publishedAt !== was.publishedAt) expect(was.state).toBe('approved');
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
