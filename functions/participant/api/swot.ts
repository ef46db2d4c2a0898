import * as z from 'zod';
import { DraftSchema } from '../../../shared/drafts/draft.ts';
import { SwotEntrySchema } from '../../../shared/swot/swot.ts';
import { Phase } from '../../../shared/web/answers.ts';
import type { Api } from '../../../shared/web/route-api.ts';

export const MySwotJson = z.object({
  phase: Phase,
  deadline: z.string(),
  maxEntries: z.int(),
  entries: z.array(SwotEntrySchema),
  /** `after-own`: the others' entries are shown once there is one of one's own. */
  othersAre: z.enum(['shown', 'after-own', 'never']),
  others: z.array(SwotEntrySchema.pick({ id: true, quadrant: true, text: true })),
  endorsed: z.array(z.string()),
  endorsementsLeft: z.int(),
  draft: DraftSchema.nullable(),
});

export const MyEntryJson = z.object({ entry: SwotEntrySchema });
/** `null`: it was withdrawn. */
export const MyEntryNowJson = z.object({ entry: SwotEntrySchema.nullable() });
export const EndorsedJson = MySwotJson.pick({ endorsed: true, endorsementsLeft: true });

const MINE = '/w/{workshopId}/p/{personId}';

export const swotApi = {
  [`GET ${MINE}/swot`]: {
    response: MySwotJson,
    query: z.object({ /** Which part of the others’ entries, counted from 1. */ others: z.string().optional() }),
  },
  [`POST ${MINE}/swot`]: { response: MyEntryJson },
  [`GET ${MINE}/swot/{entryId}`]: { response: MyEntryJson },
  [`POST ${MINE}/swot/{entryId}`]: { response: MyEntryNowJson },
  [`POST ${MINE}/endorsements`]: { response: EndorsedJson },
} satisfies Api;
