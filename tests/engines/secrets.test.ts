import { readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { GetSecretValueCommand, PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { expect, onTestFinished, test } from 'vitest';
import { localCredentials } from '../../infra/local/engines/engine.ts';
import { startSecrets } from '../../infra/local/engines/secrets.ts';
import { scratchFolder, startToKill } from './scratch.ts';

const arn = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:LinkKeys-a1b2c3';
const secrets = [{ arn, name: 'LinkKeys', template: '{"current":"k1"}', key: 'k1', length: 64 }];

async function read(endpoint: string, SecretId: string) {
  const client = new SecretsManagerClient({ endpoint, region: 'eu-west-1', credentials: localCredentials });
  onTestFinished(() => client.destroy());
  return client.send(new GetSecretValueCommand({ SecretId }));
}

test('a secret is its template with a generated key, found by ARN and by name', async () => {
  const engine = await startSecrets({ folder: scratchFolder(), secrets });
  onTestFinished(() => engine.stop());

  const byArn = await read(engine.endpoint, arn);
  const byName = await read(engine.endpoint, 'LinkKeys');

  expect(JSON.parse(byArn.SecretString ?? '')).toEqual({
    current: 'k1',
    k1: expect.stringMatching(/^[A-Za-z0-9]{64}$/),
  });
  expect(byArn).toMatchObject({ ARN: arn, Name: 'LinkKeys', VersionStages: ['AWSCURRENT'] });
  expect(byArn.CreatedDate).toBeInstanceOf(Date);
  expect(byName.SecretString).toBe(byArn.SecretString);
});

test('its value is the same after kill -9, and another folder has another', async () => {
  const folder = scratchFolder();
  const first = await startToKill('secrets.ts', `m.startSecrets(${JSON.stringify({ folder, secrets })})`);
  const before = await read(first.endpoint, arn);
  await first.kill();

  const second = await startSecrets({ folder, secrets });
  const elsewhere = await startSecrets({ folder: scratchFolder(), secrets });
  onTestFinished(() => second.stop());
  onTestFinished(() => elsewhere.stop());

  expect((await read(second.endpoint, arn)).SecretString).toBe(before.SecretString);
  expect((await read(elsewhere.endpoint, arn)).SecretString).not.toBe(before.SecretString);
});

test('a value that is put stays after a new start, and whoever puts none is refused', async () => {
  const folder = scratchFolder();
  const first = await startSecrets({ folder, secrets });
  const client = new SecretsManagerClient({
    endpoint: first.endpoint,
    region: 'eu-west-1',
    credentials: localCredentials,
  });
  const before = await read(first.endpoint, arn);
  const put = await client.send(new PutSecretValueCommand({ SecretId: arn, SecretString: '{"current":"k2"}' }));
  expect(put).toMatchObject({ ARN: arn, VersionStages: ['AWSCURRENT'] });
  expect(put.VersionId).not.toBe(before.VersionId);
  await expect(client.send(new PutSecretValueCommand({ SecretId: arn }))).rejects.toMatchObject({
    name: 'InvalidParameterException',
  });
  await first.stop();

  const second = await startSecrets({ folder, secrets });
  onTestFinished(() => second.stop());
  expect((await read(second.endpoint, 'LinkKeys')).SecretString).toBe('{"current":"k2"}');
});

test('only its owner can read the file, and a damaged one is reported, not replaced', async () => {
  const folder = scratchFolder();
  await (await startSecrets({ folder, secrets })).stop();
  const [file = ''] = readdirSync(folder);

  expect(statSync(path.join(folder, file)).mode & 0o777).toBe(0o600);
  writeFileSync(path.join(folder, file), '{"value":');
  await expect(startSecrets({ folder, secrets })).rejects.toMatchObject({ name: 'DamagedData' });
});

test('an unknown secret is ResourceNotFoundException', async () => {
  const engine = await startSecrets({ folder: scratchFolder(), secrets });
  onTestFinished(() => engine.stop());

  await expect(read(engine.endpoint, 'Other')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});
