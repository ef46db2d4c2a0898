import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { claim, type DebtTicket } from '../../shared/debts/debts.ts';
import { approvalsOf, mustBeRecommended } from '../../shared/papers/approvals.ts';
import { guestMailOf, guestOccurrence } from '../../shared/papers/guest-mail.ts';
import { isAuthorOf } from '../../shared/papers/own-paper.ts';
import type { Paper } from '../../shared/papers/paper.ts';
import type { PaperState } from '../../shared/papers/paper-state.ts';
import { PaperStateSchema } from '../../shared/papers/paper-state.ts';
import { commentsOf, passedOn } from '../../shared/papers/passed-on.ts';
import {
  graceEnds,
  MAX_RECOMMENDATIONS,
  type Review,
  ReviewSchema,
  recommendedOn,
  reviewStanding,
} from '../../shared/papers/review.ts';
import { answered, recommended } from '../../shared/papers/review-answer.ts';
import {
  invitedAgain,
  inviteReviewer,
  linkSentAgain,
  memberReviewer,
  removedReviewer,
  reviewDueAt,
  withMoreTime,
  wokenReview,
} from '../../shared/papers/review-invitation.ts';
import { dueNotices, noticesOf, withReturned, withTold } from '../../shared/papers/review-notices.ts';
import { Refusal } from '../../shared/refusal.ts';
import { TokenSchema } from '../../shared/store/keys.ts';
import { whyNoMail } from '../../shared/workshop/calendar.ts';
import { aPaper, aVersion, aWorkshopFile, DAY, HOUR, T0 } from '../support/fixtures.ts';

const details = aWorkshopFile();
const GRACE = details.papers.reviewGraceHours;
const NOW = T0 + 10 * DAY;
const ID = 'AAAABBBBCCCCDDDD';
const paperOf = (changes: Partial<Paper> = {}): Paper =>
  aPaper({ id: ID, state: 'under-review', versions: [aVersion(1, 1)], ...changes });
const paper = paperOf();
const invitation = { name: 'Dr Rahman', email: 'Rahman@Example.org', message: 'Please.', by: 'organiser@example.org' };
const invited = inviteReviewer(details, paper, invitation, NOW);
const on = (of: Paper) => ({ paper: of, graceHours: GRACE, replyTo: 'secretariat@example.org' });
const says = { what: 'revise' as const, toAuthor: 'More figures.', toStaff: 'Good.', version: 1 };
const reasonOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error.reason;
    throw error;
  }
  return 'taken';
};

describe('an invitation', () => {
  test('is the same for the same address, however it is written, and another for another paper', () => {
    const same = inviteReviewer(details, paper, { ...invitation, email: ' rahman@example.ORG ' }, NOW);
    expect(same.id).toBe(invited.id);
    expect(inviteReviewer(details, paperOf({ id: 'another' }), invitation, NOW).id).not.toBe(invited.id);
    expect(invitedAgain(details, paper, invited, invitation, NOW + DAY)).toBe(invited);
  });

  test('is due at the hour of deadlines on a working day, whenever it goes out', () => {
    fc.assert(
      fc.property(fc.integer({ min: T0, max: T0 + 400 * DAY }), (now) => {
        const dueAt = reviewDueAt(details, now);
        expect(whyNoMail(details, dueAt)).toEqual([]);
        expect(dueAt).toBeGreaterThan(now + 12 * DAY);
      }),
    );
  });

  test('names its mails by an occurrence of at most 64 characters, which is read back', () => {
    for (const { what } of noticesOf(
      { ...invited, links: 20, round: { ...invited.round, number: 26 } },
      paper,
      details,
    )) {
      const occurrence = guestOccurrence({ paperId: ID, guestId: invited.id, what });
      expect(TokenSchema.safeParse(occurrence).success).toBe(true);
      expect(guestMailOf(occurrence)).toEqual({ paperId: ID, guestId: invited.id, what });
    }
    expect(guestMailOf(`paper-${ID}-v1-received`)).toBeUndefined();
  });
});

describe('nobody judges their own paper', () => {
  const named = paperOf({
    metadata: { ...paper.metadata, authors: [{ name: 'A', affiliation: 'B', email: 'Now@example.org' }] },
    versions: [
      {
        ...aVersion(1, 1),
        metadata: { ...paper.metadata, authors: [{ name: 'A', affiliation: 'B', email: 'once@example.org' }] },
      },
    ],
    coAuthors: [{ id: 'c', name: 'C', email: 'co@example.org' }],
  });

  test.each(['now@example.org', 'ONCE@example.org', 'co@example.org', 'sender@example.org'])(
    '%s is an author',
    (email) => {
      expect(isAuthorOf(named, { email: 'sender@example.org' }, email)).toBe(true);
    },
  );

  test('anybody else is none, and nobody is by having no address', () => {
    expect(isAuthorOf(named, { email: 'sender@example.org' }, 'other@example.org')).toBe(false);
    expect(isAuthorOf(paper, undefined, '')).toBe(false);
  });
});

