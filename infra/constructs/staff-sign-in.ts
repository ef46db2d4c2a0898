import { Duration, Validations } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { AfterwordFunction } from './function.ts';
import type { Keeping } from './stage.ts';

/** Who may sign in to the console: people whom an administrator has added, by mail address and password, with TOTP if they like. */
export class StaffSignIn extends Construct {
  readonly userPoolId: string;
  readonly #pool: cognito.UserPool;
  readonly clientId: string;

  constructor(scope: Construct, id: string, keeping: Keeping) {
    super(scope, id);
    const pool = new cognito.UserPool(this, 'Staff', {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      featurePlan: cognito.FeaturePlan.LITE,
      userInvitation: {
        emailSubject: 'Your access to Afterword',
        emailBody:
          '<p>You were added to the staff of a workshop in Afterword.</p><p>Please sign in with your address {username} and this password, within seven days: <b>{####}</b></p><p>You will choose a password of your own then. If you expected no such mail, please pass it by.</p>',
      },
      // Cognito takes this text for a forgotten password, too.
      userVerification: {
        emailStyle: cognito.VerificationEmailStyle.CODE,
        emailSubject: 'Your code for Afterword',
        emailBody:
          '<p>Your code for Afterword is <b>{####}</b>. It is good for an hour.</p><p>If you did not ask for it, please pass it by: nothing has changed.</p>',
      },
      accountRecovery: cognito.AccountRecovery.EMAIL_ONLY,
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(7),
      },
      mfa: cognito.Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      deletionProtection: keeping.deletionProtection,
      removalPolicy: keeping.removalPolicy,
    });
    Validations.of(pool).acknowledge(
      {
        id: 'AwsSolutions-COG2',
        reason: 'TOTP is offered, not forced: officials without a telephone that can do it have to be able to work.',
      },
      {
        id: 'AwsSolutions-COG8',
        reason:
          'The Plus plan is billed per user; the pool holds a few people, added by hand, and passwords are strong.',
      },
    );
    const client = pool.addClient('Console', {
      // The console has a sign-in form of its own, rendered on the server. No page of Cognito's is ever shown.
      authFlows: { userPassword: true },
      disableOAuth: true,
      generateSecret: false,
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.hours(12),
    });
    pool.addGroup('Organisers', {
      groupName: 'organisers',
      description: 'May create workshops. What else one may do is said per workshop, in the table.',
    });
    this.#pool = pool;
    this.userPoolId = pool.userPoolId;
    this.clientId = client.userPoolClientId;
  }
  /** Allows to make accounts and to change those of others; no more, and nothing of passwords. */
  allowToAdminister(caller: AfterwordFunction): void {
    caller.allow(
      ['AdminCreateUser', 'AdminGetUser', 'AdminDisableUser', 'AdminEnableUser', 'AdminSetUserMFAPreference'].map(
        (action) => `cognito-idp:${action}`,
      ),
      [this.#pool.userPoolArn],
    );
  }
}
