import {
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminSetUserMFAPreferenceCommand,
  AssociateSoftwareTokenCommand,
  ChangePasswordCommand,
  CognitoIdentityProviderClient,
  GetUserCommand,
  GlobalSignOutCommand,
  SetUserMFAPreferenceCommand,
  UserNotFoundException,
  VerifySoftwareTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { refusalOf } from './cognito-refusals.ts';
import type { AccountOutcome, AccountState, OwnAccount, SignInRefusal, StaffAccounts } from './staff-sign-in.ts';

const NO_TOTP = { SoftwareTokenMfaSettings: { Enabled: false, PreferredMfa: false } };

/** One's own account in the user pool: asked with the access token, so the console needs no right of its own. */
export function openOwnAccount(client = new CognitoIdentityProviderClient({})): OwnAccount {
  return {
    changePassword: (AccessToken, PreviousPassword, ProposedPassword) =>
      outcomeOf('wrong', () =>
        client.send(new ChangePasswordCommand({ AccessToken, PreviousPassword, ProposedPassword })),
      ),
    hasSecondFactor: (AccessToken) =>
      unlessOver(async () => {
        const { UserMFASettingList } = await client.send(new GetUserCommand({ AccessToken }));
        return UserMFASettingList?.includes('SOFTWARE_TOKEN_MFA') ?? false;
      }),
    newSecret: (AccessToken) =>
      unlessOver(async () => (await client.send(new AssociateSoftwareTokenCommand({ AccessToken }))).SecretCode),
    confirmSecondFactor: (AccessToken, UserCode) =>
      outcomeOf('challenge-over', async () => {
        await client.send(new VerifySoftwareTokenCommand({ AccessToken, UserCode }));
        const SoftwareTokenMfaSettings = { Enabled: true, PreferredMfa: true };
        await client.send(new SetUserMFAPreferenceCommand({ AccessToken, SoftwareTokenMfaSettings }));
      }),
    removeSecondFactor: (AccessToken) =>
      outcomeOf('challenge-over', () => client.send(new SetUserMFAPreferenceCommand({ AccessToken, ...NO_TOTP }))),
    async signOutEverywhere(AccessToken) {
      await unlessOver(() => client.send(new GlobalSignOutCommand({ AccessToken })));
    },
  };
}

/** `undefined` where the access is over, revoked or forged. */
async function unlessOver<Value>(ask: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (refusalOf(error, 'challenge-over')) return undefined;
    throw error;
  }
}

async function outcomeOf(notAuthorised: SignInRefusal, change: () => Promise<unknown>): Promise<AccountOutcome> {
  try {
    await change();
    return 'done';
  } catch (error) {
    const why = refusalOf(error, notAuthorised);
    if (!why) throw error;
    return why;
  }
}

/** The accounts of others in the user pool. */
export function openAccounts(UserPoolId: string, client = new CognitoIdentityProviderClient({})): StaffAccounts {
  const stateOf = async (Username: string): Promise<AccountState> => {
    try {
      const { Enabled, UserStatus } = await client.send(new AdminGetUserCommand({ UserPoolId, Username }));
      if (Enabled === false) return 'disabled';
      return UserStatus === 'FORCE_CHANGE_PASSWORD' ? 'invited' : 'active';
    } catch (error) {
      if (error instanceof UserNotFoundException) return 'none';
      throw error;
    }
  };
  return {
    stateOf,
    async invite(email) {
      const state = await stateOf(email);
      if (state === 'active' || state === 'disabled') return 'there';
      await client.send(
        new AdminCreateUserCommand({
          UserPoolId,
          Username: email,
          DesiredDeliveryMediums: ['EMAIL'],
          ...(state === 'invited' && { MessageAction: 'RESEND' }),
          // An organiser vouches for the address; whoever reads its mail gets the password.
          UserAttributes: [
            { Name: 'email', Value: email },
            { Name: 'email_verified', Value: 'true' },
          ],
        }),
      );
      return state === 'invited' ? 'sent-again' : 'made';
    },
    async setEnabled(Username, enabled) {
      const input = { UserPoolId, Username };
      await client.send(enabled ? new AdminEnableUserCommand(input) : new AdminDisableUserCommand(input));
    },
    async removeSecondFactor(Username) {
      await client.send(new AdminSetUserMFAPreferenceCommand({ UserPoolId, Username, ...NO_TOTP }));
    },
  };
}
