import { isDeepStrictEqual } from 'node:util';
import { ConditionalCheckFailedException, CreateTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { tableDefinition } from '../../infra/local/engines/dynamodb.ts';
import type { Item, Seen } from '../faults/sim/memory-table.ts';
import { resource } from '../infra/synthesised.ts';

/**
 * A history of faults is played on the simulation's table, and every command that took effect there is then given to the
 * engine: what the one answered, the other has to answer.
 */

/** Creates the table as the stack defines it. */
export async function emptyTable(client: DynamoDBClient, TableName: string): Promise<void> {
  const { Properties } = resource('AWS::DynamoDB::Table', 'TableItems');
  const { GlobalSecondaryIndexes, ...table } = tableDefinition.parse({ ...Properties, TableName });
  const indexes = GlobalSecondaryIndexes && { GlobalSecondaryIndexes };
  await client.send(new CreateTableCommand({ ...table, ...indexes, BillingMode: 'PAY_PER_REQUEST' }));
}

/** @throws Error with the first command that the engine answers otherwise */
export async function replay(client: DynamoDBDocumentClient, TableName: string, seen: readonly Seen[]): Promise<void> {
  for (const each of seen) {
    const given = await answerOf(client, TableName, each);
    if (isDeepStrictEqual(given, each.answer)) continue;
    const told = [each.input, given, each.answer].map((each) => JSON.stringify(each));
    throw new Error(`To ${told[0]} the engine answers\n${told[1]}\nand the simulation\n${told[2]}`);
  }
}

async function answerOf(client: DynamoDBDocumentClient, TableName: string, seen: Seen): Promise<unknown> {
  switch (seen.does) {
    case 'get':
      return (await client.send(new GetCommand({ ...seen.input, TableName }))).Item;
    case 'put':
      try {
        await client.send(new PutCommand({ ...seen.input, TableName }));
        return 'written';
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return 'refused';
        throw error;
      }
    case 'query': {
      const { ExclusiveStartKey: start, Limit: _, ...input } = seen.input;
      // How equal keys of an index are ordered is nobody's promise: all is read, and put in the order of the simulation.
      const all = await everything(client, { ...input, TableName });
      const range = input.IndexName === undefined ? 'sk' : rangeOf(input.KeyConditionExpression);
      const order = (item: Item): string => `${item[range]}\n${item.pk}\n${item.sk}`;
      const from = start && order(start);
      return all
        .toSorted((a, b) => (order(a) < order(b) ? -1 : 1))
        .filter((item) => from === undefined || order(item) > from)
        .slice(0, seen.answer.length);
    }
  }
}

const rangeOf = (condition: string | undefined): string =>
  / AND (?:begins_with\()?([A-Za-z]+)/.exec(condition ?? '')?.[1] ?? 'sk';

async function everything(client: DynamoDBDocumentClient, input: QueryCommand['input']): Promise<Item[]> {
  const found: Item[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const reply = await client.send(new QueryCommand({ ...input, ...(start && { ExclusiveStartKey: start }) }));
    found.push(...(reply.Items ?? []));
    start = reply.LastEvaluatedKey;
  } while (start);
  return found;
}
