import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { Steps } from './task.ts';

/** An approved report becomes an edition: in each language as HTML and as a Word document, which takes longer than a page may. */
export function reportEdition(scope: Construct, tasks: lambda.IFunction): sfn.IChainable {
  const steps = new Steps(scope, tasks);
  return steps.begin('Write', 'write').next(
    steps.choose('IsItWritten', {
      done: steps.end('Written', 'The edition is there, to be read and to be sent.'),
      stop: steps.end('NothingToWrite', 'The approval was taken back, or another run writes it.'),
    }),
  );
}
