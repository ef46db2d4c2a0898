import { newestVersion } from '../../shared/papers/paper.ts';
import { REVIEW_LIMITS, RecommendedSchema, recommendedOn } from '../../shared/papers/review.ts';
import { ChoiceField } from '../../shared/web/choice-field.tsx';
import { LongTextField } from '../../shared/web/form.tsx';
import type { ReviewVisit, TypedReview } from './review-visit.ts';

interface FormProps {
  readonly visit: ReviewVisit;
  readonly typed: TypedReview;
}

/** Yes, no, or a conflict of interest. */
export function AnswerForm({ visit: { texts, home }, typed }: FormProps) {
  const { t } = texts;
  const choices = [
    ['accept', t('review.accept')],
    ['decline', t('review.decline')],
    ['conflict', t('review.conflict')],
  ] as const;
  return (
    <form method="post" action={`${home}/answer`} class="card" data-once>
      <ChoiceField
        name="answer"
        legend={t('review.willYou')}
        choices={choices}
        chosen={typed.answer}
        errors={typed.errors}
      />
      <LongTextField
        name="reason"
        label={t('review.reason')}
        hint={t('review.reasonHint')}
        value={typed.reason}
        errors={typed.errors}
        maxLength={REVIEW_LIMITS.reason}
        rows={3}
      />
      <div class="actions">
        <button type="submit">{t('review.answer')}</button>
      </div>
    </form>
  );
}

/** What the reviewer recommends, in three choices, and two texts for two readers. */
export function RecommendationForm({ visit: { texts, home, review, paper, standing }, typed }: FormProps) {
  const { t } = texts;
  const version = newestVersion(paper)?.number ?? 1;
  const said = recommendedOn(review, version);
  const isAgain = standing === 'recommended';
  const words = {
    approve: t('review.what.approve'),
    revise: t('review.what.revise'),
    reject: t('review.what.reject'),
  };
  // What came back refused is shown; else what stands.
  const wasRefused = typed.status !== 200 && typed.answer === '';
  const shown = wasRefused || !said ? typed : said;
  const action = `${home}/recommendation`;
  return (
    <form
      method="post"
      action={action}
      class="card"
      data-once
      data-draft={isAgain ? undefined : action}
      data-only-here={isAgain ? undefined : 'yes'}
      data-typed={wasRefused ? 'yes' : undefined}
    >
      <h2>{isAgain ? t('review.change') : t('review.recommend', { number: version })}</h2>
      <input type="hidden" name="version" value={String(version)} />
      <input type="hidden" name=":draft" value={String(version)} />
      <ChoiceField
        name="what"
        legend={t('review.what')}
        choices={RecommendedSchema.options.map((value) => [value, words[value]])}
        chosen={shown.what}
        errors={typed.errors}
      />
      <LongTextField
        name="toAuthor"
        label={t('review.toAuthor')}
        hint={t('review.toAuthorHint')}
        value={shown.toAuthor}
        errors={typed.errors}
        maxLength={REVIEW_LIMITS.toAuthor}
        rows={8}
      />
      <LongTextField
        name="toStaff"
        label={t('review.toStaff')}
        hint={t('review.toStaffHint')}
        value={shown.toStaff}
        errors={typed.errors}
        maxLength={REVIEW_LIMITS.toStaff}
        rows={3}
      />
      <p class="hint" role="status" data-kept="" data-here={t('draft.here')} data-restored={t('draft.restored')} />
      <div class="actions">
        <button type="submit">{isAgain ? t('review.sendAgain') : t('review.send')}</button>
      </div>
    </form>
  );
}

/** For whoever said yes and cannot after all, or sees a conflict only now. */
export function LeaveForm({ visit: { texts, home, standing }, typed }: FormProps) {
  const { t } = texts;
  return (
    <details open={typed.answer !== ''}>
      <summary>{t('review.leave')}</summary>
      <form method="post" action={`${home}/answer`} class="card" data-once>
        <LongTextField
          name="reason"
          label={t('review.reason')}
          hint={t('review.reasonHint')}
          value={typed.reason}
          errors={typed.errors}
          maxLength={REVIEW_LIMITS.reason}
          rows={3}
        />
        <div class="actions">
          {standing === 'accepted' && (
            <button type="submit" class="plain" name="answer" value="decline">
              {t('review.declineNow')}
            </button>
          )}
          <button type="submit" class="plain" name="answer" value="conflict">
            {t('review.conflictNow')}
          </button>
        </div>
      </form>
    </details>
  );
}
