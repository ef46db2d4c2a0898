import { LICENCES } from '../../../shared/papers/details-fields.tsx';
import { type MetadataChange, metadataChanges } from '../../../shared/papers/metadata-changes.ts';
import type { Paper, PaperMetadata, PaperVersion } from '../../../shared/papers/paper.ts';
import { useTexts } from '../../../shared/web/texts.context.ts';
import { shortMoment } from '../../../shared/workshop/dates.ts';
import { AttachmentList } from './attachment-pages.tsx';
import { aboutAuthor } from './history.tsx';
import { fileFacts } from './words.tsx';

/** Every version of a paper, newest first: its files, and what its details say otherwise than those before. */
export function Versions({
  paper: { versions },
  address,
  timeZone,
}: {
  readonly paper: Paper;
  readonly address: string;
  readonly timeZone: string;
}) {
  const { t } = useTexts();
  if (versions.length === 0) return null;
  return (
    <section>
      <h2>{t('paper.handedIn')}</h2>
      {versions
        .map((version, index) => (
          <Version
            key={version.number}
            version={version}
            before={versions[index - 1]}
            address={address}
            timeZone={timeZone}
          />
        ))
        .reverse()}
    </section>
  );
}

function Version({
  version,
  before,
  address,
  timeZone,
}: {
  readonly version: PaperVersion;
  readonly before: PaperVersion | undefined;
  readonly address: string;
  readonly timeZone: string;
}) {
  const texts = useTexts();
  const { t } = texts;
  const { number, file, attachments, submittedAt } = version;
  const name = t('paper.version', { number });
  return (
    <div class="card">
      <h3>{name}</h3>
      <p>
        {file.name} <span class="soft">({fileFacts(file, texts)})</span>,{' '}
        {shortMoment(Date.parse(submittedAt), timeZone, texts.locale)}
      </p>
      <p class="soft">
        {texts.parts('paper.fingerprint', {
          sha256: (
            <span key="sha256" class="mono">
              {file.sha256}
            </span>
          ),
        })}
      </p>
      <p>
        <a class="button plain" href={`${address}/versions/${number}`}>
          {t('paper.download')}
          <span class="visually-hidden">: {name}</span>
        </a>
      </p>
      {attachments.length > 0 && (
        <AttachmentList attachments={attachments} at={`${address}/versions/${number}/attachments`} />
      )}
      {before && <Changes before={before} after={version} />}
    </div>
  );
}

function Changes({ before, after }: { readonly before: PaperVersion; readonly after: PaperVersion }) {
  const { t } = useTexts();
  const changes = metadataChanges(before.metadata, after.metadata);
  const sameText = before.file.sha256 === after.file.sha256;
  return (
    <>
      <h4>{t('changes.since', { number: before.number })}</h4>
      <ul>
        <li>{t(sameText ? 'changes.sameFile' : 'changes.otherFile')}</li>
        {changes.length === 0 && <li>{t('changes.sameDetails')}</li>}
        {changes.map((change) => (
          <li key={change.field}>
            <Change change={change} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Change({ change }: { readonly change: MetadataChange }) {
  const texts = useTexts();
  const { t, list } = texts;
  const named = (authors: PaperMetadata['authors'] | readonly PaperMetadata['authors'][number][]): string =>
    list(authors.map((author) => `${author.name} (${aboutAuthor(author)})`));
  switch (change.field) {
    case 'title':
      return <>{t('changes.title', change)}</>;
    case 'abstract':
      return (
        <details>
          <summary>{t('changes.abstract')}</summary>
          <p class="written">{change.before}</p>
        </details>
      );
    case 'authors':
      return (
        <>
          {[
            change.added.length > 0 && t('changes.authorsAdded', { authors: named(change.added) }),
            change.removed.length > 0 && t('changes.authorsRemoved', { authors: named(change.removed) }),
            ...change.changed.map(({ before, after }) =>
              t('changes.author', { name: after.name, before: aboutAuthor(before), after: aboutAuthor(after) }),
            ),
            change.reordered && t('changes.authorsOrder'),
          ]
            .filter(Boolean)
            .join(' ')}
        </>
      );
    case 'keywords':
      return (
        <>
          {[
            change.added.length > 0 && t('changes.keywordsAdded', { keywords: list(change.added) }),
            change.removed.length > 0 && t('changes.keywordsRemoved', { keywords: list(change.removed) }),
            change.added.length + change.removed.length === 0 && t('changes.keywordsOrder'),
          ]
            .filter(Boolean)
            .join(' ')}
        </>
      );
    case 'language': {
      const called = (code: string | undefined): string => (code ? texts.languageName(code) : t('changes.notSaid'));
      return <>{t('changes.language', { before: called(change.before), after: called(change.after) })}</>;
    }
    case 'licence': {
      const { before, after } = change;
      return (
        <>
          {t('changes.licence', {
            before: before ? LICENCES[before].name : t('changes.notSaid'),
            after: after ? LICENCES[after].name : t('changes.notSaid'),
          })}
        </>
      );
    }
  }
}
