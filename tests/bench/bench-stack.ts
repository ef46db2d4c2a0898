import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, Stack } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { STACK_NAME } from '../../infra/app.ts';
import { buildProduct, type LocalStack, startLocal } from '../../infra/local/local-stack.ts';
import { seedWorkshop, usersOf } from '../../infra/local/seed.ts';
import { JOURNEY_BEGINS } from '../journey/journey.ts';
import { dhaka } from '../journey/stack.ts';

/** Where the empty function answers: what the gateway and a function's start cost, and nothing else. */
export const EMPTY = '/empty';

export interface BenchStack {
  readonly local: LocalStack;
  /** The stack as it was synthesised. */
  readonly assembly: string;
  stop(): Promise<void>;
}

/** The product on this machine with the Dhaka workshop, the morning after its invitations went out, and an empty function beside. */
export async function startBenchStack(): Promise<BenchStack> {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-bench-'));
  const seed = dhaka();
  const assembly = join(folder, 'cloud-assembly');
  const app = await buildProduct(assembly);
  addEmptyFunction(app, folder);
  app.synth();
  const local = await startLocal({ port: 0, startAt: Date.parse(JOURNEY_BEGINS), users: usersOf(seed), assembly });
  const stop = async (): Promise<void> => {
    await local.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await seedWorkshop(local.baseUrl, folder, seed);
    await local.clock.advanceTo(Date.parse('2011-07-11T09:00:00+06:00'));
    return { local, assembly, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function addEmptyFunction(app: App, folder: string): void {
  const code = mkdtempSync(join(folder, 'empty-'));
  writeFileSync(join(code, 'index.mjs'), "export const handler = async () => ({ statusCode: 200, body: 'empty' });\n");
  const stack = app.node.findChild(STACK_NAME);
  const api = stack.node.findChild('Web').node.findChild('Api');
  if (!Stack.isStack(stack) || !(api instanceof apigateway.HttpApi)) throw new Error('The stack has no HTTP API.');
  const role = new iam.Role(stack, 'EmptyRole', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
  const empty = new lambda.Function(stack, 'Empty', {
    runtime: lambda.Runtime.NODEJS_24_X,
    handler: 'index.handler',
    code: lambda.Code.fromAsset(code),
    memorySize: 1024,
    role,
  });
  api.addRoutes({
    path: EMPTY,
    methods: [apigateway.HttpMethod.ANY],
    integration: new HttpLambdaIntegration('EmptyIntegration', empty),
  });
}
