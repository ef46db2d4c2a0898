import * as z from 'zod';
import type { Debts } from '../debts/debts.ts';

/** What a kind of item is: how it is parsed on the way out, and under which index attributes it is found. */
export interface ItemType<Value> {
  readonly schema: z.ZodType<Value>;
  /** Present where the item can owe something (rule 2); it is the value's field `debts`. */
  readonly debts?: (value: Value) => Debts;
  /** Further attributes, for the indexes: keys, and what a list shows. None may have the name of a field of the value. */
  readonly index?: (value: Value) => Record<string, unknown>;
}

/** Whatever stands under a key, for whoever need not know what it is. */
export const AnyItem: ItemType<object> = { schema: z.looseObject({}) };
