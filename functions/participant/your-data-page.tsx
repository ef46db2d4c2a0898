import type { Said } from '../../shared/language/texts.ts';
import { staysPublished } from '../../shared/papers/erased-paper.ts';
import type { FieldErrors } from '../../shared/refusal.ts';
import { ErrorSummary } from '../../shared/web/form.tsx';
import { Layout } from '../../shared/web/layout.tsx';
import { TickField } from '../../shared/web/tick-field.tsx';
import { ParticipantPage } from './frame.tsx';
import type { Visit } from './session.ts';
import { WhatHappens } from './what-happens.tsx';

/** What is held, the file with all of it, and the way to have it erased. */
export function YourDataPage({ visited }: { readonly visited: Visit }) {
  const { home, texts } = visited;
  const { t } = texts;
  return (
    <ParticipantPage visit={visited} title={t('data.title')} current="">
      <h1>{t('data.title')}</h1>
      <h2>{t('data.holds')}</h2>
      <p>{t('data.about')}</p>
      <p>{t('data.file')}</p>
      <div class="actions">
        <a class="button" href={`${home}/my-data.json`} download="my-data.json">
          {t('data.download')}
        </a>
      </div>
      <WhatHappens visited={visited} here />
      <h2>{t('data.erase')}</h2>
      <p>{t('data.erase.about')}</p>
      <div class="actions">
        <a class="button plain" href={`${home}/erase`}>
          {t('data.erase.go')}
        </a>
      </div>
    </ParticipantPage>
  );
}

/** What erasing means, before it happens; the box must be ticked. */
export function ErasePage({ visited, errors }: { readonly visited: Visit; readonly errors: FieldErrors }) {
  const { workshop, papers, home, texts } = visited;
  const { t } = texts;
  const { replyTo } = workshop.details.mail;
  const published = papers.filter(staysPublished).length;
  const refused = errors.understood !== undefined;
  return (
    <ParticipantPage visit={visited} title={t(refused ? 'erase.check' : 'erase.title')} current="">
      <h1>{t('erase.title')}</h1>
      <ErrorSummary errors={errors} />
      <ul>
        <li>{t('erase.answers')}</li>
        <li>{t('erase.link')}</li>
        <li>{t('erase.papers')}</li>
        {published > 0 && <li>{t('erase.published', { count: published, replyTo })}</li>}
        <li>{t('erase.counts')}</li>
        <li>{t('erase.backups')}</li>
      </ul>
      <form method="post" action={`${home}/erase`} class="card" data-once>
        <TickField name="understood" label={t('erase.understood')} errors={errors} />
        <div class="actions">
          <button type="submit" class="danger">
            {t('erase.do')}
          </button>
          <a class="button plain" href={home}>
            {t('erase.keep')}
          </a>
        </div>
      </form>
    </ParticipantPage>
  );
}

/** The answer of the form itself; the script takes what was typed out of the browser, too. */
export function ErasedPage({
  visited: { workshop, home, texts },
  said,
}: {
  readonly visited: Visit;
  readonly said: Said;
}) {
  return (
    <Layout title={texts.t('erased.title')} texts={texts} workshop={workshop.details.title}>
      <h1>{texts.t('erased.title')}</h1>
      <p data-forget={home}>{texts.say(said)}</p>
    </Layout>
  );
}
