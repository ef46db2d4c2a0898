import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LOCAL_ACCOUNT_ID, LOCAL_REGION, localResource } from '../../infra/local/physical.ts';
import { Resolver } from '../../infra/local/resolve.ts';
import { type RightsOfTemplate, RightsSchema, rightsOf } from '../../infra/local/rights/roles.ts';
import { readStack } from '../../infra/local/template.ts';
import { ASSEMBLY_FOLDER, madeOnce } from './assembly.ts';

/** Every right that the template gives, as it stands now: synthesised without its code, once in a test run. */
export async function rightsOfTemplate(): Promise<RightsOfTemplate> {
  const folder = process.env[ASSEMBLY_FOLDER];
  if (!folder) return synthesised();
  const file = await madeOnce(folder, 'rights.json', async (at) =>
    writeFileSync(at, JSON.stringify(await synthesised())),
  );
  return RightsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** Loads the CDK only where it is needed: it costs a process two seconds. */
async function synthesised(): Promise<RightsOfTemplate> {
  const { buildApp } = await import('../../infra/app.ts');
  const outdir = mkdtempSync(join(tmpdir(), 'afterword-rights-'));
  try {
    buildApp({ outdir, bundle: false, check: false }).synth();
    const account = { region: LOCAL_REGION, accountId: LOCAL_ACCOUNT_ID, stackName: 'Afterword' };
    const parameters = { MailFrom: 'follow-up@example.org', MailIdentity: 'example.org' };
    return rightsOf(new Resolver(readStack(outdir).template, account, parameters, localResource(account)));
  } finally {
    rmSync(outdir, { recursive: true });
  }
}
