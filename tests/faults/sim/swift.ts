import { Temporal } from 'temporal-polyfill';
import type * as z from 'zod';
import { isStored, stored } from './stored-item.ts';

/** What makes a play swift without changing it: what is worked out from the same things is worked out once. */

interface Payload {
  value: unknown;
  readonly issues: readonly unknown[];
}

/**
 * A schema that remembers what it made of a stored object. The table's items never change, so the same item parses to the
 * same value; and that value, which is written back as part of the next item, to itself.
 */
export function remember(schema: z.ZodType): void {
  const known = new WeakMap<object, unknown>();
  const inner = schema._zod as unknown as { run(payload: Payload, context: unknown): Payload };
  const run = inner.run.bind(inner);
  inner.run = (payload, context) => {
    const { value } = payload;
    if (typeof value !== 'object' || value === null || !isStored(value)) return run(payload, context);
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

/** Temporal's values never change, so what was made of one from the same arguments is made of it again. */
export function keepDates(): void {
  keepStatic(Temporal.PlainDate, 'from');
  keepStatic(Temporal.PlainTime, 'from');
  keepMethod(Temporal.PlainDate.prototype, 'add');
  keepMethod(Temporal.PlainDate.prototype, 'subtract');
  keepMethod(Temporal.PlainDate.prototype, 'toZonedDateTime');
}

type Method = (this: object, ...args: unknown[]) => unknown;

function keepStatic(owner: object, name: string): void {
  const original = Reflect.get(owner, name) as Method;
  const made = new Map<string, unknown>();
  Reflect.set(owner, name, (...args: unknown[]) => {
    const [text] = args;
    if (args.length > 1 || typeof text !== 'string') return original.apply(owner, args);
    const found = made.get(text) ?? original.apply(owner, args);
    made.set(text, found);
    return found;
  });
}

function keepMethod(prototype: object, name: string): void {
  const original = Reflect.get(prototype, name) as Method;
  const made = new WeakMap<object, Map<string, unknown>>();
  Reflect.set(prototype, name, function (this: object, ...args: unknown[]) {
    const mine = made.get(this) ?? new Map<string, unknown>();
    made.set(this, mine);
    const key = typeof args[0] === 'string' ? args[0] : JSON.stringify(args);
    const found = mine.get(key) ?? original.apply(this, args);
    mine.set(key, found);
    return found;
  });
}
