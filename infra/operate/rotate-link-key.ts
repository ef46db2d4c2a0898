import { randomBytes } from 'node:crypto';
import { GetSecretValueCommand, PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { LinkKeysSchema, rotated } from '../../shared/people/link.ts';
import { asCommand, optionsOf } from './command.ts';
import { Ended, STATUS } from './ended.ts';

/** Functions that have run since before a rotation still sign with the key before; none runs for as long as this. */
const BETWEEN_ROTATIONS_MS = 24 * 3_600_000;

export interface Rotation {
  /** The secret's ARN: the stack's output `LinkKeysSecret`. */
  readonly secret: string;
  /** Whether links that were mailed before the rotation before may stop working. */
  readonly voidOlder: boolean;
  /** Epoch ms. */
  readonly now: number;
}

/**
 * Makes a new key for personal links. Those that are in mails go on working until the rotation after this one. Functions that
 * run get to know the new key by the first link that is made with it.
 * @returns what happened, in words; where it was refused, nothing changed
 */
export async function rotateLinkKey(
  client: SecretsManagerClient,
  { secret, voidOlder, now }: Rotation,
): Promise<{ readonly isDone: boolean; readonly said: string }> {
  const { SecretString = '{}', CreatedDate } = await client.send(new GetSecretValueCommand({ SecretId: secret }));
  const keys = LinkKeysSchema.parse(JSON.parse(SecretString));
  const since = CreatedDate ?? new Date(0);
  const day = since.toISOString().slice(0, 10);
  if (keys.previous !== undefined && now - since.getTime() < BETWEEN_ROTATIONS_MS) {
    return {
      isDone: false,
      said: 'The key was changed less than a day ago. Links made meanwhile would be void: wait a day.',
    };
  }
  if (keys.previous !== undefined && !voidOlder) {
    const said = `Links that were mailed before ${day} would stop working, and their readers be asked to ask for a new one. If that may be, say --void-older as well.`;
    return { isDone: false, said };
  }
  const next = rotated(keys, randomBytes(48).toString('base64url'));
  await client.send(new PutSecretValueCommand({ SecretId: secret, SecretString: JSON.stringify(next) }));
  return {
    isDone: true,
    said: `New links are made with ${next.current}. Those made with ${keys.current} go on working until the next change.`,
  };
}

const HELP = `npm run rotate-link-key -- --secret ARN [options]

Makes a new key for personal links. Those that are in mails go on working until the next change after this one.
docs/runbook.md says when.

  --secret ARN    the output LinkKeysSecret of the stack
  --void-older    links that were mailed before the last change may stop working
  --help          this text

Ends with 0 when there is a new key, 1 when nothing was changed, 2 when it was called wrongly.
`;

if (process.argv[1] === import.meta.filename) {
  await asCommand(HELP, async (args) => {
    const given = optionsOf(args, { secret: { type: 'string' }, 'void-older': { type: 'boolean', default: false } });
    if (given.secret === undefined)
      throw new Ended(STATUS.wrongUse, 'Please say which secret: --secret ARN (--help says more).');
    const rotation = { secret: given.secret, voidOlder: given['void-older'], now: Date.now() };
    const { isDone, said } = await rotateLinkKey(new SecretsManagerClient({}), rotation);
    console.log(said);
    return isDone ? STATUS.done : STATUS.notDone;
  });
}
