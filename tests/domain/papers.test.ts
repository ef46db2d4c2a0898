import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attach, detach, MAX_ATTACHMENTS } from '../../shared/papers/attachments.ts';
import { decide } from '../../shared/papers/decide.ts';
import { LIMITS } from '../../shared/papers/limits.ts';
import { type Paper, PaperSchema, VerdictSchema } from '../../shared/papers/paper.ts';
import { after, TRANSITIONS, type Transition } from '../../shared/papers/paper-state.ts';
import { changeMetadata, hasChanged, MAX_VERSIONS, startPaper, submitVersion } from '../../shared/papers/submission.ts';
import { withdraw } from '../../shared/papers/withdraw.ts';
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
const handIn = (digit: string) => ({ file: file(digit), consent: true });
const attachment = (digit: string, role: 'annex' | 'slides' = 'annex') => ({ ...file(digit), role });
const { metadata } = aPaper();
const begun = () => startPaper(author, { id: 'paper-0000000001', personId: 'p1', metadata, begun: 0 }, NOW);
const submitted = () => submitVersion(author, begun(), handIn('a'), NOW);
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
    expect(submitVersion(author, paper, { file: { ...file('a'), name: 'other.pdf' }, consent: 'yes' }, NOW + DAY)).toBe(
      paper,
    );
  });

  test('given another file while it is under review, then it is the next version and is screened again', () => {
    const paper = submitVersion(author, underReview(), handIn('b'), NOW);
    expect(paper).toMatchObject({ state: 'submitted', versions: [{ number: 1 }, { number: 2 }] });
    expect(paper.debts.revisions.paper).toBe(2);
  });

  test('given changed details while it is under review, then they wait, and are handed in with the same file', () => {
    const changed = changeMetadata(author, underReview(), { ...metadata, title: 'Another' }, NOW);
    expect(changed).toMatchObject({ state: 'under-review', versions: [{ number: 1 }] });
    expect([hasChanged(underReview()), hasChanged(changed)]).toEqual([false, true]);
    const paper = submitVersion(author, changed, handIn('a'), NOW);
    expect(paper.versions.map((version) => [version.metadata.title, version.file.sha256])).toEqual([
      ['A Paper', file('a').sha256],
      ['Another', file('a').sha256],
    ]);
    expect(hasChanged(paper)).toBe(false);
  });

  test('given attachments, then a version keeps those that stood when it was handed in', () => {
    let paper = attach(author, begun(), attachment('b'), NOW);
    paper = attach(author, paper, attachment('c', 'slides'), NOW);
    paper = submitVersion(author, paper, handIn('a'), NOW);
    expect(paper.versions[0]?.attachments).toEqual([attachment('b'), attachment('c', 'slides')]);
    paper = detach(author, paper, file('b').sha256, NOW);
    expect(hasChanged(paper)).toBe(true);
    paper = submitVersion(author, paper, handIn('a'), NOW);
    expect(paper.versions.map(({ attachments }) => attachments.length)).toEqual([2, 1]);
  });

  test('given an attachment twice, or taken off twice, then nothing changes; another purpose of it is a change', () => {
    const paper = attach(author, begun(), attachment('b'), NOW);
    expect(attach(author, paper, attachment('b'), NOW)).toBe(paper);
    expect(attach(author, paper, attachment('b', 'slides'), NOW).attachments).toEqual([attachment('b', 'slides')]);
    const off = detach(author, paper, file('b').sha256, NOW);
    expect(detach(author, off, file('b').sha256, NOW)).toBe(off);
  });

  test('given as many attachments as there is room for, then one more is refused', () => {
    const full = [...'123456'].reduce((paper, digit) => attach(author, paper, attachment(digit), NOW), begun());
    expect(full.attachments).toHaveLength(MAX_ATTACHMENTS);
    expect(() => attach(author, full, attachment('7'), NOW)).toThrow(refusal('conflict'));
    expect(attach(author, full, attachment('6', 'slides'), NOW).attachments).toHaveLength(MAX_ATTACHMENTS);
  });

  test.each([undefined, '', 'no', 'on', 1, false, ['yes']])(
    'given %j instead of consent, then nothing is handed in',
    (consent) => {
      expect(() => submitVersion(author, begun(), { file: file('a'), consent }, NOW)).toThrow(
        expect.objectContaining({ reason: 'invalid', fields: { consent: expect.any(String) } }),
      );
    },
  );

  test('given consent, then the version says when; staff who hand it in stand in it and in the event', () => {
    expect(submitted().versions[0]?.consentedAt).toBe(new Date(NOW).toISOString());
    const onBehalf = { by: 'o@example.org', consent: 'By letter.' };
    const paper = submitVersion({ ...author, onBehalf }, begun(), handIn('a'), NOW);
    expect(paper.versions[0]?.onBehalf).toBe('o@example.org');
    expect(paper.events.at(-1)).toMatchObject({
      what: 'submitted',
      by: { kind: 'staff', email: 'o@example.org' },
      why: 'By letter.',
    });
  });

  test('given a paper that was begun before anybody was asked for a licence, then it is asked for first', () => {
    const { licence: _, ...before } = metadata;
    expect(() => submitVersion(author, { ...begun(), metadata: before }, handIn('a'), NOW)).toThrow(
      expect.objectContaining({ reason: 'invalid', fields: { details: expect.any(String) } }),
    );
  });

  test('given a request for revision, then the same file again is refused beside the file, and changed details are not', () => {
    const asked = decide(underReview(), input({ verdict: 'request-revision' }), NOW);
    expect(() => submitVersion(author, asked, handIn('a'), NOW)).toThrow(refusal('invalid'));
    const changed = changeMetadata(author, asked, { ...metadata, title: 'Revised' }, NOW);
    expect(changed.versions).toHaveLength(1);
    expect(submitVersion(author, changed, handIn('a'), NOW).versions).toHaveLength(2);
  });

  test('given a file that screening refused, then another clears the reason', () => {
    const paper = submitVersion(
      author,
      { ...submitted(), state: 'refused', refusedBecause: 'damaged' },
      handIn('a'),
      NOW,
    );
    expect(paper).toMatchObject({ state: 'submitted', versions: [{ number: 1 }, { number: 2 }] });
    expect(paper.refusedBecause).toBeUndefined();
  });

  test.each(['approved', 'published', 'rejected'] as const)('given it is %s, then nothing more is taken', (state) => {
    const paper = { ...submitted(), state };
    expect(() => submitVersion(author, paper, handIn('b'), NOW)).toThrow(refusal('conflict'));
    expect(() => changeMetadata(author, paper, { ...metadata, title: 'x' }, NOW)).toThrow(refusal('conflict'));
  });

  test('given the moment: before opening, in the grace, and after it', () => {
    const at = (now: number) => () => submitVersion(author, begun(), handIn('a'), now);
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
      title: 'ক'.repeat(LIMITS.title),
      abstract: 'ক'.repeat(LIMITS.abstract),
      authors: Array.from({ length: LIMITS.authors }, () => ({
        name: 'ক'.repeat(LIMITS.authorName),
        affiliation: 'ক'.repeat(LIMITS.affiliation),
        email: 'x'.repeat(LIMITS.email),
        orcid: '0000-0002-1825-0097',
      })),
      keywords: Array.from({ length: LIMITS.keywords }, () => 'ক'.repeat(LIMITS.keyword)),
      language: 'bn' as const,
      licence: 'CC-BY-NC-ND-4.0' as const,
    };
    let paper = startPaper(author, { id: 'p', personId: 'p1', metadata: large, begun: 0 }, NOW);
    for (const digit of '123456') {
      paper = attach(author, paper, { ...attachment(digit), name: `${'ক'.repeat(100)}.pptx` }, NOW);
    }
    for (let n = 0; n < MAX_VERSIONS; n += 1) {
      paper = submitVersion(author, paper, handIn(String(n)), NOW);
      paper = decide(
        { ...paper, state: 'under-review' },
        input({ verdict: 'request-revision', reason: 'ক'.repeat(4000), version: n + 1 }),
        NOW,
      );
    }
    expect(Buffer.byteLength(JSON.stringify(paper))).toBeLessThan(400 * 1024);
    expect(() => submitVersion(author, paper, handIn('f'), NOW)).toThrow(refusal('conflict'));
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
    const paper: Paper = { ...submitVersion(author, underReview(), handIn('b'), NOW), state: 'under-review' };
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
    fc.record({ do: fc.constantFrom('attach' as const, 'detach' as const), file: fc.constantFrom('1', '2') }),
    fc.record({ do: fc.constant('withdraw' as const), by: fc.constantFrom('author' as const, 'staff' as const) }),
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
        return submitVersion(author, paper, handIn(one.file), now);
      case 'change':
        return changeMetadata(author, paper, { ...metadata, title: one.title }, now);
      case 'attach':
        return attach(author, paper, attachment(one.file), now);
      case 'detach':
        return detach(author, paper, file(one.file).sha256, now);
      case 'withdraw':
        return withdraw(
          paper,
          one.by === 'author' ? { kind: 'author' } : { kind: 'staff', email: 'o@example.org' },
          'Because.',
          now,
        );
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
        if (later > 0) expect(['decide', 'screen-good', 'screen-bad', 'publish', 'withdraw']).toContain(one.do);
        if (one.do === 'withdraw' && one.by === 'author') expect(['approved', 'published']).not.toContain(before.state);
        expect(paper.events.slice(0, before.events.length)).toEqual(before.events);
        if (one.do === 'submit' || one.do === 'decide') expect(paper.debts.owed.paper).toBeDefined();
      }
      expect(paper.decisions.every(({ reason, version }) => reason !== '' && version <= paper.versions.length)).toBe(
        true,
      );
    }),
    { numRuns: 300 },
  );
});
