import * as z from 'zod';
import type { LocalPlace } from '../operate/move/place.ts';
import type { Blueprint } from './blueprint.ts';
import type { EngineRoom } from './engine-room.ts';
import { localCredentials } from './engines/engine.ts';

/** The one function that is told of all four. */
const ToldSchema = z.object({
  TABLE_NAME: z.string(),
  BALLOTS_TABLE: z.string(),
  DOCUMENTS_BUCKET: z.string(),
  LINK_KEYS_SECRET: z.string(),
});

/** Where a workshop lies here, as the outputs of a deployed stack say it; `undefined` for a stack that is not the product. */
export function placeHere(
  { functions, account: { region } }: Blueprint,
  { dynamodb, s3, secrets }: Pick<EngineRoom, 'dynamodb' | 's3' | 'secrets'>,
): LocalPlace | undefined {
  const told = functions
    .map(({ environment }) => ToldSchema.safeParse(environment))
    .find(({ success }) => success)?.data;
  return (
    told && {
      parts: {
        TableName: told.TABLE_NAME,
        BallotsTableName: told.BALLOTS_TABLE,
        DocumentsBucket: told.DOCUMENTS_BUCKET,
        LinkKeysSecret: told.LINK_KEYS_SECRET,
      },
      region,
      credentials: localCredentials,
      endpoints: { dynamodb, s3, secrets },
    }
  );
}
