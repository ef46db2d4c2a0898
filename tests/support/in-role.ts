import { close as closeTask } from '../../functions/closing-report/close.ts';
import { settle as settleTask } from '../../functions/closing-report/settle.ts';
import { tellOrganisers as tellTask } from '../../functions/closing-report/tell-organisers.ts';
import { writeReport as reportTask } from '../../functions/closing-report/write-report.ts';
import { erasureTask as erase } from '../../functions/erasure/tasks.ts';
import { followUpTask as followUp } from '../../functions/follow-up/tasks.ts';
import { handOffTask as handOff } from '../../functions/hand-off/tasks.ts';
import { takeIn as take } from '../../functions/mail-events/mail-event.ts';
import { paperTask as review } from '../../functions/paper-review/tasks.ts';
import { writeEdition as edition } from '../../functions/report-edition/write-edition.ts';
import { sweep as pay } from '../../functions/sweep/sweep.ts';
import { inRole } from './acting.ts';

/** What runs by itself, each under the role of its function. */

export const sweep = inRole('Sweep', pay);
export const takeIn = inRole('MailEvents', take);
export const followUpTask = inRole('FollowUp', followUp);
export const paperTask = inRole('PaperReview', review);
export const handOffTask = inRole('HandOff', handOff);
export const close = inRole('ClosingReport', closeTask);
export const writeReport = inRole('ClosingReport', reportTask);
export const tellOrganisers = inRole('ClosingReport', tellTask);
export const settle = inRole('ClosingReport', settleTask);
export const writeEdition = inRole('ReportEdition', edition);
export const erasureTask = inRole('Erasure', erase);
