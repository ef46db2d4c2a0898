import { globSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { ProblemSchema } from '../../functions/public/api/problem.ts';
import { ConditionSchema } from '../../shared/feedback/condition.ts';
import { QuestionnaireSchema, QuestionSchema } from '../../shared/feedback/questionnaire.ts';
import { PaperMetadataSchema } from '../../shared/papers/paper.ts';
import { MyDataSchema } from '../../shared/people/my-data.ts';
import { WorkshopFileSchema } from '../../shared/workshop/workshop.ts';
import { type Described, everyRoute } from './every-route.ts';
import { REFUSALS } from './refusals.ts';

/** The API as an OpenAPI 3.1 document, made from the routes and the schemas beside them. */
export async function apiDocument() {
  const routes = await everyRoute();
  const paths: Record<string, Record<string, unknown>> = {};
  for (const each of routes.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    paths[each.path] = { ...paths[each.path], [each.method.toLowerCase()]: operation(each) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'The API of Afterword', version: '1', description: DESCRIPTION },
    servers: [{ url: '/' }],
    tags: [
      { name: 'public', description: 'Published papers and what everybody sees' },
      { name: 'participant', description: 'A participant’s own pages' },
      { name: 'guest', description: 'Co-authors and reviewers from outside' },
      { name: 'staff', description: 'The console' },
    ],
    paths,
    components: {
      schemas: { ...namedSchemas(), ...taken(routes) },
      responses: {
        ...Object.fromEntries(Object.entries(REFUSALS).map(([status, why]) => [status, problem(why)])),
        fault: problem('A fault of ours: its “detail” has the number under which the log knows it'),
      },
      securitySchemes: {
        staff: { type: 'apiKey', in: 'cookie', name: '__Secure-afterword-staff' },
        participant: { type: 'apiKey', in: 'cookie', name: '__Secure-afterword' },
        guest: { type: 'apiKey', in: 'cookie', name: '__Secure-afterword-guest' },
      },
    },
  };
}

const operationId = (method: string, path: string): string =>
  `${method.toLowerCase()}${path.replaceAll(/[^A-Za-z0-9]+/g, '-').replace(/-$/, '')}`;

/** What each operation takes, by its id. */
const taken = (routes: readonly Described[]): Record<string, unknown> =>
  Object.fromEntries(
    routes.flatMap(({ method, path, takes }) => (takes ? [[operationId(method, path), inputSchema(takes)]] : [])),
  );

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

const DESCRIPTION = [
  'Every page answers JSON at its own address to “Accept: application/json”, with the same rights as the page.',
  'The cookie comes from signing in (POST /staff/sign-in), or from opening a personal link (GET /l/{token}, GET /g/{token}).',
  'A POST takes JSON or a form, and must name this site in its Origin header; to JSON it answers what is now so, as JSON.',
  'Moments are ISO 8601 in UTC, days are local days of the workshop.',
  'What is refused is a problem (RFC 9457), whose “errors” say which field and why; it changed nothing.',
].join('\n');

function operation({ method, path, tag, isFor, about, query, formOnly, takes, response, noJson, refusals }: Described) {
  const isOpen = isFor === 'anybody';
  return {
    operationId: operationId(method, path),
    summary: about ?? '',
    tags: [tag],
    'x-for': isFor,
    ...(noJson && { 'x-no-json': noJson }),
    ...(!isOpen && { security: [{ [tag]: [] }] }),
    parameters: [
      ...Array.from(path.matchAll(/\{(\w+)\}/g), ([, name]) => ({
        name,
        in: 'path',
        required: true,
        schema: { type: 'string' },
      })),
      ...Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
        name,
        in: 'query',
        required: !z.safeParse(schema, undefined).success,
        schema: inputSchema(z.object({ it: schema })).properties?.it,
      })),
    ],
    ...(takes && {
      requestBody: {
        content: Object.fromEntries(
          [...(formOnly ? [] : ['application/json']), 'application/x-www-form-urlencoded'].map((type) => [
            type,
            { schema: { $ref: `#/components/schemas/${operationId(method, path)}` } },
          ]),
        ),
      },
    }),
    responses: {
      '200': {
        description: noJson ?? 'What is there, or is now so',
        ...(response && { content: { 'application/json': { schema: jsonSchema(response) } } }),
      },
      ...Object.fromEntries(refusals.map((status) => [status, { $ref: `#/components/responses/${status}` }])),
      default: { $ref: '#/components/responses/fault' },
    },
  };
}

/** What stands once in the document, and is pointed to: each schema that functions/<name>/api/ export, and those of the domain. */
const NAMED = z.registry<{ id: string }>();
NAMED.add(ProblemSchema, { id: 'Problem' });
NAMED.add(QuestionSchema, { id: 'Question' });
NAMED.add(QuestionnaireSchema, { id: 'Questionnaire' });
NAMED.add(ConditionSchema, { id: 'Condition' });
NAMED.add(PaperMetadataSchema, { id: 'PaperMetadata' });
NAMED.add(WorkshopFileSchema, { id: 'WorkshopFile' });
NAMED.add(MyDataSchema, { id: 'MyData' });
for (const file of globSync(['functions/*/api/*.ts', 'shared/web/answers.ts']).toSorted()) {
  const [, folder = ''] = file.split('/');
  const exported: Record<string, unknown> = await import(/* @vite-ignore */ join(process.cwd(), file));
  for (const [name, schema] of Object.entries(exported).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    if (!(schema instanceof z.ZodType) || NAMED.has(schema)) continue;
    const id = name.replace(/(?:Json|Schema)$/, '');
    NAMED.add(schema, { id: file.startsWith('shared/') ? id : `${folder}.${id}` });
  }
}

const MADE = {
  unrepresentable: 'any',
  override: ({ jsonSchema: made }: { jsonSchema: z.core.JSONSchema.BaseSchema }) => {
    // The format says it shorter.
    if (made.format) delete made.pattern;
    // What every number of JavaScript's has to be.
    if (made.minimum === Number.MIN_SAFE_INTEGER) delete made.minimum;
    if (made.maximum === Number.MAX_SAFE_INTEGER) delete made.maximum;
  },
} as const;

function jsonSchema(schema: z.ZodType): unknown {
  const named = NAMED.get(schema)?.id;
  if (named !== undefined) return { $ref: `#/components/schemas/${named}` };
  const { $schema: _, $defs: __, ...rest } = z.toJSONSchema(schema, { ...MADE, metadata: NAMED });
  return pointed(rest);
}

/** What is sent, where a default need not be: so nothing is pointed to that says what is answered. */
function inputSchema(schema: z.ZodType): z.core.JSONSchema.BaseSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { ...MADE, io: 'input' });
  return rest;
}

/** Each of them, with what it points to itself. */
function namedSchemas(): Record<string, unknown> {
  const { schemas } = z.toJSONSchema(NAMED, {
    ...MADE,
    metadata: NAMED,
    uri: (id) => `#/components/schemas/${id}`,
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema: _, $id: __, ...rest }]) => [id, pointed(rest)]),
  );
}

const pointed = (schema: unknown): unknown =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/'));
