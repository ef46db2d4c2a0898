import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ofType } from '../synthesised.ts';

const page = (name: string): string => readFileSync(new URL(`../../../docs/${name}.md`, import.meta.url), 'utf8');
const alarms = ofType('AWS::CloudWatch::Alarm').map(([id]) => id.slice('Watch'.length, -8));

describe('the runbook', () => {
  const runbook = page('runbook');
  const faults = runbook
    .split(/^### /m)
    .slice(1)
    .map((fault) => fault.split(/^## /m)[0] ?? '');

  it('names each alarm with the fault at which it rings, and no alarm that there is not', () => {
    const named = faults.flatMap((fault) => {
      const line = /^- \*\*Alarms?\*\*: (.+)$/m.exec(fault)?.[1] ?? '';
      return [...line.matchAll(/`(\w+)`/g)].flatMap(([, alarm]) => alarm ?? []);
    });
    expect([...new Set(named)].sort()).toEqual([...alarms].sort());
  });

  it('says of ten faults what people see, which alarm rings, how to find out, what to do and when it is over', () => {
    expect(faults).toHaveLength(10);
    for (const fault of faults) {
      for (const part of ['**People see**', '**Alarm', '**Find out**', '**Do**', '**Over when**']) {
        expect(fault, fault.split('\n')[0]).toContain(part);
      }
    }
  });

  it('counts the alarms whose price it states', () => {
    expect(runbook).toContain('Eleven alarms on one metric each: 1.10 USD');
    expect(alarms).toHaveLength(11);
  });
});

describe('what is said of where the data lies', () => {
  const rows = page('where-data-lies')
    .split('\n')
    .filter((line) => line.startsWith('| '));
  const kept = (what: string): string =>
    rows
      .find((row) => row.includes(what))
      ?.split('|')
      .at(-2) ?? '';

  it('is what the template keeps of logs, queues and files', () => {
    for (const [id, { Properties }] of ofType('AWS::Logs::LogGroup')) {
      expect(kept('CloudWatch Logs'), id).toContain(`${Properties.RetentionInDays} days`);
    }
    for (const [id, { Properties }] of ofType('AWS::SQS::Queue')) {
      const days = Number(Properties.MessageRetentionPeriod) / 86_400;
      expect(kept(`*${id.slice(0, -8)}*`), id).toMatch(new RegExp(`\\b${days} days?\\b`));
    }
    const rules = JSON.stringify(
      ofType('AWS::S3::Bucket').map(([, { Properties }]) => Properties.LifecycleConfiguration),
    );
    const [uploads, packets, older, access] = ['`uploads/`', '`packets/`', '`papers/`', 'access logs'].map((what) =>
      Number(/(\d+) days/.exec(kept(what))?.[1]),
    );
    expect(rules).toContain(`"ExpirationInDays":${uploads},"Id":"ForgetUploads"`);
    expect(rules).toContain(`"ExpirationInDays":${packets},"Id":"ForgetPackets"`);
    expect(rules).toContain(`"NoncurrentDays":${older}`);
    expect(rules).toContain(`"ExpirationInDays":${access},"Id":"ForgetAccess"`);
  });
});
