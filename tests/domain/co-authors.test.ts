import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { claim, holds } from '../../shared/debts/debts.ts';
import type { CoAuthor } from '../../shared/papers/co-author.ts';
import {
  anAnswer,
  answered,
  MOST_ANSWERS,
  OBJECTION_MAX,
  owedNext,
  pursued,
  reconciled,
  whyNotApproved,
} from '../../shared/papers/co-authors.ts';
import { decide } from '../../shared/papers/decide.ts';
import { asPublicationOnly } from '../../shared/papers/erased-paper.ts';
import { LIMITS } from '../../shared/papers/limits.ts';
import { AuthorSchema, type Paper } from '../../shared/papers/paper.ts';
import { PaperStateSchema } from '../../shared/papers/paper-state.ts';
import { changeMetadata, startPaper, submitVersion } from '../../shared/papers/submission.ts';
import { normaliseEmail, randomToken } from '../../shared/store/keys.ts';
import { opensAt, whyNoMail } from '../../shared/workshop/calendar.ts';
import { aPaper, aWorkshop, DAY, HOUR } from '../support/fixtures.ts';

const workshop = aWorkshop();
const { details } = workshop;
const OWN = 'p1@example.org';
const author = { workshop, person: { email: OWN } };
const NOW = opensAt(details) + 30 * DAY;
const refusal = (reason: string) => expect.objectContaining({ name: 'Refusal', reason });
const handIn = (digit = 'a') => ({
  consent: 'yes',
  file: {
    key: `papers/${digit.repeat(64)}.pdf`,
    sha256: digit.repeat(64),
    bytes: 1000,
    type: 'pdf' as const,
    name: 'paper.pdf',
  },
});
const named = (...authors: (readonly [name: string, email?: string])[]) => ({
  ...aPaper().metadata,
  authors: authors.map(([name, email]) => ({ name, affiliation: 'BCC', ...(email && { email }) })),
});
const METADATA = named(['Own', OWN], ['Ms B', 'b@example.org'], ['Mr C', 'c@example.org'], ['Nobody asks']);

const handedIn = (metadata = METADATA): Paper =>
  submitVersion(
    author,
    startPaper(author, { id: 'p'.repeat(16), personId: 'p1', metadata, begun: 0 }, NOW),
    handIn(),
    NOW,
  );
/** The next version, with other details. */
const again = (paper: Paper, metadata: Paper['metadata']): Paper =>
  submitVersion(author, changeMetadata(author, { ...paper, state: 'under-review' }, metadata, NOW), handIn('b'), NOW);
const underReview = (metadata = METADATA): Paper => ({ ...handedIn(metadata), state: 'under-review' });
const asked = (at = NOW): Paper => pursued(underReview(), details, at);
const idOf = (paper: Paper, name: string): string => paper.coAuthors.find((each) => each.name === name)?.id ?? '';
const of = (paper: Paper, name: string): CoAuthor | undefined => paper.coAuthors.find((each) => each.name === name);
const yes = anAnswer('confirmed', '');
const no = anAnswer('declined', 'I did not write it.');
const answer = (paper: Paper, name: string, given = yes, at = NOW) =>
  answered(paper, idOf(paper, name), given, details.mail, at);
const approve = (paper: Paper, at = NOW) =>
  decide(paper, { verdict: 'approve', reason: 'Good.', by: 'r@example.org', version: paper.versions.length }, at);

