import type { Reference } from '../citation/reference.ts';
import { CONTENT_TYPE } from '../file-type.ts';
import { element, type Markup } from './xml.ts';

export const OAI_DC = {
  prefix: 'oai_dc',
  namespace: 'http://www.openarchives.org/OAI/2.0/oai_dc/',
  schema: 'http://www.openarchives.org/OAI/2.0/oai_dc.xsd',
} as const;

/**
 * A paper in unqualified Dublin Core. The first identifier is its page, the second its file; then where a repository has
 * accepted it. @param day of the publication, UTC
 */
export function dublinCore(reference: Reference, abstract: string, day: string): Markup {
  const { title, authors, keywords, language, licence, workshop, file, attachments, address, elsewhere } = reference;
  const files = [file, ...attachments];
  const dc = (name: string, ...values: readonly (string | undefined)[]): Markup[] =>
    values.flatMap((value) => (value ? [element(`dc:${name}`, {}, value)] : []));
  return element(
    'oai_dc:dc',
    {
      'xmlns:oai_dc': OAI_DC.namespace,
      'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation': `${OAI_DC.namespace} ${OAI_DC.schema}`,
    },
    ...dc('title', title),
    ...dc('creator', ...authors.map(({ name }) => name)),
    ...dc('subject', ...keywords),
    ...dc('description', abstract),
    ...dc('publisher', ...workshop.organisers),
    ...dc('date', day),
    ...dc('type', 'Text'),
    ...dc('format', ...new Set(files.map(({ type }) => CONTENT_TYPE[type]))),
    ...dc('identifier', address, file.address, elsewhere?.identifier, elsewhere?.address),
    ...dc('source', workshop.title),
    ...dc('language', language),
    ...dc('relation', ...attachments.map((each) => each.address)),
    ...dc('rights', licence?.name, licence?.address),
  );
}
