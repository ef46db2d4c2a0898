import * as z from 'zod';
import { conditionTest, type Facts, UnknownToLocalIam } from './condition.ts';
import { isLike } from './wildcard.ts';

const oneOrMore = z.union([z.array(z.string()), z.string().transform((one) => [one])]);
const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const values = z.union([z.array(scalar), scalar.transform((one) => [one])]);

/** A statement of a policy document. Whatever a statement may have beside these is an error, never passed by. */
export const StatementSchema = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Action: oneOrMore.optional(),
  NotAction: oneOrMore.optional(),
  Resource: oneOrMore.optional(),
  NotResource: oneOrMore.optional(),
  /** Of a policy on a resource. */
  Principal: z.unknown().optional(),
  Condition: z.record(z.string(), z.record(z.string(), values)).default({}),
});
export type Statement = z.infer<typeof StatementSchema>;

/** One question to IAM. An operation can ask several: a copy reads one object and writes another. */
export interface AccessRequest {
  /** `dynamodb:GetItem` */
  readonly action: string;
  /** An ARN, or `*` where the action has no resources. */
  readonly resource: string;
  readonly facts?: Facts;
}

/** One action on one resource that a statement allows or forbids: what can be taken away by itself. */
export interface Grant {
  readonly effect: Statement['Effect'];
  /** As the policy says it, with its wildcards; begins with `!` for what NotAction and NotResource leave out. */
  readonly action: string;
  readonly resource: string;
  readonly condition: Statement['Condition'];
}

export type Decision =
  | { readonly allowed: true; readonly by: readonly Grant[] }
  | { readonly allowed: false; readonly forbiddenBy?: Grant };

export type Policy = readonly Rule[];
interface Rule {
  readonly grant: Grant;
  readonly covers: (request: AccessRequest) => boolean;
}

/**
 * Statements, ready to be asked: each is taken apart into its grants once, and not for each call.
 * @throws UnknownToLocalIam for what the local run cannot evaluate
 */
export function policyOf(statements: readonly Statement[]): Policy {
  return statements.flatMap((statement) => {
    const meets = conditionTest(statement.Condition);
    const actions = part(statement.Action, statement.NotAction, 'Action', isAction);
    const resources = part(statement.Resource, statement.NotResource, 'Resource', isLike);
    return actions.flatMap((action) =>
      resources.map((resource) => ({
        grant: {
          effect: statement.Effect,
          action: action.said,
          resource: resource.said,
          condition: statement.Condition,
        },
        covers: ({ action: asked, resource: on, facts = {} }: AccessRequest) =>
          action.covers(asked) && resource.covers(on) && meets(facts),
      })),
    );
  });
}

/** Actions are compared in any case of the letters. */
const isAction = (pattern: string, action: string): boolean => isLike(pattern.toLowerCase(), action.toLowerCase());

type Part = { readonly said: string; readonly covers: (asked: string) => boolean };

/** What an element names, one by one; or all but what its opposite names, as a whole. */
function part(
  named: readonly string[] | undefined,
  others: readonly string[] | undefined,
  element: string,
  isOne: (pattern: string, asked: string) => boolean,
): Part[] {
  const variable = [...(named ?? []), ...(others ?? [])].find((pattern) => pattern.includes('$' + '{'));
  if (variable !== undefined) throw new UnknownToLocalIam('the policy variable in', variable);
  if (named && !others) return named.map((said) => ({ said, covers: (asked) => isOne(said, asked) }));
  if (others && !named) {
    return [{ said: `!${others.join(' ')}`, covers: (asked) => !others.some((pattern) => isOne(pattern, asked)) }];
  }
  throw new UnknownToLocalIam(`a statement with neither or both of ${element} and`, `Not${element}`);
}

/**
 * IAM's answer: whatever a statement forbids is forbidden, else whatever one allows is allowed, else it is forbidden.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
export function decide(policies: readonly Policy[], request: AccessRequest): Decision {
  const by: Grant[] = [];
  for (const { grant, covers } of policies.flat()) {
    if (!covers(request)) continue;
    if (grant.effect === 'Deny') return { allowed: false, forbiddenBy: grant };
    by.push(grant);
  }
  return by.length > 0 ? { allowed: true, by } : { allowed: false };
}
