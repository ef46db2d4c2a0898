import type { WorkshopFile } from '../../workshop/workshop.ts';
import { referenceOf } from '../citation/reference.ts';
import type { Paper, PaperVersion } from '../paper.ts';
import { placeOf } from '../publication-order.ts';
import { datestampOf, utc } from './datestamp.ts';
import { dublinCore } from './dublin-core.ts';
import { element, type Markup } from './xml.ts';

/** A published paper, or one that was withdrawn after that, as a record of the repository. */
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
    { status: isDeleted(paper) ? 'deleted' : undefined },
    element('identifier', {}, identifierOf(baseUrl, paper)),
    element('datestamp', {}, utc(datestampOf(Date.parse(placeOf(paper)?.at ?? publishedAt)))),
    element('setSpec', {}, paper.workshopId),
  );

/** A deleted record is its header alone. https://www.openarchives.org/OAI/openarchivesprotocol.html#DeletedRecords */
export const recordXml = (baseUrl: string, record: OaiRecord): Markup =>
  element(
    'record',
    {},
    recordHeader(baseUrl, record),
    ...(isDeleted(record.paper) ? [] : [element('metadata', {}, inDublinCore(baseUrl, record))]),
  );

const isDeleted = ({ state }: Paper): boolean => state === 'withdrawn';

const inDublinCore = (baseUrl: string, record: OaiRecord): Markup =>
  dublinCore(
    referenceOf(baseUrl, record.workshop, record),
    record.version.metadata.abstract,
    record.publishedAt.slice(0, 10),
  );
