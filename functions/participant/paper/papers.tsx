import type { Documents } from '../../../shared/papers/documents.store.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { answer, json } from '../../../shared/web/reply.ts';
import { phaseFor } from '../../../shared/workshop/calendar.ts';
import { deadlineText, whyClosed } from '../../../shared/workshop/opening.ts';
import type { MyPaperJson, MyPapersJson } from '../api/papers.ts';
import { forVisitor, type ParticipantContext } from '../session.ts';
import { attachmentRoutes } from './attachments.tsx';
import { detailsRoutes } from './details.tsx';
import { paperFileRoutes } from './file.tsx';
import { PaperListPage } from './list.tsx';
import { ONE_PAPER, PAPERS, paperJson, paperOf, paperPage } from './view.tsx';
import { withdrawalRoutes } from './withdraw.tsx';

/** A person's papers: begun with their details, uploaded straight to S3, handed in, revised. */
export function paperRoutes(context: ParticipantContext, documents: Documents): Route[] {
  return [
    {
      method: 'GET',
      path: PAPERS,
      handle: forVisitor(context, async (visited, request) => {
        const why = whyClosed(visited.workshop, visited.person, request.now);
        return answer<typeof MyPapersJson>(request, {
          page: () => <PaperListPage visited={visited} why={why && visited.texts.say(why)} now={request.now} />,
          json: {
            phase: phaseFor(visited.workshop, visited.person, request.now),
            deadline: deadlineText(visited.workshop, visited.person),
            papers: visited.papers.map((paper) => paperJson(visited, paper)),
          },
        });
      }),
    },
    ...detailsRoutes(context, documents),
    {
      method: 'GET',
      path: ONE_PAPER,
      handle: forVisitor(context, async (visited, request) => {
        const paper = paperOf(visited, request);
        if (request.wantsJson) return json<typeof MyPaperJson>({ paper: paperJson(visited, paper) });
        return paperPage(context, documents, visited, paper, request);
      }),
    },
    ...paperFileRoutes(context, documents),
    ...attachmentRoutes(context, documents),
    ...withdrawalRoutes(context),
  ];
}
