import { isArnLike, isLike } from './wildcard.ts';

/** What is known of a request beside its action and resource, by the name of the condition key in lower case. */
export type Facts = Readonly<Record<string, readonly string[]>>;

/** A `Condition` of a statement: operator, key, and the values of which one has to be met. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** Whether a value of the request meets one of the policy's. */
type Comparison = (wanted: string, given: string) => boolean;

const same: Comparison = (wanted, given) => wanted === given;
const sameInAnyCase: Comparison = (wanted, given) => wanted.toLowerCase() === given.toLowerCase();
const number =
  (holds: (given: number, wanted: number) => boolean): Comparison =>
  (wanted, given) =>
    holds(Number(given), Number(wanted));

/** The operators that a policy of ours may use, and whether each asks for the opposite. Dates and addresses are not among them. */
const OPERATORS: Readonly<Record<string, { readonly compare: Comparison; readonly isNegated?: true }>> = {
  StringEquals: { compare: same },
  StringNotEquals: { compare: same, isNegated: true },
  StringEqualsIgnoreCase: { compare: sameInAnyCase },
  StringNotEqualsIgnoreCase: { compare: sameInAnyCase, isNegated: true },
  StringLike: { compare: isLike },
  StringNotLike: { compare: isLike, isNegated: true },
  ArnEquals: { compare: isArnLike },
  ArnLike: { compare: isArnLike },
  ArnNotEquals: { compare: isArnLike, isNegated: true },
  ArnNotLike: { compare: isArnLike, isNegated: true },
  Bool: { compare: sameInAnyCase },
  NumericEquals: { compare: number((given, wanted) => given === wanted) },
  NumericNotEquals: { compare: number((given, wanted) => given === wanted), isNegated: true },
  NumericLessThan: { compare: number((given, wanted) => given < wanted) },
  NumericLessThanEquals: { compare: number((given, wanted) => given <= wanted) },
  NumericGreaterThan: { compare: number((given, wanted) => given > wanted) },
  NumericGreaterThanEquals: { compare: number((given, wanted) => given >= wanted) },
};

/**
 * The keys of which the engines can say what they are for a request. A policy that asks for another one is refused at the start:
 * of a key that nobody fills in `ForAllValues` holds, and the local run would allow what AWS refuses.
 */
const KNOWN_KEYS = [
  /^dynamodb:(leadingkeys|enclosingoperation)$/,
  /^s3:(prefix|tlsversion)$/,
  /^s3:existingobjecttag\/.+$/,
  /^aws:(securetransport|sourcearn|sourceaccount)$/,
];

/**
 * The test that a `Condition` is, made once. All operators and all keys have to be met, and of each key one of the values.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
 * @throws UnknownToLocalIam for an operator or a key that the local run does not know: it is never taken for met
 */
export function conditionTest(conditions: Conditions): (facts: Facts) => boolean {
  const tests = Object.entries(conditions).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => keyTest(operator, key, values)),
  );
  return (facts) => tests.every((test) => test(facts));
}

function keyTest(operator: string, key: string, wanted: readonly string[]): (facts: Facts) => boolean {
  const name = key.toLowerCase();
  if (!KNOWN_KEYS.some((known) => known.test(name))) throw new UnknownToLocalIam('the condition key', key);
  const variable = wanted.find((value) => value.includes('$' + '{'));
  if (variable !== undefined) throw new UnknownToLocalIam('the policy variable in', variable);
  const [, set, plain = '', ifExists] = /^(?:(ForAllValues|ForAnyValue):)?(.+?)(IfExists)?$/.exec(operator) ?? [];
  if (plain === 'Null') return (facts) => wanted.includes(String(facts[name] === undefined));
  const known = Object.hasOwn(OPERATORS, plain) ? OPERATORS[plain] : undefined;
  if (!known) throw new UnknownToLocalIam('the condition operator', operator);
  const { compare, isNegated = false } = known;
  // The opposite holds where none of the values is met.
  const meets = (given: string): boolean => wanted.some((value) => compare(value, given)) !== isNegated;
  return (facts) => {
    const given = facts[name];
    if (set === 'ForAllValues') return (given ?? []).every(meets);
    if (given === undefined) return ifExists !== undefined || (isNegated && set === undefined);
    if (set === 'ForAnyValue') return given.some(meets);
    // AWS leaves open what comes of it, so nothing may rest on it.
    if (given.length > 1) throw new UnknownToLocalIam(`${operator} without ForAllValues on several values of`, key);
    return given.some(meets);
  };
}

/** A part of IAM that the local run does not evaluate. Whatever needs it fails, and says so. */
export class UnknownToLocalIam extends Error {
  override readonly name = 'UnknownToLocalIam';

  constructor(what: string, which: string) {
    super(`The local run does not know ${what} ${which}; teach infra/local/rights.`);
  }
}
