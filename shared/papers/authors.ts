import * as z from 'zod';
import { type Said, say } from '../language/texts.ts';
import { normaliseEmail } from '../store/keys.ts';
import { oneLine } from '../typed-text.ts';
import { LIMITS, over } from './limits.ts';
import { type OrcidFault, readOrcid } from './orcid.ts';
import type { PaperMetadata } from './paper.ts';
import { authorField, isNobody, type TypedAuthor } from './typed-details.ts';

/** Reads a paper's authors. Pure. */

type Author = PaperMetadata['authors'][number];

interface ReadAuthors {
  readonly authors: Author[];
  /** By the field's place in the form; `authors` for what concerns all of them. */
  readonly errors: Readonly<Record<string, Said | undefined>>;
}

/** Whoever is left empty is no author. An address stands once, since whoever reads it is asked whether to be an author. */
export function readAuthors(typed: readonly TypedAuthor[]): ReadAuthors {
  const given = typed.flatMap((author, index) => (isNobody(author) ? [] : [{ index, ...readAuthor(author) }]));
  const authors = given.map(({ author }) => author);
  const errors = given.flatMap(({ index, author, errors: { orcid, ...own } }) => {
    const before = given.find(({ author: { email } }) => email !== undefined && email === author.email);
    const email =
      own.email ??
      (before && before.index !== index ? say('details.emailTwice', { number: before.index + 1 }) : undefined);
    return Object.entries({
      [authorField(index, 'name')]: own.name,
      [authorField(index, 'affiliation')]: own.affiliation,
      [authorField(index, 'email')]: email,
      [authorField(index, 'orcid')]: orcid,
    });
  });
  return { authors, errors: { authors: countError(authors.length), ...Object.fromEntries(errors) } };
}

function readAuthor(typed: TypedAuthor): {
  readonly author: Author;
  readonly errors: Partial<Readonly<Record<keyof TypedAuthor, Said | undefined>>>;
} {
  const name = oneLine(typed.name);
  const affiliation = oneLine(typed.affiliation);
  const email = normaliseEmail(oneLine(typed.email));
  const orcid = typed.orcid.trim() === '' ? undefined : readOrcid(oneLine(typed.orcid));
  return {
    author: {
      name,
      affiliation,
      ...(email !== '' && { email }),
      ...(orcid && 'orcid' in orcid && { orcid: orcid.orcid }),
    },
    errors: {
      name: name === '' ? say('details.authorNoName') : tooLong(name, LIMITS.authorName),
      affiliation: affiliation === '' ? say('details.authorNoAffiliation') : tooLong(affiliation, LIMITS.affiliation),
      email: email === '' ? undefined : emailError(email),
      orcid: orcid && 'fault' in orcid ? orcidError(orcid.fault) : undefined,
    },
  };
}

function countError(given: number): Said | undefined {
  if (given === 0) return say('details.noAuthors');
  return given > LIMITS.authors ? say('details.tooManyAuthors', { most: LIMITS.authors, given }) : undefined;
}

const emailError = (email: string): Said | undefined =>
  z.email().safeParse(email).success ? tooLong(email, LIMITS.email) : say('details.emailWrong');

function orcidError(fault: OrcidFault): Said {
  switch (fault) {
    case 'shape':
      return say('details.orcidShape');
    case 'checksum':
      return say('details.orcidChecksum');
  }
}

function tooLong(text: string, limit: number): Said | undefined {
  const problem = over(text, limit);
  return problem && say('details.authorTooLong', { problem });
}
