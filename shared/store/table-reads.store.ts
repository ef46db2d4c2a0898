import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Key } from './keys.ts';

export interface QueryPage {
  readonly items: Record<string, unknown>[];
  readonly next: Record<string, unknown> | undefined;
}

/** Everything that is asked of a table without changing it. There is no scan: whoever reads knows under which key. */
export class TableReads {
  protected readonly client: DynamoDBDocumentClient;
  protected readonly name: string;

  constructor(name: string, client: DynamoDBClient | DynamoDBDocumentClient) {
    this.name = name;
    this.client =
      client instanceof DynamoDBClient
        ? DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } })
        : client;
  }

  /** One item as it stands now, as the table keeps it. */
  protected async get(key: Key): Promise<Record<string, unknown> | undefined> {
    const reply = await this.client.send(new GetCommand({ TableName: this.name, Key: key, ConsistentRead: true }));
    return reply.Item;
  }

  /** One page of a query; `next` is where the following page begins. Base-table queries are strongly consistent. */
  async query(input: Omit<QueryCommandInput, 'TableName'>): Promise<QueryPage> {
    const reply = await this.client.send(
      new QueryCommand({ TableName: this.name, ConsistentRead: input.IndexName === undefined, ...input }),
    );
    return { items: reply.Items ?? [], next: reply.LastEvaluatedKey };
  }

  /** How many items a query finds, counted up to `most`: no more are read. */
  async count(input: Omit<QueryCommandInput, 'TableName'>, most: number): Promise<number> {
    let counted = 0;
    let start: Record<string, unknown> | undefined;
    do {
      const reply = await this.client.send(
        new QueryCommand({
          TableName: this.name,
          ...input,
          Select: 'COUNT',
          Limit: most - counted,
          ...(start && { ExclusiveStartKey: start }),
        }),
      );
      counted += reply.Count ?? 0;
      start = reply.LastEvaluatedKey;
    } while (start && counted < most);
    return counted;
  }

  /**
   * Every item of a partition whose sort key lies in the range, page after page. Whoever stops early says in `pageSize`
   * (items) about how much will be wanted, so that no more is read and paid for.
   */
  async *between(pk: string, from: string, to: string, pageSize?: number): AsyncGenerator<Record<string, unknown>> {
    let start: Record<string, unknown> | undefined;
    do {
      const { items, next } = await this.query({
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: { ':pk': pk, ':from': from, ':to': to },
        ...(pageSize && { Limit: pageSize }),
        ...(start && { ExclusiveStartKey: start }),
      });
      yield* items;
      start = next;
    } while (start);
  }

  /** What the index of lists has under one heading, in its order: keys, and `listLine`. A moment behind. */
  async *listed(listOf: string): AsyncGenerator<Record<string, unknown>> {
    let start: Record<string, unknown> | undefined;
    do {
      const { items, next } = await this.query({
        IndexName: 'listed',
        KeyConditionExpression: 'listOf = :of',
        ExpressionAttributeValues: { ':of': listOf },
        ...(start && { ExclusiveStartKey: start }),
      });
      yield* items;
      start = next;
    } while (start);
  }
}
