import { isReturned } from '../../../shared/mail/ledger.ts';
import type { MailIntent } from '../../../shared/mail/mail.ts';
import { isAuthorOf } from '../../../shared/papers/own-paper.ts';
import {
  graceEnds,
  isActive,
  MAX_REVIEWERS,
  REVIEW_LIMITS,
  type Review,
  type ReviewStanding,
  reviewStanding,
} from '../../../shared/papers/review.ts';
import { typedIn } from '../../../shared/web/fields.ts';
import { LongTextField, TextField } from '../../../shared/web/form.tsx';
import { shortMoment } from '../../../shared/workshop/dates.ts';
import { addressOf, NOTHING_OF_IT, type SeenPaper, type Typed } from './seen.ts';
import { RECOMMENDED } from './state.tsx';

interface SectionProps {
  readonly seen: SeenPaper;
  readonly typed: Typed;
}

/** Who reviews the paper, where each stands and what each says; and, for organisers, what can be done about it. */
export function ReviewersSection({ seen, typed }: SectionProps) {
  const { visit, paper, reviews } = seen;
  const organises = visit.role === 'organiser';
  return (
    <section id="reviewers">
      <h2>Reviewers and what they recommend</h2>
      {typed.form === 'reviewer' && (
        <p class="error" id="f-reviewers">
          {Object.values(typed.errors).join(' ')}
        </p>
      )}
      {organises && reviews.some(({ debts }) => debts.owed.review?.parked) && (
        <form method="post" action={`${addressOf(visit, paper)}/retry`} class="note bad" data-once>
          <p>Mails to reviewers were given up after many attempts.</p>
          <button type="submit">Try again</button>
        </form>
      )}
      {reviews.length === 0 && <p>Nobody was asked yet, and nobody has recommended anything.</p>}
      {reviews.map((review) => (
        <ReviewerCard key={review.id} seen={seen} review={review} organises={organises} />
      ))}
      {organises && paper.state === 'under-review' && <InviteForm seen={seen} typed={typed} />}
    </section>
  );
}

const STANDING: Readonly<
  Record<ReviewStanding, { readonly label: string; readonly tone: '' | 'good' | 'warn' | 'bad' }>
> = {
  removed: { label: 'removed', tone: '' },
  conflict: { label: 'conflict of interest', tone: 'bad' },
  declined: { label: 'declined', tone: 'bad' },
  withdrawn: { label: 'ended: withdrawn', tone: '' },
  decided: { label: 'ended: decided', tone: '' },
  waiting: { label: 'waits for the newest version', tone: '' },
  over: { label: 'too late', tone: 'bad' },
  invited: { label: 'invited, no answer yet', tone: 'warn' },
  accepted: { label: 'accepted', tone: 'warn' },
  recommended: { label: 'has recommended', tone: 'good' },
  finished: { label: 'has recommended', tone: 'good' },
};

function ReviewerCard({
  seen,
  review,
  organises,
}: {
  readonly seen: SeenPaper;
  readonly review: Review;
  readonly organises: boolean;
}) {
  const { visit, paper, author, now } = seen;
  const { papers, timeZone } = visit.workshop.details;
  const { label, tone } = STANDING[reviewStanding(review, paper, papers.reviewGraceHours, now)];
  const on = (at: string): string => shortMoment(Date.parse(at), timeZone);
  return (
    <article class="card">
      <h3>{review.removed ? 'A reviewer who was removed' : review.name}</h3>
      <p>
        <span class={`tag ${tone}`}>{label}</span>{' '}
        {review.isMember ? 'on the console, as member of staff' : review.email}
      </p>
      {!review.removed && isAuthorOf(paper, author, review.email) && (
        <p class="note bad">
          This is the address of an author of the paper. The link shows nothing, and what was recommended does not
          count.
        </p>
      )}
      <MailTrouble mails={seen.mails.get(review.id) ?? []} />
      {!review.isMember && isActive(review) && (
        <p class="soft">
          To recommend by {on(review.round.dueAt)}; taken until{' '}
          {shortMoment(graceEnds(review, papers.reviewGraceHours), timeZone)}.
        </p>
      )}
      {review.answer?.what === 'declined' && (
        <p class="written">Declined: {review.answer.reason || 'no reason given.'}</p>
      )}
      {review.conflict && <p class="written">Conflict of interest: {review.conflict.reason}</p>}
      {review.recommendations.toReversed().map((said) => (
        <div key={said.at}>
          <p>
            <strong>{RECOMMENDED[said.what]}</strong> (version {said.version}), {on(said.at)}
          </p>
          {said.toAuthor && (
            <>
              <p class="soft">To the author:</p>
              <p class="written">{said.toAuthor}</p>
            </>
          )}
          {said.toStaff && (
            <>
              <p class="soft">To the organisers only:</p>
              <p class="written">{said.toStaff}</p>
            </>
          )}
        </div>
      ))}
      {organises && !review.removed && <ReviewerCommands seen={seen} review={review} />}
    </article>
  );
}

