import { readFileSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { App, AssetStaging, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import * as z from 'zod';
import { AfterwordStack } from './afterword-stack.ts';
import { type StageName, StageSchema, stackNameOf } from './constructs/stage.ts';

/** The one stack of the app: what it is called in AWS depends on the stage. */
export const STACK_NAME = 'Afterword';

export interface AppOptions {
  /** Where the assembly is written. Default: where the CDK's command line says, or a temporary folder. */
  readonly outdir?: string;
  /** `false` leaves the functions' code out: enough for tests of the template, and several times as fast. */
  readonly bundle?: boolean;
  /** Default: what the CDK's command line says (`-c stage=dev`), else `prod`. */
  readonly stage?: StageName;
  /** `false` leaves the AwsSolutions rules out. Findings make `synth()` throw. */
  readonly check?: boolean;
}

const CdkSettings = z.object({ context: z.record(z.string(), z.unknown()) });

/**
 * The whole app: one stack, for whichever account and region it is deployed to. `cdk synth`, the local run and the tests
 * call this; the feature flags come from cdk.json for each of them, so that they get the same template.
 */
export function buildApp({ outdir, bundle = true, check = true, stage }: AppOptions = {}): App {
  // What an earlier synthesis of this process staged may lie in another folder, or be older than the sources.
  AssetStaging.clearAssetHashCache();
  const settings = CdkSettings.parse(JSON.parse(readFileSync(new URL('../cdk.json', import.meta.url), 'utf8')));
  const app = new App({
    ...(outdir !== undefined && { outdir }),
    analyticsReporting: false,
    context: { ...settings.context, ...(!bundle && { 'aws:cdk:bundling-stacks': [] }) },
  });
  if (check) Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  const chosen = stage ?? stageAskedFor(app);
  new AfterwordStack(app, STACK_NAME, {
    stage: chosen,
    stackName: stackNameOf(chosen),
    terminationProtection: chosen === 'prod',
  });
  return app;
}

/** @throws Error for a stage that there is none of: a typing error must not deploy for people */
export function stageAskedFor(app: App): StageName {
  const asked: unknown = app.node.tryGetContext('stage') ?? 'prod';
  const known = StageSchema.safeParse(asked);
  if (known.success) return known.data;
  throw new Error(`There is no stage ${JSON.stringify(asked)}. Say -c stage=dev or -c stage=prod.`);
}

// Real paths on both sides: a folder that is reached through a link would otherwise synthesise nothing, and say nothing.
const started = process.argv[1];
if (started && realpathSync(started) === realpathSync(fileURLToPath(import.meta.url))) buildApp().synth();