describe('what a reviewer says', () => {
  test('to recommend is to accept; the last recommendation on a version counts, and the earlier ones stay', () => {
    const first = recommended(invited, says, on(paper), NOW + 1);
    const second = recommended(first, { ...says, what: 'approve', toAuthor: '' }, on(paper), NOW + 2);
    expect(first.answer?.what).toBe('accepted');
    expect(second.recommendations.map(({ what }) => what)).toEqual(['revise', 'approve']);
    expect(recommendedOn(second, 1)?.what).toBe('approve');
    expect(recommended(second, { ...says, what: 'approve', toAuthor: '' }, on(paper), NOW + 3)).toBe(second);
  });

  test('a wish for changes says which; a conflict says which; a newer version is to be read first', () => {
    expect(reasonOf(() => recommended(invited, { ...says, toAuthor: ' ' }, on(paper), NOW))).toBe('invalid');
    expect(reasonOf(() => answered(invited, { answer: 'conflict', reason: '' }, on(paper), NOW))).toBe('invalid');
    const newer = paperOf({ versions: [aVersion(1, 1), aVersion(2, 1)] });
    expect(reasonOf(() => recommended(invited, says, on(newer), NOW))).toBe('conflict');
  });

  test.each([
    ['declining', (review: Review) => answered(review, { answer: 'decline', reason: 'On leave.' }, on(paper), NOW)],
    ['a conflict', (review: Review) => answered(review, { answer: 'conflict', reason: 'My office.' }, on(paper), NOW)],
    ['removal', (review: Review) => removedReviewer(review, 'o', NOW)],
  ])('%s ends the review, and nothing of it counts', (_, end) => {
    const review = end(recommended(invited, { ...says, what: 'approve' }, on(paper), NOW));
    expect(reasonOf(() => recommended(review, says, on(paper), NOW))).toBe('closed');
    expect(approvalsOf({ paper, reviews: [review], author: undefined, by: 'x' })).toBe(0);
    expect(noticesOf(review, paper, details).filter(({ kind }) => kind !== 'news')).toEqual([]);
  });

  test('until the grace is over it is taken, and then not, whatever it is', () => {
    const late = graceEnds(invited, GRACE);
    expect(reasonOf(() => recommended(invited, says, on(paper), late - 1))).toBe('taken');
    expect(reasonOf(() => recommended(invited, says, on(paper), late))).toBe('closed');
    expect(reasonOf(() => answered(invited, { answer: 'accept', reason: '' }, on(paper), late))).toBe('closed');
    const changedMind = recommended(invited, says, on(paper), NOW);
    expect(reasonOf(() => recommended(changedMind, { ...says, what: 'reject' }, on(paper), late))).toBe('closed');
    const more = withMoreTime(details, paper, invited, { until: '2011-09-01', by: 'o' }, late);
    expect(reasonOf(() => recommended(more, says, on(paper), late))).toBe('taken');
  });

  test('the largest review fits into an item of the table', () => {
    let review = invited;
    for (let n = 0; n < MAX_RECOMMENDATIONS; n += 1) {
      const long = { what: 'revise' as const, version: 1, toStaff: '\u{1f600}'.repeat(2000) };
      review = recommended(review, { ...long, toAuthor: `${n}${'\u{1f600}'.repeat(3999)}` }, on(paper), NOW + n);
    }
    expect(reasonOf(() => recommended(review, says, on(paper), NOW))).toBe('conflict');
    expect(Buffer.byteLength(JSON.stringify(ReviewSchema.parse(review)))).toBeLessThan(300_000);
  });

  test('removal forgets who it was, and keeps what was said', () => {
    const gone = removedReviewer(recommended(invited, says, on(paper), NOW), 'organiser@example.org', NOW + 1);
    expect(JSON.stringify(gone)).not.toMatch(/Rahman|rahman/i);
    expect(recommendedOn(gone, 1)?.toAuthor).toBe('More figures.');
  });
});

