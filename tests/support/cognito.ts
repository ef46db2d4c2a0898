import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { startCognito } from '../../infra/local/engines/cognito.ts';
import { routeCognito } from '../../infra/local/engines/cognito-route.ts';
import { openAccounts, openOwnAccount } from '../../shared/people/staff-accounts.store.ts';
import { openSignIn } from '../../shared/people/staff-sign-in.store.ts';

const POOL = { region: 'eu-west-1', poolId: 'eu-west-1_Staff0001', clientId: 'staffclient0001' };

export interface PoolMail {
  readonly to: string;
  readonly kind: 'invitation' | 'code';
  readonly secret: string;
}

/** A user pool on the Cognito engine, and what the console needs of it. `later`: real ms that have passed by. */
export async function startPool(users: readonly { email: string; password: string; groups?: readonly string[] }[]) {
  const folder = mkdtempSync(path.join(tmpdir(), 'pool-'));
  const mails: PoolMail[] = [];
  const clock = { later: 0 };
  const engine = await startCognito({
    ...POOL,
    folder,
    users,
    deliver: async (mail) => {
      mails.push(mail);
    },
    now: () => Date.now() + clock.later,
  });
  const { region, poolId, clientId } = POOL;
  const client = new CognitoIdentityProviderClient({
    endpoint: engine.endpoint,
    region,
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    maxAttempts: 1,
  });
  routeCognito({ region, poolId, jwksUri: engine.jwksUri });
  return {
    ...POOL,
    client,
    clock,
    /** What Cognito sent by itself, newest last. */
    mails,
    signIn: openSignIn({ userPoolId: poolId, clientId }, client),
    ownAccount: openOwnAccount(client),
    accounts: openAccounts(poolId, client),
    async stop() {
      client.destroy();
      await engine.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
