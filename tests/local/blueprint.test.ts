import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../infra/app.ts';
import { type Blueprint, blueprintOf } from '../../infra/local/blueprint.ts';
import { readStack } from '../../infra/local/template.ts';

const BASE_URL = 'http://localhost:4600';
const account = { region: 'eu-west-1', accountId: '000000000000', stackName: 'Afterword' };
const parameters = { MailFrom: 'follow-up@example.org', MailIdentity: 'example.org' };
let outdir: string;
let blueprint: Blueprint;

beforeAll(() => {
  outdir = mkdtempSync(join(tmpdir(), 'afterword-blueprint-'));
  buildApp({ outdir, bundle: false, check: false }).synth();
  blueprint = blueprintOf(readStack(outdir), account, parameters, BASE_URL);
}, 120_000);
afterAll(() => rmSync(outdir, { recursive: true, force: true }));

const environmentOf = (label: string) => blueprint.functions.find((each) => each.label === label)?.environment ?? {};

describe("the product's own template on this machine", () => {
  it('has every function, with an environment of plain texts', () => {
    expect(blueprint.functions.map(({ label }) => label).toSorted()).toEqual([
      'BallotBox',
      'ClosingReport',
      'Erasure',
      'FollowUp',
      'Guest',
      'HandOff',
      'MailEvents',
      'PaperReview',
      'Participant',
      'Public',
      'ReportEdition',
      'Staff',
      'Sweep',
    ]);
    expect(environmentOf('Staff').TABLE_NAME).toBe(blueprint.tables[0]?.TableName);
    expect(environmentOf('BallotBox').BALLOTS_TABLE).toBe(blueprint.tables[1]?.TableName);
    expect(environmentOf('Staff').USER_POOL_ID).toBe(blueprint.userPool?.poolId);
    expect(environmentOf('Participant').LINK_KEYS_SECRET).toBe(blueprint.secrets[0]?.arn);
    expect(environmentOf('FollowUp').MAIL_FROM).toBe('follow-up@example.org');
  });

  it('puts the local address where the distribution would stand, and nowhere leaves the other', () => {
    expect(environmentOf('Participant').BASE_URL).toBe(BASE_URL);
    expect(blueprint.buckets.map(({ corsOrigin }) => corsOrigin)).toContain(BASE_URL);
    expect(JSON.stringify(blueprint)).not.toContain('cloudfront.net');
  });

  it('connects the sweep to the machines, and the machines to their tasks', () => {
    const machines = blueprint.machines.map(({ arn }) => arn);
    const arns = Object.entries(environmentOf('Sweep')).filter(([name]) => name.endsWith('_ARN'));
    expect(arns.map(([, arn]) => arn).toSorted()).toEqual(machines.toSorted());
    const functions = blueprint.functions.map(({ arn }) => arn);
    for (const { definition } of blueprint.machines) {
      const resources = [...definition.matchAll(/"Resource":"([^"]+)"/g)].map(([, arn]) => arn);
      expect(resources.length).toBeGreaterThan(0);
      for (const arn of resources) expect(functions).toContain(arn);
    }
    expect(functions).toContain(blueprint.schedule?.Target.Arn);
  });

  it('leads every route and rule to a function', () => {
    const functions = blueprint.functions.map(({ arn }) => arn);
    expect(blueprint.routes.map(({ routeKey }) => routeKey)).toContain('$default');
    for (const { functionArn } of blueprint.routes) expect(functions).toContain(functionArn);
    const targets = blueprint.rules.flatMap((rule) => rule.Targets.map(({ Arn }) => Arn));
    expect(targets.length).toBeGreaterThan(0);
    for (const arn of targets) expect(functions).toContain(arn);
    expect(blueprint.mailEvents).toContain('bounce');
  });

  it('has the same names after every synthesis, so that yesterday’s data are found', () => {
    const again = blueprintOf(readStack(outdir), account, parameters, BASE_URL);
    expect(again.tables).toEqual(blueprint.tables);
    expect(again.userPool).toEqual(blueprint.userPool);
  });

  it('says which stack parameter lacks a value', () => {
    expect(() => blueprintOf(readStack(outdir), account, {}, BASE_URL)).toThrow(/needs the stack parameter MailFrom/);
  });
});
