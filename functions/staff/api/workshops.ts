import * as z from 'zod';
import type { Api } from '../../../shared/web/route-api.ts';
import { StaffRoleSchema, WorkshopFileSchema } from '../../../shared/workshop/workshop.ts';

const { id, title, starts, ends } = WorkshopFileSchema.shape;

export const MyWorkshopsJson = z.object({
  email: z.string(),
  workshops: z.array(z.object({ id, title, starts, ends, role: StaffRoleSchema })),
});

/** `address`: where the console shows it. */
export const WorkshopMadeJson = z.object({ id, address: z.string() });

const form = { noJson: 'a form for people; its POST takes JSON' };

export const workshopsApi = {
  'GET /staff': { response: MyWorkshopsJson },
  'GET /staff/workshops': form,
  'POST /staff/workshops': { response: WorkshopMadeJson },
  'GET /staff/workshops/new': form,
  'POST /staff/workshops/new': { response: WorkshopMadeJson },
  'GET /staff/workshops/copy': { ...form, query: z.object({ source: z.string().optional() }) },
  'POST /staff/workshops/copy': { response: WorkshopMadeJson },
} satisfies Api;
