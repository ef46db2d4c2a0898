import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Stack } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { afterAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../infra/app.ts';
import { bundle, FUNCTION_NAMES, type FunctionName } from '../../infra/constructs/bundle.ts';
import { LanguageSchema } from '../../shared/language/language.ts';
import { loadedAtFirstEvent, loadedAtStart } from '../support/loaded-at-start.ts';

const folder = mkdtempSync(join(tmpdir(), 'afterword-app-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the app', () => {
  it('does not synthesise what AwsSolutions finds fault with', () => {
    // Given the app with a queue that accepts plain HTTP
    const app = buildApp({ bundle: false, outdir: join(folder, 'faulty') });
    new Queue(new Stack(app, 'Faulty'), 'PlainQueue');
    // When it is synthesised, then it refuses
    expect(() => app.synth()).toThrow(/AwsSolutions-SQS4/);
  });

  it('gives the same template twice', () => {
    const twice = ['one', 'two'].map((name) => buildApp({ bundle: false, outdir: join(folder, name) }).synth());
    const [one, two] = twice.map((assembly) => JSON.stringify(assembly.getStackByName('Afterword').template));
    expect(one).toBe(two);
  });
});

describe('a bundle', () => {
  it.each(FUNCTION_NAMES)('of %s is minified ES modules, with the AWS SDK inside', (name) => {
    const outdir = join(folder, name);
    bundle(name, outdir);
    // What goes to browsers is asked for by few pages, and what reads PDFs runs apart: neither is a part of the handler.
    const beside = {
      participant: ['ballot.js'],
      'paper-review': ['file-reader.mjs'],
      // What pictures of the report's charts are drawn with.
      'report-edition': ['NotoSansBengali_400Regular.ttf', 'NotoSans_400Regular.ttf', 'index_bg.wasm'],
    };
    // What is said in each language is data, read in the language that is asked for.
    const messages = LanguageSchema.options.map((language) => `messages.${language}.json`);
    const files = [...(Object.entries(beside).find(([of]) => of === name)?.[1] ?? []), ...messages, 'handler.mjs'];
    const written = readdirSync(outdir);
    const parts = written.filter((file) => file.startsWith('part-'));
    expect(written.filter((file) => !parts.includes(file)).toSorted()).toEqual(files.toSorted());
    for (const file of ['handler.mjs', ...parts]) {
      expect(readFileSync(join(outdir, file), 'utf8'), file).not.toMatch(/from\s?"(@aws-sdk|@smithy|preact|zod)/);
    }
    expect(readFileSync(join(outdir, 'handler.mjs'), 'utf8')).toMatch(/export\s?\{[^}]*\bas handler\b[^}]*\}/);
  });

  // Bytes of main.ts and all that it imports, before it is known which page or task is asked for; a little more than there are.
  const MOST: Readonly<Record<FunctionName, number>> = {
    participant: 540_000,
    guest: 530_000,
    'ballot-box': 560_000,
    staff: 700_000,
    public: 540_000,
    sweep: 440_000,
    'follow-up': 720_000,
    'paper-review': 940_000,
    'hand-off': 940_000,
    'closing-report': 870_000,
    'report-edition': 790_000,
    erasure: 690_000,
    'mail-events': 500_000,
  };

  it.each(FUNCTION_NAMES)('of %s loads no more at a cold start, and at the first event, than it needs', (name) => {
    const outdir = join(folder, name);
    bundle(name, outdir);
    const bytesOf = (files: readonly string[]): number =>
      files.reduce((sum, file) => sum + statSync(join(outdir, file)).size, 0);
    expect(bytesOf(loadedAtStart(outdir)), 'bytes at the start').toBeLessThan(5_000);
    expect(bytesOf(loadedAtFirstEvent(outdir)), 'bytes at the first event').toBeLessThan(MOST[name]);
  });
});
