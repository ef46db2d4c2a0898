import { readPaper } from '../../../shared/papers/paper.store.ts';
import type { Attachment, PaperVersion } from '../../../shared/papers/paper.ts';
import { Refusal } from '../../../shared/refusal.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { seeOther } from '../../../shared/web/reply.ts';
import type { StaffContext } from '../context.ts';
import { memberRoute, tokenIn } from '../session.ts';

const CALLED = { annex: 'Annex', slides: 'Slides' } as const satisfies Record<Attachment['role'], string>;

/** What goes with a version's main text. `address`: the paper's page. */
export function Attachments({
  version: { number, attachments },
  address,
}: {
  readonly version: Pick<PaperVersion, 'number' | 'attachments'>;
  readonly address: string;
}) {
  if (attachments.length === 0) return null;
  return (
    <ul class="letters">
      {attachments.map(({ sha256, name, role }) => (
        <li key={sha256}>
          {CALLED[role]}:{' '}
          <a class="target" href={`${address}/versions/${number}/attachments/${sha256}`}>
            {name}
          </a>
        </li>
      ))}
    </ul>
  );
}

export const attachmentRoutes = (context: StaffContext): Route[] => [
  memberRoute(
    context,
    'GET',
    '/papers/{personId}/{paperId}/versions/{version}/attachments/{sha256}',
    'viewer',
    async (visit, request) => {
      const { id } = visit.workshop.details;
      const paper = await readPaper(context.table, id, tokenIn(request, 'personId'), tokenIn(request, 'paperId'));
      const file = paper.versions
        .find(({ number }) => String(number) === request.params.version)
        ?.attachments.find(({ sha256 }) => sha256 === request.params.sha256);
      if (!file) throw new Refusal('not-found', 'This version has no such file. Please go back to the paper.');
      return seeOther(await context.documents.download(file));
    },
  ),
];
