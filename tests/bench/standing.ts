import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { buildApp, STACK_NAME } from '../../infra/app.ts';

/** What of the stack is paid for by the month whether anybody comes or not: counted in the template as it is synthesised. */
export interface Standing {
  readonly alarms: number;
  /** Of alarms that do arithmetic, each metric is paid for. */
  readonly alarmMetrics: number;
  readonly compositeAlarms: number;
  readonly dashboards: number;
  readonly secrets: number;
  /** Metrics of our own that alarms look at, but for those of logs that are counted only where something is logged. */
  readonly customMetrics: number;
  readonly tables: number;
  /** Megabytes of the sweep, and whether its runs are traced. */
  readonly sweep: { readonly memoryMb: number; readonly isTraced: boolean };
}

const MetricSchema = z.object({ Namespace: z.string().optional(), MetricName: z.string().optional() });
const AlarmSchema = MetricSchema.extend({
  Metrics: z.array(z.object({ MetricStat: z.object({ Metric: MetricSchema }).optional() })).optional(),
});
const FilterSchema = z.object({
  MetricTransformations: z.array(
    z
      .object({ MetricNamespace: z.string(), MetricName: z.string(), DefaultValue: z.number().optional() })
      .transform(({ MetricNamespace: Namespace, ...rest }) => ({ Namespace, ...rest })),
  ),
});
const nameOf = ({ Namespace, MetricName }: z.infer<typeof MetricSchema>): string => `${Namespace} ${MetricName}`;
const FunctionSchema = z.object({
  MemorySize: z.number().default(128),
  TracingConfig: z.object({ Mode: z.string() }).optional(),
});
const TemplateSchema = z.object({
  Resources: z.record(z.string(), z.object({ Type: z.string(), Properties: z.unknown() })),
});

/** Synthesises the stack without its code, and counts. */
export function standingOf(): Standing {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-bench-'));
  try {
    buildApp({ outdir: folder, bundle: false, check: false }).synth();
    return standingIn(JSON.parse(readFileSync(join(folder, `${STACK_NAME}.template.json`), 'utf8')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same of a template that is there. @throws ZodError for what is none, Error where it has no sweep */
export function standingIn(template: unknown): Standing {
  const resources = Object.entries(TemplateSchema.parse(template).Resources);
  const ofType = (type: string) => resources.filter(([, { Type }]) => Type === type);
  const metrics = ofType('AWS::CloudWatch::Alarm').map(([, { Properties }]) => {
    const { Metrics, ...metric } = AlarmSchema.parse(Properties);
    return Metrics === undefined
      ? [metric]
      : Metrics.flatMap(({ MetricStat }) => (MetricStat ? [MetricStat.Metric] : []));
  });
  const silent = ofType('AWS::Logs::MetricFilter').flatMap(([, { Properties }]) =>
    FilterSchema.parse(Properties)
      .MetricTransformations.filter(({ DefaultValue }) => DefaultValue === undefined)
      .map(nameOf),
  );
  const own = metrics.flat().filter(({ Namespace = 'AWS/' }) => !Namespace.startsWith('AWS/'));
  const sweep = ofType('AWS::Lambda::Function').find(([id]) => /^Sweep[0-9A-F]{8}$/.test(id));
  if (!sweep) throw new Error('The template has no sweep.');
  const { MemorySize, TracingConfig } = FunctionSchema.parse(sweep[1].Properties);
  return {
    alarms: metrics.length,
    alarmMetrics: metrics.flat().length,
    compositeAlarms: ofType('AWS::CloudWatch::CompositeAlarm').length,
    dashboards: ofType('AWS::CloudWatch::Dashboard').length,
    secrets: ofType('AWS::SecretsManager::Secret').length,
    customMetrics: new Set(own.map(nameOf).filter((name) => !silent.includes(name))).size,
    tables: ofType('AWS::DynamoDB::Table').length,
    sweep: { memoryMb: MemorySize, isTraced: TracingConfig?.Mode === 'Active' },
  };
}
