import { statSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

/**
 * A function's start, in a process of its own: `<module> [<event>] [count]`. Says on its last line, as JSON, how many milliseconds
 * the import took and how many until its first event was answered, and with `count` the bytes of the modules that were loaded
 * until then.
 */
const [module = '', event, count] = process.argv.slice(2);
let bytes = 0;
if (count === 'count') {
  registerHooks({
    load: (url, context, next) => {
      if (url.startsWith('file:')) bytes += statSync(fileURLToPath(url)).size;
      return next(url, context);
    },
  });
}

const from = performance.now();
const { handler } = await import(module);
const imported = performance.now() - from;
// Tasks are given nothing to do, which they refuse when all that they are has been loaded.
const status = event === undefined ? undefined : await handler(JSON.parse(event), {}).then(statusOf, () => 'refused');
const answered = performance.now() - from;

function statusOf(answer: unknown): unknown {
  return typeof answer === 'object' && answer !== null && 'statusCode' in answer ? answer.statusCode : 'done';
}

console.log(JSON.stringify({ imported, answered, bytes, status }));
process.exit(0);
