import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/** The commands as one calls them, on a machine without AWS credentials and without a deployment. */
function run(command: string, ...args: readonly string[]): Promise<{ code: number; out: string; error: string }> {
  const main = fileURLToPath(new URL(`../../infra/operate/${command}.ts`, import.meta.url));
  const env = {
    PATH: process.env.PATH,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  };
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', main, ...args], { env }, (error, out, said) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, error: said }),
    );
  });
}

describe.each([
  ['doctor/main', '--identity', 'Please say where mail comes from'],
  ['smoke/main', '--url', 'Please say where it is'],
  ['move/export-main', '--with-link-keys', 'Please say which workshop'],
  ['move/import-main', '--resume', 'Please say either --from DIR'],
])('%s', (command, option, asks) => {
  it('says by --help what it takes and how it ends', async () => {
    const { code, out } = await run(command, '--help');
    expect(code).toBe(0);
    expect(out).toContain(option);
    expect(out).toMatch(/Ends with 0 when/);
  });

  it('asks in one sentence for what is missing, and for an option that it knows', async () => {
    expect(await run(command)).toMatchObject({ code: 2, out: '', error: expect.stringContaining(asks) });
    const unknown = await run(command, '--no-such-option');
    expect(unknown).toMatchObject({ code: 2, error: expect.stringContaining('--help lists the options') });
    expect(unknown.error.trim().split('\n')).toHaveLength(1);
  });
});

describe('without AWS, or anybody who answers', () => {
  it('the doctor says that there are no credentials and no region, and what to do', async () => {
    const { code, out, error } = await run('doctor/main', '--identity', 'example.org', '--json');
    expect(code).toBe(1);
    expect(error).toBe('');
    expect(out).toContain('this shell has no AWS credentials');
    expect(out).toContain('export AWS_REGION');
    expect(JSON.parse(out.trim().split('\n').at(-1) ?? '')).toMatchObject({ findings: expect.any(Array) });
  });

  it('smoke says that nobody answers', async () => {
    const { code, error } = await run('smoke/main', '--url', 'http://127.0.0.1:9');
    expect(code).toBe(3);
    expect(error).toContain('Nobody answers at http://127.0.0.1:9');
  });

  it('export says that the local run does not run, and that the stack cannot be asked', async () => {
    const asked = ['--workshop', 'one', '--to', '/nowhere/one'];
    const local = await run('move/export-main', ...asked, '--local', '/nowhere');
    expect(local).toMatchObject({ code: 3, error: expect.stringContaining('Start it first') });
    const deployed = await run('move/export-main', ...asked, '--stage', 'prod');
    expect(deployed).toMatchObject({ code: 3, error: expect.stringContaining('npm run doctor') });
    expect((await run('move/export-main', ...asked, '--stage', 'live')).error).toContain('no stage "live"');
  });

  it('import says that a folder is no export', async () => {
    const { code, error } = await run('move/import-main', '--from', '/nowhere', '--local', '/nowhere');
    expect(code).toBe(2);
    expect(error).toContain('/nowhere is no export of Afterword');
  });
});
