import { Duration, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as ses from 'aws-cdk-lib/aws-ses';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { AfterwordFunction } from './function.ts';

/**
 * SES v2 checks the older action behind each operation as well: SendBulkTemplatedEmail for SendBulkEmail, and SendRawEmail where it
 * makes a MIME message of what it is given, as of a mail with a calendar entry attached (the trouble is described in the
 * documentation of django-anymail).
 */
const TO_MANY = ['ses:SendBulkEmail', 'ses:SendBulkTemplatedEmail'];
const WITH_CALENDAR = ['ses:SendEmail', 'ses:SendRawEmail'];

/** What happens to a mail after SES has accepted it. No open or click: nobody is tracked. */
const WHAT_BECAME_OF_IT = [
  ses.EmailSendingEvent.SEND,
  ses.EmailSendingEvent.DELIVERY,
  ses.EmailSendingEvent.BOUNCE,
  ses.EmailSendingEvent.COMPLAINT,
  ses.EmailSendingEvent.REJECT,
  ses.EmailSendingEvent.RENDERING_FAILURE,
  ses.EmailSendingEvent.DELIVERY_DELAY,
];

/** Sending, by an identity that SES has verified, and hearing what became of each mail. */
export class Mail extends Construct {
  readonly configurationSetName: string;
  readonly #identity: string;

  /** @param props.identity the verified domain or address that the sender belongs to */
  constructor(scope: Construct, id: string, props: { readonly identity: string }) {
    super(scope, id);
    this.#identity = props.identity;
    const configurationSet = new ses.ConfigurationSet(this, 'ConfigurationSet', {
      reputationMetrics: true,
      suppressionReasons: ses.SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    this.configurationSetName = configurationSet.configurationSetName;
    new ses.ConfigurationSetEventDestination(this, 'Events', {
      configurationSet,
      // SES publishes to the default bus only.
      destination: ses.EventDestination.eventBus(events.EventBus.fromEventBusName(this, 'Bus', 'default')),
      events: WHAT_BECAME_OF_IT,
    });
  }

  /** Allows to send, as this identity and with this configuration set only. */
  allow(...senders: AfterwordFunction[]): void {
    for (const sender of senders) this.#allow(sender, TO_MANY);
  }

  /** Allows to send mails with a calendar entry as well, which go out one by one. */
  allowWithCalendar(sender: AfterwordFunction): void {
    this.#allow(sender, [...WITH_CALENDAR, ...TO_MANY]);
  }

  #allow(sender: AfterwordFunction, actions: readonly string[]): void {
    const arn = (resource: string, resourceName: string): string =>
      Stack.of(this).formatArn({ service: 'ses', resource, resourceName });
    sender.allow(actions, [arn('identity', this.#identity), arn('configuration-set', this.configurationSetName)]);
  }

  /** Allows to ask how fast this account may send. */
  allowToAskRate(asker: AfterwordFunction): void {
    asker.allow(['ses:GetAccount'], ['*']);
    asker.acknowledgeWildcard(
      '*',
      'The account is no resource that could be named. A test holds all else to resources.',
    );
  }

  /** Hands every event of this configuration set to a function; those that it cannot take, to the dead letters. */
  tell(listener: AfterwordFunction, deadLetters: sqs.IQueue): void {
    new events.Rule(this, 'WhatBecameOfIt', {
      description: 'What became of the mails of this Afterword',
      eventPattern: {
        source: ['aws.ses'],
        detail: { mail: { tags: { 'ses:configuration-set': [this.configurationSetName] } } },
      },
      targets: [
        new targets.LambdaFunction(listener, {
          deadLetterQueue: deadLetters,
          maxEventAge: Duration.hours(24),
          retryAttempts: 185,
        }),
      ],
    });
  }
}
