import * as z from 'zod';
import { TokenSchema } from '../../store/keys.ts';
import type { Paper, PaperVersion } from '../paper.ts';

/**
 * Which papers go into which part of a packet. Decided once for each packet and kept, so that a paper that is published or
 * withdrawn while the parts are made moves no other one.
 */
export const PacketPlanSchema = z.strictObject({
  /** The papers are those of this moment. */
  asOf: z.iso.datetime(),
  parts: z.array(z.array(z.strictObject({ personId: TokenSchema, id: TokenSchema }))).min(1),
});
export type PacketPlan = z.infer<typeof PacketPlanSchema>;

/** What one run of a function reads, hashes and writes in a fraction of its minute, and what a mail gateway's link still carries. */
export const MOST = { bytes: 200_000_000, papers: 100 } as const;

/** Greedily, in their order; a paper is never parted, and there is one part at least. */
export function inParts<Of>(papers: readonly Of[], bytesOf: (paper: Of) => number, most = MOST): Of[][] {
  const parts: Of[][] = [];
  let left = { bytes: 0, papers: 0 };
  for (const paper of papers) {
    const bytes = bytesOf(paper);
    const last = parts.at(-1);
    if (last && left.papers > 0 && bytes <= left.bytes) {
      last.push(paper);
      left = { bytes: left.bytes - bytes, papers: left.papers - 1 };
    } else {
      parts.push([paper]);
      left = { bytes: most.bytes - bytes, papers: most.papers - 1 };
    }
  }
  return parts.length > 0 ? parts : [[]];
}

/** Of the files of a paper's newest version. */
export const bytesOf = ({ versions }: Pick<Paper, 'versions'>): number => {
  const newest = versions.at(-1);
  return newest ? filesOf(newest).reduce((sum, { bytes }) => sum + bytes, 0) : 0;
};

export const filesOf = ({ file, attachments }: Pick<PaperVersion, 'file' | 'attachments'>) => [file, ...attachments];
