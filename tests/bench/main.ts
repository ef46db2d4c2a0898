import '../../infra/local/node-version.ts';
import { asCommand, optionsOf } from '../../infra/operate/command.ts';
import { Ended, STATUS } from '../../infra/operate/ended.ts';
import { actionLimits } from './actions.ts';
import { coldLimits } from './cold-limits.ts';
import { costLimits } from './cost.ts';
import { followUpLimits, SIZES } from './follow-up.ts';
import type { Judged } from './limits.ts';
import { measure, PARTS, type Part } from './measure.ts';
import { pageLimits } from './pages.ts';

const LARGEST = Math.max(...SIZES);

const HELP = `npm run bench [-- options]

Measures what Afterword costs in time, size and money, and prints a table for each part, and each limit with whether it is
met. Side-by-side figures come from the same run, alternating, and are medians. What is under way is said on standard
error. docs/bench.md says what each figure means.

  --only PART     one part alone; may be given several times:
                  functions  what a cold start loads                      (a minute)
                  actions    calls and units of each action               (seconds)
                  followUp   a mailing to 65, 1,000, 10,000, 100,000      (ten minutes; see --people)
                  pages      compressed bytes and requests                (half a minute)
                  load       feedback submissions a second                (a minute)
                  cost       dollars; measures actions, pages, a mailing and the journey, too (three minutes)
  --people N      no mailing to more people than N (default ${LARGEST})
  --json          one JSON object on the last line as well
  --help          this text

Ends with 0 where every limit is met, with 1 where one is not.
`;

const isPart = (name: string): name is Part => PARTS.some((part) => part === name);

await asCommand(HELP, async (args) => {
  const options = optionsOf(args, {
    only: { type: 'string', multiple: true },
    people: { type: 'string', default: String(LARGEST) },
    json: { type: 'boolean' },
  });
  const asked = options.only ?? [...PARTS];
  const unknown = asked.filter((name) => !isPart(name));
  if (unknown.length > 0)
    throw new Ended(STATUS.wrongUse, `There is no part ${unknown.join(', ')}; there are ${PARTS.join(', ')}.`);
  const people = Number(options.people);
  const least = Math.min(...SIZES);
  if (!Number.isInteger(people) || people < least)
    throw new Ended(STATUS.wrongUse, `--people takes a whole number from ${least} on, and not ${options.people}.`);
  const measured = await measure(new Set(asked.filter(isPart)), people, (line) => console.error(line));
  const { functions, actions, followUp, pages, load, cost } = measured;
  const show = (title: string, table: unknown): void => {
    console.log(`\n${title}`);
    console.table(table);
  };
  if (functions)
    show('Cold start: what is loaded before the first event, beside the stock SDK’s clients for a table', functions);
  if (actions) show('Of one action: calls to AWS, units, and milliseconds here', actions);
  if (followUp) show('A mailing to everyone, by how many they are', followUp);
  if (pages) show('Pages: bytes over the wire (gzip) and requests, on a first visit', pages);
  for (const [atOnce, paces] of Object.entries(load ?? {})) show(`Load: ${atOnce} at once`, paces);
  for (const [name, bill] of Object.entries(cost?.bills ?? {})) show(`US dollars: ${name}`, bill);
  const limits: Judged[] = [
    ...(functions ? coldLimits(functions) : []),
    ...(actions ? actionLimits(actions) : []),
    ...(followUp ? followUpLimits(followUp) : []),
    ...(pages ? pageLimits(pages) : []),
    ...(cost ? costLimits(cost) : []),
  ];
  show(
    'Limits',
    limits.map(({ figure, value, atMost, met }) => ({ figure, value, 'at most': atMost, '': met ? 'met' : 'NOT MET' })),
  );
  if (options.json) console.log(JSON.stringify({ ...measured, limits }));
  // Whoever only looks whether it is fast enough need not read.
  return limits.every(({ met }) => met) ? STATUS.done : STATUS.notDone;
});
