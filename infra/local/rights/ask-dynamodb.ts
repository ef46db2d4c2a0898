import * as z from 'zod';
import { answerJson } from '../engines/listening.ts';
import { UnknownToLocalIam } from './condition.ts';
import { type GuardedService, operationOf } from './guarded.ts';
import type { AccessRequest } from './policy.ts';

const AttributeSchema = z.record(z.string(), z.unknown());
const ItemSchema = z.record(z.string(), AttributeSchema);
const OneSchema = z.object({ TableName: z.string(), Key: ItemSchema.optional(), Item: ItemSchema.optional() });
const QuerySchema = z.object({
  TableName: z.string(),
  IndexName: z.string().optional(),
  KeyConditionExpression: z.string(),
  ExpressionAttributeNames: z.record(z.string(), z.string()).default({}),
  ExpressionAttributeValues: z.record(z.string(), AttributeSchema).default({}),
});
const BatchGetSchema = z.object({ RequestItems: z.record(z.string(), z.object({ Keys: z.array(ItemSchema) })) });
const BatchWriteSchema = z.object({
  RequestItems: z.record(
    z.string(),
    z.array(
      z.object({
        PutRequest: z.object({ Item: ItemSchema }).optional(),
        DeleteRequest: z.object({ Key: ItemSchema }).optional(),
      }),
    ),
  ),
});
const TransactionSchema = z.object({
  TransactItems: z.array(
    z.object({
      Get: OneSchema.optional(),
      Put: OneSchema.optional(),
      Update: OneSchema.optional(),
      Delete: OneSchema.optional(),
      ConditionCheck: OneSchema.optional(),
    }),
  ),
});

/** What a part of a transaction asks for: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html */
const OF_TRANSACTIONS = {
  Get: 'GetItem',
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
} as const;

/** A table, as far as IAM looks at it. */
export interface AskedTable {
  /** As in its ARN, where a test calls the table by a shorter name. */
  readonly arn: string;
  /** The partition key, and each index's. */
  readonly partitionKey: string;
  readonly indexes: Readonly<Record<string, string>>;
}

/**
 * What DynamoDB asks IAM for, with the partition keys that an operation touches as `dynamodb:LeadingKeys`.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html and
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html. A scan touches none that could be
 * named, so there, as on AWS, a condition ForAllValues on them holds.
 * @param tableOf a table by its name
 */
export const dynamoDbService = (tableOf: (name: string) => AskedTable): GuardedService => ({
  asked: (request, body) => asked(tableOf, operationOf(request), body === '' ? {} : JSON.parse(body)),
  refuse: (response, { kind, message }) =>
    answerJson(
      response,
      400,
      kind === 'not-allowed'
        ? { __type: 'com.amazon.coral.service#AccessDeniedException', Message: message }
        : { __type: 'com.amazon.coral.service#UnrecognizedClientException', message },
      'application/x-amz-json-1.0',
    ),
});

function asked(tableOf: (name: string) => AskedTable, operation: string, body: unknown): AccessRequest[] {
  const on = (action: string, name: string, keys: (table: AskedTable) => readonly string[], enclosing?: string) => {
    const table = tableOf(name);
    const facts = {
      'dynamodb:leadingkeys': keys(table),
      ...(enclosing && { 'dynamodb:enclosingoperation': [enclosing] }),
    };
    return { action: `dynamodb:${action}`, resource: table.arn, facts };
  };
  const one = (action: string, { TableName, Key, Item }: z.infer<typeof OneSchema>, enclosing?: string) =>
    on(action, TableName, ({ partitionKey }) => [keyIn(Key ?? Item, partitionKey)], enclosing);
  switch (operation) {
    case 'GetItem':
    case 'PutItem':
    case 'UpdateItem':
    case 'DeleteItem':
      return [one(operation, OneSchema.parse(body))];
    case 'Query':
      return [ofQuery(tableOf, QuerySchema.parse(body))];
    case 'BatchGetItem':
      return Object.entries(BatchGetSchema.parse(body).RequestItems).map(([name, { Keys }]) =>
        on(operation, name, ({ partitionKey }) => Keys.map((key) => keyIn(key, partitionKey))),
      );
    case 'BatchWriteItem':
      return Object.entries(BatchWriteSchema.parse(body).RequestItems).map(([name, writes]) =>
        on(operation, name, ({ partitionKey }) =>
          writes.map(({ PutRequest, DeleteRequest }) => keyIn(PutRequest?.Item ?? DeleteRequest?.Key, partitionKey)),
        ),
      );
    case 'TransactGetItems':
    case 'TransactWriteItems':
      return TransactionSchema.parse(body).TransactItems.flatMap((item) =>
        ([...Object.keys(OF_TRANSACTIONS)] satisfies string[]).flatMap((part) => {
          const kind = z.enum(['Get', 'Put', 'Update', 'Delete', 'ConditionCheck']).parse(part);
          const given = item[kind];
          return given ? [one(OF_TRANSACTIONS[kind], given, operation)] : [];
        }),
      );
    case 'ListTables':
      return [{ action: 'dynamodb:ListTables', resource: '*' }];
    default: {
      const { TableName, IndexName } = z
        .object({ TableName: z.string(), IndexName: z.string().optional() })
        .parse(body);
      const { arn } = tableOf(TableName);
      return [{ action: `dynamodb:${operation}`, resource: IndexName ? `${arn}/index/${IndexName}` : arn }];
    }
  }
}

/** The value that `pk = :pk` names, of the index that is asked. */
function ofQuery(tableOf: (name: string) => AskedTable, query: z.infer<typeof QuerySchema>): AccessRequest {
  const { TableName, IndexName, KeyConditionExpression: text } = query;
  const { arn, partitionKey, indexes } = tableOf(TableName);
  const wanted = IndexName === undefined ? partitionKey : indexes[IndexName];
  const resource = IndexName === undefined ? arn : `${arn}/index/${IndexName}`;
  for (const [, name = '', value = ''] of text.matchAll(/(#?[\w.-]+)\s*=\s*(:[\w.-]+)/g)) {
    if ((query.ExpressionAttributeNames[name] ?? name) !== wanted) continue;
    const key = textOf(query.ExpressionAttributeValues[value]);
    return { action: 'dynamodb:Query', resource, facts: { 'dynamodb:leadingkeys': [key] } };
  }
  // What names no partition, or no index of the table, DynamoDB refuses itself; whose it is cannot be said.
  if (wanted === undefined) return { action: 'dynamodb:Query', resource };
  throw new UnknownToLocalIam('the partition that is asked in', text);
}

function keyIn(item: z.infer<typeof ItemSchema> | undefined, name: string): string {
  return textOf(item?.[name]);
}

/** A key is a text, a number or bytes; IAM compares texts. */
const textOf = (attribute: Readonly<Record<string, unknown>> | undefined): string =>
  String(Object.values(attribute ?? {})[0] ?? '');
