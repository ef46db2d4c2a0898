import type * as z from 'zod';
import { stored } from './stored-item.ts';

/** What makes a play swift without changing it: what is worked out from the same things is worked out once. */

interface Payload {
  value: unknown;
  readonly issues: readonly unknown[];
}

/**
 * A schema that remembers what it made of a frozen object. The table's items never change, so the same item parses to the
 * same value; and that value, which is written back as part of the next item, to itself.
 */
export function remember(schema: z.ZodType): void {
  const known = new WeakMap<object, unknown>();
  const inner = schema._zod as unknown as { run(payload: Payload, context: unknown): Payload };
  const run = inner.run.bind(inner);
  inner.run = (payload, context) => {
    const { value } = payload;
    if (typeof value !== 'object' || value === null || !Object.isFrozen(value)) return run(payload, context);
    const before = known.get(value);
    if (before !== undefined) {
      payload.value = before;
      return payload;
    }
    const result = run(payload, context);
    if (result.issues.length === 0 && typeof result.value === 'object' && result.value !== null) {
      result.value = stored(result.value as Record<string, unknown>);
      known.set(value, result.value);
      known.set(result.value as object, result.value);
    }
    return result;
  };
}

/** Making one of Intl's formatters takes a thousand times as long as using it. */
export function keepFormatters(): void {
  for (const name of ['DateTimeFormat', 'ListFormat', 'NumberFormat'] as const) {
    const made = new Map<string, object>();
    const construct = (target: new (...args: never[]) => object, args: never[]): object => {
      const key = JSON.stringify(args);
      const found = made.get(key) ?? new target(...args);
      made.set(key, found);
      return found;
    };
    Object.assign(Intl, { [name]: new Proxy(Intl[name] as never, { construct }) });
  }
}
