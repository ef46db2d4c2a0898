import * as z from 'zod';
import { mustNotBeCancelled, readConsent } from '../../../shared/papers/on-behalf.ts';
import { changePaper, readPaper } from '../../../shared/papers/paper.store.ts';
import { submitVersion, takesVersions } from '../../../shared/papers/submission.ts';
import { readParticipant } from '../../../shared/people/person.store.ts';
import { Refusal } from '../../../shared/refusal.ts';
import type { ArrivedJson, UploadFormJson } from '../../../shared/web/answers.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { STATUS } from '../../../shared/web/explain.tsx';
import { fieldsOf, parseFields, typedIn } from '../../../shared/web/fields.ts';
import { changed, json, page, type Reply } from '../../../shared/web/reply.ts';
import type { Request } from '../../../shared/web/request.ts';
import { phaseFor } from '../../../shared/workshop/calendar.ts';
import type { PaperHandedInJson } from '../api/papers.ts';
import type { StaffContext } from '../context.ts';
import { memberPost, memberRoute, type StaffVisit, tokenIn } from '../session.ts';
import { ArrivedPage, type ForAuthor, HandInPage } from './hand-in-page.tsx';

const PAPER = '/papers/{personId}/{paperId}';

/** An organiser sends a file for an author and hands it in, with the author's agreement. */
export function handInRoutes(context: StaffContext): Route[] {
  const { documents, table, baseUrl } = context;

  /** @throws Refusal `not-found`; `closed` where nothing is taken; `conflict` for a paper that is decided */
  const forAuthor = async (visit: StaffVisit, request: Request): Promise<ForAuthor> => {
    mustNotBeCancelled(visit.workshop);
    const { id: workshopId } = visit.workshop.details;
    const personId = tokenIn(request, 'personId');
    const [{ person }, paper] = await Promise.all([
      readParticipant(table, workshopId, personId),
      readPaper(table, workshopId, personId, tokenIn(request, 'paperId')),
    ]);
    if (!takesVersions(paper)) {
      throw new Refusal('conflict', 'This paper takes no further version. Its page says where it stands.');
    }
    const isClosed = phaseFor(visit.workshop, person, request.now) === 'closed';
    return { visit, person, paper, address: `${visit.home}/papers/${personId}/${paper.id}`, isClosed };
  };

  const chooseFile = async (given: ForAuthor, refused?: { readonly error: Refusal; readonly consent: string }) => {
    const { address, paper } = given;
    const form = await documents.uploadForm(paper, { landOn: `${baseUrl}${address}/uploaded` });
    const errors = refused?.error.fields ?? {};
    return page(<HandInPage given={given} form={form} errors={errors} consent={refused?.consent ?? ''} />, {
      uploadsTo: new URL(form.url).origin,
      status: refused ? STATUS[refused.error.reason].status : 200,
    });
  };

  const arrivedPage = async (
    given: ForAuthor,
    fields: Readonly<Record<string, unknown>>,
    refused?: { error: Refusal; consent: string },
  ): Promise<Reply> => {
    const upload = { key: typedIn(fields, 'key'), sha256: Sha256Schema.safeParse(fields.sha256).data };
    const arrived = await documents.findUpload(given.paper, upload.key);
    if (!arrived) return chooseFile(given, { error: NOT_ARRIVED, consent: refused?.consent ?? '' });
    const errors = refused?.error.fields ?? {};
    const shown = { given, upload, name: arrived.name, errors, consent: refused?.consent ?? '' };
    return page(<ArrivedPage {...shown} />, { status: refused ? STATUS[refused.error.reason].status : 200 });
  };

  return [
    memberRoute(context, 'GET', `${PAPER}/hand-in`, 'organiser', async (visit, request) =>
      chooseFile(await forAuthor(visit, request)),
    ),
    memberPost(context, `${PAPER}/upload`, 'organiser', FileNameSchema, async (visit, request) => {
      const { paper, address } = await forAuthor(visit, request);
      const { fileName } = parseFields(FileNameSchema, fieldsOf(request.body));
      return changed<typeof UploadFormJson>(
        request,
        `${address}/hand-in`,
        await documents.uploadForm(paper, { fileName }),
      );
    }),
    memberRoute(context, 'GET', `${PAPER}/uploaded`, 'organiser', async (visit, request) => {
      const given = await forAuthor(visit, request);
      const asked = Object.fromEntries(request.query);
      if (request.wantsJson) {
        return json<typeof ArrivedJson>({
          arrived: (await documents.findUpload(given.paper, typedIn(asked, 'key'))) ?? null,
        });
      }
      return arrivedPage(given, asked);
    }),
    memberPost(context, `${PAPER}/submit`, 'organiser', SubmissionSchema, async (visit, request) => {
      const given = await forAuthor(visit, request);
      const fields = fieldsOf(request.body);
      try {
        const { key, fileName, sha256, consent } = parseFields(SubmissionSchema, fields);
        const onBehalf = { by: visit.identity.email, consent: readConsent(consent) };
        const file = await documents.keepUpload(given.paper, { key, role: 'main', fileName, sha256 });
        const author = { workshop: visit.workshop, person: given.person, onBehalf };
        const paper = await changePaper(table, given.paper, (found) =>
          submitVersion(author, found, { file, consent: 'yes' }, request.now),
        );
        return changed<typeof PaperHandedInJson>(request, given.address, {
          id: paper.id,
          state: paper.state,
          versions: paper.versions.length,
        });
      } catch (error) {
        if (!(error instanceof Refusal && error.reason === 'invalid') || request.wantsJson) throw error;
        const refused = { error, consent: typedIn(fields, 'consent') };
        return error.fields.consent ? arrivedPage(given, fields, refused) : chooseFile(given, refused);
      }
    }),
  ];
}

const NOT_ARRIVED = new Refusal('invalid', 'The file did not arrive.', {
  file: 'The file did not arrive, or it was kept too long. Please choose it again.',
});

const FileNameSchema = z.object({ fileName: z.string().trim().min(1).max(1000).default('paper.pdf') });

const Sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 digits and letters a to f');

const SubmissionSchema = z.object({
  key: z.string('Please choose the file first.'),
  /** The name to keep, where the key does not say it. */
  fileName: z.string().max(1000).optional(),
  /** As a script found it in the file that was chosen. */
  sha256: Sha256Schema.optional(),
  consent: z.string().default(''),
});
