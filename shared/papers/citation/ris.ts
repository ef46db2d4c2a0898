import { type Reference, yearOf } from './reference.ts';

/** As programs know it; it was never registered. */
export const RIS_TYPE = 'application/x-research-info-systems; charset=utf-8';

/**
 * A record for reference managers (RIS, Research Information Systems, 2011), in UTF-8: a tag on each line, and no value
 * longer than its line. A name without a comma is taken as it stands.
 */
export function risRecord(reference: Reference): string {
  const { title, authors, abstract, keywords, language, licence, published, workshop, address, file } = reference;
  const lines: readonly (readonly [string, string])[] = [
    ['TY', 'CPAPER'],
    ...authors.map(({ name }) => ['AU', name] as const),
    ...authors.map(({ affiliation }) => ['AD', affiliation] as const),
    ['TI', title],
    ['T2', workshop.title],
    ['PY', yearOf(reference)],
    ['DA', published.replaceAll('-', '/')],
    ['CY', `${workshop.city}, ${workshop.country}`],
    ['PB', workshop.organisers.join('; ')],
    ['M3', 'Discussion paper'],
    ['AB', abstract],
    ...keywords.map((keyword) => ['KW', keyword] as const),
    ...(language ? [['LA', language] as const] : []),
    ...(licence ? [['N1', `${licence.name}: ${licence.address}`] as const] : []),
    ['UR', address],
    ...(file.type === 'pdf' ? [['L1', file.address] as const] : []),
    ['ER', ''],
  ];
  return lines.map(([tag, value]) => `${tag}  - ${value}\r\n`).join('');
}
