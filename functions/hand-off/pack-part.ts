import * as z from 'zod';
import type { Run } from '../../shared/debts/run.ts';
import type { Citable } from '../../shared/papers/citation/reference.ts';
import { packetPart } from '../../shared/papers/hand-off/packet.ts';
import { zipped } from '../../shared/papers/hand-off/zip.ts';
import { PaperItem } from '../../shared/papers/paper.store.ts';
import { newestVersion } from '../../shared/papers/paper.ts';
import { keys } from '../../shared/store/keys.ts';
import { localDate } from '../../shared/workshop/dates.ts';
import { readWorkshop } from '../../shared/workshop/workshop.store.ts';
import { type HandOffContext, PAID_BY_ANOTHER, type Stop } from './context.ts';
import { renewed } from './in-hand.ts';

/** How far a packet is: it goes from task to task, and nothing of it is anybody's to see before it is whole. */
export const PackedSchema = z.object({
  asOf: z.iso.datetime(),
  of: z.int().positive(),
  parts: z.array(z.object({ key: z.string(), sha256: z.string(), bytes: z.int(), papers: z.int() })),
});
export type Packed = z.infer<typeof PackedSchema>;

/**
 * Makes the next part, a paper after the other, straight into the bucket. A paper that was withdrawn since the packet was
 * planned is left out. `now` in epoch ms.
 */
export async function packPart(
  context: HandOffContext,
  run: Run,
  { asOf, of, parts }: Packed,
  now: number,
): Promise<(Packed & { readonly next: 'pack-part' | 'keep-packet' }) | Stop> {
  if (!(await renewed(context, run, now))) return PAID_BY_ANOTHER;
  const number = parts.length + 1;
  const [plan, { details }] = await Promise.all([
    context.packets.readPlan(planPlace(run)),
    readWorkshop(context.table, run.workshopId),
  ]);
  const papers = await stillPublished(context, run.workshopId, plan.parts[number - 1] ?? []);
  const part = {
    baseUrl: context.baseUrl,
    details,
    name: packetName(run),
    number,
    of,
    day: localDate(Date.parse(asOf), details.timeZone),
    papers,
  };
  // Named after the attempt too: of two runs that overlap, neither writes what the other one counts on.
  const key = `packets/${planPlace(run)}/a${run.debt.attempt}-part-${number}.zip`;
  const entries = packetPart(part, (file) => context.documents.read(file));
  const stored = await context.packets.keep(key, zipped(entries));
  const made = [...parts, { ...stored, papers: papers.length }];
  return { next: made.length < of ? 'pack-part' : 'keep-packet', asOf, of, parts: made };
}

/** Each is read once more, strongly: nothing is handed out that was withdrawn a moment ago. */
async function stillPublished(
  { table }: HandOffContext,
  workshopId: string,
  planned: readonly { readonly personId: string; readonly id: string }[],
): Promise<Citable[]> {
  const papers: Citable[] = [];
  for (const { personId, id } of planned) {
    const paper = await table.read(PaperItem, keys.paper(workshopId, personId, id));
    const version = paper && newestVersion(paper);
    if (paper?.state !== 'published' || !version || !paper.publishedAt) continue;
    papers.push({ paper, version, publishedAt: paper.publishedAt });
  }
  return papers;
}

/** Below `packets/`: one place for each time that a packet is owed. */
export const planPlace = ({ workshopId, paperId, debt }: Run): string =>
  paperId ? `${workshopId}/${paperId}/r${debt.revision}` : `${workshopId}/r${debt.revision}`;

export const packetName = ({ workshopId, paperId }: Pick<Run, 'workshopId' | 'paperId'>): string =>
  `afterword-${workshopId}${paperId ? `-${paperId}` : ''}`;
