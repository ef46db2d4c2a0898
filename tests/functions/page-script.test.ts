import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { expect, it } from 'vitest';

/** The source of the page's script as a function's bundle holds it: minified, and with names kept by the bundler. */
async function bundledScript(): Promise<string> {
  const built = buildSync({
    entryPoints: [fileURLToPath(new URL('../../shared/web/script.ts', import.meta.url))],
    bundle: true,
    minify: true,
    keepNames: true,
    format: 'esm',
    target: 'node24',
    write: false,
  });
  const module: { script: string } = await import(
    `data:text/javascript;base64,${Buffer.from(built.outputFiles[0]?.contents ?? []).toString('base64')}`
  );
  return module.script;
}

it('the script of the pages needs nothing of the bundle that it comes from', async () => {
  class TextArea extends EventTarget {
    value = 'four';
  }
  const [field, form, window] = [new TextArea(), new EventTarget(), new EventTarget()];
  const [counter, dataset] = [
    { dataset: { counts: 'f-text', said: '৫০০টি অক্ষরের মধ্যে {length}টি' }, textContent: '' },
    {} as Record<string, string>,
  ];
  Object.assign(form, { dataset });
  const found: Record<string, unknown[]> = { 'form[data-once]': [form], '[data-counts]': [counter] };
  const documentElement = { lang: 'bn' };
  const document = {
    documentElement,
    querySelectorAll: (selector: string) => found[selector] ?? [],
    querySelector: () => null,
    getElementById: () => field,
  };
  const run = new Function('document', 'addEventListener', 'HTMLTextAreaElement', await bundledScript());
  run(document, window.addEventListener.bind(window), TextArea);

  expect(counter.textContent).toBe('৫০০টি অক্ষরের মধ্যে ৪টি');
  const [once, twice] = [1, 2].map(() => new Event('submit', { cancelable: true }));
  for (const submit of [once, twice]) if (submit) form.dispatchEvent(submit);
  expect([once?.defaultPrevented, twice?.defaultPrevented]).toEqual([false, true]);
});
