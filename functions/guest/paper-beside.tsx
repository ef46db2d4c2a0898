import { newestVersion } from '../../shared/papers/paper.ts';
import type { ReviewVisit } from './review-visit.ts';

/** The paper as a reviewer reads it. A wide screen shows a PDF in a frame beside the form; every screen has it to download. */
export function PaperBeside({ visit: { paper, home, texts } }: { readonly visit: ReviewVisit }) {
  const { t } = texts;
  const version = newestVersion(paper);
  if (!version) return null;
  const { metadata, file, attachments, number } = version;
  return (
    <section aria-labelledby="paper">
      <h2 id="paper">{t('review.paper', { number })}</h2>
      <dl class="facts">
        <dt>{t('paper.authors')}</dt>
        <dd>
          {metadata.authors.map(({ name, affiliation }) => (
            <div key={name + affiliation}>
              {name} <span class="soft">({affiliation})</span>
            </div>
          ))}
        </dd>
        <dt>{t('paper.keywords')}</dt>
        <dd>{metadata.keywords.length === 0 ? t('paper.noKeywords') : metadata.keywords.join(', ')}</dd>
      </dl>
      <h3>{t('paper.abstract')}</h3>
      <p class="written">{metadata.abstract}</p>
      <p>
        <a class="button" href={`${home}/file`}>
          {t('review.download', { file: file.name })}
        </a>
      </p>
      {attachments.map(({ sha256, name }, index) => (
        <p key={sha256}>
          <a class="button plain" href={`${home}/file?attachment=${index + 1}`}>
            {t('review.download', { file: name })}
          </a>
        </p>
      ))}
      {file.type === 'pdf' && (
        <div class="shown">
          <p class="hint">{t('review.frameHint')}</p>
          <iframe src={`${home}/file?frame`} title={t('review.frame', { file: file.name })} loading="lazy" />
        </div>
      )}
    </section>
  );
}
