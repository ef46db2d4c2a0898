import type { Route } from '../../../shared/web/endpoint.ts';
import { answer } from '../../../shared/web/reply.ts';
import type { SwotBoardJson } from '../api/swot.ts';
import type { StaffContext } from '../context.ts';
import { memberRoute } from '../session.ts';
import { SwotPage } from './page.tsx';
import { boardJson, readBoard } from './read.ts';
import { swotSettingsRoutes } from './settings.tsx';
import { swotThemeRoutes } from './themes.tsx';

/** Everyone's strengths, weaknesses, opportunities and threats: who wrote them, what staff merged, and the weighted matrix. */
export function swotRoutes(context: StaffContext): Route[] {
  return [
    memberRoute(context, 'GET', '/swot', 'viewer', async (visit, request) => {
      const board = await readBoard(context, visit.workshop);
      const done = request.query.get('done') ?? undefined;
      return answer<typeof SwotBoardJson>(request, {
        page: () => <SwotPage visit={visit} board={board} done={done} />,
        json: boardJson(visit.workshop, board),
      });
    }),
    ...swotThemeRoutes(context),
    ...swotSettingsRoutes(context),
  ];
}
