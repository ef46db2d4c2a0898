import * as z from 'zod';
import { Anything, type Api } from '../../../shared/web/route-api.ts';

const Point = z.looseObject({
  text: z.string(),
  weight: z.number(),
  writers: z.int(),
  endorsers: z.int(),
  entries: z.array(z.looseObject({ text: z.string(), quadrant: z.string() })),
});

const Point2 = z.looseObject({
  text: z.string(),
  weight: z.number(),
  writers: z.int(),
  endorsers: z.int(),
  entries: z.array(z.looseObject({ text: z.string(), quadrant: z.string() })),
  theme: z.string().optional(),
});

const Strength = z.looseObject({
  id: z.string(),
  quadrant: z.string(),
  text: z.string(),
  at: z.iso.datetime(),
  by: z.looseObject({ id: z.string(), name: z.string(), organisation: z.string() }),
  endorsements: z.int(),
});

const Entrie = z.looseObject({
  id: z.string(),
  quadrant: z.string(),
  text: z.string(),
  at: z.iso.datetime(),
  by: z.looseObject({ id: z.string(), name: z.string(), organisation: z.string() }),
  endorsements: z.int(),
  isChanged: z.boolean(),
});

export const swotApi: Api = {
  'GET /staff/w/{workshopId}/swot': {
    response: z.looseObject({
      others: z.string(),
      endorsements: z.int(),
      revision: z.int(),
      writers: z.int(),
      themes: z.looseObject({
        strength: z.array(z.unknown()),
        weakness: z.array(
          z.looseObject({
            id: z.string(),
            quadrant: z.string(),
            wording: z.string(),
            at: z.iso.datetime(),
            by: z.string(),
            weight: z.number(),
            entries: z.array(Entrie),
            gone: z.int(),
          }),
        ),
        opportunity: z.array(z.unknown()),
        threat: z.array(
          z.looseObject({
            id: z.string(),
            quadrant: z.string(),
            wording: z.string(),
            at: z.iso.datetime(),
            by: z.string(),
            weight: z.number(),
            entries: z.array(Entrie),
            gone: z.int(),
          }),
        ),
      }),
      alone: z.looseObject({
        strength: z.array(Strength),
        weakness: z.array(Strength),
        opportunity: z.array(z.unknown()),
        threat: z.array(Strength),
      }),
      matrix: z.looseObject({
        strength: z.looseObject({ points: z.array(Point), total: z.int() }),
        weakness: z.looseObject({ points: z.array(Point2), total: z.int() }),
        opportunity: z.looseObject({ points: z.array(z.unknown()), total: z.int() }),
        threat: z.looseObject({ points: z.array(Point2), total: z.int() }),
      }),
    }),
  },
  'POST /staff/w/{workshopId}/swot/themes': {
    response: z.looseObject({
      others: z.string(),
      endorsements: z.int(),
      revision: z.int(),
      writers: z.int(),
      themes: z.looseObject({
        strength: z.array(z.unknown()),
        weakness: z.array(z.unknown()),
        opportunity: z.array(z.unknown()),
        threat: z.array(
          z.looseObject({
            id: z.string(),
            quadrant: z.string(),
            wording: z.string(),
            at: z.iso.datetime(),
            by: z.string(),
            weight: z.number(),
            entries: z.array(Entrie),
            gone: z.int(),
          }),
        ),
      }),
      alone: z.looseObject({
        strength: z.array(Strength),
        weakness: z.array(Strength),
        opportunity: z.array(z.unknown()),
        threat: z.array(Strength),
      }),
      matrix: z.looseObject({
        strength: z.looseObject({ points: z.array(Point), total: z.int() }),
        weakness: z.looseObject({ points: z.array(Point), total: z.int() }),
        opportunity: z.looseObject({ points: z.array(z.unknown()), total: z.int() }),
        threat: z.looseObject({ points: z.array(Point2), total: z.int() }),
      }),
    }),
  },
  'POST /staff/w/{workshopId}/swot/themes/{themeId}': {
    response: z.looseObject({
      others: z.string(),
      endorsements: z.int(),
      revision: z.int(),
      writers: z.int(),
      themes: z.looseObject({
        strength: z.array(z.unknown()),
        weakness: z.array(
          z.looseObject({
            id: z.string(),
            quadrant: z.string(),
            wording: z.string(),
            at: z.iso.datetime(),
            by: z.string(),
            weight: z.number(),
            entries: z.array(Entrie),
            gone: z.int(),
          }),
        ),
        opportunity: z.array(z.unknown()),
        threat: z.array(
          z.looseObject({
            id: z.string(),
            quadrant: z.string(),
            wording: z.string(),
            at: z.iso.datetime(),
            by: z.string(),
            weight: z.number(),
            entries: z.array(Entrie),
            gone: z.int(),
          }),
        ),
      }),
      alone: z.looseObject({
        strength: z.array(Strength),
        weakness: z.array(Strength),
        opportunity: z.array(z.unknown()),
        threat: z.array(Strength),
      }),
      matrix: z.looseObject({
        strength: z.looseObject({ points: z.array(Point), total: z.int() }),
        weakness: z.looseObject({ points: z.array(Point2), total: z.int() }),
        opportunity: z.looseObject({ points: z.array(z.unknown()), total: z.int() }),
        threat: z.looseObject({ points: z.array(Point2), total: z.int() }),
      }),
    }),
  },
  'POST /staff/w/{workshopId}/swot/settings': { response: Anything },
};
