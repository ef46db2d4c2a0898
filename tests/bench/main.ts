import { parseArgs } from 'node:util';
import { coldStarts } from './cold-start.ts';

const HELP = `npm run bench [-- options]

Measures what Afterword costs in time and size, and prints a table for each part. Side-by-side figures come from the same
run, alternating, and are medians.

  --json    one JSON object on the last line as well
  --help    this text
`;

const { values } = parseArgs({ options: { json: { type: 'boolean' }, help: { type: 'boolean' } } });
if (values.help) {
  console.log(HELP);
} else {
  const functions = await coldStarts();
  console.log('Cold start: what is loaded before the first event, beside the stock SDK’s clients for a table');
  console.table(functions);
  if (values.json) console.log(JSON.stringify({ functions }));
}
