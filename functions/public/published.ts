import { inPublic } from '../../shared/papers/metadata.ts';
import { papersOf } from '../../shared/papers/paper.store.ts';
import { newestVersion, type Paper, type PaperVersion } from '../../shared/papers/paper.ts';
import { Refusal } from '../../shared/refusal.ts';
import { WorkshopIdSchema } from '../../shared/store/keys.ts';
import type { Table } from '../../shared/store/table.store.ts';
import { findWorkshop } from '../../shared/workshop/workshop.store.ts';
import type { WorkshopFile } from '../../shared/workshop/workshop.ts';

/** A paper as the public may see it. */
export interface Published {
  readonly paper: Paper;
  readonly version: PaperVersion;
  /** ISO 8601 */
  readonly publishedAt: string;
}

/**
 * A workshop and its published papers, first published first.
 * @throws Refusal `not-found` for a workshop that does not exist
 */
export async function publishedOf(
  table: Table,
  workshopId: string,
): Promise<{ readonly details: WorkshopFile; readonly published: readonly Published[] }> {
  const id = WorkshopIdSchema.safeParse(workshopId).data;
  const [workshop, papers] = id
    ? await Promise.all([findWorkshop(table, id), papersOf(table, id, 'published')])
    : [undefined, []];
  if (!workshop) throw new Refusal('not-found', 'There is no workshop at this address. Please check it.');
  const published = papers.flatMap((paper): Published[] => {
    const version = newestVersion(paper);
    return version && paper.publishedAt ? [{ paper, version, publishedAt: paper.publishedAt }] : [];
  });
  return { details: workshop.details, published: published.sort((a, b) => a.publishedAt.localeCompare(b.publishedAt)) };
}

/**
 * One published paper, found by its id among the workshop's: a workshop has tens of them, not thousands. Of two with one
 * id, which only somebody who forges ids can make, the first begun is meant.
 * @throws Refusal `not-found` for what does not exist, and alike for what is not published
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
export const publishedJson = (baseUrl: string, address: string, { version, publishedAt }: Published) => ({
  page: `${baseUrl}${address}`,
  ...inPublic(version.metadata),
  publishedAt,
  file: {
    address: `${baseUrl}${address}/file`,
    name: version.file.name,
    type: version.file.type,
    bytes: version.file.bytes,
    sha256: version.file.sha256,
  },
});
