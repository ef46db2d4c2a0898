import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conditionTest } from '../../infra/local/rights/condition.ts';
import {
  type AccessRequest,
  decide,
  policyOf,
  type Statement,
  StatementSchema,
} from '../../infra/local/rights/policy.ts';
import { isArnLike, isLike } from '../../infra/local/rights/wildcard.ts';

const statement = (given: object): Statement => StatementSchema.parse({ Effect: 'Allow', ...given });
const asks = (action: string, resource: string, facts = {}): AccessRequest => ({ action, resource, facts });
const isAllowed = (statements: readonly Statement[], request: AccessRequest): boolean =>
  decide([policyOf(statements)], request).allowed;

describe('wildcards', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', ':', '/', '.'), maxLength: 12 });
  const pattern = fc.string({ unit: fc.constantFrom('a', 'b', ':', '/', '.', '*', '?'), maxLength: 10 });

  it('match what a regular expression made of them matches', () => {
    fc.assert(
      fc.property(pattern, letters, (wanted, text) => {
        const escaped = wanted
          .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
          .replaceAll('*', '.*')
          .replaceAll('?', '.');
        expect(isLike(wanted, text)).toBe(new RegExp(`^${escaped}$`, 's').test(text));
      }),
      { numRuns: 3000 },
    );
  });

  it('are quick where backtracking would never end', () => {
    expect(isLike(`${'*a'.repeat(40)}b`, 'a'.repeat(2000))).toBe(false);
  });

  it.each([
    ['arn:aws:lambda:*:*:function:a', 'arn:aws:lambda:eu-west-1:1:function:a', true],
    ['arn:aws:*:function:a', 'arn:aws:lambda:eu-west-1:1:function:a', false],
    [
      'arn:aws:execute-api:eu-west-1:1:api/*/*/l/{proxy+}',
      'arn:aws:execute-api:eu-west-1:1:api/a/ANY/l/{proxy+}',
      true,
    ],
    ['arn:aws:lambda:*:*:function:*', 'arn:aws:lambda:eu-west-1:1:function:a:7', true],
  ])('of ARNs, part by part: %s and %s', (wanted, arn, expected) => {
    expect(isArnLike(wanted, arn)).toBe(expected);
  });
});

describe('the laws of a policy', () => {
  const word = fc.constantFrom('a', 'b', 'ab', '*', 'a*', '?');
  const anyStatement = fc
    .record({
      Effect: fc.constantFrom('Allow' as const, 'Deny' as const),
      Action: fc.array(
        word.map((action) => `s3:${action}`),
        { minLength: 1, maxLength: 2 },
      ),
      Resource: fc.array(word, { minLength: 1, maxLength: 2 }),
      withPrefix: fc.option(fc.array(word, { minLength: 1, maxLength: 2 })),
    })
    .map(({ withPrefix, ...rest }) =>
      statement({ ...rest, ...(withPrefix && { Condition: { StringLike: { 's3:prefix': withPrefix } } }) }),
    );
  const statements = fc.array(anyStatement, { maxLength: 6 });
  const request = fc
    .tuple(fc.constantFrom('a', 'b', 'ab'), fc.constantFrom('a', 'b', 'ab'), fc.option(fc.constantFrom('a', 'b')))
    .map(([action, resource, prefix]) =>
      asks(`s3:${action}`, resource, prefix === null ? {} : { 's3:prefix': [prefix] }),
    );

  it('nothing is allowed that no statement allows', () => {
    fc.assert(
      fc.property(statements, request, (given, asked) => {
        expect(
          isAllowed(
            given.filter(({ Effect }) => Effect === 'Deny'),
            asked,
          ),
        ).toBe(false);
      }),
    );
  });

  it('what one statement forbids, no other allows', () => {
    fc.assert(
      fc.property(statements, anyStatement, request, (given, forbidding, asked) => {
        const forbids = isAllowed([{ ...forbidding, Effect: 'Allow' }], asked);
        fc.pre(forbids);
        expect(isAllowed([...given, { ...forbidding, Effect: 'Deny' }], asked)).toBe(false);
      }),
    );
  });

  it('a further permission takes nothing away, and a further prohibition gives nothing', () => {
    fc.assert(
      fc.property(statements, anyStatement, request, (given, further, asked) => {
        const before = isAllowed(given, asked);
        const after = isAllowed([...given, further], asked);
        expect(further.Effect === 'Allow' ? !before || after : before || !after).toBe(true);
      }),
    );
  });

  it('the order of the statements, and into how many policies they are put, does not matter', () => {
    fc.assert(
      fc.property(statements, fc.nat(), request, (given, seed, asked) => {
        const turned = given.map((one, at) => [(at * 7 + seed) % 11, one] as const).toSorted(([a], [b]) => a - b);
        const apart = turned.map(([, one]) => policyOf([one]));
        expect(decide(apart, asked).allowed).toBe(isAllowed(given, asked));
      }),
    );
  });

  it('a grant that allowed a call alone cannot be taken away, and one among several can', () => {
    fc.assert(
      fc.property(statements, request, (given, asked) => {
        const policy = policyOf(given);
        const decision = decide([policy], asked);
        fc.pre(decision.allowed);
        if (!decision.allowed) return;
        for (const grant of decision.by) {
          const without = policy.filter((rule) => rule.grant !== grant);
          expect(decide([without], asked).allowed).toBe(decision.by.length > 1);
        }
      }),
    );
  });
});

