import * as z from 'zod';
import { type Said, say } from '../language/texts.ts';
import { Refusal, type SaidOfFields } from '../refusal.ts';
import { lengthOf, oneLine, tidyText } from '../typed-text.ts';
import { readAuthors } from './authors.ts';
import { LIMITS, over } from './limits.ts';
import { LicenceSchema, PaperLanguageSchema, type PaperMetadata } from './paper.ts';
import { typedDetails } from './typed-details.ts';

/** What an author states about a paper: read from a form or from JSON. */

const RawAuthorSchema = z.object({
  name: z.string().default(''),
  affiliation: z.string().default(''),
  email: z.string().default(''),
  orcid: z.string().default(''),
});

const RawSchema = z.object({
  title: z.string().default(''),
  abstract: z.string().default(''),
  authors: z.array(RawAuthorSchema).optional(),
  keywords: z.union([z.string(), z.array(z.string())]).default(''),
  language: z.string().default(''),
  licence: z.string().default(''),
});

/** What of it has to be there. A form has a field for each part of an author, such as `authors.0.name`. */
export const MetadataInputSchema = z
  .object({
    title: z.string(),
    abstract: z.string(),
    authors: RawSchema.shape.authors,
    keywords: RawSchema.shape.keywords,
    language: PaperLanguageSchema,
    licence: LicenceSchema,
    /** Of a new paper: names it, so that a form that is sent twice makes one. */
    id: z.string().optional(),
  })
  .catchall(z.string());

/** What stands beside what is no text at all: only a program sends such. */
const NO_TEXT: SaidOfFields = {
  title: say('details.titleText'),
  abstract: say('details.abstractText'),
  authors: say('details.authorsText'),
  keywords: say('details.keywordsText'),
  language: say('details.noLanguage'),
  licence: say('details.noLicence'),
};

/**
 * Reads the metadata out of a form's fields or a JSON object.
 * @throws Refusal `invalid` with a sentence for each field that needs one: `title`, `abstract`, `authors`, `authors.0.name` and
 * so on by the place in the form, `keywords`, `language`, `licence`
 */
export function readMetadata(fields: Readonly<Record<string, unknown>>): PaperMetadata {
  const raw = RawSchema.safeParse(fields);
  if (!raw.success) {
    const wrong = new Set(raw.error.issues.map(({ path }) => String(path[0])));
    throw refused(Object.fromEntries(Object.entries(NO_TEXT).filter(([field]) => wrong.has(field))));
  }
  const title = oneLine(raw.data.title);
  const abstract = tidyText(raw.data.abstract);
  const { authors, errors: wrongAuthors } = readAuthors(raw.data.authors ?? typedDetails(fields).authors);
  const keywords = readKeywords(raw.data.keywords);
  const language = PaperLanguageSchema.safeParse(raw.data.language).data;
  const licence = LicenceSchema.safeParse(raw.data.licence).data;
  const errors: Record<string, Said | undefined> = {
    title: titleError(title),
    ...wrongAuthors,
    abstract: abstractError(abstract),
    keywords: keywordsError(keywords),
    language: language ? undefined : say('details.noLanguage'),
    licence: licence ? undefined : say('details.noLicence'),
  };
  const wrong = Object.entries(errors).flatMap(([field, error]) => (error === undefined ? [] : [[field, error]]));
  if (wrong.length > 0 || !language || !licence) throw refused(Object.fromEntries(wrong));
  return { title, abstract, authors, keywords, language, licence };
}

/** What everyone may know of it: nobody's e-mail address. */
export const inPublic = ({ authors, ...metadata }: PaperMetadata): PaperMetadata => ({
  ...metadata,
  authors: authors.map(({ email: _, ...author }) => author),
});

/** For the subject of a mail, of which people see the beginning. */
export const shortTitle = (title: string): string => shortened(title, 80);

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

function keywordsError(keywords: readonly string[]): Said | undefined {
  if (keywords.length > LIMITS.keywords) {
    return say('details.tooManyKeywords', { most: LIMITS.keywords, given: keywords.length });
  }
  const keyword = keywords.find((word) => lengthOf(word) > LIMITS.keyword);
  const problem = keyword && over(keyword, LIMITS.keyword);
  return keyword && problem && say('details.keywordTooLong', { keyword: shortened(keyword), problem });
}

const shortened = (text: string, limit = 30): string =>
  lengthOf(text) > limit ? `${[...text].slice(0, limit - 1).join('')}…` : text;

const refused = (fields: SaidOfFields): Refusal => new Refusal('invalid', say('papers.refused'), fields);
