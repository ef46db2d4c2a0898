import { openBallots } from './script/ballot.ts';
import { copyTexts } from './script/copy.ts';
import { countCharacters } from './script/count.ts';
import { keepDrafts } from './script/draft.ts';
import { forgetHere } from './script/forget.ts';
import { sendOnce } from './script/once.ts';
import { compareFile } from './script/proof.ts';
import { sendWhenConnected } from './script/send.ts';
import { sendFiles } from './script/send-files.ts';
import { showWhatIsAsked } from './script/show-if.ts';
import { checkUploads } from './script/upload.ts';

/**
 * The one script of the pages: it makes what already works without it nicer. Each part is written as a function, so that it
 * is type-checked, and sent as its own source; it may therefore use nothing from outside itself. Functions inside it stay
 * without a name, or are methods of an object: the bundler keeps the names of all others by a call to a function of its
 * own, which no browser has. Words come from the page, in its language.
 */
const PARTS = [
  showWhatIsAsked,
  keepDrafts,
  sendWhenConnected,
  sendOnce,
  countCharacters,
  copyTexts,
  checkUploads,
  forgetHere,
  openBallots,
  compareFile,
];

export const script = PARTS.map((part) => `(${part.toString()})()`).join(';');

/** Only where a file is sent straight to a bucket: it stands behind that form, and the page's policy names it. */
export const uploadScript = `(${sendFiles.toString()})()`;
