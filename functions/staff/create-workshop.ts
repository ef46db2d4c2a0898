import { createWorkshop } from '../../shared/follow-up/plan.ts';
import { roleIn } from '../../shared/people/members.ts';
import { admitStaff, membershipsOf } from '../../shared/people/membership.store.ts';
import type { StaffIdentity } from '../../shared/people/staff-sign-in.ts';
import { Refusal } from '../../shared/refusal.ts';
import { keys } from '../../shared/store/keys.ts';
import { findWorkshop, readWorkshop, WorkshopItem } from '../../shared/workshop/workshop.store.ts';
import type { StaffRole, WorkshopFile } from '../../shared/workshop/workshop.ts';
import type { StaffContext } from './context.ts';
import { mayCreateWorkshops } from './session.ts';

/** Which workshops somebody has, and a new one among them. */

export interface MyWorkshop {
  readonly details: WorkshopFile;
  readonly role: StaffRole;
}

/** The newest first. */
export async function myWorkshops(context: StaffContext, identity: StaffIdentity): Promise<MyWorkshop[]> {
  const memberships = await membershipsOf(context.table, identity.email);
  const mine = await Promise.all(
    memberships.map(async ({ workshopId }) => {
      const workshop = await readWorkshop(context.table, workshopId);
      const role = roleIn(workshop, identity.email);
      return role ? [{ ...workshop, role }] : [];
    }),
  );
  return mine.flat().toSorted((a, b) => b.details.starts.localeCompare(a.details.starts));
}

/** @throws Refusal `forbidden` */
export function requireCreator(identity: StaffIdentity): void {
  if (mayCreateWorkshops(identity)) return;
  throw new Refusal(
    'forbidden',
    'Only members of the group “organisers” create workshops. Please ask whoever added you to put you into that group.',
  );
}

/**
 * The workshop first and its staff after it: the other way round, an id that exists already would hand that workshop to
 * whoever asks for it. If it breaks off in between, nobody sees the workshop, and its creator's retry admits the staff.
 * @throws Refusal `conflict`
 */
export async function createAndAdmit(
  { table }: StaffContext,
  identity: StaffIdentity,
  file: WorkshopFile,
  now: number,
  questionnaire = 0,
): Promise<void> {
  const workshop = { ...createWorkshop(file, identity.email, now), questionnaire };
  const outcome = await table.insert(WorkshopItem, keys.workshop(file.id), workshop);
  const stored = outcome === 'inserted' ? workshop : await findWorkshop(table, file.id);
  if (stored?.createdBy === identity.email) await admitStaff(table, stored);
  if (outcome === 'exists') {
    throw new Refusal(
      'conflict',
      `A workshop with the id "${file.id}" exists already, and it was not changed. Please open it, or choose another id for the new one.`,
    );
  }
}
