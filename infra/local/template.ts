import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

/** One resource of the template. Properties stay unknown until whoever needs them parses them. */
export const ResourceSchema = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  Condition: z.string().optional(),
});
export type Resource = z.infer<typeof ResourceSchema>;

export const TemplateSchema = z.object({
  Parameters: z
    .record(z.string(), z.object({ Type: z.string(), Default: z.union([z.string(), z.number()]).optional() }))
    .default({}),
  Conditions: z.record(z.string(), z.unknown()).default({}),
  Resources: z.record(z.string(), ResourceSchema),
  Outputs: z.record(z.string(), z.object({ Value: z.unknown() })).default({}),
});
export type Template = z.infer<typeof TemplateSchema>;

const AssetsSchema = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.object({ path: z.string().optional() }),
      destinations: z.record(z.string(), z.object({ objectKey: z.string() })),
    }),
  ),
});

/** What `cdk synth` leaves behind for one stack: its name, its template, and where each asset lies by its S3 key. */
export interface SynthesisedStack {
  readonly name: string;
  readonly template: Template;
  /** Absolute path by the `S3Key` that the template names. */
  readonly assets: ReadonlyMap<string, string>;
}

const ManifestSchema = z.object({
  artifacts: z.record(
    z.string(),
    z.object({ type: z.string(), properties: z.object({ templateFile: z.string().optional() }).optional() }),
  ),
});

/**
 * Reads the one stack of a cloud assembly folder, as CloudFormation and the CDK's asset publishing would.
 * @throws Error when the assembly holds no stack, or more than one.
 */
export function readStack(assembly: string): SynthesisedStack {
  const manifest = ManifestSchema.parse(readJson(join(assembly, 'manifest.json')));
  const stacks = Object.entries(manifest.artifacts).filter(
    ([, artifact]) => artifact.type === 'aws:cloudformation:stack',
  );
  const [name, artifact] = stacks[0] ?? [];
  const templateFile = artifact?.properties?.templateFile;
  if (stacks.length !== 1 || !name || !templateFile) {
    throw new Error(`The cloud assembly ${assembly} must hold exactly one stack; it holds ${stacks.length}.`);
  }
  const manifestOfAssets = AssetsSchema.parse(readJson(join(assembly, `${name}.assets.json`)));
  const assets = new Map<string, string>();
  for (const { source, destinations } of Object.values(manifestOfAssets.files)) {
    for (const { objectKey } of Object.values(destinations)) {
      if (source.path) assets.set(objectKey, join(assembly, source.path));
    }
  }
  return { name, template: TemplateSchema.parse(readJson(join(assembly, templateFile))), assets };
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
