import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { localResource } from '../../infra/local/physical.ts';
import { Resolver } from '../../infra/local/resolve.ts';
import { TemplateSchema } from '../../infra/local/template.ts';

const account = { region: 'eu-west-1', accountId: '000000000000', stackName: 'Test' };

const template = TemplateSchema.parse({
  Parameters: {
    Sender: { Type: 'String' },
    Own: { Type: 'String', Default: '' },
    List: { Type: 'List<String>', Default: 'a,b' },
  },
  Conditions: {
    HasOwn: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'Own' }, ''] }] },
    Never: { 'Fn::And': [{ Condition: 'HasOwn' }, { 'Fn::Equals': ['a', 'a'] }] },
    Always: { 'Fn::Or': [{ Condition: 'HasOwn' }, { 'Fn::Equals': ['a', 'a'] }] },
  },
  Resources: {
    Table: { Type: 'AWS::DynamoDB::Table' },
    Queue: { Type: 'AWS::SQS::Queue', Condition: 'Never' },
    Topic: { Type: 'AWS::SNS::Topic', Condition: 'Always' },
  },
});

const resolver = new Resolver(template, account, { Sender: 'a@example.org' }, localResource(account));

describe('evaluating the template', () => {
  it.each([
    ['a resource', { Ref: 'Table' }, 'Test-Table'],
    ['a parameter that is given', { Ref: 'Sender' }, 'a@example.org'],
    ['a parameter with a default', { Ref: 'Own' }, ''],
    ['a list parameter', { Ref: 'List' }, ['a', 'b']],
    ['the region', { Ref: 'AWS::Region' }, 'eu-west-1'],
    ['an attribute', { 'Fn::GetAtt': ['Table', 'Arn'] }, 'arn:aws:dynamodb:eu-west-1:000000000000:table/Test-Table'],
    [
      'an attribute in one text',
      { 'Fn::GetAtt': 'Table.Arn' },
      'arn:aws:dynamodb:eu-west-1:000000000000:table/Test-Table',
    ],
    ['a join', { 'Fn::Join': ['-', ['x', { Ref: 'Table' }, 3]] }, 'x-Test-Table-3'],
    ['a split and a selection', { 'Fn::Select': ['1', { 'Fn::Split': ['-', { Ref: 'Table' }] }] }, 'Table'],
    [
      'a substitution',
      { 'Fn::Sub': `\${AWS::Region} \${Table} \${Table.Arn} \${!Literal}` },
      `eu-west-1 Test-Table arn:aws:dynamodb:eu-west-1:000000000000:table/Test-Table \${Literal}`,
    ],
    ['a substitution with names of its own', { 'Fn::Sub': [`\${x}!`, { x: { Ref: 'Table' } }] }, 'Test-Table!'],
    ['a condition that does not hold', { 'Fn::If': ['HasOwn', 'yes', 'no'] }, 'no'],
    ['a value that is to be left out', { a: 1, b: { 'Fn::If': ['HasOwn', 1, { Ref: 'AWS::NoValue' }] } }, { a: 1 }],
    [
      'what is no intrinsic function',
      [{ Ref: 'Table', Other: 1 }, null, true],
      [{ Ref: 'Table', Other: 1 }, null, true],
    ],
  ])('evaluates %s', (_, value, expected) => {
    expect(resolver.resolve(value)).toEqual(expected);
  });

  it.each([
    ['an unknown function', { 'Fn::ImportValue': 'x' }, /cannot evaluate Fn::ImportValue/],
    ['an unknown id', { Ref: 'Nobody' }, /refers to Nobody, which the template does not hold/],
    [
      'an unknown attribute',
      { 'Fn::GetAtt': ['Table', 'StreamArn'] },
      /Table has no local value for the attribute StreamArn/,
    ],
    ['a selection of nothing', { 'Fn::Select': [5, ['a']] }, /finds nothing at 5/],
  ])('says where and what, given %s', (_, value, message) => {
    expect(() => resolver.resolve({ Environment: value }, 'Function')).toThrow(message);
    expect(() => resolver.resolve({ Environment: value }, 'Function')).toThrow(/Function\.Environment/);
  });

  it('leaves out resources whose condition does not hold', () => {
    expect([...resolver.resources('AWS::SQS::Queue', z.object({})).keys()]).toEqual([]);
    expect([...resolver.resources('AWS::SNS::Topic', z.object({})).keys()]).toEqual(['Topic']);
  });
});
