import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import { buildApp, STACK_NAME } from '../../infra/app.ts';

const ResourceSchema = z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) });
export type Resource = z.infer<typeof ResourceSchema>;

const app = buildApp({ bundle: false });

/** The template that is deployed, but for the functions' code. Synthesised once; findings of cdk-nag would throw here. */
export const template = Template.fromStack(app.node.findChild(STACK_NAME) as Stack);

export const resources: ReadonlyMap<string, Resource> = new Map(
  Object.entries(z.object({ Resources: z.record(z.string(), ResourceSchema) }).parse(template.toJSON()).Resources),
);

export const ofType = (type: string): [string, Resource][] => [...resources].filter(([, { Type }]) => Type === type);

/** The one resource of a type whose logical id begins with these words. */
export function resource(type: string, words = ''): Resource {
  const found = ofType(type).filter(([id]) => new RegExp(`^${words}[0-9A-F]{8}$|^${words}$`).test(id) || words === '');
  const [first] = found;
  if (!first || found.length > 1) throw new Error(`${found.length} resources of type ${type} are called ${words}.`);
  return first[1];
}

/** A value of the template as a person would say it: references by logical id without its hash, joins joined. */
export function said(value: unknown): string {
  if (typeof value === 'string') return value;
  const { Ref, 'Fn::GetAtt': attribute, 'Fn::Join': join, 'Fn::If': choice } = Intrinsic.parse(value);
  if (Ref !== undefined) return withoutHash(Ref);
  if (attribute) return withoutHash(attribute[0]);
  if (join) return join[1].map(said).join(join[0]);
  if (choice) return `${said(choice[1])}|${said(choice[2])}`;
  throw new Error(`A value that this test cannot read: ${JSON.stringify(value)}`);
}

const Intrinsic = z.object({
  Ref: z.string().optional(),
  'Fn::GetAtt': z.tuple([z.string(), z.string()]).optional(),
  'Fn::Join': z.tuple([z.string(), z.array(z.unknown())]).optional(),
  'Fn::If': z.tuple([z.string(), z.unknown(), z.unknown()]).optional(),
});

const withoutHash = (id: string): string => id.replace(/[0-9A-F]{8}$/, '');

/** A synthesised state machine, with an ARN in the place of its function's. */
export function definition(machine: string): Record<string, unknown> {
  const { DefinitionString } = resource('AWS::StepFunctions::StateMachine', `${machine}WorkflowMachine`).Properties;
  const { 'Fn::Join': parts } = z
    .object({ 'Fn::Join': z.tuple([z.literal(''), z.array(z.unknown())]) })
    .parse(DefinitionString);
  const text = parts[1].map((part) => (typeof part === 'string' ? part : FUNCTION_ARN)).join('');
  return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
}

const FUNCTION_ARN = 'arn:aws:lambda:eu-west-1:123456789012:function:tasks';
