import { environment } from '../../shared/environment.ts';
import { Table } from '../../shared/store/table.store.ts';
import { endpoint } from '../../shared/web/endpoint.ts';
import { ballotBoxRoutes } from './routes.ts';

/** Takes anonymous ballots. It knows nobody: no cookie comes here, and it has no right to the table that holds the people. */
export function open() {
  const env = environment('BALLOTS_TABLE', 'BASE_URL');
  return endpoint({
    baseUrl: env.BASE_URL,
    inVisitorsLanguage: true,
    routes: ballotBoxRoutes(new Table(env.BALLOTS_TABLE)),
  });
}
