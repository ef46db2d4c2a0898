import * as z from 'zod';
import { HandOffSchema } from '../../../shared/papers/hand-off.ts';
import { PaperSchema } from '../../../shared/papers/paper.ts';
import type { Api } from '../../../shared/web/route-api.ts';
import { WorkshopSchema } from '../../../shared/workshop/workshop.ts';

const { id, personId, state } = PaperSchema.shape;
const { packet, handedOff, accepted } = HandOffSchema.shape;
const stated = { handedOff: handedOff.unwrap().nullable(), accepted: accepted.unwrap().nullable() };

/** A paper on its way into a repository. */
export const PaperHandOffJson = z.object({
  id,
  state,
  ...stated,
  packet: packet.unwrap().nullable(),
  packetIsMade: z.boolean(),
});

export const HandOffJson = z.object({
  /** `isOutdated`: a paper was published since. */
  packet: WorkshopSchema.shape.packet.unwrap().extend({ isOutdated: z.boolean() }).nullable(),
  packetIsMade: z.boolean(),
  /** The address of the next page of papers. */
  next: z.string().nullable(),
  papers: z.array(z.object({ id, personId, ...stated })),
});
export const HandOffNotedJson = z.object({ noted: z.int() });
export const PacketMadeJson = HandOffJson.pick({ packetIsMade: true });

const ALL = '/staff/w/{workshopId}/hand-off';
const ONE = '/staff/w/{workshopId}/papers/{personId}/{paperId}/hand-off';
const file = { noJson: 'a file' };

export const handOffApi = {
  [`GET ${ALL}`]: { response: HandOffJson, query: z.object({ after: z.string().optional() }) },
  [`POST ${ALL}`]: { response: HandOffNotedJson },
  [`POST ${ALL}/packet`]: { response: PacketMadeJson },
  [`GET ${ALL}/packet/{part}`]: file,
  [`GET ${ONE}`]: { response: PaperHandOffJson },
  [`POST ${ONE}`]: { response: PaperHandOffJson },
  [`POST ${ONE}/packet`]: { response: PaperHandOffJson },
  [`GET ${ONE}/packet`]: file,
} satisfies Api;
