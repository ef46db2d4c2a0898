import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { Steps } from './task.ts';

/**
 * The way into a repository: a packet for its staff, made a part after the other, each at most as large as one task can write;
 * and the reminder that a repository has not said yet whether it takes a paper.
 */
export function handOff(scope: Construct, tasks: lambda.IFunction): sfn.IChainable {
  const steps = new Steps(scope, tasks);
  const nothingToDo = steps.end('NothingToDo', 'Withdrawn, accepted, out of hours, or paid by another run.');
  const done = steps.end('Done', 'The packet is there, or the organisers are reminded.');
  const orNothing = (name: string) => steps.choose(name, { done, stop: nothingToDo });

  const keepPacket = steps.task('KeepPacket', 'keep-packet');
  keepPacket.next(orNothing('IsItKept'));
  const nudge = steps.task('Nudge', 'nudge');
  nudge.next(orNothing('IsAnyoneReminded'));

  const packPart = steps.task('PackPart', 'pack-part');
  packPart.next(
    steps.choose('IsAnotherPartLeft', { 'pack-part': packPart, 'keep-packet': keepPacket, stop: nothingToDo }),
  );
  return steps
    .begin('Load', 'load')
    .next(steps.choose('WhatIsOwed', { 'pack-part': packPart, nudge, stop: nothingToDo }));
}
