import { actingAs } from '../../shared/audit/acting.ts';
import { type About, noted } from '../../shared/audit/audit.store.ts';
import type { Noted } from '../../shared/audit/audit.ts';
import type { Request } from '../../shared/web/request.ts';
import type { StaffContext } from './context.ts';

/** Writes down what somebody does who is not signed in by a route of the console: signing in itself, and out. */
export const notedOf = (
  { table }: StaffContext,
  request: Request,
  email: string,
  path: string,
  what: Noted,
  about: About = {},
): Promise<void> => actingAs({ by: email, route: `POST ${path}`, now: request.now }, () => noted(table, what, about));
