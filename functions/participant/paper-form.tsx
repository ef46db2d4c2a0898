import { authorLines, LIMITS } from '../../shared/papers/metadata.ts';
import type { PaperMetadata } from '../../shared/papers/paper.ts';
import type { Person } from '../../shared/people/person.ts';
import type { FieldErrors } from '../../shared/refusal.ts';
import { typedIn } from '../../shared/web/fields.ts';
import { ErrorSummary, LongTextField, TextField } from '../../shared/web/form.tsx';
import { deadlineText } from '../../shared/workshop/opening.ts';
import { ParticipantPage } from './frame.tsx';
import type { Visit } from './session.ts';

/** The details as they stand in the form, right or wrong. */
export interface TypedDetails {
  readonly title: string;
  readonly abstract: string;
  readonly authors: string;
  readonly keywords: string;
}

/** An empty form that already names the person as the author. */
export const emptyDetails = ({ name, organisation }: Person): TypedDetails => ({
  title: '',
  abstract: '',
  authors: authorLines([{ name, affiliation: organisation }]),
  keywords: '',
});

export const detailsOf = ({ title, abstract, authors, keywords }: PaperMetadata): TypedDetails => ({
  title,
  abstract,
  authors: authorLines(authors),
  keywords: keywords.join(', '),
});

export const typedDetails = (fields: Record<string, unknown>): TypedDetails => ({
  title: typedIn(fields, 'title'),
  abstract: typedIn(fields, 'abstract'),
  authors: typedIn(fields, 'authors'),
  keywords: typedIn(fields, 'keywords'),
});

interface FormProps {
  readonly visited: Visit;
  readonly typed: TypedDetails;
  readonly errors: FieldErrors;
}

/** The first of three steps. `id` is the new paper's, so that sending the form twice begins one paper. */
export function NewPaperPage({ visited, typed, errors, id }: FormProps & { readonly id: string }) {
  const { home, workshop, person } = visited;
  return (
    <ParticipantPage visit={visited} title={titled('Send a paper', errors)} current="papers">
      <h1>Send a paper</h1>
      <p>
        <strong>Step 1 of 3:</strong> the details. On the next page you choose the file, a PDF or a Word document
        (.docx) of up to 25 MB; then you hand it in. You can change everything until{' '}
        <strong>{deadlineText(workshop, person)}</strong> or until the reviewers decide.
      </p>
      <ErrorSummary errors={errors} />
      <form method="post" action={`${home}/papers`} data-once>
        <input type="hidden" name="id" value={id} />
        <DetailFields typed={typed} errors={errors} />
        <div class="actions">
          <button type="submit">Save and choose the file</button>
          <a class="button plain" href={`${home}/papers`}>
            Cancel
          </a>
        </div>
      </form>
    </ParticipantPage>
  );
}

export function ChangeDetailsPage({
  visited,
  typed,
  errors,
  id,
  isBeingRead,
}: FormProps & { readonly id: string; readonly isBeingRead: boolean }) {
  const address = `${visited.home}/papers/${id}`;
  return (
    <ParticipantPage visit={visited} title={titled('Change the details', errors)} current="papers">
      <h1>Change the details</h1>
      {isBeingRead && (
        <p>
          The paper lies with the reviewers. When you save, it is handed in again as a new version with the same file.
        </p>
      )}
      <ErrorSummary errors={errors} />
      <form method="post" action={address} data-once>
        <DetailFields typed={typed} errors={errors} />
        <div class="actions">
          <button type="submit">Save the details</button>
          <a class="button plain" href={address}>
            Leave them as they are
          </a>
        </div>
      </form>
    </ParticipantPage>
  );
}

function DetailFields({ typed, errors }: Pick<FormProps, 'typed' | 'errors'>) {
  return (
    <>
      <TextField
        name="title"
        label="Title of the paper"
        hint={`At most ${LIMITS.title} characters.`}
        value={typed.title}
        errors={errors}
        required
        maxLength={LIMITS.title}
      />
      <LongTextField
        name="authors"
        label="Authors"
        hint={`One author per line: name, a comma, and where they work. Example: “Rafiqul Islam, Bangladesh Computer Council”. At most ${LIMITS.authors} authors. For a name with a comma in it, put a semicolon behind the name.`}
        value={typed.authors}
        errors={errors}
        required
        rows={4}
      />
      <LongTextField
        name="abstract"
        label="Abstract"
        hint="What the paper says, in a few sentences. It stands on the paper's public page."
        value={typed.abstract}
        errors={errors}
        required
        rows={8}
        maxLength={LIMITS.abstract}
      />
      <TextField
        name="keywords"
        label="Keywords (optional)"
        hint={`Separated by commas, at most ${LIMITS.keywords}. Example: “e-procurement, digital signature”.`}
        value={typed.keywords}
        errors={errors}
      />
    </>
  );
}

const titled = (title: string, errors: FieldErrors): string =>
  Object.keys(errors).length > 0 ? `Please check: ${title}` : title;
