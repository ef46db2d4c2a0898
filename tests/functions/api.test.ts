import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import document from '../../functions/public/api/openapi.json' with { type: 'json' };
import { publicRoutes } from '../../functions/public/routes.ts';
import { apiDocument } from '../support/api-document.ts';
import { browserLike } from '../support/browser-like.ts';
import { everyRoute } from '../support/every-route.ts';
import { T0 } from '../support/fixtures.ts';

/**
 * What stood and stands in a field that somebody of the staff changed; an answer as its question has it, in what a person gets
 * and in a ballot; and OpenAPI's own document, which OpenAPI describes.
 */
const TRULY_ANYTHING =
  /\.change[ds]\.items\.properties\.(?:before|after)$|MyData\..+\.answer$|post-ballots-workshopId\.properties\.answers\.additionalProperties$|^components\.schemas\.public\.OpenApi\.additionalProperties$/;

/** Where a schema in the document says nothing: `{}`, which takes anything. */
function unspecified(node: unknown, at: string): string[] {
  if (Array.isArray(node)) return node.flatMap((each, index) => unspecified(each, `${at}.${index}`));
  if (typeof node !== 'object' || node === null) return [];
  const { description: _, ...said } = node as Record<string, unknown>;
  const isSchema = /\.(?:schema|items|additionalProperties|properties\.[^.]+|(?:anyOf|oneOf|allOf)\.\d+)$/.test(at);
  if (isSchema && Object.keys(said).length === 0) return [at];
  return Object.entries(said).flatMap(([key, each]) => unspecified(each, `${at}.${key}`));
}

describe('the API’s document', () => {
  it('has each route with the schema of its JSON, or says why it has none', async () => {
    const missing = (await everyRoute())
      .filter(({ response, noJson }) => !response && !noJson)
      .map(({ route }) => route);
    expect(
      missing,
      'These routes are not described yet. Please say in functions/<name>/api/ what they answer as JSON, or with `noJson` why there is none.',
    ).toEqual([]);
  });

  it('says of each POST which fields it takes', async () => {
    const silent = (await everyRoute()).filter(({ method, takes }) => method === 'POST' && !takes);
    expect(
      silent.map(({ route }) => route),
      'Please give these routes what they take: memberPost(…), or `takes` beside the path.',
    ).toEqual([]);
  });

  it('says what each member is: anything only where it is anything', async () => {
    const { components, paths } = await apiDocument();
    const anything = [...unspecified(components, 'components'), ...unspecified(paths, 'paths')];
    expect(anything.filter((at) => !TRULY_ANYTHING.test(at))).toEqual([]);
  });

  it('says of each route what it does', async () => {
    expect((await everyRoute()).filter(({ about }) => !about).map(({ route }) => route)).toEqual([]);
  });

  it('is what the routes and their schemas make of it (renew it with vitest -u)', async () => {
    await expect(`${JSON.stringify(await apiDocument(), null, 1)}\n`).toMatchFileSnapshot(
      '../../functions/public/api/openapi.json',
    );
  });

  it('is valid OpenAPI 3.1', async () => {
    const validated = await new Validator().validate(JSON.parse(JSON.stringify(await apiDocument())));
    expect(validated.errors ?? []).toEqual([]);
    expect(validated.valid).toBe(true);
  });

  it('is served, and as a page that people read', async () => {
    const { send } = browserLike(publicRoutes({} as never));
    const served = await send('/api/openapi.json', { now: T0 });
    expect(served.headers['content-type']).toBe('application/json');
    expect(served.json()).toEqual(document);
    const page = await send('/api', { now: T0 });
    expect(page.body).toContain('GET /papers/{workshopId}');
    expect(page.body).toContain('Shows the results by ministry or role');
  });
});
