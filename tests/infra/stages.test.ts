import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { buildApp } from '../../infra/app.ts';
import type { StageName } from '../../infra/constructs/stage.ts';

const folder = mkdtempSync(join(tmpdir(), 'afterword-stages-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ResourceSchema = z.object({
  Type: z.string(),
  DeletionPolicy: z.string().optional(),
  Properties: z.record(z.string(), z.unknown()).default({}),
});
const TemplateSchema = z.object({ Resources: z.record(z.string(), ResourceSchema) });

/** The one stack of a stage, as CloudFormation gets it. cdk-nag's findings would throw here. */
function stackOf(stage?: StageName) {
  const assembly = buildApp({
    bundle: false,
    outdir: join(folder, stage ?? 'unsaid'),
    ...(stage && { stage }),
  }).synth();
  const [stack, ...others] = assembly.stacks;
  if (!stack || others.length > 0) throw new Error('A stage is one stack.');
  const resources = Object.values(TemplateSchema.parse(stack.template).Resources);
  return { stack, resources, ofType: (type: string) => resources.filter(({ Type }) => Type === `AWS::${type}`) };
}

const [dev, prod, unsaid] = [stackOf('dev'), stackOf('prod'), stackOf()];

/** What people gave, and what their links and sign-ins hang on. */
const KEPT = ['DynamoDB::Table', 'S3::Bucket', 'SecretsManager::Secret', 'Cognito::UserPool'];

describe('the stage', () => {
  it('is prod where nothing is said', () => {
    expect(unsaid.stack.stackName).toBe('Afterword');
    expect(JSON.stringify(unsaid.stack.template)).toBe(JSON.stringify(prod.stack.template));
  });

  it('prod keeps everything: retained, protected from deletion, restorable', () => {
    for (const type of KEPT) {
      for (const { DeletionPolicy } of prod.ofType(type)) expect(DeletionPolicy, type).toBe('Retain');
    }
    for (const { Properties } of prod.ofType('DynamoDB::Table'))
      expect(Properties.DeletionProtectionEnabled).toBe(true);
    expect(prod.ofType('Cognito::UserPool')[0]?.Properties.DeletionProtection).toBe('ACTIVE');
    expect(prod.stack.terminationProtection).toBe(true);
    expect(prod.resources.some(({ Type }) => Type.startsWith('Custom::'))).toBe(false);
  });

  it('dev is a stack of its own, beside prod, and goes entirely when it is deleted', () => {
    expect(dev.stack.stackName).toBe('AfterwordDev');
    expect(dev.stack.terminationProtection).toBe(false);
    for (const { Type, DeletionPolicy } of dev.resources) expect(DeletionPolicy ?? 'Delete', Type).toBe('Delete');
    for (const { Properties } of dev.ofType('DynamoDB::Table'))
      expect(Properties.DeletionProtectionEnabled).toBe(false);
    expect(dev.ofType('Cognito::UserPool')[0]?.Properties.DeletionProtection).toBe('INACTIVE');
    const emptied = dev.resources.filter(({ Type }) => Type === 'Custom::S3AutoDeleteObjects');
    expect(emptied).toHaveLength(dev.ofType('S3::Bucket').length);
  });

  it('changes nothing of what runs: the same functions, workflows, alarms and rights', () => {
    for (const type of ['StepFunctions::StateMachine', 'CloudWatch::Alarm', 'Scheduler::Schedule', 'Events::Rule']) {
      expect(dev.ofType(type).length, type).toBe(prod.ofType(type).length);
    }
    // One function more: the CDK's own, which empties the buckets.
    expect(dev.ofType('Lambda::Function')).toHaveLength(prod.ofType('Lambda::Function').length + 1);
  });

  it('is refused when there is none of that name, before anything is made', async () => {
    const { App } = await import('aws-cdk-lib');
    const { stageAskedFor } = await import('../../infra/app.ts');
    expect(() => stageAskedFor(new App({ context: { stage: 'production' } }))).toThrow(
      'There is no stage "production". Say -c stage=dev or -c stage=prod.',
    );
    expect(stageAskedFor(new App({ context: { stage: 'dev' } }))).toBe('dev');
  });
});
