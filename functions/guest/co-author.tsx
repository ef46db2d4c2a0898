import * as z from 'zod';
import { say } from '../../shared/language/texts.ts';
import type { CoAuthor } from '../../shared/papers/co-author.ts';
import { anAnswer, answered, coAuthorOf, readableFiles, whyEnded } from '../../shared/papers/co-authors.ts';
import { inPublic } from '../../shared/papers/metadata.ts';
import { changePaper } from '../../shared/papers/paper.store.ts';
import { newestVersion } from '../../shared/papers/paper.ts';
import { findParticipant } from '../../shared/people/person.store.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { STATUS } from '../../shared/web/explain.tsx';
import { fieldsOf, parseFields, typedIn } from '../../shared/web/fields.ts';
import { changed, elsewhere, json, page, type Reply } from '../../shared/web/reply.ts';
import type { Request } from '../../shared/web/request.ts';
import type { CoAuthorPageJson } from './api/api.ts';
import { CoAuthorPage, EndedPage, type Typed } from './co-author-page.tsx';
import type { GuestContext } from './context.ts';
import { forGuest, type GuestVisit } from './session.ts';

const HOME = '/guest/co-author/{workshopId}/{paperId}/{guestId}';

interface CoAuthorVisit extends GuestVisit {
  readonly coAuthor: CoAuthor;
}

/** What the link of a co-author opens: the paper, and whether the co-author is one and agrees. */
export const coAuthorRoutes = (context: GuestContext): Route[] => [
  {
    method: 'GET',
    path: HOME,
    handle: forCoAuthor(context, async (visit, request) =>
      request.wantsJson ? json<typeof CoAuthorPageJson>(seenBy(visit)) : show(context, visit),
    ),
  },
  {
    method: 'POST',
    path: HOME,
    takes: AnswerSchema,
    handle: forCoAuthor(context, async (visit, request) => {
      const fields = fieldsOf(request.body);
      const { coAuthor, workshop } = visit;
      try {
        const { answer, reason } = parseFields(AnswerSchema, fields);
        const given = anAnswer(answer, reason);
        const paper = await changePaper(context.table, visit.paper, (found) =>
          answered(found, coAuthor.id, given, workshop.details.mail, request.now),
        );
        return changed<typeof CoAuthorPageJson>(
          request,
          visit.home,
          seenBy({ ...visit, paper, coAuthor: coAuthorOf(paper, coAuthor.id) ?? coAuthor }),
        );
      } catch (error) {
        if (!(error instanceof Refusal && error.reason === 'invalid') || request.wantsJson) throw error;
        return show(context, visit, { reason: typedIn(fields, 'reason'), errors: error.fieldsIn(visit.texts) });
      }
    }),
  },
  {
    method: 'GET',
    path: `${HOME}/files/{number}`,
    handle: forCoAuthor(context, async ({ paper }, request) => {
      const file = readableFiles(paper).find((_, index) => String(index + 1) === request.params.number);
      if (!file) throw new Refusal('not-found', say('coAuthor.noFile'));
      return elsewhere(await context.documents.download(file));
    }),
  },
];

const AnswerSchema = z.object({
  answer: z.enum(['confirmed', 'declined']),
  reason: z.string().default(''),
});

const NOTHING: Typed = { reason: '', errors: {} };

/** For a co-author who is still asked; everybody else reads why the link has ended, and what was typed. */
const forCoAuthor = (
  context: GuestContext,
  handle: (visit: CoAuthorVisit, request: Request) => Promise<Reply>,
): Route['handle'] =>
  forGuest(context, 'co-author', async (visit, request) => {
    const { paper, guest, workshop } = visit;
    const why = whyEnded(paper, guest.guestId, workshop.details.mail.replyTo);
    const coAuthor = coAuthorOf(paper, guest.guestId);
    if (!why && coAuthor) return handle({ ...visit, coAuthor }, request);
    const said = why ?? say('coAuthor.notNamed');
    if (request.wantsJson) throw new Refusal('closed', said);
    const typed = typedIn(fieldsOf(request.body), 'reason');
    return page(<EndedPage visit={visit} why={said} typed={typed} />, { status: STATUS.closed.status });
  });

async function show({ table }: GuestContext, visit: CoAuthorVisit, typed: Typed = NOTHING): Promise<Reply> {
  const { workshopId, personId } = visit.paper;
  const author = (await findParticipant(table, workshopId, personId))?.person.name ?? '';
  const status = typed === NOTHING ? 200 : STATUS.invalid.status;
  return page(<CoAuthorPage visit={visit} coAuthor={visit.coAuthor} author={author} typed={typed} />, { status });
}

/** The paper as its co-author may see it: with nobody's e-mail address. */
function seenBy({ paper, home, coAuthor: { name, asked, answer } }: CoAuthorVisit) {
  const newest = newestVersion(paper);
  return {
    metadata: inPublic((newest ?? paper).metadata),
    version: newest?.number ?? null,
    files: readableFiles(paper).map(({ key: _, ...file }, index) => ({
      ...file,
      download: `${home}/files/${index + 1}`,
    })),
    you: name,
    until: asked?.until ?? null,
    answer: answer ?? null,
  };
}
