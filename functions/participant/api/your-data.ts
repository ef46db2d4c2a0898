import * as z from 'zod';
import { MyDataSchema } from '../../../shared/people/my-data.ts';
import type { Api } from '../../../shared/web/route-api.ts';

/** Where the file is. */
export const YourDataJson = z.object({ file: z.string() });
export const NotErasedJson = z.object({ erased: z.literal(false) });
export const ErasedJson = z.object({ erased: z.literal(true), at: z.iso.datetime() });

const MINE = '/w/{workshopId}/p/{personId}';

export const yourDataApi = {
  [`GET ${MINE}/data`]: { response: YourDataJson },
  [`GET ${MINE}/my-data.json`]: { response: MyDataSchema },
  [`GET ${MINE}/erase`]: { response: NotErasedJson },
  [`POST ${MINE}/erase`]: { response: ErasedJson },
} satisfies Api;
