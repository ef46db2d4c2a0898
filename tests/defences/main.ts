import '../../infra/local/node-version.ts';
import { asCommand, optionsOf } from '../../infra/operate/command.ts';
import { Ended, STATUS } from '../../infra/operate/ended.ts';
import { Copy } from './copy.ts';
import { DEFENCES } from './defences.ts';

const HELP = `npm run defences [-- options]

Takes the defences of docs/abuse.md away in a copy of the sources, one after the other, and runs the test of each, which has to
fail. Ends with 1 where one does not: then nothing would notice that the defence is gone. Takes some minutes.

  --only TEXT   only the defences whose names hold this text
  --help        this text
`;

await asCommand(HELP, async (args) => {
  const { only } = optionsOf(args, { only: { type: 'string' } });
  const chosen = DEFENCES.filter(({ name }) => only === undefined || name.includes(only));
  if (chosen.length === 0)
    throw new Ended(
      STATUS.wrongUse,
      `No defence is called so. There are:\n${DEFENCES.map(({ name }) => `  ${name}`).join('\n')}`,
    );
  const copy = new Copy();
  let status: typeof STATUS.done | typeof STATUS.notDone = STATUS.done;
  try {
    for (const defence of chosen) {
      const { noticed, said } = await copy.without(defence);
      console.log(`${noticed ? 'noticed     ' : 'NOT NOTICED '} ${defence.name} (${defence.test})`);
      if (noticed) continue;
      console.log(said.split('\n').slice(-20).join('\n'));
      status = STATUS.notDone;
    }
  } finally {
    copy.remove();
  }
  return status;
});
