import { attachmentPath, publicPath } from '../../shared/papers/addresses.ts';
import { inPublic } from '../../shared/papers/metadata.ts';
import { papersOf } from '../../shared/papers/paper.store.ts';
import { newestVersion, type Paper, type PaperFile, type PaperVersion } from '../../shared/papers/paper.ts';
import { Refusal } from '../../shared/refusal.ts';
import { WorkshopIdSchema } from '../../shared/store/keys.ts';
import type { Table } from '../../shared/store/table.store.ts';
import { findWorkshop } from '../../shared/workshop/workshop.store.ts';
import type { WorkshopFile } from '../../shared/workshop/workshop.ts';

/** A paper as the public may see it, or could until it was withdrawn: then only that it was. */
export interface Published {
  readonly paper: Paper;
  readonly version: PaperVersion;
  /** ISO 8601 */
  readonly publishedAt: string;
}

/**
 * A workshop and the papers that are published or were, first published first.
 * @throws Refusal `not-found` for a workshop that does not exist
 */
export async function publishedOf(
  table: Table,
  workshopId: string,
): Promise<{ readonly details: WorkshopFile; readonly published: readonly Published[] }> {
  const id = WorkshopIdSchema.safeParse(workshopId).data;
  const [workshop, there = [], gone = []] = id
    ? await Promise.all([findWorkshop(table, id), papersOf(table, id, 'published'), papersOf(table, id, 'withdrawn')])
    : [];
  if (!workshop) throw new Refusal('not-found', 'There is no workshop at this address. Please check it.');
  const published = [...there, ...gone].flatMap((paper): Published[] => {
    const version = newestVersion(paper);
    return version && paper.publishedAt ? [{ paper, version, publishedAt: paper.publishedAt }] : [];
  });
  return { details: workshop.details, published: published.sort((a, b) => a.publishedAt.localeCompare(b.publishedAt)) };
}

/**
 * One paper that is published or was, found by its id among the workshop's: a workshop has tens of them, not thousands. Of two with one
 * id, which only somebody who forges ids can make, the first begun is meant.
 * @throws Refusal `not-found` for what does not exist, and alike for what was never published
 */
export async function publishedPaper(
  table: Table,
  workshopId: string,
  paperId: string,
): Promise<Published & { readonly details: WorkshopFile }> {
  const { details, published } = await publishedOf(table, workshopId);
  const [first] = published
    .filter(({ paper }) => paper.id === paperId)
    .sort((a, b) => a.paper.createdAt.localeCompare(b.paper.createdAt));
  if (!first) throw new Refusal('not-found', 'There is no published paper at this address. Please check it.');
  return { details, ...first };
}

/** What programs read of a published paper. */
export const publishedJson = (baseUrl: string, address: string, { paper, version, publishedAt }: Published) => ({
  page: `${baseUrl}${address}`,
  ...inPublic(version.metadata),
  publishedAt,
  file: { address: `${baseUrl}${address}/file`, ...fileJson(version.file) },
  attachments: version.attachments.map((each, index) => ({
    role: each.role,
    address: `${baseUrl}${attachmentPath(paper, index + 1)}`,
    ...fileJson(each),
  })),
  ...handedOffJson(paper),
});

/** What is known of a paper that was withdrawn. */
export const withdrawnJson = (baseUrl: string, { paper, version: { metadata }, publishedAt }: Published) => ({
  page: `${baseUrl}${publicPath(paper)}`,
  title: metadata.title,
  authors: metadata.authors.map(({ name, affiliation }) => ({ name, affiliation })),
  publishedAt,
  withdrawn: paper.withdrawn ?? null,
});

export const isWithdrawn = ({ paper }: Pick<Published, 'paper'>): boolean => paper.state === 'withdrawn';

const fileJson = ({ name, type, bytes, sha256 }: PaperFile) => ({ name, type, bytes, sha256 });

/** Nobody's name of the staff who stated it. */
const handedOffJson = ({ handOff: { handedOff, accepted } = { nudgedAt: [] } }: Paper) => ({
  ...(handedOff && { handedOff: { to: handedOff.to, on: handedOff.on } }),
  ...(accepted && { accepted: { identifier: accepted.identifier, address: accepted.address, on: accepted.on } }),
});