describe('who is asked', () => {
  test('given a version is handed in, then everyone with another address than its author’s is, and the paper owes it', () => {
    const paper = handedIn();
    expect(paper.coAuthors.map(({ name, email }) => [name, email])).toEqual([
      ['Ms B', 'b@example.org'],
      ['Mr C', 'c@example.org'],
    ]);
    expect(paper.debts.owed['co-authors']).toBeDefined();
    expect(handedIn(named(['Own', ' P1@Example.org '], ['Nobody asks'])).debts.owed['co-authors']).toBeUndefined();
  });

  test('given two authors share a mailbox, then it gets one mail for both', () => {
    expect(handedIn(named(['Ms B', 'office@example.org'], ['Mr C', 'Office@example.org'])).coAuthors).toMatchObject([
      { name: 'Ms B, Mr C', email: 'office@example.org' },
    ]);
  });

  test('given the next version names another name at an address, then the answer stays; one left out and back is asked anew', () => {
    const first = answer(asked(), 'Ms B');
    const renamed = named(['Own', OWN], ['Dr B', 'B@example.org']);
    const second = again(first, renamed);
    expect(second.coAuthors).toEqual([{ ...of(first, 'Ms B'), name: 'Dr B' }]);
    const third = again(second, METADATA);
    expect(of(third, 'Ms B')?.answer).toEqual(of(first, 'Ms B')?.answer);
    expect(idOf(third, 'Mr C')).not.toBe(idOf(first, 'Mr C'));
    expect(of(third, 'Mr C')?.asked).toBeUndefined();
    expect(third.debts.owed['co-authors']).toBeDefined();
  });

  const address = fc.constantFrom('a@x.org', 'A@X.org ', 'b@x.org', 'c@x.org', OWN, '', undefined);
  const authors = fc.array(
    fc
      .record({ name: fc.constantFrom('A', 'B', 'C'), email: address })
      .map(({ name, email }) => AuthorSchema.parse({ name, affiliation: 'X', email })),
    { maxLength: 6 },
  );

  test('whatever is named: once more changes nothing, each address is asked once, the own never, and no answer is lost', () => {
    fc.assert(
      fc.property(authors, authors, (before, after) => {
        const first = reconciled([], before, OWN, randomToken).map(
          (each, index): CoAuthor =>
            index % 2 === 0 ? { ...each, answer: { what: 'confirmed', at: new Date(NOW).toISOString() } } : each,
        );
        const second = reconciled(first, after, OWN, randomToken);
        expect(reconciled(second, after, OWN, randomToken)).toEqual(second);
        const addresses = second.map(({ email }) => normaliseEmail(email));
        expect(new Set(addresses).size).toBe(addresses.length);
        const wanted = after.map(({ email = '' }) => normaliseEmail(email)).filter((each) => each && each !== OWN);
        expect(new Set(addresses)).toEqual(new Set(wanted));
        for (const known of first) {
          const still = second.find(({ email }) => normaliseEmail(email) === normaliseEmail(known.email));
          if (still) expect(still).toMatchObject({ id: known.id, ...(known.answer && { answer: known.answer }) });
        }
      }),
    );
  });
});

