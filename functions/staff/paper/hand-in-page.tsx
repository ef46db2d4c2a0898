import type { UploadForm } from '../../../shared/papers/documents.store.ts';
import { CONSENT_MAX } from '../../../shared/papers/on-behalf.ts';
import { newestVersion, type Paper } from '../../../shared/papers/paper.ts';
import { FileUploadForm } from '../../../shared/papers/upload-form.tsx';
import type { Person } from '../../../shared/people/person.ts';
import type { FieldErrors } from '../../../shared/refusal.ts';
import { ErrorSummary, LongTextField } from '../../../shared/web/form.tsx';
import { StaffPage } from '../frame.tsx';
import type { StaffVisit } from '../session.ts';

/** The paper that an organiser hands in, and for whom. */
export interface ForAuthor {
  readonly visit: StaffVisit;
  readonly person: Person;
  readonly paper: Paper;
  /** The paper's page in the console. */
  readonly address: string;
  /** The author could hand it in no more. */
  readonly isClosed: boolean;
}

interface Props {
  readonly given: ForAuthor;
  readonly errors: FieldErrors;
  /** What was typed about the author's agreement. */
  readonly consent: string;
}

/** Where the file is chosen. */
export function HandInPage({ given, form, errors, consent }: Props & { readonly form: UploadForm }) {
  const { visit, person, paper, address, isClosed } = given;
  const title = `The file of “${paper.metadata.title}”`;
  return (
    <StaffPage visit={visit} title={Object.keys(errors).length > 0 ? `Please check: ${title}` : title} current="papers">
      <h1>{title}</h1>
      <p>
        {newestVersion(paper) ? '' : 'Step 2 of 2. '}You hand it in for <strong>{person.name}</strong>,{' '}
        {person.organisation}.
      </p>
      {isClosed && (
        <p class="note warn">
          The follow-up is closed for this author. You can still hand the paper in; a summary report that was written at
          the closing does not count it.
        </p>
      )}
      <ErrorSummary errors={errors} />
      <FileUploadForm
        form={form}
        types={['pdf', 'docx']}
        label="The paper: a PDF, or a Word document (.docx)"
        hint="At most 25 MB. If this page has been open for more than half an hour, please reload it first."
        errors={errors}
        asks={`${address}/upload`}
        lands={`${address}/uploaded`}
      />
      {consent && (
        <section>
          <h2>What you had written about the agreement</h2>
          <p>It was not stored. You can copy it from here.</p>
          <p class="card written">{consent}</p>
        </section>
      )}
      <p>
        <a class="button plain" href={address}>
          Back to the paper
        </a>
      </p>
    </StaffPage>
  );
}

/** The file has arrived; nothing is handed in before the button is pressed. */
export function ArrivedPage({
  given: { visit, person, paper, address },
  upload,
  name,
  errors,
  consent,
}: Props & {
  /** Where it lies, and what the browser found in the file that was chosen. */
  readonly upload: { readonly key: string; readonly sha256: string | undefined };
  readonly name: string;
}) {
  const title = `Hand in “${paper.metadata.title}”`;
  return (
    <StaffPage visit={visit} title={Object.keys(errors).length > 0 ? `Please check: ${title}` : title} current="papers">
      <h1>{title}</h1>
      <ErrorSummary errors={errors} />
      <p class="note warn">
        <strong>{name}</strong> has arrived. It is not handed in yet.
      </p>
      <form method="post" action={`${address}/submit`} class="card" data-once>
        <input type="hidden" name="key" value={upload.key} />
        {upload.sha256 && <input type="hidden" name="sha256" value={upload.sha256} />}
        <LongTextField
          name="consent"
          label="The author has agreed to the publication, by letter, telephone or in person: how and when"
          hint={`It stands in the paper’s history, with your address. ${person.name} gets a mail that you handed it in, and can take it back until it is approved.`}
          value={consent}
          errors={errors}
          required
          maxLength={CONSENT_MAX}
          rows={3}
        />
        <div class="actions">
          <button type="submit">Hand it in for {person.name}</button>
          <a class="button plain" href={`${address}/hand-in`}>
            Choose another file
          </a>
        </div>
      </form>
    </StaffPage>
  );
}
