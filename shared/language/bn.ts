import { answers } from './bn/answers.ts';
import { ballots } from './bn/ballots.ts';
import { charts } from './bn/charts.ts';
import { coAuthors } from './bn/co-authors.ts';
import { errors } from './bn/errors.ts';
import { feedback } from './bn/feedback.ts';
import { forms } from './bn/forms.ts';
import { frame } from './bn/frame.ts';
import { given } from './bn/given.ts';
import { link } from './bn/link.ts';
import { mails } from './bn/mails.ts';
import { message } from './bn/message.ts';
import { myPage } from './bn/my-page.ts';
import { opening } from './bn/opening.ts';
import { papers } from './bn/papers.ts';
import { privacy } from './bn/privacy.ts';
import { report } from './bn/report.ts';
import { reviewers } from './bn/reviewers.ts';
import { roadMap } from './bn/road-map.ts';
import { room } from './bn/room.ts';
import { setUp } from './bn/set-up.ts';
import { swot } from './bn/swot.ts';
import { takeHome } from './bn/take-home.ts';
import type { Messages } from './messages.ts';

/** Bangla, in the formal address. No case ending stands behind a value: it would have to follow the value's last letter. */
export const bangla: Messages = {
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
};
