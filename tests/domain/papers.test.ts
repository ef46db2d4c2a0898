import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide } from '../../shared/papers/decide.ts';
import { type Paper, PaperSchema, VerdictSchema } from '../../shared/papers/paper.ts';
import { after, TRANSITIONS, type Transition } from '../../shared/papers/paper-state.ts';
import { changeMetadata, MAX_VERSIONS, startPaper, submitVersion } from '../../shared/papers/submission.ts';
import { Refusal } from '../../shared/refusal.ts';
import { closesAt, deadlineOf, opensAt } from '../../shared/workshop/calendar.ts';
import { aPaper, aWorkshop, DAY } from '../support/fixtures.ts';

const workshop = aWorkshop();
const author = { workshop, person: {} };
const NOW = opensAt(workshop.details) + 30 * DAY;
const file = (digit: string) => ({
  key: `papers/${digit.repeat(64)}.pdf`,
  sha256: digit.repeat(64),
  bytes: 1000,
  type: 'pdf' as const,
  name: 'paper.pdf',
});
const { metadata } = aPaper();
const begun = () => startPaper(author, { id: 'paper-0000000001', personId: 'p1', metadata, begun: 0 }, NOW);
const submitted = () => submitVersion(author, begun(), file('a'), NOW);
const underReview = (): Paper => ({ ...submitted(), state: 'under-review' });
const input = (changes = {}) => ({
  verdict: 'approve' as const,
  reason: 'Good work.',
  by: 'reviewer@example.org',
  version: 1,
  ...changes,
});
const refusal = (reason: string) => expect.objectContaining({ name: 'Refusal', reason });

describe('handing in', () => {
  test('given a draft, then it becomes version 1 and owes a run', () => {
    const paper = submitted();
    expect(paper.state).toBe('submitted');
    expect(paper.versions).toMatchObject([{ number: 1, metadata, file: file('a') }]);
    expect(paper.debts.owed.paper?.dueAt).toBe(new Date(NOW).toISOString());
  });

  test('given the same file and details once more, then nothing changes', () => {
    const paper = underReview();
    expect(submitVersion(author, paper, { ...file('a'), name: 'other.pdf' }, NOW + DAY)).toBe(paper);
  });

  test('given another file while it is under review, then it is the next version and is screened again', () => {
    const paper = submitVersion(author, underReview(), file('b'), NOW);
    expect(paper).toMatchObject({ state: 'submitted', versions: [{ number: 1 }, { number: 2 }] });
    expect(paper.debts.revisions.paper).toBe(2);
  });

  test('given changed details while it is under review, then that is a version with the same file', () => {
    const paper = changeMetadata(author, underReview(), { ...metadata, title: 'Another' }, NOW);
    expect(paper.versions.map((version) => [version.metadata.title, version.file.sha256])).toEqual([
      ['A Paper', file('a').sha256],
      ['Another', file('a').sha256],
    ]);
  });

  test('given a request for revision, then the same file again is refused beside the file, and changed details are not', () => {
    const asked = decide(underReview(), input({ verdict: 'request-revision' }), NOW);
    expect(() => submitVersion(author, asked, file('a'), NOW)).toThrow(refusal('invalid'));
    const changed = changeMetadata(author, asked, { ...metadata, title: 'Revised' }, NOW);
    expect(changed.versions).toHaveLength(1);
    expect(submitVersion(author, changed, file('a'), NOW).versions).toHaveLength(2);
  });

  test('given a file that screening refused, then another clears the reason', () => {
    const paper = submitVersion(
      author,
      { ...submitted(), state: 'refused', refusedBecause: 'damaged' },
      file('a'),
      NOW,
    );
    expect(paper).toMatchObject({ state: 'submitted', versions: [{ number: 1 }, { number: 2 }] });
    expect(paper.refusedBecause).toBeUndefined();
  });

  test.each(['approved', 'published', 'rejected'] as const)('given it is %s, then nothing more is taken', (state) => {
    const paper = { ...submitted(), state };
    expect(() => submitVersion(author, paper, file('b'), NOW)).toThrow(refusal('conflict'));
    expect(() => changeMetadata(author, paper, { ...metadata, title: 'x' }, NOW)).toThrow(refusal('conflict'));
  });

  test('given the moment: before opening, in the grace, and after it', () => {
    const at = (now: number) => () => submitVersion(author, begun(), file('a'), now);
    expect(at(opensAt(workshop.details) - 1)).toThrow(refusal('closed'));
    expect(at(deadlineOf(workshop.details) + 1)).not.toThrow();
    expect(at(closesAt(workshop) - 1)).not.toThrow();
    expect(at(closesAt(workshop))).toThrow(refusal('closed'));
    expect(() => startPaper(author, { id: 'x', personId: 'p', metadata, begun: 0 }, closesAt(workshop))).toThrow(
      refusal('closed'),
    );
  });

  test('given as many versions as there is room for, in the largest sizes, then the item stays under 400 KB', () => {
    const large = {
      title: 'ক'.repeat(300),
      abstract: 'ক'.repeat(5000),
      authors: Array.from({ length: 20 }, () => ({ name: 'ক'.repeat(120), affiliation: 'ক'.repeat(180) })),
      keywords: Array.from({ length: 10 }, () => 'ক'.repeat(60)),
    };
    let paper = startPaper(author, { id: 'p', personId: 'p1', metadata: large, begun: 0 }, NOW);
    for (let n = 0; n < MAX_VERSIONS; n += 1) {
      paper = submitVersion(author, paper, file(String(n)), NOW);
      paper = decide(
        { ...paper, state: 'under-review' },
        input({ verdict: 'request-revision', reason: 'ক'.repeat(4000), version: n + 1 }),
        NOW,
      );
    }
    expect(Buffer.byteLength(JSON.stringify(paper))).toBeLessThan(400 * 1024);
    expect(() => submitVersion(author, paper, file('f'), NOW)).toThrow(refusal('conflict'));
  });
});

