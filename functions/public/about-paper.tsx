import { languageName, type Reference } from '../../shared/papers/citation/reference.ts';
import type { HandOff } from '../../shared/papers/hand-off.ts';
import { dateRange } from '../../shared/workshop/dates.ts';

/** Who wrote it, each with the institution, and a link to their ORCID record where they gave one. */
export const Authors = ({ authors }: Pick<Reference, 'authors'>) => (
  <ul>
    {authors.map(({ name, affiliation, orcid }) => (
      <li key={name + affiliation}>
        <strong>{name}</strong>, {affiliation}
        {orcid && (
          <>
            {' '}
            <a class="target" href={orcid}>
              ORCID {orcid.replace('https://orcid.org/', '')}
            </a>
          </>
        )}
      </li>
    ))}
  </ul>
);

/** In which language it is, and what others may do with it; nothing of papers whose authors were never asked. */
export const Terms = ({ language, licence }: Pick<Reference, 'language' | 'licence'>) => (
  <>
    {language && (
      <>
        <dt>Language</dt>
        <dd>{languageName(language)}</dd>
      </>
    )}
    {licence && (
      <>
        <dt>Licence</dt>
        <dd>
          <a class="target" rel="license" href={licence.address}>
            {licence.name}
          </a>
          <br />
          {licence.means}
        </dd>
      </>
    )}
  </>
);

/** That a repository was given it, and where it has accepted it. */
export function InRepositories({ handOff }: { readonly handOff: HandOff | undefined }) {
  const { handedOff, accepted } = handOff ?? {};
  return (
    <>
      {handedOff && (
        <>
          <dt>Handed off</dt>
          <dd>
            to {handedOff.to}, on {day(handedOff.on)}
          </dd>
        </>
      )}
      {accepted && (
        <>
          <dt>Accepted there</dt>
          <dd>
            {accepted.address ? (
              <a class="target" href={accepted.address}>
                {accepted.identifier}
              </a>
            ) : (
              accepted.identifier
            )}
            , on {day(accepted.on)}
          </dd>
        </>
      )}
    </>
  );
}

/** A day as staff stated it: of no time zone. */
const day = (on: string): string => dateRange(on, on);
