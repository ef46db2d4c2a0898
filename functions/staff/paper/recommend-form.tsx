import { ENGLISH } from '../../../shared/language/texts.ts';
import { newestVersion } from '../../../shared/papers/paper.ts';
import { REVIEW_LIMITS, RecommendedSchema, recommendedOn, reviewStanding } from '../../../shared/papers/review.ts';
import { whyNothingIsTaken } from '../../../shared/papers/review-answer.ts';
import { reviewIdOf } from '../../../shared/papers/review-invitation.ts';
import { ChoiceField } from '../../../shared/web/choice-field.tsx';
import { typedIn } from '../../../shared/web/fields.ts';
import { LongTextField } from '../../../shared/web/form.tsx';
import { addressOf, NOTHING_OF_IT, type SeenPaper, type Typed } from './seen.ts';

/** What a member of staff with the role of a reviewer recommends: the same form as behind a reviewer's link. */
export function RecommendSection({ seen, typed }: { readonly seen: SeenPaper; readonly typed: Typed }) {
  const { visit, paper, reviews, now } = seen;
  const { details } = visit.workshop;
  if (paper.state !== 'under-review') return null;
  const own = reviews.find(({ id }) => id === reviewIdOf(paper.id, visit.identity.email));
  const standing = own && !own.removed && reviewStanding(own, paper, details.papers.reviewGraceHours, now);
  const why = standing && whyNothingIsTaken(standing, details.mail.replyTo);
  if (why) return <p class="note">{ENGLISH.say(why)}</p>;
  const version = newestVersion(paper)?.number ?? 1;
  const said = own && recommendedOn(own, version);
  const mine = typed.form === 'recommendation' ? typed : NOTHING_OF_IT;
  const shown = (name: 'what' | 'toAuthor' | 'toStaff'): string =>
    typed.form === 'recommendation' ? typedIn(mine.fields, name) : (said?.[name] ?? '');
  const address = addressOf(visit, paper);
  return (
    <section id="recommend">
      <h2>Your recommendation on version {version}</h2>
      {said && <p class="note good">Your recommendation is stored. Until the decision you can change it.</p>}
      <form method="post" action={`${address}/recommendation`} class="card" data-once>
        <input type="hidden" name="version" value={String(version)} />
        <ChoiceField
          name="what"
          legend="What do you recommend?"
          choices={RecommendedSchema.options.map((what) => [what, MEANS[what]])}
          chosen={shown('what')}
          errors={mine.errors}
        />
        <LongTextField
          name="toAuthor"
          label="Comments to the author"
          hint="An organiser may pass them on, without your name. Needed unless you recommend to approve."
          value={shown('toAuthor')}
          errors={mine.errors}
          maxLength={REVIEW_LIMITS.toAuthor}
          rows={6}
        />
        <LongTextField
          name="toStaff"
          label="Notes to the organisers only (optional)"
          value={shown('toStaff')}
          errors={mine.errors}
          maxLength={REVIEW_LIMITS.toStaff}
          rows={3}
        />
        <div class="actions">
          <button type="submit">{said ? 'Store the changed recommendation' : 'Store the recommendation'}</button>
        </div>
      </form>
      <details open={mine.errors.reason !== undefined}>
        <summary>I have a conflict of interest</summary>
        <form method="post" action={`${address}/conflict`} class="card" data-once>
          <p>
            You work with an author, gain from the outcome, or the like. You are then asked for nothing more about this
            paper. This cannot be undone; an organiser can invite you anew.
          </p>
          <LongTextField
            name="reason"
            label="What the conflict is"
            value={typedIn(mine.fields, 'reason')}
            errors={mine.errors}
            maxLength={REVIEW_LIMITS.reason}
            rows={3}
            required
          />
          <div class="actions">
            <button type="submit" class="plain">
              Declare the conflict
            </button>
          </div>
        </form>
      </details>
    </section>
  );
}

const MEANS = {
  approve: 'Approve: it can be published as it is',
  revise: 'Revise: it is worth publishing once the author has changed what I name',
  reject: 'Reject: it should not be published',
} as const;
