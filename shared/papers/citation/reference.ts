import { oneLine } from '../../typed-text.ts';
import { localDate } from '../../workshop/dates.ts';
import type { WorkshopFile } from '../../workshop/workshop.ts';
import { attachmentPath, publicPath } from '../addresses.ts';
import { LICENCES, type LicenceNotice } from '../licence.ts';
import type { Attachment, Paper, PaperFile, PaperLanguage, PaperVersion } from '../paper.ts';

/**
 * What others cite of a published paper; every text in it is one line. Names stand whole, as their authors wrote them: which
 * part of "Rafiqul Islam" or "Md. Nazrul Islam, PhD" is a family name is nothing that can be read off, so no format is told.
 */
export interface Reference {
  /** Of letters, digits, "-" and "_": names the paper in a bibliography. */
  readonly key: string;
  readonly title: string;
  readonly authors: readonly CitedAuthor[];
  readonly abstract: string;
  readonly keywords: readonly string[];
  /** Nothing is claimed of papers whose authors were never asked. */
  readonly language: PaperLanguage | undefined;
  readonly licence: LicenceNotice | undefined;
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
  readonly file: CitedFile;
  /** Annexes and slides. */
  readonly attachments: readonly (CitedFile & Pick<Attachment, 'role'>)[];
  /** Where a repository has accepted it. */
  readonly elsewhere: { readonly identifier: string; readonly address: string | undefined } | undefined;
}

export interface CitedAuthor {
  readonly name: string;
  readonly affiliation: string;
  /** Their ORCID iD as an address. */
  readonly orcid: string | undefined;
}

type CitedFile = Pick<PaperFile, 'type' | 'bytes' | 'sha256'> & { readonly address: string };

export interface Citable {
  readonly paper: Pick<Paper, 'workshopId' | 'id' | 'handOff'>;
  readonly version: Pick<PaperVersion, 'metadata' | 'file' | 'attachments'>;
  /** ISO 8601 */
  readonly publishedAt: string;
}

/** @param baseUrl the site's address, without a trailing slash */
export function referenceOf(
  baseUrl: string,
  details: WorkshopFile,
  { paper, version, publishedAt }: Citable,
): Reference {
  const { title, authors, abstract, keywords, language, licence } = version.metadata;
  const address = `${baseUrl}${publicPath(paper)}`;
  const accepted = paper.handOff?.accepted;
  return {
    key: `${paper.workshopId}-${paper.id}`,
    title: oneLine(title),
    authors: authors.map(({ name, affiliation, orcid }) => ({
      name: oneLine(name),
      affiliation: oneLine(affiliation),
      orcid: orcid && `https://orcid.org/${orcid}`,
    })),
    abstract: oneLine(abstract),
    keywords: keywords.map(oneLine),
    language,
    licence: licence && LICENCES[licence],
    published: localDate(Date.parse(publishedAt), details.timeZone),
    workshop: {
      title: oneLine(details.title),
      organisers: details.organisers.map(oneLine),
      city: oneLine(details.venue.city),
      country: oneLine(details.venue.country),
      address: `${baseUrl}/papers/${paper.workshopId}`,
    },
    address,
    file: cited(version.file, `${address}/file`),
    attachments: version.attachments.map((each, index) => ({
      role: each.role,
      ...cited(each, `${baseUrl}${attachmentPath(paper, index + 1)}`),
    })),
    elsewhere: accepted && { identifier: oneLine(accepted.identifier), address: accepted.address },
  };
}

const cited = ({ type, bytes, sha256 }: PaperFile, address: string): CitedFile => ({ type, bytes, sha256, address });

export const yearOf = ({ published }: Reference): string => published.slice(0, 4);

/** "English" of "en". */
export const languageName = (language: PaperLanguage): string =>
  new Intl.DisplayNames(['en'], { type: 'language' }).of(language) ?? language;
