import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import {
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
  type InitiateAuthCommandInput,
} from '@aws-sdk/client-cognito-identity-provider';
import { CognitoJwtVerifier } from 'aws-jwt-verify';
import { build } from 'esbuild';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type CognitoEngine, startCognito } from '../../infra/local/engines/cognito.ts';
import { localCredentials } from '../../infra/local/engines/engine.ts';
import { scratchFolder, startToKill } from './scratch.ts';

const region = 'eu-west-1';
const poolId = 'eu-west-1_Staff0001';
const clientId = 'staffclient0001';
const organiser = { email: 'organiser@example.org', password: 'Local-only-1', groups: ['organisers'] };
const options = (folder: string) => ({ folder, poolId, clientId, region, users: [organiser] });

async function started(folder = scratchFolder()): Promise<CognitoEngine> {
  const engine = await startCognito(options(folder));
  onTestFinished(() => engine.stop());
  return engine;
}

function authenticate(endpoint: string, input: Omit<InitiateAuthCommandInput, 'ClientId'>) {
  const client = new CognitoIdentityProviderClient({ endpoint, region, credentials: localCredentials, maxAttempts: 1 });
  onTestFinished(() => client.destroy());
  return client.send(new InitiateAuthCommand({ ClientId: clientId, ...input }));
}

const signIn = (endpoint: string, PASSWORD = organiser.password, USERNAME = organiser.email) =>
  authenticate(endpoint, { AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME, PASSWORD } });

describe('signing in', () => {
  test('the right password gets tokens of the kind and life that AWS says', async () => {
    const { endpoint } = await started();

    const { AuthenticationResult: tokens, ChallengeName } = await signIn(endpoint);

    expect(ChallengeName).toBeUndefined();
    expect(tokens).toMatchObject({ TokenType: 'Bearer', ExpiresIn: 3600 });
    expect(tokens?.IdToken).toBeTypeOf('string');
  });

  test('a wrong password and an unknown person are refused alike', async () => {
    const { endpoint } = await started();
    const refusal = { name: 'NotAuthorizedException', message: 'Incorrect username or password.' };

    await expect(signIn(endpoint, 'wrong')).rejects.toMatchObject(refusal);
    await expect(signIn(endpoint, organiser.password, 'nobody@example.org')).rejects.toMatchObject(refusal);
  });

  test('a refresh token gets a new access token', async () => {
    const { endpoint } = await started();
    const { AuthenticationResult: tokens } = await signIn(endpoint);

    const refreshed = await authenticate(endpoint, {
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: { REFRESH_TOKEN: tokens?.RefreshToken ?? '' },
    });

    expect(refreshed.AuthenticationResult?.AccessToken).toBeTypeOf('string');
  });
});

describe('verifying', () => {
  test('the token passes aws-jwt-verify with the issuer that AWS has, and carries the groups', async () => {
    const engine = await started();
    const { AuthenticationResult: tokens } = await signIn(engine.endpoint);
    const verifier = CognitoJwtVerifier.create({ userPoolId: poolId, tokenUse: 'access', clientId });
    verifier.cacheJwks(await (await fetch(engine.jwksUri)).json());

    const claims = await verifier.verify(tokens?.AccessToken ?? '');

    expect(claims.iss).toBe(engine.issuer);
    expect(claims['cognito:groups']).toEqual(['organisers']);
    await expect(verifier.verify(`${tokens?.AccessToken?.slice(0, -4)}AAAA`)).rejects.toThrow(/signature/i);
  });

  test('a bundle without a local branch fetches the keys once its thread is routed', async () => {
    const engine = await started();
    const { AuthenticationResult: tokens } = await signIn(engine.endpoint);
    const folder = scratchFolder();
    const outfile = path.join(folder, 'bundle.mjs');
    await build({
      stdin: {
        contents: `import { CognitoJwtVerifier } from 'aws-jwt-verify';
          const verifier = CognitoJwtVerifier.create(${JSON.stringify({ userPoolId: poolId, tokenUse: 'access', clientId })});
          export const handler = (token) => verifier.verify(token);`,
        resolveDir: import.meta.dirname,
      },
      bundle: true,
      minify: true,
      platform: 'node',
      format: 'esm',
      outfile,
    });
    const route = pathToFileURL(path.resolve(import.meta.dirname, '../../infra/local/engines/cognito-route.ts'));
    const bootstrap = path.join(folder, 'bootstrap.mjs');
    writeFileSync(
      bootstrap,
      `import { parentPort, workerData } from 'node:worker_threads';
       const { routeCognito } = await import(${JSON.stringify(route.href)});
       routeCognito(workerData.route);
       const { handler } = await import('./bundle.mjs');
       parentPort.postMessage(await handler(workerData.token));`,
    );

    const worker = new Worker(bootstrap, {
      execArgv: [],
      workerData: { route: { region, poolId, jwksUri: engine.jwksUri }, token: tokens?.AccessToken },
    });
    onTestFinished(() => void worker.terminate());
    const claims = await new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));

    expect(claims).toMatchObject({ iss: engine.issuer, client_id: clientId });
  });
});

describe('the folder', () => {
  test('a person keeps his sub and his sign-in after kill -9, and nothing is written elsewhere', async () => {
    const folder = scratchFolder();
    const first = await startToKill('cognito.ts', `m.startCognito(${JSON.stringify(options(folder))})`);
    const before = await signIn(first.endpoint);
    await first.kill();

    const second = await started(folder);
    const refreshed = await authenticate(second.endpoint, {
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: { REFRESH_TOKEN: before.AuthenticationResult?.RefreshToken ?? '' },
    });

    expect(refreshed.AuthenticationResult?.AccessToken).toBeTypeOf('string');
    await expect(signIn(second.endpoint)).resolves.toMatchObject({ AuthenticationResult: { TokenType: 'Bearer' } });
    expect(readdirSync(folder).sort()).toEqual(['clients.json', `${poolId}.json`]);
    expect(existsSync('.cognito')).toBe(false);
  });

  test('a changed password in the options does not overwrite the person who is there', async () => {
    const folder = scratchFolder();
    await (await startCognito(options(folder))).stop();
    const again = await startCognito({ ...options(folder), users: [{ ...organiser, password: 'Other-1' }] });
    onTestFinished(() => again.stop());

    await expect(signIn(again.endpoint)).resolves.toMatchObject({ AuthenticationResult: { ExpiresIn: 3600 } });
  });

  test('a damaged pool is reported and not overwritten', async () => {
    const folder = scratchFolder();
    const file = path.join(folder, `${poolId}.json`);
    writeFileSync(file, '{"Users":');

    await expect(startCognito(options(folder))).rejects.toMatchObject({ name: 'DamagedData' });
    expect(readFileSync(file, 'utf8')).toBe('{"Users":');
  });
});
