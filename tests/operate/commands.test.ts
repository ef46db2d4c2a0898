import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { inWords } from '../../infra/operate/in-words.ts';

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

  it('smoke says that whoever answers is not Afterword, and wants no page’s address', async () => {
    const other = createServer((_, response) => response.end('<h1>Directory listing</h1>'));
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const at = other.address();
    const address = `http://127.0.0.1:${typeof at === 'object' ? at?.port : at}`;
    const { code, error } = await run('smoke/main', '--url', address);
    other.close();
    expect(code).toBe(3);
    expect(error).toContain('does not look like Afterword');
    expect(await run('smoke/main', '--url', `${address}/staff`)).toMatchObject({
      code: 2,
      error: expect.stringContaining(`without a page: --url ${address}`),
    });
  });

  it('the rotation says that there is no region, and whoever names a file for a folder that it is one', async () => {
    expect(await run('rotate-link-key', '--secret', 'arn:nonsense')).toMatchObject({
      code: 3,
      error: expect.stringContaining('no region is chosen'),
    });
    expect(inWords(Object.assign(new Error('no'), { code: 'ENOTDIR', path: '/a/b' }))?.message).toBe(
      '/a/b cannot be used: a file stands where a folder is wanted. Please name another.',
    );
    expect(inWords(new TypeError('a fault'))).toBeUndefined();
  });

  it('the doctor names what it does not understand', async () => {
    const said = async (...args: string[]) => (await run('doctor/main', ...args)).error;
    expect(await said('--identity', 'not a domain')).toContain('not "not a domain"');
    expect(await said('--identity', 'example.org', '--certificate', 'abc')).toContain('not "abc"');
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
