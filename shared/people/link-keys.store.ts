import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { type LinkKeys, LinkKeysSchema } from './link.ts';

/** The keys of personal links, read once per running function. @throws Error when the secret is not what it should be. */
export async function readLinkKeys(secretArn: string, client = new SecretsManagerClient({})): Promise<LinkKeys> {
  const reply = await client.send(new GetSecretValueCommand({ SecretId: secretArn }));
  return LinkKeysSchema.parse(JSON.parse(reply.SecretString ?? '{}'));
}
