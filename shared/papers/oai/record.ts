import type { WorkshopFile } from '../../workshop/workshop.ts';
import { publicPath } from '../addresses.ts';
import { CONTENT_TYPE } from '../file-type.ts';
import type { Paper, PaperVersion } from '../paper.ts';
import { datestampOf, utc } from './datestamp.ts';
import { element, type Markup } from './xml.ts';

/** A published paper as a record of the repository. */
export interface OaiRecord {
  readonly paper: Paper;
  readonly version: PaperVersion;
  /** ISO 8601 */
  readonly publishedAt: string;
  readonly workshop: WorkshopFile;
}

/** `oai:<host>:<workshop>/<paper>`. @param baseUrl of the site, without a slash at the end */
export const identifierOf = (baseUrl: string, { workshopId, id }: Pick<Paper, 'workshopId' | 'id'>): string =>
  `oai:${new URL(baseUrl).hostname}:${workshopId}/${id}`;

/** The workshop and the paper that an identifier names; `undefined` for one that is none of ours. */
export function readIdentifier(
  baseUrl: string,
  identifier: string,
): { readonly workshopId: string; readonly paperId: string } | undefined {
  const ours = `oai:${new URL(baseUrl).hostname}:`;
  if (!identifier.startsWith(ours)) return undefined;
  const [workshopId = '', paperId = '', ...more] = identifier.slice(ours.length).split('/');
  return more.length === 0 ? { workshopId, paperId } : undefined;
}

export const recordHeader = (baseUrl: string, { paper, publishedAt }: OaiRecord): Markup =>
  element(
    'header',
    {},
    element('identifier', {}, identifierOf(baseUrl, paper)),
    element('datestamp', {}, utc(datestampOf(Date.parse(publishedAt)))),
    element('setSpec', {}, paper.workshopId),
  );

export const recordXml = (baseUrl: string, record: OaiRecord): Markup =>
  element('record', {}, recordHeader(baseUrl, record), element('metadata', {}, dublinCore(baseUrl, record)));

export const OAI_DC = {
  prefix: 'oai_dc',
  namespace: 'http://www.openarchives.org/OAI/2.0/oai_dc/',
  schema: 'http://www.openarchives.org/OAI/2.0/oai_dc.xsd',
} as const;

/** Unqualified Dublin Core. The first identifier is the paper's page; the second is its file. */
function dublinCore(baseUrl: string, { paper, version, publishedAt, workshop }: OaiRecord): Markup {
  const { title, authors, keywords, abstract } = version.metadata;
  const page = `${baseUrl}${publicPath(paper)}`;
  const dc = (name: string, ...values: readonly string[]): Markup[] =>
    values.map((value) => element(`dc:${name}`, {}, value));
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
    ...dc('date', publishedAt.slice(0, 10)),
    ...dc('type', 'Text'),
    ...dc('format', CONTENT_TYPE[version.file.type]),
    ...dc('identifier', page, `${page}/file`),
    ...dc('source', workshop.title),
  );
}