describe('a statement', () => {
  it.each([
    ['the action in any case', { Action: 'DynamoDB:getitem', Resource: '*' }, true],
    ['the resource in its own case only', { Action: 'dynamodb:GetItem', Resource: 'ARN:a' }, false],
    ['all but what NotAction names', { NotAction: 'dynamodb:Put*', Resource: '*' }, true],
    ['not what NotAction names', { NotAction: ['s3:*', 'dynamodb:Get*'], Resource: '*' }, false],
    ['all but what NotResource names', { Action: '*', NotResource: ['arn:b'] }, true],
    ['not what NotResource names', { Action: '*', NotResource: ['arn:*'] }, false],
  ])('covers %s', (_, given, expected) => {
    expect(isAllowed([statement(given)], asks('dynamodb:GetItem', 'arn:a'))).toBe(expected);
  });

  it('is taken apart into its grants, and the ones that allowed are named', () => {
    const given = statement({ Action: ['s3:Get*', 's3:Put*'], Resource: ['arn:a', 'arn:b'] });
    expect(policyOf([given])).toHaveLength(4);
    expect(decide([policyOf([given])], asks('s3:GetObject', 'arn:b'))).toEqual({
      allowed: true,
      by: [{ effect: 'Allow', action: 's3:Get*', resource: 'arn:b', condition: {} }],
    });
  });

  it.each([
    [
      'an operator',
      { Condition: { IpAddress: { 'aws:SourceArn': '10.0.0.0/8' } } },
      'the condition operator IpAddress',
    ],
    [
      'a name that every object has',
      { Condition: { toString: { 's3:prefix': 'a' } } },
      'the condition operator toString',
    ],
    [
      'a key that nobody fills in',
      { Condition: { StringEquals: { 'dynamodb:Attributes': 'pk' } } },
      'the condition key',
    ],
    ['a policy variable', { Resource: ['arn:' + '$' + '{aws:username}'] }, 'the policy variable'],
    [
      'a variable in a condition',
      { Condition: { StringLike: { 's3:prefix': '$' + '{aws:userid}' } } },
      'the policy variable',
    ],
    ['neither action nor its opposite', { Action: undefined }, 'Action'],
  ])('with %s that is not known is refused aloud, never taken for met', (_, given, said) => {
    const whole = statement({ Action: '*', Resource: '*', ...given });
    expect(() => policyOf([whole])).toThrow(said);
  });

  it('with an element that is not known is refused aloud', () => {
    expect(() => statement({ Action: '*', Resource: '*', Unless: 'Tuesday' })).toThrow('Unless');
  });
});

describe('a condition', () => {
  const leading = (operator: string, ...values: string[]) =>
    conditionTest({ [operator]: { 'dynamodb:LeadingKeys': values } });
  const touching = (...keys: string[]) => ({ 'dynamodb:leadingkeys': keys });

  it('ForAllValues holds where each value meets one, and where there is none', () => {
    const test = leading('ForAllValues:StringLike', 'BOX#*', 'KEY#*');
    expect(
      [touching('BOX#1'), touching('BOX#1', 'KEY#1'), touching('BOX#1', 'PERSON#1'), touching(), {}].map(test),
    ).toEqual([true, true, false, true, true]);
  });

  it('ForAnyValue holds where one value meets one', () => {
    const test = leading('ForAnyValue:StringEquals', 'a');
    expect([touching('a', 'b'), touching('b'), touching(), {}].map(test)).toEqual([true, false, false, false]);
  });

  it.each([
    ['StringEquals', 'a', [true, false, false]],
    ['StringNotEquals', 'a', [false, true, true]],
    ['StringEqualsIfExists', 'a', [true, false, true]],
    ['StringEqualsIgnoreCase', 'A', [true, false, false]],
    ['StringNotLike', 'a*', [false, true, true]],
    ['Null', 'true', [false, false, true]],
    ['Null', 'false', [true, true, false]],
  ])('%s %s of a, of b and of nothing', (operator, value, expected) => {
    const test = conditionTest({ [operator]: { 's3:prefix': [value] } });
    expect([{ 's3:prefix': ['a'] }, { 's3:prefix': ['b'] }, {}].map(test)).toEqual(expected);
  });

  it('takes numbers for numbers', () => {
    const test = conditionTest({ NumericLessThan: { 's3:TlsVersion': ['1.2'] } });
    expect(['1.0', '1.2', '1.10', '1.3'].map((version) => test({ 's3:tlsversion': [version] }))).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });

  it('asks for all operators and all keys', () => {
    const test = conditionTest({ Bool: { 'aws:SecureTransport': ['true'] }, StringLike: { 's3:prefix': ['a'] } });
    expect(test({ 'aws:securetransport': ['true'], 's3:prefix': ['a'] })).toBe(true);
    expect(test({ 'aws:securetransport': ['true'], 's3:prefix': ['b'] })).toBe(false);
  });

  it('does not say what comes of several values without ForAllValues: neither does AWS', () => {
    expect(() => leading('StringEquals', 'a')(touching('a', 'b'))).toThrow('without ForAllValues');
  });
});
