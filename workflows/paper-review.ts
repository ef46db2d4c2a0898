import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { Steps } from './task.ts';

/**
 * What a discussion paper owes its authors and reviewers. A new version is screened, acknowledged and shown to the reviewers;
 * an approved one is published; a decision is told to the authors; co-authors are asked to confirm,
 * and a reviewer is told what is due. No run waits for a person: a decision owes a run of its own.
 */
export function paperReview(scope: Construct, tasks: lambda.IFunction): sfn.IChainable {
  const steps = new Steps(scope, tasks);
  const nothingToDo = steps.end('NothingToDo', 'Withdrawn, changed since, or paid by another run.');
  const settle = steps.task('Settle', 'settle').next(steps.end('PaperSettled', 'The paper owes nothing any more.'));
  const tellAuthors = steps.task('TellAuthors', 'tell-authors');
  tellAuthors.next(settle);

  const acknowledge = steps.task('Acknowledge', 'acknowledge');
  acknowledge.next(steps.task('NotifyReviewers', 'notify-reviewers')).next(settle);

  const screen = steps.task('Screen', 'screen');
  const waits = steps.end('WaitsForTheScan', 'The malware scan has not ended. The paper owes another look soon.');
  screen.next(steps.choose('IsItAReadableFile', { acknowledge, refused: tellAuthors, wait: waits }));

  const publish = steps.task('Publish', 'publish');
  publish.next(tellAuthors);

  const askCoAuthors = steps.task('AskCoAuthors', 'ask-co-authors');
  askCoAuthors.next(settle);

  const tellReviewer = steps
    .task('TellReviewer', 'tell-reviewer')
    .next(steps.end('ReviewerTold', 'The reviewer was told what was due; the next notice is owed at its own moment.'));

  return steps.begin('LoadPaper', 'load-paper').next(
    steps.choose('WhatDoesItOwe', {
      screen,
      publish,
      'tell-authors': tellAuthors,
      'ask-co-authors': askCoAuthors,
      'tell-reviewer': tellReviewer,
      stop: nothingToDo,
    }),
  );
}
