import { isDeepStrictEqual } from 'node:util';
import { UPLOAD_SECONDS, type UploadForm } from '../../shared/papers/documents.store.ts';
import { MAX_FILE_BYTES, newestVersion, type Paper } from '../../shared/papers/paper.ts';
import { MAX_VERSIONS } from '../../shared/papers/submission.ts';
import type { FieldErrors } from '../../shared/refusal.ts';
import { ErrorSummary, FieldError, fieldId } from '../../shared/web/form.tsx';
import { ParticipantPage } from './frame.tsx';
import { fileSize } from './paper-words.tsx';
import type { Visit } from './session.ts';

/** A minute less than what was signed, for the sending itself to begin in time. */
const FORM_GOOD_FOR_MS = (UPLOAD_SECONDS - 60) * 1000;

/** The form that goes straight to S3: every signed field, and the file behind them, since S3 reads none after it. */
export function UploadSection({
  form,
  heading,
  errors,
  until,
  number,
}: {
  readonly form: UploadForm;
  readonly heading: string;
  readonly errors: FieldErrors;
  readonly until: string;
  /** Which version of the paper the file becomes. */
  readonly number: number;
}) {
  const described = errors.file ? 'file-hint f-file-error' : 'file-hint';
  return (
    <section>
      <h2>{heading}</h2>
      <ErrorSummary errors={errors} />
      <form method="post" action={form.url} enctype="multipart/form-data" data-once>
        {Object.entries(form.fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div class="field">
          <label for={fieldId('file')}>Your paper: a PDF, or a Word document (.docx)</label>
          <p class="hint" id="file-hint">
            At most 25 MB. It can be sent until {until}. If this page has been open for more than half an hour, please
            reload it first.{number > 1 && ` This is version ${number} of at most ${MAX_VERSIONS}.`}
          </p>
          <FieldError name="file" errors={errors} />
          <input
            type="file"
            id={fieldId('file')}
            name="file"
            accept=".pdf,.docx,application/pdf,application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            required
            data-most-bytes={MAX_FILE_BYTES}
            data-good-for-ms={FORM_GOOD_FOR_MS}
            aria-describedby={described}
            {...(errors.file && { 'aria-invalid': 'true' as const })}
          />
        </div>
        <div class="actions">
          <button type="submit">Send the file</button>
        </div>
        <p class="hint">On a slow connection this takes a while. The next page says when the file has arrived.</p>
      </form>
    </section>
  );
}

/** Where details were changed and no file needs to be: a revision of the text about the paper only. */
export function SameFileForm({ address, paper }: { readonly address: string; readonly paper: Paper }) {
  const newest = newestVersion(paper);
  if (paper.state !== 'revision-requested' || !newest || isDeepStrictEqual(newest.metadata, paper.metadata))
    return null;
  return (
    <section class="card">
      <h3>Is the file unchanged?</h3>
      <p>You have changed the details. If the file stays as it is ({newest.file.name}), hand in the details alone.</p>
      <form method="post" action={`${address}/submit`} data-once>
        <input type="hidden" name="sameFile" value="yes" />
        <div class="actions">
          <button type="submit" class="plain">
            Hand in with the same file
          </button>
        </div>
      </form>
    </section>
  );
}

/** Where S3 sends the browser: the file has arrived, and nothing is handed in before the button is pressed. */
export function ArrivedPage({
  visited,
  paper,
  uploadKey,
  arrived,
}: {
  readonly visited: Visit;
  readonly paper: Paper;
  readonly uploadKey: string;
  readonly arrived: { readonly name: string; readonly bytes: number };
}) {
  const address = `${visited.home}/papers/${paper.id}`;
  return (
    <ParticipantPage visit={visited} title="One more step: submit your paper" current="papers">
      <h1>One more step: submit your paper</h1>
      <div class="note warn">
        <p>
          <strong>{arrived.name}</strong> ({fileSize(arrived.bytes)})
        </p>
      </div>
      <p>
        {paper.state === 'draft' && <strong>Step 3 of 3: </strong>}The file has arrived, and it is not handed in yet.
        Please press the button to hand it in as “{paper.metadata.title}”.
      </p>
      <form method="post" action={`${address}/submit`} data-once>
        <input type="hidden" name="key" value={uploadKey} />
        <div class="actions">
          <button type="submit">Submit this paper</button>
          <a class="button plain" href={address}>
            Choose another file
          </a>
        </div>
      </form>
    </ParticipantPage>
  );
}

export function NotArrivedPage({ visited, paper }: { readonly visited: Visit; readonly paper: Paper }) {
  return (
    <ParticipantPage visit={visited} title="The file has not arrived" current="papers">
      <h1>The file has not arrived</h1>
      <p>
        It may have been lost on its way, or removed because it was not handed in within a week. Nothing was changed.
      </p>
      <div class="actions">
        <a class="button" href={`${visited.home}/papers/${paper.id}`}>
          Choose the file again
        </a>
      </div>
    </ParticipantPage>
  );
}
