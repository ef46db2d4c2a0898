import { type Said, say } from '../../../shared/language/texts.ts';
import { aboutAuthor } from '../../../shared/papers/changes-since.tsx';
import { LICENCES } from '../../../shared/papers/details-fields.tsx';
import type { Paper, PaperMetadata } from '../../../shared/papers/paper.ts';
import { useTexts } from '../../../shared/web/texts.context.ts';
import { shortMoment } from '../../../shared/workshop/dates.ts';

/** The comments that went along with each decision, by the decision's moment. */
export type PassedOn = ReadonlyMap<string, readonly string[]>;

/** What is stated about a paper, what was decided on it, and every version of it. */

export function Details({ metadata }: { readonly metadata: PaperMetadata }) {
  const { authors, abstract, keywords, language, licence } = metadata;
  const texts = useTexts();
  const { t } = texts;
  return (
    <section>
      <h2>{t('paper.details')}</h2>
      <dl class="facts">
        <dt>{t('paper.authors')}</dt>
        <dd>
          {authors.map((author) => (
            <div key={author.name + author.affiliation}>
              {author.name} <span class="soft">({aboutAuthor(author)})</span>
            </div>
          ))}
        </dd>
        <dt>{t('paper.keywords')}</dt>
        <dd>{keywords.length === 0 ? t('paper.noKeywords') : keywords.join(', ')}</dd>
        {language && (
          <>
            <dt>{t('paper.language')}</dt>
            <dd>{texts.languageName(language)}</dd>
          </>
        )}
        {licence && (
          <>
            <dt>{t('details.licence')}</dt>
            <dd>
              {texts.say(LICENCES[licence].name)} <span class="soft">{texts.say(LICENCES[licence].means)}</span>
            </dd>
          </>
        )}
      </dl>
      <h3>{t('paper.abstract')}</h3>
      <p class="written">{abstract}</p>
    </section>
  );
}

function verdictOn({ verdict, version: number }: Paper['decisions'][number]): Said {
  switch (verdict) {
    case 'approve':
      return say('paper.verdict.approve', { number });
    case 'request-revision':
      return say('paper.verdict.revision', { number });
    case 'reject':
      return say('paper.verdict.reject', { number });
  }
}

/** Earlier decisions, or all of them: one that asks the author for something stands at the head of the page already. */
export function Decisions({
  paper,
  comments,
  timeZone,
}: {
  readonly paper: Paper;
  readonly comments: PassedOn;
  readonly timeZone: string;
}) {
  const texts = useTexts();
  const shown = saysReason(paper.state) ? paper.decisions.slice(0, -1) : paper.decisions;
  if (shown.length === 0) return null;
  return (
    <section>
      <h2>{texts.t(saysReason(paper.state) ? 'paper.earlierDecisions' : 'paper.decisions')}</h2>
      {shown.toReversed().map((decision) => (
        <div class="card" key={decision.at}>
          <h3>{texts.say(verdictOn(decision))}</h3>
          <p class="soft">{shortMoment(Date.parse(decision.at), timeZone, texts.locale)}</p>
          <p class="written">{decision.reason}</p>
          <Comments comments={comments.get(decision.at)} />
        </div>
      ))}
    </section>
  );
}

/** What the reviewers wrote, as far as whoever decided passed it on: without names. */
export function Comments({ comments = [] }: { readonly comments: readonly string[] | undefined }) {
  const texts = useTexts();
  if (comments.length === 0) return null;
  return (
    <>
      <p>
        <strong>{texts.t('paper.commentsPassedOn')}</strong>
      </p>
      {comments.map((comment, index) => (
        <p class="written" key={comment}>
          {texts.t('paper.comment', { number: index + 1, comment })}
        </p>
      ))}
    </>
  );
}

/** Whether the newest decision's reason stands at the head of the page. */
export const saysReason = (state: Paper['state']): boolean => state === 'revision-requested' || state === 'rejected';
