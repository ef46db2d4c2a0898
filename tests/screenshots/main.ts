import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { asCommand, optionsOf } from '../../infra/operate/command.ts';
import { STATUS } from '../../infra/operate/ended.ts';
import { OFFICE, PHONE, startStage } from '../browser/stage.ts';
import { tour } from '../browser/tour.ts';

const IMAGES = fileURLToPath(new URL('../../docs/images/', import.meta.url));

const HELP = `npm run screenshots [-- options]

Plays the follow-up of the Dhaka workshop in a browser and takes the pictures of the documentation.

  --out DIR   where to write them (docs/images)
  --all       every page and mail in every state, 360 and 1280 pixels wide
  --help      this text
`;

/** The pictures that stand in the documentation: a page's name in the tour, a width, and the file. */
const KEPT = [
  { name: 'participant-my-page', width: 360, file: 'my-page-360.png' },
  { name: 'participant-feedback', width: 360, file: 'feedback-360.png' },
  { name: 'staff-overview', width: 1280, file: 'overview-1280.png' },
] as const;

await asCommand(HELP, async (args) => {
  const { out = IMAGES, all = false } = optionsOf(args, { out: { type: 'string' }, all: { type: 'boolean' } });
  mkdirSync(out, { recursive: true });
  const stage = await startStage();
  let taken = 0;
  try {
    await tour(stage, async (name, page) => {
      const before = page.viewportSize() ?? PHONE;
      for (const viewport of [PHONE, OFFICE]) {
        const kept = KEPT.find((each) => each.name === name && each.width === viewport.width);
        if (!kept && !all) continue;
        await page.setViewportSize(viewport);
        const path = join(out, kept && !all ? kept.file : `${name}-${viewport.width}.png`);
        // The documentation shows what one sees first; a look at everything shows the whole page.
        await page.screenshot({ path, fullPage: all });
        taken += 1;
      }
      await page.setViewportSize(before);
    });
  } finally {
    await stage.stop();
  }
  console.log(`${taken} pictures in ${out}`);
  return STATUS.done;
});
