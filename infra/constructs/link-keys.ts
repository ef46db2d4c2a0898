import { Validations } from 'aws-cdk-lib';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { AfterwordFunction } from './function.ts';
import type { Keeping } from './stage.ts';

/**
 * The keys that personal links are made with: `{"current":"k1","k1":"…"}`. Lose them, and every link is void. They are changed by
 * `npm run rotate-link-key`.
 */
export class LinkKeys extends Construct {
  readonly #secret: secretsmanager.Secret;
  readonly secretArn: string;

  constructor(scope: Construct, id: string, { removalPolicy }: Keeping) {
    super(scope, id);
    this.#secret = new secretsmanager.Secret(this, 'Keys', {
      description:
        'Keys that personal links are made with. npm run rotate-link-key makes a new one and keeps those before it.',
      generateSecretString: {
        secretStringTemplate: JSON.stringify({ current: 'k1' }),
        generateStringKey: 'k1',
        passwordLength: 64,
        excludePunctuation: true,
      },
      removalPolicy,
    });
    this.secretArn = this.#secret.secretArn;
    Validations.of(this.#secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason:
        'Links in mails have to work for months. A person decides when a key is changed, and the one before it stays valid.',
    });
  }

  /** Allows to make and to check personal links. */
  allow(...callers: AfterwordFunction[]): void {
    for (const caller of callers) caller.allow(['secretsmanager:GetSecretValue'], [this.secretArn]);
  }
}
