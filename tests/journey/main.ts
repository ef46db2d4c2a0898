import '../../infra/local/node-version.ts';
import { mkdirSync } from 'node:fs';
import { asCommand, optionsOf } from '../../infra/operate/command.ts';
import { Ended, STATUS, sentence } from '../../infra/operate/ended.ts';
import { playJourney } from './journey.ts';
import { keptIn, picturesIn } from './report-folder.ts';
import { dhaka, startJourneyStack } from './stack.ts';

const HELP = `npm run journey [-- options]

Plays the six weeks after the Dhaka workshop on this machine, on a simulated clock: invitations, answers, two papers,
reminders, the closing and the report. Ends with an error when anybody was mailed twice, missed, or mailed without
owing anything.

  --report DIR    leaves the workshop's report (HTML and Word, English and Bangla), what can be exported, and pictures in DIR
  --json    the last line is one JSON object
  --help    this text
`;

await asCommand(HELP, async (args) => {
  const { report: folder, json } = optionsOf(args, { report: { type: 'string' }, json: { type: 'boolean' } });
  // Before minutes are spent on it.
  if (folder !== undefined) mkdirSync(folder, { recursive: true });
  const started = performance.now();
  const stack = await startJourneyStack();
  const keep = folder === undefined ? undefined : keptIn(folder, stack.baseUrl);
  try {
    const report = await playJourney(stack.baseUrl, dhaka(), (line) => console.log(line), keep);
    const seconds = Math.round((performance.now() - started) / 100) / 10;
    const { duplicates, missed, afterCompletion } = report;
    console.log(`Mailed twice: ${duplicates}. Missed: ${missed}. Mailed without owing anything: ${afterCompletion}.`);
    console.log(`${report.responded} of ${report.participants} people answered, in ${seconds} s.`);
    if (folder !== undefined) console.log(`In ${folder}: ${(await picturesIn(folder)).join(', ')}`);
    if (json) console.log(JSON.stringify({ ...report, seconds }));
    return duplicates + missed + afterCompletion > 0 || !report.closed ? STATUS.notDone : STATUS.done;
  } catch (error) {
    throw new Ended(STATUS.notDone, `The journey ended early. ${sentence(error)}`, error);
  } finally {
    await stack.stop();
  }
});
