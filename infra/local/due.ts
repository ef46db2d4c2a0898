import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';

const TextSchema = z.object({ S: z.string() });
const DueItemSchema = z.object({ pk: TextSchema, sk: TextSchema, dueAt: TextSchema });

/** The earliest debt of the table: where it is owed, and when it falls due (epoch ms). */
export interface DueDebt {
  readonly pk: string;
  readonly sk: string;
  readonly at: number;
}

/** Asks the table's `due` index, as the sweep does, for what falls due first; `undefined` when nothing is owed. */
export function dueIndex(client: DynamoDBClient, tableName: string): () => Promise<DueDebt | undefined> {
  return async () => {
    const reply = await client.send(
      new QueryCommand({
        TableName: tableName,
        IndexName: 'due',
        KeyConditionExpression: 'due = :due',
        ExpressionAttributeValues: { ':due': { S: 'DUE' } },
        Limit: 1,
      }),
    );
    const item = reply.Items?.[0];
    if (!item) return undefined;
    const { pk, sk, dueAt } = DueItemSchema.parse(item);
    return { pk: pk.S, sk: sk.S, at: Date.parse(dueAt.S) };
  };
}
