import * as z from 'zod';
import type { Resolver } from '../resolve.ts';
import { UnknownToLocalIam } from './condition.ts';
import { type Statement, StatementSchema } from './policy.ts';

/** What a role of the template may do, its references resolved for this machine. */
export const RoleSchema = z.object({
  arn: z.string(),
  /** Whoever acts in it, by the logical id without its hash: a function, a state machine, or the role itself. */
  of: z.string(),
  statements: z.array(StatementSchema),
});
export type Role = z.infer<typeof RoleSchema>;

/** Every right that the template gives. */
export const RightsSchema = z.object({
  roles: z.array(RoleSchema),
  /** What policies on buckets say of everybody. */
  onBuckets: z.array(StatementSchema),
  /** Which service may invoke a function, and on behalf of what. */
  onFunctions: z.array(z.object({ service: z.string(), function: z.string(), sourceArn: z.string() })),
  /** The logical id without its hash of every resource that a right names, by its ARN here. */
  names: z.record(z.string(), z.string()),
});
export type RightsOfTemplate = z.infer<typeof RightsSchema>;

const DocumentSchema = z.object({ Statement: z.array(StatementSchema) });
const RolePropertiesSchema = z.object({
  ManagedPolicyArns: z.array(z.string()).default([]),
  Policies: z.array(z.object({ PolicyDocument: DocumentSchema })).default([]),
});
const PolicySchema = z.object({ PolicyDocument: DocumentSchema, Roles: z.array(z.string()) });
const PermissionSchema = z.object({ Principal: z.string(), FunctionName: z.string(), SourceArn: z.string() });

/** AWS's own policy of that name: https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSLambdaBasicExecutionRole.html */
const MANAGED: Readonly<Record<string, Statement>> = {
  'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole': {
    Effect: 'Allow',
    Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
    Resource: ['*'],
    Condition: {},
  },
};

/** Whoever acts in a role: by type, and the property that names the role. */
const ACTORS = { 'AWS::Lambda::Function': 'Role', 'AWS::StepFunctions::StateMachine': 'RoleArn' } as const;

/**
 * Reads who may do what out of the template, as CloudFormation would give it to IAM.
 * @throws Error that names the resource for a statement that IAM has and we do not know
 */
export function rightsOf(resolver: Resolver): RightsOfTemplate {
  const arnOf = (logicalId: string): string => {
    const { ref, attributes } = resolver.local(logicalId);
    return attributes.Arn ?? ref;
  };
  const policies = [...resolver.resources('AWS::IAM::Policy', PolicySchema).values()];
  const actors = new Map<string, string>();
  for (const [type, property] of Object.entries(ACTORS)) {
    for (const [id, properties] of resolver.resources(type, z.object({ [property]: z.string() }))) {
      actors.set(properties[property] ?? '', labelOf(id));
    }
  }
  const roles = [...resolver.resources('AWS::IAM::Role', RolePropertiesSchema)].map(([id, own]): Role => {
    const attached = policies.filter(({ Roles }) => Roles.includes(resolver.local(id).ref));
    const arn = arnOf(id);
    return {
      arn,
      of: actors.get(arn) ?? labelOf(id),
      statements: [
        ...own.ManagedPolicyArns.map(managed),
        ...[...own.Policies, ...attached].flatMap(({ PolicyDocument }) => PolicyDocument.Statement),
      ],
    };
  });
  const onBuckets = [...resolver.resources('AWS::S3::BucketPolicy', z.object({ PolicyDocument: DocumentSchema }))];
  const named = roles.flatMap(({ statements }) => statements.flatMap(({ Resource = [] }) => Resource));
  return {
    roles,
    onBuckets: onBuckets.flatMap(([, { PolicyDocument }]) => PolicyDocument.Statement),
    onFunctions: [...resolver.resources('AWS::Lambda::Permission', PermissionSchema).values()].map((permission) => ({
      service: permission.Principal,
      function: permission.FunctionName,
      sourceArn: permission.SourceArn,
    })),
    names: Object.fromEntries(
      resolver
        .logicalIds()
        .map((id) => [arnOf(id), labelOf(id)] as const)
        .filter(([arn]) => named.some((resource) => resource.startsWith(arn))),
    ),
  };
}

function managed(arn: string): Statement {
  const statement = MANAGED[arn];
  if (!statement) throw new UnknownToLocalIam('the managed policy', arn);
  return statement;
}

/** The logical id without the hash that the CDK appends. */
const labelOf = (logicalId: string): string => logicalId.replace(/[0-9A-F]{8}$/, '');
