import { learned } from '../../shared/mail/ledger.ts';
import { MailIntentItem } from '../../shared/mail/mailer.store.ts';
import type { MailNews } from '../../shared/mail/ses-event.ts';
import { PersonItem } from '../../shared/people/person.store.ts';
import { withUndeliverable } from '../../shared/people/person.ts';
import { keys } from '../../shared/store/keys.ts';
import type { Table } from '../../shared/store/table.store.ts';

/**
 * Takes in what SES tells about a mail: the ledger first, then the person's standing. Both only ever rise, so an event
 * may come twice, late, or before the reply of the call that sent the mail.
 * @returns whether the mail is one of ours; an unknown one is set aside by the caller.
 */
export async function takeIn(table: Table, news: MailNews): Promise<boolean> {
  const { workshopId, personId, occurrence, at } = news;
  const intent = await table.change(MailIntentItem, keys.mail(workshopId, personId, occurrence), (found) =>
    learned(found, news, at),
  );
  if (!intent) return false;
  if (news.stops) {
    // Members of staff have no such item: then there is nothing to change.
    await table.change(PersonItem, keys.person(workshopId, personId), (person) =>
      withUndeliverable(person, news.to ?? intent.to, news.problem ?? news.state, at),
    );
  }
  return true;
}
