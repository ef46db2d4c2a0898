import { asCommand, optionsOf } from '../command.ts';
import { Ended, STATUS } from '../ended.ts';
import { exportWorkshop } from './export.ts';
import { PLACE_HELP, PLACE_OPTIONS, placeOf } from './place.ts';

const HELP = `npm run export -- --workshop ID --to DIR (--stage dev|prod | --local DIR) [options]

Writes everything of a workshop into a folder: participants, answers, papers, mails, the plan, the report, anonymous ballots,
documents; with a manifest that has the SHA-256 of each part. The folder holds people's names, addresses and answers, and the key
of the anonymous ballots: keep it as you keep the database.

  --workshop ID      as in the addresses of its pages: /staff/w/ID
  --to DIR           a folder that is not there yet, or is empty
${PLACE_HELP}
  --table NAME       read the items from this table instead: one that was restored to an earlier moment
  --hold             for a move: this place sends nothing more of the workshop from now on (undone by
                     npm run import -- --resume --workshop ID --stage … or --local …)
  --with-link-keys   the keys of personal links, too. Whoever has them can open every page of every workshop of this place
  --help             this text

Ends with 0 when it is written, 1 when it could not be, 2 when it was called wrongly, 3 when the place cannot be reached.`;

await asCommand(HELP, async (args) => {
  const options = optionsOf(args, {
    ...PLACE_OPTIONS,
    workshop: { type: 'string' },
    to: { type: 'string' },
    table: { type: 'string' },
    hold: { type: 'boolean', default: false },
    'with-link-keys': { type: 'boolean', default: false },
  });
  const { workshop: workshopId, to: folder, hold, 'with-link-keys': withLinkKeys } = options;
  if (!workshopId || !folder)
    throw new Ended(
      STATUS.wrongUse,
      'Please say which workshop, and where to: --workshop ID --to DIR (--help lists the options.)',
    );
  if (options.table !== undefined && hold)
    throw new Ended(STATUS.wrongUse, 'A table that was restored sends nothing: --table and --hold do not go together.');
  if (options.table !== undefined && options.local !== undefined)
    throw new Ended(STATUS.wrongUse, '--table is for a table that AWS has restored; a local run has none.');
  const found = await placeOf(options);
  const place = options.table === undefined ? found : { ...found, table: options.table };
  const manifest = await exportWorkshop(place, { workshopId, folder, hold, withLinkKeys, now: Date.now() });
  console.log(`${manifest.workshop.title}, from ${place.name}, is in ${folder}:`);
  for (const [kind, count] of Object.entries(manifest.counts)) console.log(`  ${String(count).padStart(6)}  ${kind}`);
  console.log(`  ${String(manifest.files.length).padStart(6)}  document`);
  console.log('Answers and SWOT entries lie with their participants.');
  if (withLinkKeys)
    console.log(`The keys of personal links are in ${folder}, too: whoever has it can open everybody’s page.`);
  console.log(
    hold
      ? `Nothing more of it is sent by ${place.name}. What was being sent at this moment may still go out: wait a quarter of an hour, and export once more before you import.`
      : `It goes on in ${place.name} as before.`,
  );
  return STATUS.done;
});
