import { element, xmlDocument } from '../oai/xml.ts';
import type { Term } from './terms.ts';

/**
 * Qualified Dublin Core as XML: https://www.dublincore.org/specifications/dublin-core/dc-xml-guidelines/. The guidelines leave
 * the root to whoever writes it.
 */
export const termsXml = (terms: readonly Term[]): string =>
  xmlDocument(
    element(
      'metadata',
      {
        'xmlns:dcterms': 'http://purl.org/dc/terms/',
        'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      },
      ...terms.map(({ name, value, scheme }) => element(`dcterms:${name}`, { 'xsi:type': scheme }, value)),
    ),
  );
