import type { Documents } from '../../../shared/papers/documents.store.ts';
import { readMetadata } from '../../../shared/papers/metadata.ts';
import { changePaper, PaperItem } from '../../../shared/papers/paper.store.ts';
import type { Paper } from '../../../shared/papers/paper.ts';
import {
  changeMetadata,
  isBeingRead,
  PaperIdSchema,
  startPaper,
  takesVersions,
} from '../../../shared/papers/submission.ts';
import { keys, randomToken } from '../../../shared/store/keys.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { STATUS } from '../../../shared/web/explain.tsx';
import { fieldsOf } from '../../../shared/web/fields.ts';
import { answer, changed, json, page, seeOther } from '../../../shared/web/reply.ts';
import { phaseFor } from '../../../shared/workshop/calendar.ts';
import { deadlineText, whyClosed } from '../../../shared/workshop/opening.ts';
import { forVisitor, type ParticipantContext, type Visit } from '../session.ts';
import { ChangeDetailsPage, detailsOf, emptyDetails, NewPaperPage, typedDetails } from './details-form.tsx';
import { paperFileRoutes, uploadByProgram } from './file.tsx';
import { PaperListPage } from './list.tsx';
import { closedToPapers, isShownInForm, ONE_PAPER, PAPERS, paperJson, paperOf, paperPage } from './view.tsx';

/** A person's papers: begun with their details, uploaded straight to S3, handed in, revised. */
export function paperRoutes(context: ParticipantContext, documents: Documents): Route[] {
  return [
    {
      method: 'GET',
      path: PAPERS,
      handle: forVisitor(context, async (visited, request) => {
        const why = whyClosed(visited.workshop, visited.person, request.now);
        return answer(request, {
          page: () => <PaperListPage visited={visited} why={why && visited.texts.say(why)} now={request.now} />,
          json: {
            phase: phaseFor(visited.workshop, visited.person, request.now),
            deadline: deadlineText(visited.workshop, visited.person),
            papers: visited.papers.map((paper) => paperJson(visited, paper)),
          },
        });
      }),
    },
    {
      method: 'GET',
      path: `${PAPERS}/new`,
      handle: forVisitor(context, async (visited, request) => {
        return (
          closedToPapers(visited, request) ??
          page(<NewPaperPage visited={visited} typed={emptyDetails(visited.person)} errors={{}} id={randomToken()} />)
        );
      }),
    },
    {
      method: 'POST',
      path: PAPERS,
      handle: forVisitor(context, async (visited, request) => {
        const fields = fieldsOf(request.body);
        const typed = typedDetails(fields);
        const closed = closedToPapers(visited, request, typed);
        if (closed) return closed;
        const id = PaperIdSchema.safeParse(fields.id).data ?? randomToken();
        try {
          const paper = await begin(context, visited, id, fields, request.now);
          return changed(request, `${visited.home}/papers/${paper.id}`, {
            paper: paperJson(visited, paper),
            upload: request.wantsJson ? await uploadByProgram(documents, paper, fields) : undefined,
          });
        } catch (error) {
          if (!isShownInForm(error, request)) throw error;
          return page(<NewPaperPage visited={visited} typed={typed} errors={error.fieldsIn(visited.texts)} id={id} />, {
            status: STATUS.invalid.status,
          });
        }
      }),
    },
    {
      method: 'GET',
      path: ONE_PAPER,
      handle: forVisitor(context, async (visited, request) => {
        const paper = paperOf(visited, request);
        if (request.wantsJson) return json({ paper: paperJson(visited, paper) });
        return paperPage(context, documents, visited, paper, request);
      }),
    },
    {
      method: 'GET',
      path: `${ONE_PAPER}/details`,
      handle: forVisitor(context, async (visited, request) => {
        const paper = paperOf(visited, request);
        const closed = closedToPapers(visited, request);
        if (closed) return closed;
        if (!takesVersions(paper)) return seeOther(`${visited.home}/papers/${paper.id}`);
        return page(
          <ChangeDetailsPage
            visited={visited}
            typed={detailsOf(paper.metadata)}
            errors={{}}
            id={paper.id}
            isBeingRead={isBeingRead(paper.state)}
          />,
        );
      }),
    },
    {
      method: 'POST',
      path: ONE_PAPER,
      handle: forVisitor(context, async (visited, request) => {
        const paper = paperOf(visited, request);
        const fields = fieldsOf(request.body);
        const typed = typedDetails(fields);
        const closed = closedToPapers(visited, request, typed);
        if (closed) return closed;
        try {
          const metadata = readMetadata(fields);
          const after = await changePaper(context.table, paper, (before) =>
            changeMetadata(visited, before, metadata, request.now),
          );
          return changed(request, `${visited.home}/papers/${paper.id}`, { paper: paperJson(visited, after) });
        } catch (error) {
          if (!isShownInForm(error, request)) throw error;
          return page(
            <ChangeDetailsPage
              visited={visited}
              typed={typed}
              errors={error.fieldsIn(visited.texts)}
              id={paper.id}
              isBeingRead={isBeingRead(paper.state)}
            />,
            { status: STATUS.invalid.status },
          );
        }
      }),
    },
    ...paperFileRoutes(context, documents),
  ];
}

/** Begins a paper under an id; sent once more, perhaps corrected meanwhile, it is the same paper with other details. */
async function begin(
  { table }: ParticipantContext,
  visited: Visit,
  id: string,
  fields: Record<string, unknown>,
  now: number,
): Promise<Paper> {
  const { person, papers } = visited;
  const metadata = readMetadata(fields);
  const begun = papers.filter((paper) => paper.id !== id).length;
  const paper = startPaper(visited, { id, personId: person.id, metadata, begun }, now);
  const outcome = await table.insert(PaperItem, keys.paper(person.workshopId, person.id, id), paper);
  if (outcome === 'inserted') return paper;
  return changePaper(table, paper, (before) => changeMetadata(visited, before, metadata, now));
}
