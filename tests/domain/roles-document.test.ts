import { expect, it } from 'vitest';
import { routeSentence } from '../../functions/staff/route-sentences.ts';
import type { Access } from '../../shared/web/endpoint.ts';
import { consoleRoutes } from '../support/console-routes.ts';

/** docs/roles.md is made of the routes: who may do what, as the code says. */

const WHO: Readonly<Record<Access, string>> = {
  anybody: 'anybody',
  'signed-in': 'whoever is signed in',
  viewer: 'viewers, reviewers, organisers',
  reviewer: 'reviewers, organisers',
  organiser: 'organisers',
};
const WORKSHOP = '/staff/w/{workshopId}';

async function document(): Promise<string> {
  const routes = (await consoleRoutes()).map((route) => {
    const inWorkshop = route.path.startsWith(WORKSHOP);
    const path = inWorkshop ? route.path.slice(WORKSHOP.length) || '/' : route.path;
    return { ...route, whole: route.path, path, area: inWorkshop ? `/${path.split('/')[1]}` : '' };
  });
  const areas = [...new Set(routes.map(({ area }) => area))].sort();
  const tables = areas.flatMap((area) => [
    area === '' ? '## Outside of a workshop' : area === '/' ? `## A workshop: \`${WORKSHOP}\`` : `### \`${area}\``,
    '',
    '| method | path | for whom | what it does |',
    '| --- | --- | --- | --- |',
    ...routes
      .filter((route) => route.area === area)
      .map(
        ({ method, path, access, whole }) =>
          `| ${method} | \`${path}\` | ${access ? WHO[access] : '**not stated**'} | ${routeSentence(`${method} ${whole}`)} |`,
      )
      .sort(),
    '',
  ]);
  return [...HEAD, ...tables].join('\n');
}

const HEAD = [
  '# Who may do what',
  '',
  'Made from the routes of the console, as the code has them; `npx vitest run tests/domain/roles-document.test.ts -u` renews',
  'it, and `tests/functions/staff-roles.test.ts` tries each for nobody, a stranger, and each role. What the roles are is said in',
  '[staff.md](staff.md).',
  '',
  'Whoever is not signed in is led to the sign-in (303, programs get 401); whoever is no member of a workshop learns not even',
  'that it exists (404); a member whose role is not enough is told so (403). Workshops are created by members of the user',
  'pool’s group `organisers` alone.',
  '',
];

it('docs/roles.md has every route of the console (renew it with vitest -u)', async () => {
  await expect(await document()).toMatchFileSnapshot('../../docs/roles.md');
});
