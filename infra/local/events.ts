import { randomUUID } from 'node:crypto';
import * as z from 'zod';

const PatternSchema = z.record(z.string(), z.unknown());

/** An AWS::Events::Rule of the template on the default bus, its targets' ARNs resolved. */
export const EventRuleSchema = z.object({
  EventPattern: PatternSchema,
  State: z.string().default('ENABLED'),
  Targets: z
    .array(
      z.object({
        Arn: z.string(),
        Input: z.never('the local run passes events on as they are').optional(),
        InputPath: z.never('the local run passes events on as they are').optional(),
        InputTransformer: z.never('the local run passes events on as they are').optional(),
      }),
    )
    .default([]),
});
export type EventRule = z.infer<typeof EventRuleSchema> & { readonly arn: string };

/** What a service puts on the bus; the envelope is filled in here. */
export interface BusEvent {
  readonly source: string;
  readonly 'detail-type': string;
  readonly detail: unknown;
}

/** EventBridge's default bus: every rule whose pattern matches gets the event, and all must take it. */
export function eventBus(options: {
  readonly rules: readonly EventRule[];
  readonly account: { readonly region: string; readonly accountId: string };
  readonly now: () => number;
  /** @param rule the ARN of the rule on whose behalf */
  readonly invoke: (arn: string, event: unknown, rule: string) => Promise<unknown>;
}): (event: BusEvent) => Promise<void> {
  const rules = options.rules.filter((rule) => rule.State === 'ENABLED');
  return async (event) => {
    const whole = {
      version: '0',
      id: randomUUID(),
      account: options.account.accountId,
      time: new Date(options.now()).toISOString().replace(/\.\d{3}Z$/, 'Z'),
      region: options.account.region,
      resources: [],
      ...event,
    };
    for (const rule of rules.filter(({ EventPattern }) => matches(EventPattern, whole))) {
      for (const { Arn } of rule.Targets) await options.invoke(Arn, whole, rule.arn);
    }
  };
}

/**
 * Whether an event matches an EventBridge pattern: every field of the pattern must be there, and one of its listed
 * values must match the field, or one item of it where the field is an array.
 * @throws Error for a kind of filter that the local run does not know
 */
export function matches(pattern: unknown, event: unknown): boolean {
  return Object.entries(PatternSchema.parse(pattern)).every(([field, expected]) => {
    const actual = PatternSchema.safeParse(event).data?.[field];
    if (!Array.isArray(expected)) return matches(expected, actual);
    const values: unknown[] = Array.isArray(actual) ? actual : [actual];
    return expected.some((filter) => values.some((value) => accepts(filter, value)));
  });
}

function accepts(filter: unknown, value: unknown): boolean {
  if (typeof filter !== 'object' || filter === null) return filter === value;
  const [entry] = Object.entries(filter);
  const [kind, wanted] = entry ?? ['nothing', undefined];
  switch (kind) {
    case 'prefix':
      return typeof value === 'string' && typeof wanted === 'string' && value.startsWith(wanted);
    case 'suffix':
      return typeof value === 'string' && typeof wanted === 'string' && value.endsWith(wanted);
    case 'exists':
      return (value !== undefined) === wanted;
    case 'equals-ignore-case':
      return typeof value === 'string' && typeof wanted === 'string' && value.toLowerCase() === wanted.toLowerCase();
    case 'anything-but':
      return value !== undefined && !(Array.isArray(wanted) ? wanted : [wanted]).includes(value);
    default:
      throw new Error(`The local run does not know the event pattern filter "${kind}"; teach infra/local/events.ts.`);
  }
}