describe('asking, reminding, falling silent', () => {
  test('given the file is not checked yet, then nobody is asked, and the paper looks again', () => {
    const paper = handedIn();
    expect(pursued(paper, details, NOW)).toBe(paper);
    const { debts, claimed } = claim(paper.debts, NOW + HOUR);
    const ticket = claimed.find(({ kind }) => kind === 'co-authors');
    if (!ticket) throw new Error('nothing is owed');
    const next = owedNext({ ...paper, debts }, ticket, details, NOW + HOUR).debts.owed['co-authors'];
    expect(Date.parse(next?.dueAt ?? '')).toBe(NOW + HOUR + 5 * 60_000);
    expect(
      owedNext({ ...paper, debts, state: 'refused' }, ticket, details, NOW).debts.owed['co-authors'],
    ).toBeUndefined();
  });

  test('an answer is waited for until the end of a working day, and the reminder comes half-way, when mail may leave', () => {
    for (let hours = 0; hours < 24 * 14; hours += 5) {
      const at = NOW + hours * HOUR;
      let paper = pursued(underReview(), details, at);
      const until = Date.parse(of(paper, 'Ms B')?.asked?.until ?? '');
      expect(whyNoMail(details, until)).toEqual([]);
      expect(until).toBeGreaterThanOrEqual(at + (details.papers.coAuthorDays - 1) * DAY);
      expect(paper.events.filter(({ what }) => what === 'co-author-asked')).toHaveLength(2);
      const moments: number[] = [];
      for (let now = at; ; ) {
        const ticket = { kind: 'co-authors' as const, revision: 0, attempt: 1 };
        const { debts, claimed } = claim(paper.debts, Number.MAX_SAFE_INTEGER / 2);
        paper = owedNext(
          { ...paper, debts },
          claimed.find(({ kind }) => kind === 'co-authors') ?? ticket,
          details,
          now,
        );
        const due = paper.debts.owed['co-authors']?.dueAt;
        if (!due) break;
        now = Date.parse(due);
        moments.push(now);
        const before = paper;
        paper = pursued(paper, details, now);
        expect(paper).not.toBe(before);
        expect(pursued(paper, details, now)).toBe(paper);
      }
      expect(moments).toHaveLength(2);
      expect(moments[1]).toBe(until);
      expect(whyNoMail(details, moments[0] ?? 0)).toEqual([]);
      expect(of(paper, 'Ms B')).toMatchObject({ answer: { what: 'silent' } });
      expect(paper.events.filter(({ what }) => what === 'co-author-silent')).toHaveLength(2);
    }
  });

  test('given a run comes late, then it goes to silence without a reminder, and in quiet hours it waits for the morning', () => {
    const first = asked();
    const until = Date.parse(of(first, 'Ms B')?.asked?.until ?? '');
    expect(of(pursued(first, details, until), 'Ms B')).toMatchObject({ answer: { what: 'silent' } });
    expect(of(pursued(first, details, until), 'Ms B')?.remindedAt).toBeUndefined();
    const night = Date.parse('2011-08-16T18:00:00Z');
    expect(whyNoMail(details, night)).toContain('quiet hours');
    expect(pursued(first, details, night)).toBe(first);
  });

  test.each(PaperStateSchema.options)('given the paper is %s: whoever is decided about is left alone', (state) => {
    const paper = { ...asked(), state };
    const later = pursued(paper, details, NOW + 60 * DAY);
    const isHeard = !['approved', 'published', 'rejected', 'withdrawn'].includes(state);
    expect(later !== paper).toBe(isHeard);
  });
});

describe('answering', () => {
  test('yes and no are kept with an event; once more changes nothing; a no owes that the author is told', () => {
    const agreed = answer(asked(), 'Ms B');
    expect(of(agreed, 'Ms B')?.answer).toMatchObject({ what: 'confirmed' });
    expect(answer(agreed, 'Ms B')).toBe(agreed);
    const against = answer(agreed, 'Ms B', no);
    expect(of(against, 'Ms B')?.answer).toMatchObject({ what: 'declined', reason: 'I did not write it.' });
    expect(against.debts.owed['co-authors']?.dueAt).toBe(new Date(NOW).toISOString());
    expect(against.events.slice(-2).map(({ what, by, why }) => [what, by.kind, why])).toEqual([
      ['co-author-confirmed', 'co-author', undefined],
      ['co-author-declined', 'co-author', 'I did not write it.'],
    ]);
  });

  test('whoever was silent can still answer; a no without a reason, or with too much of one, is refused', () => {
    const silent = pursued(asked(), details, NOW + 60 * DAY);
    expect(of(answer(silent, 'Mr C', no), 'Mr C')?.answer?.what).toBe('declined');
    expect(() => anAnswer('declined', ' \u0007')).toThrow(refusal('invalid'));
    expect(() => anAnswer('declined', 'ক'.repeat(OBJECTION_MAX + 1))).toThrow(refusal('invalid'));
  });

  test('an answer is not changed without end, and not at all where nothing is asked any more', () => {
    let paper = asked();
    for (let n = 0; n < MOST_ANSWERS; n += 1) paper = answer(paper, 'Ms B', n % 2 === 0 ? yes : no);
    expect(() => answer(paper, 'Ms B', no)).toThrow(refusal('conflict'));
    for (const state of ['approved', 'published', 'rejected', 'withdrawn'] as const) {
      expect(() => answer({ ...asked(), state }, 'Ms B')).toThrow(refusal('closed'));
    }
    expect(() => answered(asked(), 'somebody', yes, details.mail, NOW)).toThrow(refusal('closed'));
  });
});

