import { createHash } from 'node:crypto';
import { UnsupportedError } from 'cognito-local/lib/errors.js';
import { Router } from 'cognito-local/lib/server/Router.js';
import { DateClock } from 'cognito-local/lib/services/clock.js';
import { CognitoServiceFactoryImpl } from 'cognito-local/lib/services/cognitoService.js';
import type { LogService } from 'cognito-local/lib/services/LogService.js';
import { otp } from 'cognito-local/lib/services/otp.js';
import { JwtTokenGenerator } from 'cognito-local/lib/services/tokenGenerator.js';
import { type UserPoolService, UserPoolServiceFactoryImpl } from 'cognito-local/lib/services/userPoolService.js';
import * as z from 'zod';
import { cognitoEdge } from './cognito-edge.ts';
import { keptStores } from './cognito-store.ts';

export interface LocalUser {
  email: string;
  password: string;
  groups?: readonly string[];
}

/** A mail of Cognito's own: the first password, or a code for a forgotten one. */
export interface CognitoMail {
  to: string;
  kind: 'invitation' | 'code';
  /** The password, or the code. */
  secret: string;
}

export interface CognitoOptions {
  folder: string;
  /** As the template gives it; on AWS it begins with the region. */
  poolId: string;
  clientId: string;
  region: string;
  /** Made when they are not there yet; a user who is there keeps what he has, his password too. */
  users: readonly LocalUser[];
  port?: number;
  /** Takes the mails that Cognito sends by itself; without it they are lost. */
  deliver?: (mail: CognitoMail) => Promise<void>;
  /** Real epoch ms, for locks and codes. */
  now?: () => number;
}

/** How long an access token is good, as the template's client says on AWS. */
export const TOKEN_HOURS = 1;

export type Operate = (operation: string, request: unknown) => Promise<unknown>;

const silent: LogService = {
  child: () => silent,
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
};
/** The engine logs nothing: what is wrong is in its answers. */
export const context = { logger: silent };

/** The engine's operations on a pool, a client and users that are there. */
export async function poolOperations(options: CognitoOptions): Promise<Operate> {
  const { folder, poolId, clientId, region, users, deliver } = options;
  const clock = new DateClock();
  const stores = keptStores(folder);
  const factory = new CognitoServiceFactoryImpl(folder, stores, new UserPoolServiceFactoryImpl(clock, stores));
  const cognito = await factory.create(context, { UsernameAttributes: ['email'] });
  // Writing the pool's file first would do too; making the pool by its id goes through the engine.
  const known = (await cognito.listUserPools(context)).some((pool) => pool.Id === poolId);
  if (!known) await cognito.createUserPool(context, { Id: poolId, MfaConfiguration: 'OPTIONAL' });
  const pool = await cognito.getUserPool(context, poolId);
  // One that was made by an earlier version asked nobody for a second factor.
  await pool.updateOptions(context, { ...pool.options, MfaConfiguration: 'OPTIONAL' });
  await pool.saveAppClient(context, {
    UserPoolId: poolId,
    ClientId: clientId,
    ClientName: 'staff',
    CreationDate: clock.get(),
    LastModifiedDate: clock.get(),
    AccessTokenValidity: TOKEN_HOURS,
    IdTokenValidity: TOKEN_HOURS,
    ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
  });
  for (const user of users) await keepUser(pool, user, clock.get());
  const none = async (): Promise<never> => {
    throw new UnsupportedError('The local pool has no Lambda triggers.');
  };
  const triggers = {
    enabled: () => false,
    customMessage: none,
    customEmailSender: none,
    postAuthentication: none,
    postConfirmation: none,
    preSignUp: none,
    preTokenGeneration: none,
    userMigration: none,
  };
  const route = Router({
    clock,
    cognito,
    config: { LambdaClient: {}, TriggerFunctions: {}, UserPoolDefaults: {}, ServerConfig: {}, TokenConfig: {} },
    messages: {
      deliver: async (_context, source, _clientId, _poolId, _user, secret, _metadata, { Destination: to }) => {
        await deliver?.({ to, kind: source === 'AdminCreateUser' ? 'invitation' : 'code', secret });
      },
    },
    otp,
    tokenGenerator: new JwtTokenGenerator(clock, triggers, {
      IssuerDomain: `https://cognito-idp.${region}.amazonaws.com`,
    }),
    triggers,
  });
  const operate: Operate = (operation, request) => route(operation)(context, z.custom<object>().parse(request));
  return cognitoEdge({ poolId, clientId, pool, context, operate, ...(options.now && { now: options.now }) });
}

async function keepUser(pool: UserPoolService, { email, password, groups = [] }: LocalUser, now: Date): Promise<void> {
  if (!(await pool.getUserByUsername(context, email))) {
    const sub = subOf(email);
    await pool.saveUser(context, {
      Username: sub,
      Password: password,
      Attributes: [
        { Name: 'sub', Value: sub },
        { Name: 'email', Value: email },
        { Name: 'email_verified', Value: 'true' },
      ],
      Enabled: true,
      UserStatus: 'CONFIRMED',
      UserCreateDate: now,
      UserLastModifiedDate: now,
      RefreshTokens: [],
    });
  }
  const user = await pool.getUserByUsername(context, email);
  for (const name of groups) {
    const group = (await pool.getGroupByGroupName(context, name)) ?? {
      GroupName: name,
      CreationDate: now,
      LastModifiedDate: now,
    };
    if (user) await pool.addUserToGroup(context, group, user);
  }
}

/** The same address gets the same `sub` after `--fresh`, as a UUID. */
function subOf(email: string): string {
  const hex = createHash('sha256').update(email).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
