import { typedIn } from '../web/fields.ts';
import { LIMITS } from './limits.ts';
import type { PaperMetadata } from './paper.ts';

/** A paper's details as they stand in its form, right or wrong; how the form and its own buttons change them. Pure. */

export interface TypedAuthor {
  readonly name: string;
  readonly affiliation: string;
  readonly email: string;
  readonly orcid: string;
}

export interface TypedDetails {
  readonly title: string;
  readonly abstract: string;
  /** At least one, perhaps empty. */
  readonly authors: readonly TypedAuthor[];
  readonly keywords: string;
  readonly language: string;
  readonly licence: string;
}

/** The name of the buttons that add an author and take one off; they store nothing. */
export const AUTHORS_BUTTON = ':authors';
export const ADD_AUTHOR = 'add';
/** @param index counted from 0 */
export const removeAuthor = (index: number): string => `remove-${index}`;

const NOBODY: TypedAuthor = { name: '', affiliation: '', email: '', orcid: '' };

/** An empty form that already names somebody as the author. `language`: in which the workshop writes. */
export const emptyDetails = (author: Partial<TypedAuthor>, language: string): TypedDetails => ({
  title: '',
  abstract: '',
  authors: [{ ...NOBODY, ...author }],
  keywords: '',
  language,
  licence: '',
});

export const detailsOf = ({ title, abstract, authors, keywords, language, licence }: PaperMetadata): TypedDetails => ({
  title,
  abstract,
  authors:
    authors.length > 0
      ? authors.map(({ email = '', orcid = '', ...author }) => ({ ...author, email, orcid }))
      : [NOBODY],
  keywords: keywords.join(', '),
  language: language ?? '',
  licence: licence ?? '',
});

/** What a form sent: an author's fields are named `authors.0.name` and so on, and a group that was taken off leaves no gap. */
export function typedDetails(fields: Readonly<Record<string, unknown>>): TypedDetails {
  const authors = groupsIn(fields).map(
    (index): TypedAuthor => ({
      name: typedIn(fields, authorField(index, 'name')),
      affiliation: typedIn(fields, authorField(index, 'affiliation')),
      email: typedIn(fields, authorField(index, 'email')),
      orcid: typedIn(fields, authorField(index, 'orcid')),
    }),
  );
  return {
    title: typedIn(fields, 'title'),
    abstract: typedIn(fields, 'abstract'),
    authors: authors.length > 0 ? authors : [NOBODY],
    keywords: typedIn(fields, 'keywords'),
    language: typedIn(fields, 'language'),
    licence: typedIn(fields, 'licence'),
  };
}

/** The name of an author's field in the form. */
export const authorField = (index: number, field: keyof TypedAuthor): string => `authors.${index}.${field}`;

export const isNobody = (author: TypedAuthor): boolean => Object.values(author).every((text) => text.trim() === '');

/** The form once one of its own buttons was pressed: an author more or less. `undefined` where none of them was. */
export function withAuthorsAsked(fields: Readonly<Record<string, unknown>>): TypedDetails | undefined {
  const pressed = typedIn(fields, AUTHORS_BUTTON);
  if (pressed === '') return undefined;
  const typed = typedDetails(fields);
  const { authors } = typed;
  if (pressed === ADD_AUTHOR) {
    return authors.length < LIMITS.authors ? { ...typed, authors: [...authors, NOBODY] } : typed;
  }
  const left = authors.filter((_, index) => pressed !== removeAuthor(index));
  return { ...typed, authors: left.length > 0 ? left : [NOBODY] };
}

/** All that was typed, as texts: for whoever cannot send it any more. */
export const textsOf = ({ title, authors, abstract, keywords }: TypedDetails): string[] =>
  [title, ...authors.map((author) => Object.values(author).filter(Boolean).join(', ')), abstract, keywords].filter(
    (text) => text.trim() !== '',
  );

/** The groups that a form holds, in their order; more than a form of ours can have are no matter. */
function groupsIn(fields: Readonly<Record<string, unknown>>): number[] {
  const found = Object.keys(fields).flatMap((name) => {
    const index = /^authors\.(\d{1,2})\.(?:name|affiliation|email|orcid)$/.exec(name)?.[1];
    return index === undefined ? [] : [Number(index)];
  });
  return [...new Set(found)].sort((a, b) => a - b);
}
