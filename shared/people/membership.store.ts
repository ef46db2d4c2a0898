import type { ItemType } from '../store/item-type.ts';
import { keys } from '../store/keys.ts';
import type { Table } from '../store/table.store.ts';
import type { Workshop } from '../workshop/workshop.ts';
import { membersOf } from './members.ts';
import { type Membership, MembershipSchema } from './membership.ts';

const MembershipItem: ItemType<Membership> = { schema: MembershipSchema };

/** At which workshops to look for a role of this member of staff: the workshop itself says whether there is one. */
export async function membershipsOf(table: Table, email: string): Promise<Membership[]> {
  const { pk } = keys.membership(email, '');
  const items = await Array.fromAsync(table.between(pk, 'W#', 'W#~'));
  return items.map((item) => MembershipSchema.parse(item));
}

/**
 * Lets the staff of a workshop find it in their own lists. It gives no right, so it may come after the change of the list, and
 * a repeated change completes what broke off.
 */
export async function admitStaff(table: Table, workshop: Workshop): Promise<void> {
  const { id: workshopId } = workshop.details;
  // The creator last: whoever finds the workshop in their own list finds all of its staff admitted.
  for (const { email, role } of membersOf(workshop)) {
    await table.insert(MembershipItem, keys.membership(email, workshopId), { workshopId, email, role });
  }
}
