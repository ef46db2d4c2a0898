import * as z from 'zod';
import type { Route } from '../../../shared/web/endpoint.ts';
import { Layout } from '../../../shared/web/layout.tsx';
import { json, page } from '../../../shared/web/reply.ts';
import { Table } from '../../../shared/web/table.tsx';
import { FOR_A_MINUTE } from '../context.ts';
import type { OpenApi } from './answers.ts';

/** What programs can do here: as an OpenAPI 3.1 document, and as a page that people read. */
export const apiRoutes = (): Route[] => [
  {
    method: 'GET',
    path: '/api/openapi.json',
    handle: async () => json<typeof OpenApi>(await readDocument(), { cacheControl: FOR_A_MINUTE }),
  },
  {
    method: 'GET',
    path: '/api',
    handle: async () =>
      page(<ApiPage document={DocumentSchema.parse(await readDocument())} />, { cacheControl: FOR_A_MINUTE }),
  },
];

/** Made from the routes and their schemas by tests/functions/api.test.ts, which fails where it has fallen behind. */
async function readDocument() {
  const { default: document } = await import('./openapi.json', { with: { type: 'json' } });
  return document;
}

const OperationSchema = z.object({
  summary: z.string(),
  tags: z.tuple([z.string()]),
  'x-for': z.string(),
  'x-no-json': z.string().optional(),
});

const DocumentSchema = z.object({
  info: z.object({ title: z.string(), description: z.string() }),
  tags: z.array(z.object({ name: z.string(), description: z.string() })),
  paths: z.record(z.string(), z.partialRecord(z.enum(['get', 'post']), OperationSchema)),
});

function ApiPage({ document: { info, tags, paths } }: { readonly document: z.infer<typeof DocumentSchema> }) {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
  return (
    <Layout wide title="API">
      <h1>{info.title}</h1>
      <p class="written">{info.description}</p>
      <p>
        <a class="button" href="/api/openapi.json">
          The whole description (OpenAPI 3.1, JSON)
        </a>
      </p>
      {tags.map(({ name, description }) => (
        <section key={name} aria-labelledby={`t-${name}`}>
          <h2 id={`t-${name}`}>{description}</h2>
          <Table caption={description} columns={['Address', 'What it does', 'For whom', 'As JSON']}>
            <tbody>
              {operations
                .filter(({ operation }) => operation.tags.includes(name))
                .map(({ method, path, operation }) => (
                  <tr key={`${method} ${path}`}>
                    <th scope="row" class="mono">
                      {method} {path}
                    </th>
                    <td>{operation.summary}</td>
                    <td>{operation['x-for']}</td>
                    <td>{operation['x-no-json'] ?? 'yes'}</td>
                  </tr>
                ))}
            </tbody>
          </Table>
        </section>
      ))}
    </Layout>
  );
}
