import { lastSweep } from '../../shared/debts/last-sweep.store.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { json } from '../../shared/web/reply.ts';
import type { HealthJson } from './api/answers.ts';
import type { PublicContext } from './context.ts';

/** A sweep runs each minute; CloudFront, a cold start and a slow one are no reason to wake somebody. */
const LATE_AFTER_MS = 5 * 60_000;

/**
 * Whether Afterword works, for whoever watches it from outside: that pages are answered this answer shows by itself, and that
 * mails go out and papers move on hangs on the sweep. It names nobody and nothing that is kept.
 */
export const healthRoutes = ({ table }: Pick<PublicContext, 'table'>): Route[] => [
  {
    method: 'GET',
    path: '/health',
    handle: async ({ now }) => {
      const last = await lastSweep(table);
      const isLate = last === undefined || now - Date.parse(last.ranAt) > LATE_AFTER_MS;
      return json<typeof HealthJson>(
        { status: isLate ? 'late' : 'ok', sweptAt: last?.ranAt ?? null, now: new Date(now).toISOString() },
        { status: isLate ? 503 : 200 },
      );
    },
  },
];
