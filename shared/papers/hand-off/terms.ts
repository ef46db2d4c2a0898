import { apaCitation } from '../citation/apa.ts';
import type { Reference } from '../citation/reference.ts';
import { CONTENT_TYPE } from '../file-type.ts';

/**
 * A paper in the terms of the Dublin Core Metadata Initiative (https://www.dublincore.org/specifications/dublin-core/dcmi-terms/).
 * Names and values in the order in which a repository's form asks for them. Pure.
 */
export interface Term {
  readonly name: TermName;
  readonly value: string;
  /** What the value is written in, as https://www.dublincore.org/schemas/xmls/ names it. */
  readonly scheme?: 'dcterms:W3CDTF' | 'dcterms:URI' | 'dcterms:IMT' | 'dcterms:RFC5646' | 'dcterms:DCMIType';
}

/** In the order of the sheet's columns. */
export const TERM_NAMES = [
  'title',
  'creator',
  'issued',
  'publisher',
  'abstract',
  'subject',
  'language',
  'type',
  'format',
  'extent',
  'license',
  'rights',
  'identifier',
  'isPartOf',
  'bibliographicCitation',
] as const;
export type TermName = (typeof TERM_NAMES)[number];

/** @param abstract as its author wrote it, with its paragraphs */
export function termsOf(reference: Reference, abstract: string): Term[] {
  const { title, authors, published, workshop, keywords, language, licence, address, elsewhere } = reference;
  const files = [reference.file, ...reference.attachments];
  const { before, title: cited, after } = apaCitation(reference);
  const of = (name: TermName, values: readonly (string | undefined)[], scheme?: Term['scheme']): Term[] =>
    values.flatMap((value) => (value ? [{ name, value, ...(scheme && { scheme }) }] : []));
  return [
    ...of('title', [title]),
    ...of(
      'creator',
      authors.map(({ name }) => name),
    ),
    ...of('issued', [published], 'dcterms:W3CDTF'),
    ...of('publisher', workshop.organisers),
    ...of('abstract', [abstract]),
    ...of('subject', keywords),
    ...of('language', [language], 'dcterms:RFC5646'),
    ...of('type', ['Text'], 'dcterms:DCMIType'),
    ...of('format', [...new Set(files.map(({ type }) => CONTENT_TYPE[type]))], 'dcterms:IMT'),
    ...of(
      'extent',
      files.map(({ bytes }) => `${bytes} bytes`),
    ),
    ...of('license', [licence?.address], 'dcterms:URI'),
    ...of('rights', [licence?.name]),
    ...of('identifier', [address, elsewhere?.address], 'dcterms:URI'),
    ...of('identifier', [elsewhere?.identifier]),
    ...of('isPartOf', [`${workshop.title}, ${workshop.city}, ${workshop.country}`, workshop.address]),
    ...of('bibliographicCitation', [before + cited + after]),
  ];
}
