import * as z from 'zod';
import { type Said, say } from '../language/texts.ts';
import { Refusal, type SaidOfFields } from '../refusal.ts';
import { lengthOf, oneLine, tidyText, tooLongIn } from '../typed-text.ts';
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
  title: z.string().default(''),
  abstract: z.string().default(''),
  authors: z.union([z.string(), z.array(AuthorSchema)]).default(''),
  keywords: z.union([z.string(), z.array(z.string())]).default(''),
});

/** What stands beside what is no text at all: only a program sends such. */
const NO_TEXT: SaidOfFields = {
  title: say('details.titleText'),
  abstract: say('details.abstractText'),
  authors: say('details.authorsText'),
  keywords: say('details.keywordsText'),
};

/**
 * Reads the metadata out of a form's fields or a JSON object.
 * @throws Refusal `invalid` with a sentence for each of `title`, `abstract`, `authors`, `keywords` that needs one
 */
export function readMetadata(fields: Readonly<Record<string, unknown>>): PaperMetadata {
  const raw = RawSchema.safeParse(fields);
  if (!raw.success) {
    const wrong = new Set(raw.error.issues.map(({ path }) => String(path[0])));
    throw refused(Object.fromEntries(Object.entries(NO_TEXT).filter(([field]) => wrong.has(field))));
  }
  const title = oneLine(raw.data.title);
  const abstract = tidyText(raw.data.abstract);
  const authors = readAuthors(raw.data.authors);
  const keywords = readKeywords(raw.data.keywords);
  const errors: Record<string, Said | undefined> = {
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

/** What everyone may know of it: nobody's e-mail address. */
export const inPublic = ({ authors, ...metadata }: PaperMetadata): PaperMetadata => ({
  ...metadata,
  authors: authors.map(({ email: _, ...author }) => author),
});

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

function titleError(title: string): Said | undefined {
  if (title === '') return say('details.noTitle');
  const problem = over(title, LIMITS.title);
  return problem && say('details.titleTooLong', { problem });
}

function abstractError(abstract: string): Said | undefined {
  if (abstract === '') return say('details.noAbstract');
  const problem = over(abstract, LIMITS.abstract);
  return problem && say('details.abstractTooLong', { problem });
}

function authorsError(authors: readonly Author[]): Said | undefined {
  if (authors.length === 0) return say('details.noAuthors');
  if (authors.length > LIMITS.authors) {
    return say('details.tooManyAuthors', { most: LIMITS.authors, given: authors.length });
  }
  for (const [index, author] of authors.entries()) {
    const error = authorError(author);
    if (error === undefined) continue;
    const number = index + 1;
    return author.name === ''
      ? say('details.author', { number, error })
      : say('details.authorNamed', { number, name: shortened(author.name), error });
  }
  return undefined;
}

function authorError({ name, affiliation }: Author): Said | undefined {
  if (name === '') return say('details.authorNoName');
  if (name.includes(';')) return say('details.authorSemicolon');
  if (affiliation === '') return say('details.authorNoAffiliation');
  const [longName, longAffiliation] = [over(name, LIMITS.authorName), over(affiliation, LIMITS.affiliation)];
  if (longName) return say('details.authorNameTooLong', { problem: longName });
  return longAffiliation && say('details.authorAffiliationTooLong', { problem: longAffiliation });
}

function keywordsError(keywords: readonly string[]): Said | undefined {
  if (keywords.length > LIMITS.keywords) {
    return say('details.tooManyKeywords', { most: LIMITS.keywords, given: keywords.length });
  }
  const keyword = keywords.find((word) => lengthOf(word) > LIMITS.keyword);
  const problem = keyword && over(keyword, LIMITS.keyword);
  return keyword && problem && say('details.keywordTooLong', { keyword: shortened(keyword), problem });
}

/** How much too long a text is, if it is. */
const over = (text: string, limit: number): Said | undefined =>
  lengthOf(text) > limit ? tooLongIn(lengthOf(text), limit) : undefined;

const shortened = (text: string, limit = 30): string =>
  lengthOf(text) > limit ? `${[...text].slice(0, limit - 1).join('')}…` : text;

const refused = (fields: SaidOfFields): Refusal => new Refusal('invalid', say('papers.refused'), fields);
