import { newestVersion } from '../../shared/papers/paper.ts';
import { recommendedOn } from '../../shared/papers/review.ts';
import { whyNothingIsTaken } from '../../shared/papers/review-answer.ts';
import { ErrorSummary } from '../../shared/web/form.tsx';
import { Layout } from '../../shared/web/layout.tsx';
import { dateRange } from '../../shared/workshop/dates.ts';
import { momentOf } from '../../shared/workshop/opening.ts';
import { PaperBeside } from './paper-beside.tsx';
import { AnswerForm, LeaveForm, RecommendationForm } from './review-forms.tsx';
import type { ReviewVisit, TypedReview } from './review-visit.ts';

/** A reviewer's one page: what is asked, with the paper beside it; or why nothing is asked any more. */
export function ReviewPage({ visit, typed }: { readonly visit: ReviewVisit; readonly typed: TypedReview }) {
  const { workshop, texts, review, standing, paper } = visit;
  const { details } = workshop;
  const why = whyNothingIsTaken(standing, details.mail.replyTo);
  const title = newestVersion(paper)?.metadata.title ?? paper.metadata.title;
  const isHidden = standing === 'removed' || standing === 'conflict' || standing === 'withdrawn';
  return (
    <Layout
      wide={why === undefined}
      title={texts.t('review.page')}
      texts={texts}
      workshop={details.title}
      subtitle={`${dateRange(details.starts, details.ends, texts.locale)}, ${details.venue.city}`}
      actingAs={review.name && texts.parts('review.actingAs', { name: <strong key="name">{review.name}</strong> })}
    >
      <h1>{isHidden ? texts.t('review.page') : texts.t('review.heading', { title })}</h1>
      {why === undefined ? (
        <Open visit={visit} typed={typed} />
      ) : (
        <Ended visit={visit} why={texts.say(why)} typed={typed} />
      )}
    </Layout>
  );
}

function Open({ visit, typed }: { readonly visit: ReviewVisit; readonly typed: TypedReview }) {
  const { texts, standing, workshop, review } = visit;
  const due = momentOf(workshop, Date.parse(review.round.dueAt), texts.locale);
  return (
    <>
      <ErrorSummary errors={typed.errors} />
      {typed.problem && (
        <div class="note bad" role="alert">
          <p>{typed.problem}</p>
        </div>
      )}
      <div class="beside">
        <div>
          {standing === 'recommended' && <Thanks visit={visit} />}
          {standing !== 'recommended' && (
            <p>{texts.parts('review.until', { moment: <strong key="moment">{due}</strong> })}</p>
          )}
          {standing === 'invited' && review.message && (
            <div class="card">
              <p class="soft">{texts.t('review.theyWrite')}</p>
              <p class="written">{review.message}</p>
            </div>
          )}
          {standing === 'invited' ? (
            <AnswerForm visit={visit} typed={typed} />
          ) : (
            <RecommendationForm visit={visit} typed={typed} />
          )}
          {standing !== 'invited' && <LeaveForm visit={visit} typed={typed} />}
        </div>
        <PaperBeside visit={visit} />
      </div>
    </>
  );
}

function Thanks({ visit: { texts, review, paper, home } }: { readonly visit: ReviewVisit }) {
  const said = recommendedOn(review, newestVersion(paper)?.number ?? 0);
  if (!said) return null;
  return (
    <div class="note good" role="status" data-forget={home}>
      <p>
        <strong>{texts.t('review.thanks')}</strong>
      </p>
      <p>{texts.t('review.thanksNext')}</p>
    </div>
  );
}

/** Friendly, and the same whoever looks again: what ended it, whom to write to, and what had just been typed. */
function Ended({
  visit: { texts, review, standing },
  why,
  typed,
}: {
  readonly visit: ReviewVisit;
  readonly why: string;
  readonly typed: TypedReview;
}) {
  const { t } = texts;
  const written = [typed.reason, typed.toAuthor, typed.toStaff].filter((text) => text.trim() !== '');
  return (
    <>
      <div class={`note ${standing === 'over' || written.length > 0 ? 'warn' : 'good'}`} role="status">
        <p>{why}</p>
        {review.recommendations.length > 0 && standing !== 'removed' && standing !== 'conflict' && (
          <p>{t('review.end.thanks')}</p>
        )}
      </div>
      {written.length > 0 && (
        <section>
          <h2>{t('closed.written')}</h2>
          <p>{t('closed.copy')}</p>
          {written.map((text) => (
            <p class="card written" key={text}>
              {text}
            </p>
          ))}
        </section>
      )}
      <p>{t('review.end.close')}</p>
    </>
  );
}
