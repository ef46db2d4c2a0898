import * as z from 'zod';
import { PersonSchema } from '../../../shared/people/person.ts';
import { QuadrantSchema, SwotEntrySchema } from '../../../shared/swot/swot.ts';
import type { Api } from '../../../shared/web/route-api.ts';
import { WorkshopFileSchema } from '../../../shared/workshop/workshop.ts';

const { others, endorsements } = WorkshopFileSchema.shape.swot.shape;

const Entry = SwotEntrySchema.extend({
  by: PersonSchema.pick({ id: true, name: true, organisation: true }),
  /** How many of the others endorse it. */
  endorsements: z.int(),
});

const Theme = z.object({
  id: z.string(),
  quadrant: QuadrantSchema,
  wording: z.string(),
  at: z.iso.datetime(),
  by: z.string(),
  /** How many people stand behind it. */
  weight: z.int(),
  /** `isChanged`: its author changed it after it was merged. */
  entries: z.array(Entry.extend({ isChanged: z.boolean() })),
  /** How many of its entries are there no more. */
  gone: z.int(),
});

/** A theme, or an entry that is in none. */
const Point = z.object({
  text: z.string(),
  theme: z.string().optional(),
  weight: z.int(),
  writers: z.int(),
  endorsers: z.int(),
  entries: z.array(SwotEntrySchema.pick({ text: true, quadrant: true })),
});

export const SwotBoardJson = z.object({
  others,
  endorsements: endorsements.unwrap(),
  revision: z.int(),
  writers: z.int(),
  themes: z.record(QuadrantSchema, z.array(Theme)),
  /** The entries that are in no theme. */
  alone: z.record(QuadrantSchema, z.array(Entry)),
  matrix: z.record(QuadrantSchema, z.object({ points: z.array(Point), total: z.int() })),
});

const SWOT = '/staff/w/{workshopId}/swot';

export const swotApi = {
  [`GET ${SWOT}`]: { response: SwotBoardJson },
  [`POST ${SWOT}/themes`]: { response: SwotBoardJson },
  [`POST ${SWOT}/themes/{themeId}`]: { response: SwotBoardJson },
  [`POST ${SWOT}/settings`]: { response: SwotBoardJson },
} satisfies Api;
