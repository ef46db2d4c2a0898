import type { LastLook, OutgoingMail } from '../../shared/mail/mail.ts';
import { findParticipant } from '../../shared/people/person.store.ts';
import type { Compose } from './composer.ts';
import type { FollowUpContext } from './context.ts';

/**
 * Reads each person once more, strongly consistent, when the mail is claimed and about to leave: who has answered, left
 * or moved since the page was read gets none, or one that asks for less.
 */
export const lastLook =
  ({ table }: Pick<FollowUpContext, 'table'>, workshopId: string, compose: Compose, now: number) =>
  async ({ personId }: OutgoingMail): Promise<LastLook> => {
    const participant = await findParticipant(table, workshopId, personId);
    if (!participant) return { withhold: 'is not among the participants any more' };
    const composed = compose(participant, now);
    return 'mail' in composed ? { send: composed.mail } : { withhold: composed.withheld.why };
  };