describe('deciding', () => {
  test('given the newest version, then the state follows, the reason stays, and a run is owed', () => {
    const paper = decide(underReview(), input(), NOW);
    expect(paper).toMatchObject({ state: 'approved', decisions: [{ version: 1, reason: 'Good work.' }] });
    expect(paper.debts.revisions.paper).toBe(2);
  });

  test('given the identical decision once more, then nothing changes; given another one, then it is a conflict', () => {
    const paper = decide(underReview(), input(), NOW);
    expect(decide(paper, input({ reason: ' Good work.\r\n' }), NOW + 1)).toBe(paper);
    expect(() => decide(paper, input({ verdict: 'reject' }), NOW)).toThrow(refusal('conflict'));
    expect(() => decide(paper, input({ by: 'somebody@example.org' }), NOW)).toThrow(refusal('conflict'));
  });

  test('given a newer version came meanwhile, then the decision on the older one is a conflict', () => {
    const paper: Paper = { ...submitVersion(author, underReview(), file('b'), NOW), state: 'under-review' };
    expect(() => decide(paper, input(), NOW)).toThrow(refusal('conflict'));
    expect(decide(paper, input({ version: 2 }), NOW).state).toBe('approved');
  });

  test.each(['', '   \n ', 'x'.repeat(4001)])('given no reason or too long a one, then it is refused', (reason) => {
    expect(() => decide(underReview(), input({ reason }), NOW)).toThrow(
      expect.objectContaining({ fields: { reason: expect.any(String) } }),
    );
  });
});

test('given any sequence of commands, then no state follows that may not, no version is lost, and every decision has a reason', () => {
  const command = fc.oneof(
    fc.record({ do: fc.constant('submit' as const), file: fc.constantFrom('a', 'b', 'c') }),
    fc.record({ do: fc.constant('change' as const), title: fc.constantFrom('A Paper', 'B', 'C') }),
    fc.record({
      do: fc.constant('decide' as const),
      verdict: fc.constantFrom(...VerdictSchema.options),
      reason: fc.constantFrom('', 'Because.'),
      version: fc.integer({ min: 1, max: 4 }),
    }),
    fc.record({ do: fc.constantFrom('screen-good' as const, 'screen-bad' as const, 'publish' as const) }),
  );
  const became = (paper: Paper, transition: Transition, more: Partial<Paper> = {}): Paper => {
    const state = after(paper.state, transition);
    return state === undefined ? paper : { ...paper, state, ...more };
  };
  const act = (paper: Paper, one: typeof command extends fc.Arbitrary<infer C> ? C : never, now: number): Paper => {
    switch (one.do) {
      case 'submit':
        return submitVersion(author, paper, file(one.file), now);
      case 'change':
        return changeMetadata(author, paper, { ...metadata, title: one.title }, now);
      case 'decide':
        return decide(paper, input(one), now);
      case 'screen-good':
        return became(paper, 'pass');
      case 'screen-bad':
        return became(paper, 'refuse', { refusedBecause: 'damaged' });
      case 'publish':
        return became(paper, 'publish');
    }
  };
  const late = 60 * DAY;
  fc.assert(
    fc.property(fc.array(fc.tuple(command, fc.constantFrom(0, 0, 0, 0, late)), { maxLength: 25 }), (commands) => {
      let paper = begun();
      for (const [one, later] of commands) {
        const before = paper;
        try {
          paper = act(paper, one, NOW + later);
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
          continue;
        }
        if (paper === before) continue;
        PaperSchema.parse(paper);
        expect(paper.state === before.state || Object.values(TRANSITIONS[before.state]).includes(paper.state)).toBe(
          true,
        );
        expect(paper.versions.slice(0, before.versions.length)).toEqual(before.versions);
        expect(paper.decisions.slice(0, before.decisions.length)).toEqual(before.decisions);
        expect(paper.versions.map(({ number }) => number)).toEqual(paper.versions.map((_, index) => index + 1));
        if (later > 0) expect(['decide', 'screen-good', 'screen-bad', 'publish']).toContain(one.do);
        if (one.do === 'submit' || one.do === 'decide') expect(paper.debts.owed.paper).toBeDefined();
      }
      expect(paper.decisions.every(({ reason, version }) => reason !== '' && version <= paper.versions.length)).toBe(
        true,
      );
    }),
    { numRuns: 300 },
  );
});
