import * as z from 'zod';
import { carryOut } from '../../shared/debts/carry-out.ts';
import { NowSchema } from '../../shared/debts/run.ts';
import { acknowledge } from './acknowledge.ts';
import { askCoAuthors } from './ask-co-authors.ts';
import type { PaperReviewContext } from './context.ts';
import { loadPaper } from './load-paper.ts';
import { notifyReviewers } from './notify-reviewers.ts';
import { type Next, PaperRunSchema } from './paper-run.ts';
import { publish } from './publish.ts';
import { screen } from './screen.ts';
import { settlePaper } from './settle.ts';
import { tellAuthors } from './tell-authors.ts';
import { tellReviewer } from './tell-reviewer.ts';

/** What a state of workflows/paper-review.ts hands over; `step`, what the task before returned, is not needed here. */
const PaperTaskSchema = z.object({
  task: z.enum([
    'load-paper',
    'screen',
    'acknowledge',
    'notify-reviewers',
    'publish',
    'tell-authors',
    'ask-co-authors',
    'tell-reviewer',
    'settle',
  ]),
  run: PaperRunSchema,
  now: NowSchema,
});
type PaperTask = z.infer<typeof PaperTaskSchema>;

/** Carries out one task. Every task may run twice: states and mail occurrences fence what it does. */
export function paperTask(context: PaperReviewContext, event: unknown): Promise<Next<string>> {
  const input = PaperTaskSchema.parse(event);
  return carryOut(input, () => taskOf(context, input));
}

function taskOf(context: PaperReviewContext, { task, run, now }: PaperTask): Promise<Next<string>> {
  switch (task) {
    case 'load-paper':
      return loadPaper(context, run, now);
    case 'screen':
      return screen(context, run, now);
    case 'acknowledge':
      return acknowledge(context, run, now);
    case 'notify-reviewers':
      return notifyReviewers(context, run, now);
    case 'publish':
      return publish(context, run, now);
    case 'tell-authors':
      return tellAuthors(context, run, now);
    case 'ask-co-authors':
      return askCoAuthors(context, run, now);
    case 'tell-reviewer':
      return tellReviewer(context, run, now);
    case 'settle':
      return settlePaper(context, run);
  }
}