describe('approvals', () => {
  const approving = (email: string) =>
    recommended(
      inviteReviewer(details, paper, { ...invitation, email }, NOW),
      { ...says, what: 'approve' },
      on(paper),
      NOW,
    );
  const two = [approving('a@example.org'), approving('b@example.org')];
  const deciding = { paper, reviews: two, author: { email: 'author@example.org' }, by: 'organiser@example.org' };

  test('count those who approve the newest version, but authors and whoever decides', () => {
    expect(approvalsOf(deciding)).toBe(2);
    expect(approvalsOf({ ...deciding, by: 'A@example.org' })).toBe(1);
    expect(approvalsOf({ ...deciding, author: { email: 'b@example.org' } })).toBe(1);
    expect(approvalsOf({ ...deciding, paper: paperOf({ versions: [aVersion(1, 1), aVersion(2, 1)] }) })).toBe(0);
  });

  test('too few refuse an approval, and nothing else', () => {
    expect(reasonOf(() => mustBeRecommended(2, 'approve', deciding))).toBe('taken');
    expect(reasonOf(() => mustBeRecommended(3, 'approve', deciding))).toBe('invalid');
    expect(reasonOf(() => mustBeRecommended(3, 'reject', deciding))).toBe('taken');
  });

  test('the comments that are chosen go along, and stay what they were when the reviewer writes others', () => {
    const [first = approving('a@example.org')] = two;
    const at = new Date(NOW).toISOString();
    const decision = {
      version: 1,
      verdict: 'reject' as const,
      reason: 'r',
      by: 'o',
      at,
      passedOn: passedOn(two, [first.id, 'nobody'], 1),
    };
    const later = recommended(first, { ...says, toAuthor: 'Something else.' }, on(paper), NOW + 1);
    expect(commentsOf(decision, [later])).toEqual(['More figures.']);
  });
});

/** Plays the engine from one due moment to the next. @returns what was sent, and when */
function played(start: Review, of: Paper, until: number): { review: Review; sent: [string, number][] } {
  let review = start;
  const sent: [string, number][] = [];
  for (let now = NOW; now <= until; ) {
    const { debts, claimed } = claim(review.debts, now);
    const [ticket] = claimed;
    if (!ticket) {
      const next = Date.parse(review.debts.owed.review?.dueAt ?? '9999-01-01T00:00:00Z');
      now = Math.max(next, now + 1);
      continue;
    }
    review = { ...review, debts };
    const due = dueNotices(review, of, details, now);
    sent.push(...due.map(({ what }): [string, number] => [what, now]));
    review = withTold(review, { ticket, sent: due }, of, details, now);
  }
  return { review, sent };
}

describe('what is sent, and when', () => {
  const accepted = answered(invited, { answer: 'accept', reason: '' }, on(paper), NOW);

  test('who does not answer is reminded once, and the organisers hear of it after the grace', () => {
    const { sent, review } = played(invited, paper, NOW + 60 * DAY);
    expect(sent.map(([what]) => what)).toEqual(['invited-1', 'answer-1', 'overdue-1']);
    expect(review.debts.owed).toEqual({});
    expect(sent.at(-1)?.[1]).toBeGreaterThanOrEqual(graceEnds(invited, GRACE));
  });

  test('who accepted is reminded before the day and on it', () => {
    const { sent } = played(accepted, paper, NOW + 60 * DAY);
    expect(sent.map(([what]) => what)).toEqual(['invited-1', 'soon-1', 'due-1', 'overdue-1']);
    const dueAt = Date.parse(accepted.round.dueAt);
    expect(dueAt - (sent[2]?.[1] ?? 0)).toBeLessThan(12 * HOUR);
  });

  test('who has recommended is not nudged', () => {
    const { sent } = played(recommended(accepted, says, on(paper), NOW), paper, NOW + 60 * DAY);
    expect(new Set(sent.map(([what]) => what))).toEqual(new Set(['invited-1', 'recommended-1']));
  });

  test('a newer version begins another term for who accepted', () => {
    const first = played(recommended(accepted, says, on(paper), NOW), paper, NOW).review;
    const newer = paperOf({ versions: [aVersion(1, 1), aVersion(2, 1)] });
    const woken = wokenReview(details, newer, first, NOW + 5 * DAY);
    expect(woken.round).toMatchObject({ number: 2, version: 2, because: 'new-version' });
    const { sent } = played(woken, newer, NOW + 90 * DAY);
    expect(sent.map(([what]) => what)).toEqual(['new-version-2', 'soon-2', 'due-2', 'overdue-2']);
  });

  test.each(['approved', 'published', 'rejected', 'revision-requested', 'withdrawn'] as const)(
    'after %s whoever was invited hears of the end once, and nothing more',
    (state) => {
      const told = played(accepted, paper, NOW).review;
      const over = paperOf({ state });
      const { sent, review } = played(wokenReview(details, over, told, NOW + DAY), over, NOW + 90 * DAY);
      expect(sent.map(([what]) => what)).toEqual([state === 'withdrawn' ? 'withdrawn' : 'ended-1']);
      expect(played(wokenReview(details, over, review, NOW + 91 * DAY), over, NOW + 99 * DAY).sent).toEqual([]);
    },
  );

  test('after an outage of weeks one reminder stands for all that fell due, and none asks for what is taken no more', () => {
    const told = played(accepted, paper, NOW).review;
    const [ticket] = claim(told.debts, NOW + 90 * DAY).claimed;
    expect(ticket).toBeDefined();
    expect(dueNotices(told, paper, details, NOW + 90 * DAY).map(({ kind }) => kind)).toEqual(['overdue']);
  });

  test('what came back for a while is due once more', () => {
    const told = played(invited, paper, NOW).review;
    const again = withReturned(told, 'invited-1', NOW + DAY);
    expect(dueNotices(again, paper, details, NOW + DAY).map(({ what }) => what)).toEqual(['invited-1']);
    expect(withReturned(told, 'soon-9', NOW)).toBe(told);
  });

  test('a member of staff on the console gets no mail of a reviewer', () => {
    const member = recommended(memberReviewer(details, paper, invitation, NOW), says, on(paper), NOW);
    expect(noticesOf(member, paper, details).map(({ kind }) => kind)).toEqual(['news']);
    expect(wokenReview(details, paper, member, NOW)).toBe(member);
  });
});

