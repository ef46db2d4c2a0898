import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { StageSchema, stackNameOf } from '../../constructs/stage.ts';
import { Ended, STATUS, sentence } from '../ended.ts';

/** What of a deployment a workshop lies in. */
const PartsSchema = z.object({
  TableName: z.string(),
  BallotsTableName: z.string(),
  DocumentsBucket: z.string(),
  LinkKeysSecret: z.string(),
});

/** A local run says in its data folder where its engines listen, while it runs. */
export const LocalPlaceSchema = z.object({
  parts: PartsSchema,
  region: z.string(),
  credentials: z.object({ accessKeyId: z.string(), secretAccessKey: z.string() }),
  endpoints: z.object({ dynamodb: z.string(), s3: z.string(), secrets: z.string() }),
});
export type LocalPlace = z.infer<typeof LocalPlaceSchema>;
export const LOCAL_PLACE_FILE = 'engines.json';

/** A deployment, on AWS or on this machine, to carry a workshop from or to. */
export interface Place {
  /** For people: `the stack Afterword in eu-west-1`. */
  readonly name: string;
  /** The same as an option of a command: `--stage prod`. */
  readonly asked: string;
  readonly table: string;
  readonly ballots: string;
  readonly bucket: string;
  readonly linkKeys: string;
  readonly items: DynamoDBDocumentClient;
  readonly files: S3Client;
  readonly secrets: SecretsManagerClient;
}

/** The options that say where, of `npm run export` and `npm run import` alike. */
export const PLACE_OPTIONS = {
  stage: { type: 'string' },
  local: { type: 'string' },
} as const;

export const PLACE_HELP = `  --stage dev|prod   that stage, in the account and region of this shell
  --local DIR        a local run that is running, by its data folder (.afterword)`;

/** @throws Ended where it is not said, or not there */
export async function placeOf({ stage, local }: { readonly stage?: string; readonly local?: string }): Promise<Place> {
  if ((stage === undefined) === (local === undefined))
    throw new Ended(STATUS.wrongUse, 'Please say either --stage dev, --stage prod or --local .afterword.');
  if (local !== undefined) return localPlace(readLocal(local), `the local run in ${local}`, `--local ${local}`);
  const known = StageSchema.safeParse(stage);
  if (!known.success) throw new Ended(STATUS.wrongUse, `There is no stage "${stage}": say dev or prod.`);
  return deployedPlace(stackNameOf(known.data), `--stage ${known.data}`);
}

export function localPlace({ parts, endpoints, ...access }: LocalPlace, name: string, asked: string): Place {
  return opened(
    parts,
    { name, asked },
    {
      items: new DynamoDBClient({ ...access, endpoint: endpoints.dynamodb }),
      files: new S3Client({ ...access, endpoint: endpoints.s3, forcePathStyle: true }),
      secrets: new SecretsManagerClient({ ...access, endpoint: endpoints.secrets }),
    },
  );
}

/** The stack's outputs say where everything lies. The SDK takes region and credentials from the shell. */
async function deployedPlace(stackName: string, asked: string): Promise<Place> {
  const cloudFormation = new CloudFormationClient({});
  try {
    const { Stacks = [] } = await cloudFormation.send(new DescribeStacksCommand({ StackName: stackName }));
    const outputs = (Stacks[0]?.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]);
    const parts = PartsSchema.safeParse(Object.fromEntries(outputs));
    if (!parts.success)
      throw new Ended(STATUS.notDone, `The stack ${stackName} is of an older Afterword. Deploy it again first.`);
    const name = `the stack ${stackName} in ${await cloudFormation.config.region()}`;
    return opened(
      parts.data,
      { name, asked },
      {
        items: new DynamoDBClient({}),
        files: new S3Client({}),
        secrets: new SecretsManagerClient({}),
      },
    );
  } catch (error) {
    if (error instanceof Ended) throw error;
    throw new Ended(
      STATUS.unreachable,
      `The stack ${stackName} cannot be asked where its data are (${sentence(error)}). See with \`npm run doctor\` whether this shell has credentials and a region.`,
      error,
    );
  }
}

function opened(
  parts: z.infer<typeof PartsSchema>,
  said: Pick<Place, 'name' | 'asked'>,
  clients: { readonly items: DynamoDBClient; readonly files: S3Client; readonly secrets: SecretsManagerClient },
): Place {
  return {
    ...said,
    table: parts.TableName,
    ballots: parts.BallotsTableName,
    bucket: parts.DocumentsBucket,
    linkKeys: parts.LinkKeysSecret,
    ...clients,
    items: DynamoDBDocumentClient.from(clients.items),
  };
}

function readLocal(folder: string): LocalPlace {
  try {
    return LocalPlaceSchema.parse(JSON.parse(readFileSync(join(folder, LOCAL_PLACE_FILE), 'utf8')));
  } catch (error) {
    throw new Ended(
      STATUS.unreachable,
      `No local run answers for ${folder}. Start it first (npm start -- --data ${folder}), and leave it running.`,
      error,
    );
  }
}
