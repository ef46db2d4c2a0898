/** What the DynamoDB engine uses of dynalite 4, which comes without types. */
declare module 'dynalite' {
  import type { Server } from 'node:http';
  export default function dynalite(options: { path?: string; createTableMs?: number }): Server;
}

declare module 'dynalite/db/index.js' {
  type Item = Record<string, Record<string, unknown>>;
  type Done = (error?: Error | null) => void;
  interface Index {
    IndexName: string;
    KeySchema: { AttributeName: string }[];
  }
  interface Table {
    TableName: string;
    GlobalSecondaryIndexes?: Index[];
  }
  type BatchOperation = { type: 'put'; key: string; value: unknown } | { type: 'del'; key: string };
  interface Store {
    db: {
      open(): Promise<void>;
      close(done: Done): void;
      iterator(): AsyncIterable<[string, unknown]>;
      batch(operations: BatchOperation[]): Promise<void>;
    };
  }
  const db: {
    create(options: { path: string }): Store;
    validationError(message: string): Error;
    getIndexActions(
      indexes: Index[],
      existing: Item | undefined,
      item: Item | undefined,
      table: Table,
    ): { puts: { index: string; key: string; item: Item }[] };
    /** Called by every write before it stores its item; `item` is undefined for a deletion. */
    updateIndexes(store: Store, table: Table, existing: Item | undefined, item: Item | undefined, done: Done): void;
  };

  export type { BatchOperation, Index, Item, Store, Table };
  export default db;
}
