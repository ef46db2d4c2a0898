import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';

/** Who may sign in to the console: people whom an administrator has added, by mail address and password, with TOTP if they like. */
export class StaffSignIn extends Construct {
  readonly userPoolId: string;
  readonly clientId: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const pool = new cognito.UserPool(this, 'Staff', {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      featurePlan: cognito.FeaturePlan.LITE,
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
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
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
    this.userPoolId = pool.userPoolId;
    this.clientId = client.userPoolClientId;
  }
}