describe('deciding', () => {
  const all = (paper: Paper): Paper => answer(answer(paper, 'Ms B'), 'Mr C');

  test('approval waits for whoever may still answer, and is refused over a no', () => {
    expect(() => approve(underReview())).toThrow(refusal('invalid'));
    expect(whyNotApproved(asked(), NOW)).toContain('Ms B, Mr C can still answer');
    expect(approve(all(asked())).state).toBe('approved');
    const against = answer(answer(asked(), 'Ms B'), 'Mr C', no);
    expect(whyNotApproved(against, NOW + 90 * DAY)).toMatch(/^Mr C answered not to agree/);
    const until = Date.parse(of(asked(), 'Ms B')?.asked?.until ?? '');
    expect(() => approve(asked(), until - 1)).toThrow(refusal('invalid'));
    expect(approve(asked(), until).state).toBe('approved');
  });

  test('the other decisions wait for nobody, and without the one who declined the paper can be approved', () => {
    const against = answer(answer(asked(), 'Ms B'), 'Mr C', no);
    const input = { verdict: 'request-revision' as const, reason: 'The authors.', by: 'r@example.org', version: 1 };
    const revision = decide(against, input, NOW);
    const changed = changeMetadata(author, revision, named(['Own', OWN], ['Ms B', 'b@example.org']), NOW);
    const again: Paper = { ...submitVersion(author, changed, handIn('b'), NOW), state: 'under-review' };
    expect(approve(again).state).toBe('approved');
  });
});

/** What follows, or the same where it is refused for want of room. */
function orRefused(paper: Paper, next: () => Paper): Paper {
  try {
    return next();
  } catch (error) {
    expect(error).toEqual(refusal('conflict'));
    return paper;
  }
}

test('given the largest of everything, then a paper with its co-authors’ answers still fits into its item (400 KB)', () => {
  const large = (n: number) => ({
    ...METADATA,
    title: 'ক'.repeat(LIMITS.title),
    abstract: 'ক'.repeat(LIMITS.abstract),
    authors: Array.from({ length: LIMITS.authors }, (_, index) => ({
      name: 'ক'.repeat(LIMITS.authorName),
      affiliation: 'ক'.repeat(LIMITS.affiliation),
      email: `${index}-${n}@example.org`.padStart(LIMITS.email, 'x'),
      orcid: '0000-0002-1825-0097',
    })),
    keywords: Array.from({ length: LIMITS.keywords }, () => 'ক'.repeat(LIMITS.keyword)),
  });
  const worst = anAnswer('declined', 'ক'.repeat(OBJECTION_MAX));
  let paper = handedIn(large(0));
  for (let n = 1; ; n += 1) {
    paper = pursued({ ...paper, state: 'under-review' }, details, NOW);
    for (const { id } of paper.coAuthors) {
      for (let nth = 0; nth < MOST_ANSWERS; nth += 1) {
        const given = nth % 2 === 0 ? worst : yes;
        const before = paper;
        paper = orRefused(paper, () => answered(before, id, given, details.mail, NOW));
      }
    }
    paper = pursued(paper, details, NOW + 60 * DAY);
    const input = { reason: 'ক'.repeat(4000), by: 'r@example.org', version: n };
    paper = decide(paper, { ...input, verdict: 'request-revision' }, NOW);
    expect(Buffer.byteLength(JSON.stringify(paper))).toBeLessThan(400 * 1024);
    const before = paper;
    paper = orRefused(paper, () =>
      submitVersion(author, changeMetadata(author, before, large(n), NOW), handIn(`${n}`), NOW),
    );
    if (paper === before) break;
  }
  expect(paper.versions.length).toBeGreaterThanOrEqual(3);
});

test('given its author is erased, then of a published paper’s co-authors the names in the paper are left', () => {
  const paper: Paper = { ...answer(asked(), 'Ms B', no), state: 'published' };
  const left = asPublicationOnly(paper);
  expect(left.versions[0]?.metadata.authors.map(({ name }) => name)).toContain('Ms B');
  expect(JSON.stringify(left)).not.toMatch(/@example\.org|did not write|co-author-declined/);
  expect(asPublicationOnly(left)).toBe(left);
  expect(holds(left.debts, { kind: 'co-authors', revision: 1, attempt: 1 })).toBe(false);
});
