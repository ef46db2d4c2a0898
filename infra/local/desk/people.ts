import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { type MailIntent, MailIntentSchema } from '../../../shared/mail/mail.ts';
import { isErased, type PersonRecord, PersonRecordSchema } from '../../../shared/people/erasure.ts';
import { type LinkKeys, LinkKeysSchema, mintLink } from '../../../shared/people/link.ts';
import type { Person } from '../../../shared/people/person.ts';
import { type Workshop, WorkshopSchema } from '../../../shared/workshop/workshop.ts';
import type { Blueprint } from '../blueprint.ts';
import { localCredentials } from '../engines/engine.ts';

/** A person with the personal link that is in their mails. */
export interface LinkedPerson {
  readonly person: Person;
  readonly link: string;
}

export interface Everyone {
  /** The ledger of mails, which says why each went out. */
  readonly intents: readonly MailIntent[];
  readonly workshops: readonly Workshop[];
  readonly people: readonly LinkedPerson[];
}

/**
 * Everybody in the table, by workshop and name. The desk alone reads the whole table, and mints links with the product's
 * own code and key: it stands on the machine of whoever holds the data.
 */
export function peopleOf(options: {
  readonly client: DynamoDBClient;
  readonly tableName: string | undefined;
  readonly baseUrl: string;
  /** Endpoint of Secrets Manager. */
  readonly secrets: string;
  readonly blueprint: Blueprint;
}): () => Promise<Everyone> {
  const documents = DynamoDBDocumentClient.from(options.client);
  let keys: LinkKeys | undefined;
  return async () => {
    const { tableName } = options;
    if (tableName === undefined) return { workshops: [], people: [], intents: [] };
    keys ??= await linkKeys(options.secrets, options.blueprint);
    const workshops: Workshop[] = [];
    const people: Person[] = [];
    const intents: MailIntent[] = [];
    let start: Record<string, unknown> | undefined;
    do {
      const page = await documents.send(new ScanCommand({ TableName: tableName, ExclusiveStartKey: start }));
      for (const item of page.Items ?? []) {
        const sk = z.string().parse(item.sk);
        if (sk === 'WORKSHOP') workshops.push(WorkshopSchema.parse(item));
        else if (/^PERSON#[^#]+$/.test(sk)) addPerson(people, PersonRecordSchema.parse(item));
        else if (sk.startsWith('MAIL#')) intents.push(MailIntentSchema.parse(item));
      }
      start = page.LastEvaluatedKey;
    } while (start);
    people.sort((a, b) => a.workshopId.localeCompare(b.workshopId) || a.name.localeCompare(b.name));
    return {
      workshops,
      intents,
      people: people.map((person) => ({ person, link: personalLink(keys, options.baseUrl, person) })),
    };
  };
}

/** Whoever was erased has no name and no link any more. */
function addPerson(people: Person[], record: PersonRecord): void {
  if (!isErased(record)) people.push(record);
}

function personalLink(keys: LinkKeys | undefined, baseUrl: string, person: Person): string {
  if (!keys) return '';
  const { workshopId, id: personId, linkVersion: version } = person;
  return `${baseUrl}/l/${mintLink(keys, { purpose: 'open', workshopId, personId, version })}`;
}

/** The secret of the stack that holds keys of links. */
async function linkKeys(endpoint: string, blueprint: Blueprint): Promise<LinkKeys | undefined> {
  const { region } = blueprint.account;
  const client = new SecretsManagerClient({ endpoint, region, credentials: localCredentials });
  try {
    for (const { arn } of blueprint.secrets) {
      const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: arn }));
      const parsed = LinkKeysSchema.safeParse(JSON.parse(SecretString ?? '{}'));
      if (parsed.success) return parsed.data;
    }
    return undefined;
  } finally {
    client.destroy();
  }
}
