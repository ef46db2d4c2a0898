import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { resource, said, template } from '../synthesised.ts';

describe('what runs by itself', () => {
  it('sweeps each minute, with the time it is for, and never a second time', () => {
    template.hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpression: 'rate(1 minute)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      State: 'ENABLED',
      Target: {
        Input: '{"time":"<aws.scheduler.scheduled-time>"}',
        RetryPolicy: { MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 60 },
        DeadLetterConfig: { Arn: Match.anyValue() },
      },
    });
    expect(resource('AWS::Lambda::EventInvokeConfig', 'SweepEventInvokeConfig').Properties).toMatchObject({
      MaximumEventAgeInSeconds: 60,
      MaximumRetryAttempts: 0,
    });
  });

  it('hears of every mail of its own configuration set', () => {
    template.hasResourceProperties('AWS::SES::ConfigurationSetEventDestination', {
      EventDestination: {
        Enabled: true,
        MatchingEventTypes: ['send', 'delivery', 'bounce', 'complaint', 'reject', 'renderingFailure', 'deliveryDelay'],
      },
    });
    const rule = resource('AWS::Events::Rule').Properties;
    expect(rule).not.toHaveProperty('EventBusName');
    expect(rule.EventPattern).toMatchObject({
      source: ['aws.ses'],
      detail: { mail: { tags: { 'ses:configuration-set': [{}] } } },
    });
    expect(rule.Targets).toMatchObject([{ DeadLetterConfig: {}, RetryPolicy: { MaximumRetryAttempts: 185 } }]);
  });

  it('loses no event without a trace: what is invoked asynchronously has a dead-letter queue, encrypted and TLS only', () => {
    for (const [name, queue] of [
      ['Sweep', 'LostSweeps'],
      ['MailEvents', 'LostMailEvents'],
    ]) {
      const { DeadLetterConfig } = resource('AWS::Lambda::Function', name).Properties;
      expect(said(z.object({ TargetArn: z.unknown() }).parse(DeadLetterConfig).TargetArn)).toBe(queue);
    }
    template.allResourcesProperties('AWS::SQS::Queue', { SqsManagedSseEnabled: true });
    template.resourceCountIs('AWS::SQS::QueuePolicy', 2);
  });

  it('logs what failed in a workflow, without the data of people', () => {
    template.resourceCountIs('AWS::StepFunctions::StateMachine', 6);
    template.allResourcesProperties('AWS::StepFunctions::StateMachine', {
      LoggingConfiguration: { Level: 'ERROR', IncludeExecutionData: false, Destinations: Match.anyValue() },
      TracingConfiguration: { Enabled: true },
    });
  });
});
