import { oneLine } from '../../typed-text.ts';
import { localDate } from '../../workshop/dates.ts';
import type { WorkshopFile } from '../../workshop/workshop.ts';
import { publicPath } from '../addresses.ts';
import type { Paper, PaperFile, PaperVersion } from '../paper.ts';

/**
 * What others cite of a published paper; every text in it is one line. Names stand whole, as their authors wrote them: which
 * part of "Rafiqul Islam" or "Md. Nazrul Islam, PhD" is a family name is nothing that can be read off, so no format is told.
 */
export interface Reference {
  /** Of letters, digits, "-" and "_": names the paper in a bibliography. */
  readonly key: string;
  readonly title: string;
  readonly authors: readonly { readonly name: string; readonly affiliation: string }[];
  readonly abstract: string;
  readonly keywords: readonly string[];
  /** YYYY-MM-DD, where the workshop was. */
  readonly published: string;
  readonly workshop: {
    readonly title: string;
    readonly organisers: readonly string[];
    readonly city: string;
    readonly country: string;
    /** The whole address of the list of its papers. */
    readonly address: string;
  };
  /** The whole address of the paper's page, for good. */
  readonly address: string;
  readonly file: Pick<PaperFile, 'type' | 'bytes' | 'sha256'> & { readonly address: string };
}

export interface Citable {
  readonly paper: Pick<Paper, 'workshopId' | 'id'>;
  readonly version: Pick<PaperVersion, 'metadata' | 'file'>;
  /** ISO 8601 */
  readonly publishedAt: string;
}

/** @param baseUrl the site's address, without a trailing slash */
export function referenceOf(
  baseUrl: string,
  details: WorkshopFile,
  { paper, version, publishedAt }: Citable,
): Reference {
  const { title, authors, abstract, keywords } = version.metadata;
  const { type, bytes, sha256 } = version.file;
  const address = `${baseUrl}${publicPath(paper)}`;
  return {
    key: `${paper.workshopId}-${paper.id}`,
    title: oneLine(title),
    authors: authors.map(({ name, affiliation }) => ({ name: oneLine(name), affiliation: oneLine(affiliation) })),
    abstract: oneLine(abstract),
    keywords: keywords.map(oneLine),
    published: localDate(Date.parse(publishedAt), details.timeZone),
    workshop: {
      title: oneLine(details.title),
      organisers: details.organisers.map(oneLine),
      city: oneLine(details.venue.city),
      country: oneLine(details.venue.country),
      address: `${baseUrl}/papers/${paper.workshopId}`,
    },
    address,
    file: { type, bytes, sha256, address: `${address}/file` },
  };
}

export const yearOf = ({ published }: Reference): string => published.slice(0, 4);
