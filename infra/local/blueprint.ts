import * as z from 'zod';
import { type PoolMail, PoolSchema } from './cognito-mail.ts';
import { type TableDefinition, tableDefinition } from './engines/dynamodb.ts';
import type { FunctionDefinition } from './environment.ts';
import { type EventRule, EventRuleSchema } from './events.ts';
import type { MachineDefinition } from './executions.ts';
import { atLocalAddress, localResource } from './physical.ts';
import { type Account, Resolver } from './resolve.ts';
import { type RightsOfTemplate, rightsOf } from './rights/roles.ts';
import { IntegrationSchema, type Route, RouteSchema } from './routes.ts';
import { type Schedule, ScheduleSchema } from './schedule.ts';
import type { SynthesisedStack } from './template.ts';

/** Everything of the synthesised template that runs on this machine, resolved and typed. */
export interface Blueprint {
  readonly account: Account;
  readonly functions: readonly Omit<FunctionDefinition, 'jwks'>[];
  readonly tables: readonly TableDefinition[];
  readonly buckets: readonly { readonly name: string; readonly corsOrigin?: string }[];
  readonly secrets: readonly SecretToGenerate[];
  readonly userPool:
    | {
        readonly poolId: string;
        readonly clientId: string;
        readonly mails: Readonly<Record<'invitation' | 'code', PoolMail>>;
      }
    | undefined;
  readonly machines: readonly MachineDefinition[];
  readonly apiId: string;
  readonly routes: readonly Route[];
  readonly schedule: Schedule | undefined;
  readonly rules: readonly EventRule[];
  /** Who may do what. */
  readonly rights: RightsOfTemplate;
  /** SES event types that any configuration set publishes, in the template's spelling (`send`, `bounce`, …). */
  readonly mailEvents: ReadonlySet<string>;
}

export interface SecretToGenerate {
  readonly arn: string;
  readonly name: string;
  readonly template?: string;
  readonly key?: string;
  readonly length?: number;
}

const FunctionSchema = z.object({
  Code: z.object({ S3Key: z.string() }),
  Handler: z.string(),
  Timeout: z.number().default(3),
  MemorySize: z.number().default(128),
  Environment: z.object({ Variables: z.record(z.string(), z.string()) }).default({ Variables: {} }),
});

const BucketSchema = z.object({
  CorsConfiguration: z
    .object({ CorsRules: z.array(z.object({ AllowedOrigins: z.array(z.string()) })) })
    .default({ CorsRules: [] }),
});

const SecretSchema = z.object({
  GenerateSecretString: z
    .object({
      SecretStringTemplate: z.string().optional(),
      GenerateStringKey: z.string().optional(),
      PasswordLength: z.number().optional(),
    })
    .default({}),
});

const MailEventsSchema = z.object({
  EventDestination: z.object({ Enabled: z.boolean().default(true), MatchingEventTypes: z.array(z.string()) }),
});

/**
 * Reads the template as CloudFormation would, for this machine.
 * @param parameters values of stack parameters that have no default
 * @param baseUrl the address people see here, in place of the distribution's
 * @throws Error that names the resource which the local run cannot stand in for
 */
