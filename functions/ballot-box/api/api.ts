import * as z from 'zod';
import { PublicKeySchema } from '../../../shared/ballots/blind-signature.ts';
import type { Api } from '../../../shared/web/route-api.ts';

export const BoxKeyJson = z.object({ publicKey: PublicKeySchema });

/** `false`: the answers were looked at, and could be cast. */
export const CastJson = z.object({ cast: z.boolean() });

export const ballotBoxApi: Api = {
  'GET /ballots/{workshopId}': { response: BoxKeyJson },
  'POST /ballots/{workshopId}': { response: CastJson },
};
