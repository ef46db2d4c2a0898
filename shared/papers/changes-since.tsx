import { useTexts } from '../web/texts.context.ts';
import { LICENCES } from './details-fields.tsx';
import { type MetadataChange, metadataChanges } from './metadata-changes.ts';
import type { PaperMetadata, PaperVersion } from './paper.ts';

/** Where an author works, and by what else the author is known. */
export const aboutAuthor = ({ affiliation, email, orcid }: PaperMetadata['authors'][number]): string =>
  [affiliation, email, orcid && `ORCID iD ${orcid}`].filter(Boolean).join(', ');

/** What a version of a paper states otherwise than the one before it: for its author, and for staff. */
export function ChangesSince({ before, after }: { readonly before: PaperVersion; readonly after: PaperVersion }) {
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
