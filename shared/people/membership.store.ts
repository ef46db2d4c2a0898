import { keys, normaliseEmail } from '../store/keys.ts';
import type { ItemType, Table } from '../store/table.store.ts';
import type { Workshop } from '../workshop/workshop.ts';
import { type Membership, MembershipSchema } from './membership.ts';

const MembershipItem: ItemType<Membership> = { schema: MembershipSchema };

export const findMembership = (table: Table, email: string, workshopId: string): Promise<Membership | undefined> =>
  table.read(MembershipItem, keys.membership(email, workshopId));

/** The memberships of one member of staff, by workshop. */
export async function membershipsOf(table: Table, email: string): Promise<Membership[]> {
  const { pk } = keys.membership(email, '');
  const items = await Array.fromAsync(table.between(pk, 'W#', 'W#~'));
  return items.map((item) => MembershipSchema.parse(item));
}

/**
 * Gives the staff that a workshop's file names, and whoever created it, their roles. Roles that are there already stay
 * as they are, so it can be repeated: a retry completes what broke off.
 */
export async function admitStaff(table: Table, workshop: Workshop): Promise<void> {
  const { id: workshopId, staff } = workshop.details;
  const creator: Membership = { workshopId, email: normaliseEmail(workshop.createdBy), role: 'organiser' };
  const named = staff
    .map(({ email, role }) => ({ workshopId, email: normaliseEmail(email), role }))
    .filter(({ email }) => email !== creator.email);
  // The creator last: whoever finds the workshop in the own list finds all of its staff admitted.
  for (const membership of [...named, creator]) {
    await table.insert(MembershipItem, keys.membership(membership.email, workshopId), membership);
  }
}