describe('whatever happens, in any order', () => {
  const step = fc.record({
    what: fc.constantFrom(
      'accept',
      'decline',
      'conflict',
      'recommend',
      'more',
      'again',
      'remove',
      'invite',
      'wake',
      'run',
      'state',
      'version',
    ),
    state: fc.constantFrom(...PaperStateSchema.options),
    after: fc.integer({ min: 0, max: 6 * DAY }),
    times: fc.integer({ min: 1, max: 2 }),
  });

  test('reminders keep to working hours, nothing is sent twice, and the last counts', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let [now, review, of] = [NOW, invited, paper];
        const sent: string[] = [];
        let overtaken: DebtTicket | undefined;
        for (const { what, state, after, times } of steps) {
          now += after;
          try {
            const [next, changed] = acted(what, { review, of, state, now });
            [review, of] = [next, changed];
          } catch (error) {
            if (!(error instanceof Refusal)) throw error;
          }
          const { debts, claimed } = claim(review.debts, now);
          review = { ...review, debts };
          if (what !== 'run' || !claimed[0]) {
            overtaken = claimed[0] ?? overtaken;
            continue;
          }
          const due = dueNotices(review, of, details, now);
          for (const { kind } of due) {
            if (kind === 'answer' || kind === 'soon' || kind === 'due') expect(whyNoMail(details, now)).toEqual([]);
          }
          expect(due.filter(({ kind }) => kind === 'answer' || kind === 'soon' || kind === 'due').length).toBeLessThan(
            2,
          );
          if (review.removed) expect(due).toEqual([]);
          sent.push(...due.map((notice) => notice.what));
          for (let n = 0; n < times; n += 1)
            review = withTold(review, { ticket: claimed[0], sent: due }, of, details, now);
          if (overtaken) expect(withTold(review, { ticket: overtaken, sent: due }, of, details, now)).toBe(review);
        }
        expect(new Set(sent).size).toBe(sent.length);
        expect(ReviewSchema.parse(review)).toEqual(review);
      }),
      { numRuns: 400 },
    );
  });

  function acted(
    what: string,
    { review, of, state, now }: { review: Review; of: Paper; state: PaperState; now: number },
  ): [Review, Paper] {
    const version = of.versions.length;
    switch (what) {
      case 'accept':
        return [answered(review, { answer: 'accept', reason: '' }, on(of), now), of];
      case 'decline':
        return [answered(review, { answer: 'decline', reason: 'x' }, on(of), now), of];
      case 'conflict':
        return [answered(review, { answer: 'conflict', reason: 'x' }, on(of), now), of];
      case 'recommend':
        return [recommended(review, { ...says, toAuthor: String(now), version }, on(of), now), of];
      case 'more':
        return [
          withMoreTime(
            details,
            of,
            review,
            { until: new Date(now + 20 * DAY).toISOString().slice(0, 10), by: 'o' },
            now,
          ),
          of,
        ];
      case 'again':
        return [linkSentAgain(review, 'o', now), of];
      case 'remove':
        return [removedReviewer(review, 'o', now), of];
      case 'invite':
        return [invitedAgain(details, of, review, invitation, now), of];
      case 'wake':
        return [wokenReview(details, of, review, now), of];
      case 'state':
        return [review, { ...of, state }];
      case 'version':
        return [review, { ...of, versions: [...of.versions, aVersion(version + 1, 1)].slice(0, 7) }];
      default:
        return [review, of];
    }
  }

  test('a removed reviewer’s standing is removed, whatever the paper’s', () => {
    for (const state of PaperStateSchema.options) {
      expect(reviewStanding(removedReviewer(invited, 'o', NOW), paperOf({ state }), GRACE, NOW)).toBe('removed');
    }
  });
});
