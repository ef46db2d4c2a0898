import * as z from 'zod';
import { OaiFault } from '../../shared/papers/oai/fault.ts';
import { readOaiRequest } from '../../shared/papers/oai/request.ts';
import { answered, refused } from '../../shared/papers/oai/response.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import type { Reply } from '../../shared/web/reply.ts';
import type { Request } from '../../shared/web/request.ts';
import { FOR_A_MINUTE, type PublicContext } from './context.ts';
import { oaiContent } from './oai-content.ts';

const PATH = '/oai';

/** How many records, or sets, an answer lists at most; a token leads on. */
const PAGE_SIZE = 100;

/** OAI-PMH 2.0 for harvesters of published papers: docs/harvesting.md. Harvesters are no browsers, so no origin is asked for. */
export function oaiRoutes(context: PublicContext, pageSize = PAGE_SIZE): Route[] {
  const handle = async (request: Request): Promise<Reply> => {
    const pairs = argumentsOf(request);
    const address = `${context.baseUrl}${PATH}`;
    const asked = { address, arguments: Object.fromEntries(pairs), now: request.now };
    try {
      const wanted = readOaiRequest(pairs, request.now);
      return xml(answered(asked, wanted.verb, ...(await oaiContent(context, wanted, { ...asked, pageSize }))));
    } catch (error) {
      if (error instanceof OaiFault) return xml(refused(asked, error));
      throw error;
    }
  };
  return [
    { method: 'GET', path: PATH, handle },
    { method: 'POST', path: PATH, takes: ArgumentsSchema, handle, fromAnywhere: true },
  ];
}

/** The protocol says which of them each verb takes. */
const ArgumentsSchema = z.object({ verb: z.string() }).catchall(z.string());

/** @throws Refusal for a body that is no form */
function argumentsOf({ body, query }: Request): [string, string][] {
  switch (body.kind) {
    case 'none':
      return [...query];
    case 'form':
      return [...body.form].map(([name, value]) => [name, typeof value === 'string' ? value : value.name]);
    case 'json':
      throw new Refusal('malformed', 'OAI-PMH takes its arguments in the address or as a form, not as JSON.');
    case 'csv':
      throw new Refusal('wrong-type', 'OAI-PMH takes its arguments in the address or as a form.');
  }
}

/** The protocol's errors come with 200, too. An answer says when it was made, so one kept for a minute misleads nobody. */
const xml = (body: string): Reply => ({
  status: 200,
  headers: { 'content-type': 'text/xml; charset=utf-8', 'cache-control': FOR_A_MINUTE },
  cookies: [],
  body,
});
