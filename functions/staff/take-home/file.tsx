import { uploadPlace } from '../../../shared/materials/material.ts';
import type { UploadForm } from '../../../shared/papers/documents.store.ts';
import { FileUploadForm } from '../../../shared/papers/upload-form.tsx';
import { type FieldErrors, Refusal } from '../../../shared/refusal.ts';
import type { ArrivedJson, UploadFormJson } from '../../../shared/web/answers.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { STATUS } from '../../../shared/web/explain.tsx';
import { fieldsOf, parseFields, typedIn } from '../../../shared/web/fields.ts';
import { ErrorSummary } from '../../../shared/web/form.tsx';
import { changed, json, page, type Reply, seeOther } from '../../../shared/web/reply.ts';
import type { Session } from '../../../shared/workshop/workshop.ts';
import type { StaffContext } from '../context.ts';
import { StaffPage } from '../frame.tsx';
import { memberPost, memberRoute, type StaffVisit, tokenIn } from '../session.ts';
import { FileNameSchema, FileSchema } from './input.ts';
import { TitleField } from './materials.tsx';
import { added, sessionOf } from './take-home.tsx';

const FILE = '/take-home/file/{sessionId}';
const TYPES = ['pdf', 'pptx', 'docx'] as const;

/** A file of a session goes straight to the bucket, as papers do, and is shown once it was given a title. */
export function materialFileRoutes(context: StaffContext): Route[] {
  const { documents, baseUrl } = context;
  const placeOf = (visit: StaffVisit, session: Session) => uploadPlace(visit.workshop.details.id, session.id);

  const chooseFile = async (visit: StaffVisit, session: Session, refusal?: Refusal): Promise<Reply> => {
    const address = `${visit.home}/take-home/file/${session.id}`;
    const form = await documents.uploadForm(placeOf(visit, session), { landOn: `${baseUrl}${address}/uploaded` });
    return page(<ChooseFile {...{ visit, session, form, address }} errors={refusal?.fields ?? {}} />, {
      uploadsTo: new URL(form.url).origin,
      status: refusal ? STATUS[refusal.reason].status : 200,
    });
  };

  const arrivedPage = async (
    visit: StaffVisit,
    session: Session,
    fields: Readonly<Record<string, unknown>>,
    errors: FieldErrors = {},
  ): Promise<Reply> => {
    const key = typedIn(fields, 'key');
    const arrived = await documents.findUpload(placeOf(visit, session), key);
    if (!arrived) return chooseFile(visit, session, NOT_ARRIVED);
    const shown = { visit, session, sha256: typedIn(fields, 'sha256'), name: arrived.name, typed: fields, errors };
    return page(<Arrived {...shown} />, { status: Object.keys(errors).length > 0 ? STATUS.invalid.status : 200 });
  };

  return [
    memberRoute(context, 'GET', '/take-home/file', 'organiser', async (visit, request) => {
      const session = sessionOf(visit, request.query.get('session') ?? '');
      return seeOther(`${visit.home}/take-home/file/${session.id}`);
    }),
    memberRoute(context, 'GET', FILE, 'organiser', async (visit, request) =>
      chooseFile(visit, sessionOf(visit, tokenIn(request, 'sessionId'))),
    ),
    memberPost(context, `${FILE}/upload`, 'organiser', FileNameSchema, async (visit, request) => {
      const { fileName } = parseFields(FileNameSchema, fieldsOf(request.body));
      const session = sessionOf(visit, tokenIn(request, 'sessionId'));
      const form = await documents.uploadForm(placeOf(visit, session), { fileName });
      return changed<typeof UploadFormJson>(request, `${visit.home}/take-home/file/${session.id}`, form);
    }),
    memberRoute(context, 'GET', `${FILE}/uploaded`, 'organiser', async (visit, request) => {
      const session = sessionOf(visit, tokenIn(request, 'sessionId'));
      const asked = Object.fromEntries(request.query);
      if (request.wantsJson) {
        return json<typeof ArrivedJson>({
          arrived: (await documents.findUpload(placeOf(visit, session), typedIn(asked, 'key'))) ?? null,
        });
      }
      return arrivedPage(visit, session, asked);
    }),
    memberPost(context, FILE, 'organiser', FileSchema, async (visit, request) => {
      const fields = fieldsOf(request.body);
      const session = sessionOf(visit, tokenIn(request, 'sessionId'));
      try {
        const { key, title, fileName, sha256 } = parseFields(FileSchema, fields);
        const upload = { key, role: 'annex', fileName, sha256 } as const;
        const file = await documents.keepUpload(placeOf(visit, session), upload);
        return await added(context, visit, request, session, title, { kind: 'file', file });
      } catch (error) {
        if (!(error instanceof Refusal && error.reason === 'invalid') || request.wantsJson) throw error;
        return error.fields.title
          ? arrivedPage(visit, session, fields, error.fields)
          : chooseFile(visit, session, error);
      }
    }),
  ];
}

const NOT_ARRIVED = new Refusal('invalid', 'The file did not arrive.', {
  file: 'The file did not arrive, or it was kept too long. Please choose it again.',
});

function ChooseFile({
  visit,
  session,
  form,
  address,
  errors,
}: {
  readonly visit: StaffVisit;
  readonly session: Session;
  readonly form: UploadForm;
  readonly address: string;
  readonly errors: FieldErrors;
}) {
  return (
    <StaffPage visit={visit} title="Add a file" current="take-home">
      <h1>Add a file: {session.title}</h1>
      <ErrorSummary errors={errors} />
      <FileUploadForm
        form={form}
        types={TYPES}
        label="A PDF, a presentation (.pptx) or a Word document (.docx)"
        hint="At most 25 MB. If this page has been open for more than half an hour, please reload it first."
        errors={errors}
        asks={`${address}/upload`}
        lands={`${address}/uploaded`}
      />
      <p>
        <a class="button plain" href={`${visit.home}/take-home`}>
          Back
        </a>
      </p>
    </StaffPage>
  );
}

function Arrived({
  visit,
  session,
  sha256,
  name,
  typed,
  errors,
}: {
  readonly visit: StaffVisit;
  readonly session: Session;
  readonly sha256: string;
  readonly name: string;
  readonly typed: Readonly<Record<string, unknown>>;
  readonly errors: FieldErrors;
}) {
  const address = `${visit.home}/take-home/file/${session.id}`;
  return (
    <StaffPage visit={visit} title="Add a file" current="take-home">
      <h1>Add a file: {session.title}</h1>
      <ErrorSummary errors={errors} />
      <p class="note warn">
        <strong>{name}</strong> has arrived. Participants do not see it yet.
      </p>
      <form method="post" action={address} class="card" data-once>
        <input type="hidden" name="key" value={typedIn(typed, 'key')} />
        {sha256 && <input type="hidden" name="sha256" value={sha256} />}
        <TitleField typed={typed} errors={errors} />
        <div class="actions">
          <button type="submit">Add it to the materials</button>
          <a class="button plain" href={address}>
            Choose another file
          </a>
        </div>
      </form>
    </StaffPage>
  );
}
