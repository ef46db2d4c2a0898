import type { ComponentChildren } from 'preact';
import type { Said } from '../../shared/language/texts.ts';
import { publicPath } from '../../shared/papers/addresses.ts';
import type { CoAuthor } from '../../shared/papers/co-author.ts';
import { OBJECTION_MAX, readableFiles } from '../../shared/papers/co-authors.ts';
import { newestVersion, type PaperFile } from '../../shared/papers/paper.ts';
import type { FieldErrors } from '../../shared/refusal.ts';
import { ErrorSummary, LongTextField } from '../../shared/web/form.tsx';
import { Layout } from '../../shared/web/layout.tsx';
import { useTexts } from '../../shared/web/texts.context.ts';
import { dateRange, shortMoment } from '../../shared/workshop/dates.ts';
import { momentSaid } from '../../shared/workshop/opening.ts';
import type { GuestVisit } from './session.ts';

/** What had been typed, when the form comes back. */
export interface Typed {
  readonly reason: string;
  readonly errors: FieldErrors;
}

/** The paper as a co-author sees it, and the question. `author`: who handed it in. */
export function CoAuthorPage({
  visit,
  coAuthor,
  author,
  typed,
}: {
  readonly visit: GuestVisit;
  readonly coAuthor: CoAuthor;
  readonly author: string;
  readonly typed: Typed;
}) {
  const { paper, home, texts } = visit;
  const { t } = texts;
  const { title, abstract, authors } = (newestVersion(paper) ?? paper).metadata;
  const refused = Object.keys(typed.errors).length > 0;
  return (
    <GuestPage visit={visit} title={refused ? t('paper.check', { title: t('coAuthor.title') }) : t('coAuthor.title')}>
      <p>{t('coAuthor.youAre', { name: coAuthor.name })}</p>
      <h1>{t('coAuthor.title')}</h1>
      <ErrorSummary errors={typed.errors} />
      <p>{t('coAuthor.named', { author, title })}</p>
      <SoFar visit={visit} coAuthor={coAuthor} />
      <h2>{title}</h2>
      <h3>{t('paper.authors')}</h3>
      <ul>
        {authors.map(({ name, affiliation }) => (
          <li key={name + affiliation}>
            {name} <span class="soft">({affiliation})</span>
          </li>
        ))}
      </ul>
      <h3>{t('paper.abstract')}</h3>
      <p class="written">{abstract}</p>
      <h3>{t('coAuthor.files')}</h3>
      <Files home={home} files={readableFiles(paper)} />
      <h2>{t(coAuthor.answer ? 'coAuthor.change' : 'coAuthor.answer')}</h2>
      <Choices home={home} given={coAuthor.answer?.what} typed={typed} />
    </GuestPage>
  );
}

/** What was answered so far, or what follows from no answer. */
function SoFar({ visit, coAuthor }: { readonly visit: GuestVisit; readonly coAuthor: CoAuthor }) {
  const { workshop, texts } = visit;
  const { t } = texts;
  const { asked, answer } = coAuthor;
  const until = momentSaid(workshop, Date.parse(asked?.until ?? visit.paper.createdAt));
  if (!answer) return asked ? <p class="note warn">{t('coAuthor.silence', { until })}</p> : null;
  const at = shortMoment(Date.parse(answer.at), workshop.details.timeZone, texts.locale);
  switch (answer.what) {
    case 'confirmed':
      return (
        <div class="note good">
          <p>{t('coAuthor.saidYes', { at })}</p>
          <p>{t('coAuthor.mayChange')}</p>
        </div>
      );
    case 'declined':
      return (
        <div class="note bad">
          <p>{t('coAuthor.saidNo', { at })}</p>
          <p class="written">{answer.reason}</p>
          <p>{t('coAuthor.mayChange')}</p>
        </div>
      );
    case 'silent':
      return <p class="note">{t('coAuthor.saidNothing', { until })}</p>;
  }
}

function Files({ home, files }: { readonly home: string; readonly files: readonly PaperFile[] }) {
  const { t, number } = useTexts();
  if (files.length === 0) return <p>{t('coAuthor.beingChecked')}</p>;
  return (
    <div class="actions">
      {files.map(({ name, bytes }, index) => (
        <a key={name} class="button plain" href={`${home}/files/${index + 1}`}>
          {t('paper.download')}: {name} ({number(Math.max(0.1, Math.round(bytes / 100_000) / 10))} MB)
        </a>
      ))}
    </div>
  );
}

/** Only the other answer is offered to whoever has given one. */
function Choices({
  home,
  given,
  typed,
}: {
  readonly home: string;
  readonly given: NonNullable<CoAuthor['answer']>['what'] | undefined;
  readonly typed: Typed;
}) {
  const { t } = useTexts();
  return (
    <>
      {given !== 'confirmed' && (
        <form method="post" action={home} class="card" data-once>
          <p>{t('coAuthor.yesMeans')}</p>
          <input type="hidden" name="answer" value="confirmed" />
          <div class="actions">
            <button type="submit">{t('coAuthor.yes')}</button>
          </div>
        </form>
      )}
      {given !== 'declined' && (
        <form method="post" action={home} class="card" data-once>
          <p>{t('coAuthor.noMeans')}</p>
          <input type="hidden" name="answer" value="declined" />
          <LongTextField
            name="reason"
            label={t('coAuthor.reason')}
            hint={t('coAuthor.reasonHint')}
            value={typed.reason}
            errors={typed.errors}
            required
            maxLength={OBJECTION_MAX}
            rows={3}
          />
          <div class="actions">
            <button type="submit" class="plain">
              {t('coAuthor.no')}
            </button>
          </div>
        </form>
      )}
    </>
  );
}

/** Why nothing is asked any more; what had just been typed is not lost. */
export function EndedPage({
  visit,
  why,
  typed,
}: {
  readonly visit: GuestVisit;
  readonly why: Said;
  readonly typed: string;
}) {
  const { paper, texts } = visit;
  const { t } = texts;
  return (
    <GuestPage visit={visit} title={t('coAuthor.ended')}>
      <h1>{t('coAuthor.ended')}</h1>
      <p class="note">{texts.say(why)}</p>
      {typed && (
        <section>
          <h2>{t('closed.written')}</h2>
          <p>{t('closed.copy')}</p>
          <p class="card written">{typed}</p>
        </section>
      )}
      {paper.state === 'published' && (
        <p>
          <a class="button" href={publicPath(paper)}>
            {t('paper.publicPage')}
          </a>
        </p>
      )}
    </GuestPage>
  );
}

/** The frame of a guest's pages: whose workshop it is. There is nowhere else to go. */
function GuestPage({
  visit: { workshop, texts },
  title,
  children,
}: {
  readonly visit: GuestVisit;
  readonly title: string;
  readonly children: ComponentChildren;
}) {
  const { details } = workshop;
  return (
    <Layout
      title={title}
      texts={texts}
      workshop={details.title}
      subtitle={`${dateRange(details.starts, details.ends, texts.locale)}, ${details.venue.city}`}
    >
      {children}
    </Layout>
  );
}
