import { membersOf } from '../../../shared/people/members.ts';
import { WorkshopSchema } from '../../../shared/workshop/workshop.ts';
import { asCommand, optionsOf } from '../command.ts';
import { Ended, STATUS } from '../ended.ts';
import { type Archive, readArchive } from './archive.ts';
import { importWorkshop } from './import.ts';
import { PLACE_HELP, PLACE_OPTIONS, type Place, placeOf } from './place.ts';
import { type Resumed, resumeWorkshop } from './resume.ts';

const HELP = `npm run import -- --from DIR (--stage dev|prod | --local DIR) [options]
npm run import -- --resume --workshop ID (--stage dev|prod | --local DIR)

Brings a workshop that was exported into another place. All of it is checked before anything is written, and what is there already
is never touched. It arrives at rest: no mail goes out, nothing is reviewed, closed or erased, until you say --resume; so two places
never write to the same people.

  --from DIR         what npm run export has written
${PLACE_HELP}
  --resume           what is owed goes on here: at once with --from, or later with --workshop
  --workshop ID      which workshop goes on
  --with-link-keys   links that the other place has sent open here, too; links that this place has sent before open nothing any more
  --help             this text

Ends with 0 when it is done, 1 when it was refused, 2 when it was called wrongly, 3 when the place cannot be reached.`;

await asCommand(HELP, async (args) => {
  const options = optionsOf(args, {
    ...PLACE_OPTIONS,
    from: { type: 'string' },
    workshop: { type: 'string' },
    resume: { type: 'boolean', default: false },
    'with-link-keys': { type: 'boolean', default: false },
  });
  const { from, workshop, resume, 'with-link-keys': withLinkKeys } = options;
  if ((from === undefined) === (workshop === undefined) || (workshop !== undefined && !resume))
    throw new Ended(
      STATUS.wrongUse,
      'Please say either --from DIR, or --resume --workshop ID (--help lists the options.)',
    );
  const archive = from === undefined ? undefined : await readArchive(from);
  const place = await placeOf(options);
  if (archive) {
    await importWorkshop(place, archive, { resume, withLinkKeys, now: Date.now() });
    console.log(whatNow(archive, place, { resume, withLinkKeys }));
  } else if (workshop !== undefined) {
    const resumed = await resumeWorkshop(place, workshop);
    console.log(wentOn(workshop, place, resumed));
  }
  return STATUS.done;
});

function wentOn(workshop: string, place: Place, { wasAtRest, waited, pausedBy }: Resumed): string {
  if (!wasAtRest && waited === 0) return `${workshop} was not at rest in ${place.name}; nothing was changed.`;
  const owing = waited === 1 ? 'one item owed something' : `${waited} items owed something`;
  const paused = pausedBy === undefined ? '' : ` Its plan was paused by ${pausedBy} before, and stays so.`;
  return `${workshop} goes on in ${place.name}: ${owing} that waited.${paused}`;
}

function whatNow({ manifest, items }: Archive, place: Place, said: { resume: boolean; withLinkKeys: boolean }): string {
  const { id, title } = manifest.workshop;
  const staff = membersOf(WorkshopSchema.parse(items.find(({ sk }) => sk === 'WORKSHOP')));
  return [
    `${title} is in ${place.name}: ${manifest.items.lines + manifest.ballots.lines} items, ${manifest.files.length} documents.`,
    said.resume
      ? 'What it owes goes on here. See that the other place sends nothing more of it.'
      : `It is at rest. When it is to go on here, and no more there: npm run import -- --resume --workshop ${id} ${place.asked}`,
    said.withLinkKeys
      ? 'Links that the other place has sent open here, once the functions that run now have ended: some hours without a visit, or a deployment. Links that this place had sent before, of whatever workshop, open nothing any more.'
      : 'Personal links that were sent before do not open here: send everybody a new one (Participants → Send the link).',
    `Staff sign in here with accounts of this place; it has to have one for each of: ${staff.map(({ email }) => email).join(', ')}.`,
  ].join('\n');
}
