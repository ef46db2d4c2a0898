import { join } from 'node:path';
import type { Blueprint } from './blueprint.ts';
import { sendAsCognito } from './cognito-mail.ts';
import { type LocalUser, startCognito } from './engines/cognito.ts';
import { startDynamoDb, tablesAt } from './engines/dynamodb.ts';
import { startS3 } from './engines/s3.ts';
import { startSecrets } from './engines/secrets.ts';
import { type SesEngine, startSes } from './engines/ses.ts';
import type { BusEvent } from './events.ts';
import type { Gate } from './rights/gate.ts';
import type { WorkerStart } from './worker-protocol.ts';

export interface EngineRoom {
  /** Endpoints, for this process. */
  readonly dynamodb: string;
  readonly secrets: string;
  readonly s3: string;
  readonly mail: SesEngine;
  /** What every function's environment gets, beside its own access key, so that the AWS SDK in its bundle finds the engines. */
  readonly environment: Readonly<Record<string, string>>;
  readonly jwks: WorkerStart['jwks'];
  stop(): Promise<void>;
}

/** Starts a local engine for every AWS service that the stack's data live in. @throws DamagedData */
export async function startEngines(
  blueprint: Blueprint,
  options: {
    readonly folder: string;
    readonly inMemory: boolean;
    /** Whose rights are checked by every engine. */
    readonly gate: Gate;
    /** Where another engine for the tables listens. */
    readonly dynamodb?: string;
    /** Simulated epoch ms, for the mails' times. */
    readonly now: () => number;
    readonly users: readonly LocalUser[];
    /** Told of mail events that failed and will be tried again. */
    readonly report: (problem: unknown) => void;
    readonly publish: (event: BusEvent) => Promise<void>;
  },
): Promise<EngineRoom> {
  const { folder, users, now, gate } = options;
  const { region } = blueprint.account;
  const at = (name: string): string => join(folder, name);
  const started: { stop(): Promise<void> }[] = [];
  const start = async <Kind extends { stop(): Promise<void> }>(engine: Promise<Kind>): Promise<Kind> => {
    started.push(await engine);
    return engine;
  };
  const stop = async (): Promise<void> => {
    await Promise.all(started.splice(0).map((engine) => engine.stop()));
  };

  const starting = [
    start(
      options.dynamodb === undefined
        ? startDynamoDb({ folder: options.inMemory ? undefined : at('dynamodb'), tables: blueprint.tables, gate })
        : tablesAt(options.dynamodb, blueprint.tables, gate),
    ),
    start(startS3({ folder: at('s3'), buckets: blueprint.buckets, gate })),
    start(startSecrets({ folder: at('secrets'), secrets: blueprint.secrets, gate })),
  ] as const;
  const mailStarting = start(
    startSes({
      folder: at('mail'),
      now,
      gate,
      report: options.report,
      deliver: (event) => deliver(blueprint, options.publish, event),
    }),
  );
  const pool = blueprint.userPool;
  const cognitoStarting =
    pool &&
    start(
      startCognito({
        folder: at('cognito'),
        gate,
        region,
        poolId: pool.poolId,
        clientId: pool.clientId,
        users,
        // Cognito sends its own mails; here they come to the same inbox as all others.
        deliver: async (mail) => sendAsCognito((await mailStarting).endpoint, region, pool.mails[mail.kind], mail),
      }),
    );
  // All are waited for, so that one which fails leaves no other one running.
  const failed = (await Promise.allSettled([...starting, mailStarting, cognitoStarting])).find(
    (outcome) => outcome.status === 'rejected',
  );
  if (failed) {
    await stop();
    throw failed.reason;
  }
  const [dynamodb, s3, secrets] = await Promise.all(starting);
  const mail = await mailStarting;
  const cognito = await cognitoStarting;

  return {
    dynamodb: dynamodb.endpoint,
    secrets: secrets.endpoint,
    s3: s3.endpoint,
    mail,
    environment: {
      AWS_REGION: region,
      AWS_DEFAULT_REGION: region,
      AWS_ENDPOINT_URL_DYNAMODB: dynamodb.endpoint,
      AWS_ENDPOINT_URL_S3: s3.endpoint,
      AWS_ENDPOINT_URL_SESV2: mail.endpoint,
      AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.endpoint,
      ...(cognito && { AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: cognito.endpoint }),
      // A person's own AWS settings must not reach a function: in Lambda there are none either.
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      AWS_EC2_METADATA_DISABLED: 'true',
    },
    jwks: cognito && pool && { region, poolId: pool.poolId, jwksUri: cognito.jwksUri },
    stop,
  };
}

/** Publishes what the configuration set's event destinations ask for; what they do not is done with. */
async function deliver(
  blueprint: Blueprint,
  publish: (event: BusEvent) => Promise<void>,
  event: BusEvent & { readonly detail: { readonly eventType: string } },
): Promise<void> {
  const type = event.detail.eventType.replaceAll(/[^A-Za-z]/g, '').toLowerCase();
  const wanted = [...blueprint.mailEvents].some((name) => name.replaceAll(/[^A-Za-z]/g, '').toLowerCase() === type);
  if (wanted) await publish(event);
}