function MailTrouble({ mails }: { readonly mails: readonly MailIntent[] }) {
  const last = mails.findLast(({ state }) => state === 'bounced' || state === 'complained' || state === 'failed');
  const returned = mails.findLast(isReturned);
  if (last) {
    return (
      <p class="note bad">
        Mail to this address came back{last.problem && `: ${last.problem}`}. No reminder goes there. Please ask for the
        right address and invite that one.
      </p>
    );
  }
  return returned ? (
    <p class="note warn">Mail came back for a while and is sent again{returned.problem && `: ${returned.problem}`}.</p>
  ) : null;
}

function ReviewerCommands({ seen: { visit, paper }, review }: { readonly seen: SeenPaper; readonly review: Review }) {
  const address = `${addressOf(visit, paper)}/reviewers/${review.id}`;
  const takesPart = isActive(review) && !review.isMember && paper.state === 'under-review';
  return (
    <details>
      <summary>
        {takesPart ? 'Link, time, removal' : 'Removal'}
        <span class="visually-hidden"> of {review.name}</span>
      </summary>
      {takesPart && (
        <>
          <form method="post" action={`${address}/send-again`} data-once>
            <button type="submit" class="plain">
              Send the link again<span class="visually-hidden"> to {review.name}</span>
            </button>
          </form>
          <form method="post" action={`${address}/more-time`} data-once class="actions">
            <label>
              More time, until the end of{' '}
              <input type="date" name="until" required aria-label={`More time for ${review.name}, until the end of`} />
            </label>
            <button type="submit" class="plain">
              Give more time
            </button>
          </form>
        </>
      )}
      <form method="post" action={`${address}/remove`} data-once>
        <p>
          Removing ends the review. The name and the address are forgotten here and in the list of mails, as the
          reviewer may ask for; what was recommended stays without a name, and does not count. This cannot be undone,
          but the same reviewer can be invited anew.
        </p>
        <button type="submit" class="danger">
          Remove and forget {review.name}
        </button>
      </form>
    </details>
  );
}

function InviteForm({ seen: { visit, paper, reviews }, typed }: SectionProps) {
  const mine = typed.form === 'invitation' ? typed : NOTHING_OF_IT;
  const { papers } = visit.workshop.details;
  const invited = reviews.filter(({ removed, isMember }) => !removed && !isMember).length;
  if (invited >= MAX_REVIEWERS) return <p>There are {MAX_REVIEWERS} reviewers, and room for no more.</p>;
  return (
    <form method="post" action={`${addressOf(visit, paper)}/reviewers`} class="card" data-once>
      <h3>Invite a reviewer</h3>
      <p>
        The reviewer gets a link by mail, needs no account, and has {papers.reviewDays} days. An author of the paper
        cannot be invited. The mail cannot be called back; a reviewer can be removed at any time.
      </p>
      <div class="grid">
        <TextField
          name="name"
          label="Name"
          value={typedIn(mine.fields, 'name')}
          errors={mine.errors}
          maxLength={REVIEW_LIMITS.name}
          required
        />
        <TextField
          name="email"
          type="email"
          label="E-mail address"
          value={typedIn(mine.fields, 'email')}
          errors={mine.errors}
          required
        />
      </div>
      <LongTextField
        name="message"
        label="What you write to the reviewer (optional)"
        value={typedIn(mine.fields, 'message')}
        errors={mine.errors}
        maxLength={REVIEW_LIMITS.message}
        rows={3}
      />
      <div class="actions">
        <button type="submit">Invite the reviewer</button>
      </div>
    </form>
  );
}
