import * as z from 'zod';
import { WorkshopIdSchema } from '../store/keys.ts';
import { type StaffRole, StaffRoleSchema } from '../workshop/workshop.ts';

/** That somebody is or was staff of a workshop, and with which role at first; what one may do now is said by members.ts. */
export const MembershipSchema = z.object({
  workshopId: WorkshopIdSchema,
  email: z.email(),
  role: StaffRoleSchema,
});
export type Membership = z.infer<typeof MembershipSchema>;

/** A viewer reads; a reviewer also recommends on papers and merges SWOT entries; an organiser does everything, and alone decides. */
const RANK: Readonly<Record<StaffRole, number>> = { viewer: 1, reviewer: 2, organiser: 3 };

export const mayActAs = (role: StaffRole, needed: StaffRole): boolean => RANK[role] >= RANK[needed];
