import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { faultOf } from '../fault.ts';
import { keyIdsIn, type LinkKeys, LinkKeysSchema } from './link.ts';

/** So often a minute a function asks for the keys again, whatever ids it is shown: anybody can make one up. */
const MOST_A_MINUTE = 10;

/** What of a request may hold a link. */
interface Asked {
  readonly rawPath: string;
  readonly cookies?: string[] | undefined;
  /** When: epoch ms. */
  readonly requestContext: { readonly timeEpoch: number };
}

/** The keys of personal links, as a running function has them. */
export class LinkKeyRing {
  /** One object for the function's whole life, brought up to date in place: whoever has it has today's keys. */
  readonly keys: LinkKeys;
  readonly #read: () => Promise<LinkKeys>;
  #minute = 0;
  #asked = 0;

  /** Use `openLinkKeys`. */
  constructor(keys: LinkKeys, read: () => Promise<LinkKeys>) {
    this.keys = keys;
    this.#read = read;
  }

  /**
   * A request may bring a link that was made after this function started, with a newer key: then the keys are read again, before
   * the request is answered, so that a rotation needs no restart.
   */
  async meet({ rawPath, cookies = [], requestContext: { timeEpoch } }: Asked): Promise<void> {
    const ids = [rawPath, ...cookies].flatMap(keyIdsIn);
    if (ids.every((id) => Object.hasOwn(this.keys, id)) || !this.#mayAsk(timeEpoch)) return;
    // Where the secret cannot be read now, the keys that are there go on working.
    const fresh = await this.#read().catch((error: unknown) => {
      console.error({ message: 'The keys of links could not be read again.', fault: faultOf(error) });
    });
    Object.assign(this.keys, fresh);
  }

  #mayAsk(now: number): boolean {
    const minute = Math.floor(now / 60_000);
    if (minute !== this.#minute) this.#asked = 0;
    this.#minute = minute;
    this.#asked += 1;
    return this.#asked <= MOST_A_MINUTE;
  }
}

/** Reads the keys, once per running function. @throws Error when the secret is not what it should be. */
export async function openLinkKeys(secretArn: string, client = new SecretsManagerClient({})): Promise<LinkKeyRing> {
  const read = () => readLinkKeys(secretArn, client);
  return new LinkKeyRing(await read(), read);
}

/** The keys as they stand now. @throws Error when the secret is not what it should be. */
export async function readLinkKeys(secretArn: string, client = new SecretsManagerClient({})): Promise<LinkKeys> {
  const reply = await client.send(new GetSecretValueCommand({ SecretId: secretArn }));
  return LinkKeysSchema.parse(JSON.parse(reply.SecretString ?? '{}'));
}
