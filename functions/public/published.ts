import { inPublic } from '../../shared/papers/metadata.ts';
import { paperAt, publishedPapers } from '../../shared/papers/paper.store.ts';
import { newestVersion, type Paper, type PaperVersion } from '../../shared/papers/paper.ts';
import { type Place, PlaceSchema, placeOf } from '../../shared/papers/publication-order.ts';
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

/** So many on one page of a list. */
const PAGE_SIZE = 50;

/**
 * A workshop and a page of its published papers, first published first, beginning behind `after`.
 * @returns `next`: behind which paper the next page begins; absent on the last one
 * @throws Refusal `not-found` for a workshop that does not exist
 */
export async function publishedOf(
  table: Table,
  workshopId: string,
  after?: Place,
): Promise<{ readonly details: WorkshopFile; readonly published: readonly Published[]; readonly next?: Place }> {
  const id = WorkshopIdSchema.safeParse(workshopId).data;
  const [workshop, papers] = id
    ? await Promise.all([
        findWorkshop(table, id),
        publishedPapers(
          table,
          { from: 0, before: Number.POSITIVE_INFINITY, workshopId: id },
          { after, limit: PAGE_SIZE + 1 },
        ),
      ])
    : [undefined, []];
  if (!workshop) throw new Refusal('not-found', 'There is no workshop at this address. Please check it.');
  const shown = papers.slice(0, PAGE_SIZE);
  const last = papers.length > PAGE_SIZE ? shown.at(-1) : undefined;
  const next = last && placeOf(last);
  return { details: workshop.details, published: shown.flatMap(asPublished), ...(next && { next }) };
}

/**
 * One published paper, found by its address.
 * @throws Refusal `not-found` for what does not exist, and alike for what is not published
 */
export async function publishedPaper(
  table: Table,
  workshopId: string,
  paperId: string,
): Promise<Published & { readonly details: WorkshopFile }> {
  const place = PlaceSchema.pick({ workshopId: true, paperId: true }).safeParse({ workshopId, paperId }).data;
  if (!place) throw noSuchPaper();
  const [workshop, paper] = await Promise.all([
    findWorkshop(table, place.workshopId),
    paperAt(table, place.workshopId, place.paperId),
  ]);
  const [published] = paper ? asPublished(paper) : [];
  if (!workshop || !published) throw noSuchPaper();
  return { details: workshop.details, ...published };
}

const noSuchPaper = (): Refusal =>
  new Refusal('not-found', 'There is no published paper at this address. Please check it.');

/** The paper as the public may see it, or nothing of one that is no more, or not yet, published. */
function asPublished(paper: Paper): Published[] {
  const version = newestVersion(paper);
  if (paper.state !== 'published' || !version || !paper.publishedAt) return [];
  return [{ paper, version, publishedAt: paper.publishedAt }];
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
