import { answers } from './en/answers.ts';
import { ballots } from './en/ballots.ts';
import { charts } from './en/charts.ts';
import { coAuthors } from './en/co-authors.ts';
import { errors } from './en/errors.ts';
import { feedback } from './en/feedback.ts';
import { forms } from './en/forms.ts';
import { frame } from './en/frame.ts';
import { given } from './en/given.ts';
import { link } from './en/link.ts';
import { mails } from './en/mails.ts';
import { message } from './en/message.ts';
import { myPage } from './en/my-page.ts';
import { opening } from './en/opening.ts';
import { papers } from './en/papers.ts';
import { privacy } from './en/privacy.ts';
import { report } from './en/report.ts';
import { reviewers } from './en/reviewers.ts';
import { roadMap } from './en/road-map.ts';
import { room } from './en/room.ts';
import { setUp } from './en/set-up.ts';
import { swot } from './en/swot.ts';
import { takeHome } from './en/take-home.ts';

/**
 * All that is said to participants in English: on pages and in errors, a file for each area in `en/`. `{{name}}` is a value; a
 * key that ends in `_one` and `_other` is one message by count (plural categories of Intl.PluralRules). No markup stands in a
 * message: where a part of it is emphasised or a link, that part is a value.
 */
export const english = {
  ...frame,
  ...forms,
  ...opening,
  ...given,
  ...answers,
  ...message,
  ...myPage,
  ...link,
  ...papers,
  ...charts,
  ...coAuthors,
  ...reviewers,
  ...room,
  ...report,
  ...feedback,
  ...setUp,
  ...swot,
  ...ballots,
  ...privacy,
  ...errors,
  ...mails,
  ...roadMap,
  ...takeHome,
} as const;
