import { sessionCookie } from '../../functions/participant/session.ts';
import type { FunctionName } from '../../infra/constructs/bundle.ts';
import { personPath } from '../../shared/people/addresses.ts';
import { PersonItem } from '../../shared/people/person.store.ts';
import { keys } from '../../shared/store/keys.ts';
import type { Table } from '../../shared/store/table.store.ts';
import { WorkshopItem } from '../../shared/workshop/workshop.store.ts';
import { aPerson, aWorkshop, DAY, LINK_KEYS, T0 } from '../support/fixtures.ts';

/** What a function that was not running is asked first: by whoever waits for its answer, a page; else a task that it refuses. */
export async function firstEvents(table: Table): Promise<(name: FunctionName) => unknown> {
  const [workshop, person] = [aWorkshop(), aPerson()];
  await table.insert(WorkshopItem, keys.workshop(workshop.details.id), workshop);
  await table.insert(PersonItem, keys.person(person.workshopId, person.id), person);
  const cookie = sessionCookie(LINK_KEYS, person).split(';')[0] ?? '';
  const pages: Readonly<Partial<Record<FunctionName, unknown>>> = {
    participant: page(personPath(person.workshopId, person.id), cookie),
    guest: page('/g/a-link-that-opens-nothing'),
    'ballot-box': page('/ballots/nowhere'),
    staff: page('/staff/sign-in'),
    public: page('/'),
  };
  return (name) => pages[name] ?? {};
}

/** An event of the HTTP API, payload format 2.0. */
const page = (path: string, cookie?: string) => ({
  version: '2.0',
  routeKey: '$default',
  rawPath: path,
  rawQueryString: '',
  headers: { accept: 'text/html' },
  cookies: cookie === undefined ? [] : [cookie],
  requestContext: {
    http: { method: 'GET', path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'bench' },
    requestId: 'request-1',
    timeEpoch: T0 + DAY,
  },
  isBase64Encoded: false,
});
