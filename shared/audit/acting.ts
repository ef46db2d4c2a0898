import { AsyncLocalStorage } from 'node:async_hooks';
import type { StaffRole } from '../workshop/workshop.ts';

/** Whoever of the staff acts, from a route's first line to its last: the journal asks, and nobody hands it on. */

export interface Acting {
  /** The address that the sign-in proved. */
  readonly by: string;
  /** As which role; absent where the route belongs to no workshop. */
  readonly role?: StaffRole;
  /** Absent where the route belongs to no workshop. */
  readonly workshopId?: string;
  /** Method and path of the route, such as `POST /staff/w/{workshopId}/cancel`. */
  readonly route: string;
  /** Epoch ms. */
  readonly now: number;
}

const scope = new AsyncLocalStorage<Acting>();

/** Runs what a member of staff asked for, and whatever it awaits, as that member's act. */
export const actingAs = <Result>(acting: Acting, act: () => Promise<Result>): Promise<Result> => scope.run(acting, act);

/** `undefined` where no member of staff acts. */
export const whoActs = (): Acting | undefined => scope.getStore();
