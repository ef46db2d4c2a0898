import * as z from 'zod';
import { type FieldErrors, Refusal } from '../refusal.ts';
import { lengthOf, tidyText, tooLong } from '../typed-text.ts';
import { AuthorSchema, type PaperMetadata } from './paper.ts';

/** What an author states about a paper: read from a form, whose lists are lines of text, or from JSON. */

/** In characters, as people count them; authors and keywords in entries too. */
export const LIMITS = {
  title: 300,
  abstract: 5000,
  authors: 20,
  authorName: 120,
  affiliation: 180,
  keywords: 10,
  keyword: 60,
} as const;

type Author = PaperMetadata['authors'][number];

const RawSchema = z.object({
  title: z.string('Please give the title as text.').default(''),
  abstract: z.string('Please give the abstract as text.').default(''),
  authors: z
    .union(
      [z.string(), z.array(AuthorSchema)],
      'Please give the authors as lines of text, or as a list of {"name", "affiliation"}.',
    )
    .default(''),
  keywords: z
    .union([z.string(), z.array(z.string())], 'Please give the keywords as text, or as a list of texts.')
    .default(''),
});

/**
 * Reads the metadata out of a form's fields or a JSON object.
 * @throws Refusal `invalid` with a sentence for each of `title`, `abstract`, `authors`, `keywords` that needs one
 */
export function readMetadata(fields: Readonly<Record<string, unknown>>): PaperMetadata {
  const raw = RawSchema.safeParse(fields);
  if (!raw.success) {
    throw refused(Object.fromEntries(raw.error.issues.map(({ path, message }) => [String(path[0]), message])));
  }
  const title = oneLine(raw.data.title);
  const abstract = tidyText(raw.data.abstract);
  const authors = readAuthors(raw.data.authors);
  const keywords = readKeywords(raw.data.keywords);
  const errors: Record<string, string | undefined> = {
    title: titleError(title),
    abstract: abstractError(abstract),
    authors: authorsError(authors),
    keywords: keywordsError(keywords),
  };
  const wrong = Object.entries(errors).flatMap(([field, error]) => (error === undefined ? [] : [[field, error]]));
  if (wrong.length > 0) throw refused(Object.fromEntries(wrong));
  return { title, abstract, authors, keywords };
}

/** The authors as a person types them: one per line, "Name, affiliation"; `readMetadata` reads them back the same. */
export const authorLines = (authors: readonly Author[]): string => authors.map(authorLine).join('\n');

/** A semicolon parts name and affiliation where a comma would part them elsewhere: "Rafiqul Islam, PhD; ICT Division". */
function authorLine({ name, affiliation }: Author): string {
  return name.includes(',') || affiliation.includes(';') ? `${name}; ${affiliation}` : `${name}, ${affiliation}`;
}

/** For the subject of a mail, of which people see the beginning. */
export const shortTitle = (title: string): string => shortened(title, 80);

function readAuthors(raw: string | readonly Author[]): Author[] {
  if (typeof raw !== 'string') {
    return raw.map(({ name, affiliation }) => ({ name: oneLine(name), affiliation: oneLine(affiliation) }));
  }
  return tidyText(raw)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const cut = line.includes(';') ? line.indexOf(';') : line.indexOf(',');
      if (cut < 0) return { name: oneLine(line), affiliation: '' };
      return { name: oneLine(line.slice(0, cut)), affiliation: oneLine(line.slice(cut + 1)) };
    });
}

/** Separated by commas, semicolons or lines; each counts once, as it was written first. */
function readKeywords(raw: string | readonly string[]): string[] {
  const texts = typeof raw === 'string' ? [raw] : raw;
  const words = texts.flatMap((text) => tidyText(text).split(/[,;\n]/)).map(oneLine);
  const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
  return words.filter((word, index) => word !== '' && words.findIndex((other) => same(other, word)) === index);
}

function titleError(title: string): string | undefined {
  if (title === '') return 'Please enter the title of your paper.';
  return over('The title is too long', title, LIMITS.title);
}

function abstractError(abstract: string): string | undefined {
  if (abstract === '') return 'Please write an abstract: a few sentences on what the paper says.';
  return over('The abstract is too long', abstract, LIMITS.abstract);
}

function authorsError(authors: readonly Author[]): string | undefined {
  if (authors.length === 0) return 'Please name at least one author, as “Name, affiliation”.';
  if (authors.length > LIMITS.authors) {
    return `There is room for ${LIMITS.authors} authors and here are ${authors.length}. Please name the main ones.`;
  }
  for (const [index, author] of authors.entries()) {
    const error = authorError(author);
    if (error !== undefined)
      return `Author ${index + 1}${author.name === '' ? '' : ` (${shortened(author.name)})`}: ${error}`;
  }
  return undefined;
}

function authorError({ name, affiliation }: Author): string | undefined {
  if (name === '') return 'the name is missing. Please write “Name, affiliation” on one line.';
  if (name.includes(';')) return 'a name cannot hold a semicolon.';
  if (affiliation === '') return 'the affiliation is missing. Please write it on the same line, behind a comma.';
  return (
    over('the name is too long', name, LIMITS.authorName) ??
    over('the affiliation is too long', affiliation, LIMITS.affiliation)
  );
}

function keywordsError(keywords: readonly string[]): string | undefined {
  if (keywords.length > LIMITS.keywords) {
    return `There is room for ${LIMITS.keywords} keywords and here are ${keywords.length}. Please keep the best ones.`;
  }
  const long = keywords.find((word) => lengthOf(word) > LIMITS.keyword);
  return long && over(`The keyword “${shortened(long)}” is too long`, long, LIMITS.keyword);
}

const over = (what: string, text: string, limit: number): string | undefined =>
  lengthOf(text) > limit ? `${what}: ${tooLong(lengthOf(text), limit)}` : undefined;

const shortened = (text: string, limit = 30): string =>
  lengthOf(text) > limit ? `${[...text].slice(0, limit - 1).join('')}…` : text;

const oneLine = (text: string): string => tidyText(text).replaceAll(/\s+/g, ' ');

const refused = (fields: FieldErrors): Refusal =>
  new Refusal('invalid', 'Something about the paper needs another look. Nothing was stored yet.', fields);
