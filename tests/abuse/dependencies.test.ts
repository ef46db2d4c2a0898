import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { deployedPackages } from '../support/deployed-packages.ts';

/** What of others' work we deploy, and that it is what we looked at. */

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));
const Versions = z.record(z.string(), z.string()).default({});

describe('the dependencies', () => {
  it('are pinned exactly, so that the same comes wherever it is installed', () => {
    const groups = z
      .object({
        dependencies: Versions,
        devDependencies: Versions,
        optionalDependencies: Versions,
        overrides: Versions,
      })
      .parse(read('package.json'));
    for (const [group, versions] of Object.entries(groups)) {
      for (const [name, version] of Object.entries(versions))
        expect(version, `${group}: ${name}`).toMatch(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/);
    }
  });

  it('are in the lock file with a digest each, so that nobody can change them under way', () => {
    const { packages } = z
      .object({
        packages: z.record(
          z.string(),
          z.object({ resolved: z.string().optional(), integrity: z.string().optional(), link: z.boolean().optional() }),
        ),
      })
      .parse(read('package-lock.json'));
    const open = Object.entries(packages).filter(
      ([path, { resolved, integrity }]) =>
        path !== '' && resolved?.startsWith('http') && !integrity?.startsWith('sha512-'),
    );
    expect(open).toEqual([]);
  });
});

/** What may be in what we deploy: whoever runs it owes its authors no more than their names, and changes of their own files. */
const PERMITTED = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'MIT AND OFL-1.1',
  'MIT-0',
  'MPL-2.0',
]);

describe('the licences of what is deployed', () => {
  const deployed = deployedPackages();

  it('are such as we may pass on', () => {
    const others = deployed.filter(({ license }) => !PERMITTED.has(license));
    expect(others).toEqual([]);
  });

  it('stand in docs/licences.md (renew it with vitest -u)', async () => {
    const rows = deployed.map(({ name, version, license }) => `| ${name} | ${version} | ${license} |`);
    const text = `# Licences of what is deployed

Every package of which something is in a function’s bundle, lies beside it, or is in a script for browsers; made from what the
bundler took. \`tests/abuse/dependencies.test.ts\` compares this list, and refuses a licence that nobody has looked at.

| package | version | licence |
| --- | --- | --- |
${rows.join('\n')}
`;
    await expect(text).toMatchFileSnapshot('../../docs/licences.md');
  });
});
