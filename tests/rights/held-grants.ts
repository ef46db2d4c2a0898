import * as z from 'zod';
import { type Grant, policyOf, StatementSchema } from '../../infra/local/rights/policy.ts';
import type { RightsOfTemplate } from '../../infra/local/rights/roles.ts';

/** One action on one resource that the template allows to somebody: what could be taken away by itself. */
export interface HeldGrant {
  /** Whose: the logical id of a function, a state machine or a role, without its hash. */
  readonly by: string;
  readonly grant: Grant;
  /** The same in words: `Staff: dynamodb:Query on TableItems/index/audit`. Unique. */
  readonly id: string;
  /** The resource by its logical id, so that no name of this machine stands there. */
  readonly resource: string;
}

/** A kind of call, as infra/local/rights/heard.ts writes it down. */
export const HeardSchema = z.object({
  run: z.string(),
  by: z.string(),
  action: z.string(),
  /** An example. */
  resource: z.string(),
  grants: z.array(
    z.object({
      effect: StatementSchema.shape.Effect,
      action: z.string(),
      resource: z.string(),
      condition: StatementSchema.shape.Condition,
    }),
  ),
});
export type Heard = z.infer<typeof HeardSchema>;

/** Every grant of the template, in its order. */
export function grantsOf(rights: RightsOfTemplate): HeldGrant[] {
  return rights.roles.flatMap(({ of: by, statements }) =>
    policyOf(statements).map(({ grant }) => ({
      by,
      grant,
      resource: nameOf(rights, grant.resource),
      id: idOf(rights, by, grant),
    })),
  );
}

export function idOf(rights: RightsOfTemplate, by: string, { action, resource, condition }: Grant): string {
  return `${by}: ${action} on ${nameOf(rights, resource)}${conditionIn(condition)}`;
}

/** ` where dynamodb:LeadingKeys like BOX#*`; nothing where there is none. */
export function conditionIn(condition: Grant['condition']): string {
  const parts = Object.entries(condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => `${key} ${operator} ${values.join(' or ')}`),
  );
  return parts.length === 0 ? '' : ` where ${parts.join(' and ')}`;
}

/** An ARN by the logical id that it belongs to, the longest that fits. */
function nameOf({ names }: RightsOfTemplate, resource: string): string {
  const [found] = Object.entries(names)
    .filter(([arn]) => resource.startsWith(arn))
    .toSorted(([a], [b]) => b.length - a.length);
  if (!found) return resource.replace(/^arn:aws:(\w+):[^:]*:\d*:/, '');
  return `${found[1]}${resource.slice(found[0].length)}`;
}

/** What was heard of a grant. */
export interface Use {
  readonly held: HeldGrant;
  /** Kinds of call that it allowed, alone or beside others. */
  readonly calls: readonly Heard[];
  /** Those that nothing else allowed: they fail when it is taken away. */
  readonly alone: readonly Heard[];
}

/** Holds what was called against what is allowed. */
export function usesOf(rights: RightsOfTemplate, heard: readonly Heard[]): Use[] {
  const ids = heard.map((call) => call.grants.map((grant) => idOf(rights, call.by, grant)));
  return grantsOf(rights).map((held) => {
    const calls = heard.filter((_, index) => ids[index]?.includes(held.id));
    return { held, calls, alone: calls.filter(({ grants }) => grants.length === 1) };
  });
}
