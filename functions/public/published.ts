import { attachmentPath, publicPath } from '../../shared/papers/addresses.ts';
import { inPublic } from '../../shared/papers/metadata.ts';
import { paperAt, publishedPapers } from '../../shared/papers/paper.store.ts';
import { newestVersion, type Paper, type PaperFile, type PaperVersion } from '../../shared/papers/paper.ts';
import { type Place, PlaceSchema, placeOf } from '../../shared/papers/publication-order.ts';
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

/** So many on one page of a list. */
const PAGE_SIZE = 50;

/**
 * A workshop and a page of the papers that are published or were, in the order in which their records last changed, beginning behind `after`.
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
 * One paper that is published or was, found by its address.
 * @throws Refusal `not-found` for what does not exist, and alike for what was never published
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

/** The paper as the public may see it, also one that was withdrawn; or nothing of one that was never published. */
function asPublished(paper: Paper): Published[] {
  const version = newestVersion(paper);
  if (placeOf(paper) === undefined || !version || !paper.publishedAt) return [];
  return [{ paper, version, publishedAt: paper.publishedAt }];
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