export function blueprintOf(
  stack: SynthesisedStack,
  account: Account,
  parameters: Readonly<Record<string, string>>,
  baseUrl: string,
): Blueprint {
  const resolver = new Resolver(stack.template, account, parameters, localResource(account));
  const ref = (logicalId: string): string => resolver.local(logicalId).ref;
  const arn = (logicalId: string): string => resolver.local(logicalId).attributes.Arn ?? ref(logicalId);
  const each = <Properties, Result>(
    type: string,
    schema: z.ZodType<Properties>,
    read: (properties: Properties, logicalId: string) => Result,
  ): Result[] => [...resolver.resources(type, schema)].map(([logicalId, properties]) => read(properties, logicalId));

  const [pool] = each('AWS::Cognito::UserPool', PoolSchema, (properties, id) => ({
    poolId: ref(id),
    mails: {
      invitation: properties.AdminCreateUserConfig.InviteMessageTemplate,
      code: properties.VerificationMessageTemplate,
    },
  }));
  const [clientId] = each('AWS::Cognito::UserPoolClient', z.object({}), (_, id) => ref(id));
  const integrations = new Map(
    each('AWS::ApiGatewayV2::Integration', IntegrationSchema, ({ IntegrationUri }, id) => [ref(id), IntegrationUri]),
  );

  return {
    account,
    functions: each('AWS::Lambda::Function', FunctionSchema, (properties, id) => ({
      arn: arn(id),
      name: ref(id),
      label: labelOf(id),
      bundle: assetOf(stack, properties.Code.S3Key, id),
      handler: properties.Handler,
      timeoutMs: properties.Timeout * 1000,
      memoryMb: properties.MemorySize,
      environment: Object.fromEntries(
        Object.entries(properties.Environment.Variables).map(([key, value]) => [key, atLocalAddress(value, baseUrl)]),
      ),
    })),
    tables: each('AWS::DynamoDB::Table', tableDefinition.omit({ TableName: true }), (properties, id) => ({
      ...properties,
      TableName: ref(id),
    })),
    buckets: each('AWS::S3::Bucket', BucketSchema, ({ CorsConfiguration }, id) => {
      const [origin] = CorsConfiguration.CorsRules.flatMap((rule) => rule.AllowedOrigins);
      return { name: ref(id), ...(origin && { corsOrigin: atLocalAddress(origin, baseUrl) }) };
    }),
    secrets: each('AWS::SecretsManager::Secret', SecretSchema, ({ GenerateSecretString: generate }, id) => ({
      arn: ref(id),
      name: `${account.stackName}-${id}`,
      ...(generate.SecretStringTemplate !== undefined && { template: generate.SecretStringTemplate }),
      ...(generate.GenerateStringKey !== undefined && { key: generate.GenerateStringKey }),
      ...(generate.PasswordLength !== undefined && { length: generate.PasswordLength }),
    })),
    userPool: pool && clientId ? { ...pool, clientId } : undefined,
    machines: each(
      'AWS::StepFunctions::StateMachine',
      z.object({ DefinitionString: z.string(), RoleArn: z.string() }),
      (properties, id) => ({
        arn: arn(id),
        name: labelOf(id),
        definition: properties.DefinitionString,
        role: properties.RoleArn,
      }),
    ),
    apiId: each('AWS::ApiGatewayV2::Api', z.object({}), (_, id) => ref(id))[0] ?? 'none',
    routes: each('AWS::ApiGatewayV2::Route', RouteSchema, ({ RouteKey, Target }, id) => {
      const functionArn = integrations.get(Target.replace(/^integrations\//, ''));
      if (!functionArn) throw new Error(`The route ${RouteKey} (${id}) leads to no integration of the template.`);
      return { routeKey: RouteKey, functionArn };
    }),
    schedule: each('AWS::Scheduler::Schedule', ScheduleSchema, (schedule) => schedule)[0],
    rules: each('AWS::Events::Rule', EventRuleSchema, (rule, id) => ({ ...rule, arn: arn(id) })),
    rights: rightsOf(resolver),
    mailEvents: new Set(
      each('AWS::SES::ConfigurationSetEventDestination', MailEventsSchema, ({ EventDestination }) =>
        EventDestination.Enabled ? EventDestination.MatchingEventTypes : [],
      ).flat(),
    ),
  };
}

/** The logical id without the hash that the CDK appends. */
const labelOf = (logicalId: string): string => logicalId.replace(/[0-9A-F]{8}$/, '');

function assetOf(stack: SynthesisedStack, key: string, logicalId: string): string {
  const folder = stack.assets.get(key);
  if (!folder) throw new Error(`The code of ${logicalId} (${key}) is not among the synthesised assets.`);
  return folder;
}
