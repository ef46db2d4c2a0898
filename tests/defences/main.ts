import '../../infra/local/node-version.ts';
import { parseArgs } from 'node:util';
import { Copy } from './copy.ts';
import { DEFENCES } from './defences.ts';

const HELP = `npm run defences [-- options]

Takes the defences of docs/abuse.md away in a copy of the sources, one after the other, and runs the test of each, which has to
fail. Ends with 1 where one does not: then nothing would notice that the defence is gone. Takes some minutes.

  --only TEXT   only the defences whose names hold this text
  --help        this text
`;

const { values } = parseArgs({ options: { only: { type: 'string' }, help: { type: 'boolean' } } });
const chosen = DEFENCES.filter(({ name }) => values.only === undefined || name.includes(values.only));

if (values.help) {
  console.log(HELP);
} else if (chosen.length === 0) {
  console.error(`No defence is called so. There are:\n${DEFENCES.map(({ name }) => `  ${name}`).join('\n')}`);
  process.exitCode = 2;
} else {
  const copy = new Copy();
  try {
    for (const defence of chosen) {
      const { noticed, said } = await copy.without(defence);
      console.log(`${noticed ? 'noticed     ' : 'NOT NOTICED '} ${defence.name} (${defence.test})`);
      if (noticed) continue;
      console.log(said.split('\n').slice(-20).join('\n'));
      process.exitCode = 1;
    }
  } finally {
    copy.remove();
  }
}
