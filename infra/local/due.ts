import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { DebtKindSchema, DebtsSchema } from '../../shared/debts/debts.ts';

const DueItemSchema = z.object({ pk: z.string(), sk: z.string(), dueAt: z.string() });
const OwingSchema = z.object({ debts: DebtsSchema });

/** The earliest debt of the table: where it is owed, and when it falls due (epoch ms). */
export interface DueDebt {
  readonly pk: string;
  readonly sk: string;
  readonly at: number;
}

export interface DueIndex {
  /** What falls due first, as the sweep sees it; `undefined` when nothing is owed. */
  first(): Promise<DueDebt | undefined>;
  /**
   * When the next thing falls due that somebody at the desk waits for (epoch ms). The staff's morning list is due on
   * every working day, mostly with nothing on it, and what is kept is erased years later: nobody waits for either.
   */
  nextEvent(): Promise<number | undefined>;
}

/** Asks the table's `due` index. */
export function dueIndex(client: DynamoDBClient, tableName: string): DueIndex {
  const documents = DynamoDBDocumentClient.from(client);
  const earliest = async (limit?: number): Promise<z.infer<typeof DueItemSchema>[]> => {
    const reply = await documents.send(
      new QueryCommand({
        TableName: tableName,
        IndexName: 'due',
        KeyConditionExpression: 'due = :due',
        ExpressionAttributeValues: { ':due': 'DUE' },
        ...(limit !== undefined && { Limit: limit }),
      }),
    );
    return (reply.Items ?? []).map((item) => DueItemSchema.parse(item));
  };
  return {
    async first() {
      const [item] = await earliest(1);
      return item && { pk: item.pk, sk: item.sk, at: Date.parse(item.dueAt) };
    },
    async nextEvent() {
      const items = await earliest();
      const moments = await Promise.all(
        items.map(async ({ pk, sk, dueAt }) => {
          const { Item } = await documents.send(new GetCommand({ TableName: tableName, Key: { pk, sk } }));
          const owed = OwingSchema.safeParse(Item).data?.debts.owed;
          if (!owed) return [Date.parse(dueAt)];
          const debts = DebtKindSchema.exclude(['digest', 'retention']).options.map((kind) => owed[kind]);
          return debts.flatMap((debt) => (debt && !debt.parked ? [Date.parse(debt.dueAt)] : []));
        }),
      );
      return moments.flat().sort((a, b) => a - b)[0];
    },
  };
}
