import type { Questionnaire } from '../../../shared/feedback/questionnaire.ts';
import type { Refusal } from '../../../shared/refusal.ts';
import { StaffPage } from '../frame.tsx';
import type { Editing } from './change.ts';

export const jsonText = (questionnaire: Questionnaire): string => `${JSON.stringify(questionnaire, null, 2)}\n`;

/** The draft as a text that can be taken elsewhere and brought back. */
export function JsonPage({
  editing,
  typed = jsonText(editing.draft.questionnaire),
  refusal,
}: {
  readonly editing: Editing;
  readonly typed?: string;
  readonly refusal?: Refusal;
}) {
  const { at, draft } = editing;
  const sentences = refusal && (refusal.reason === 'invalid' ? Object.values(refusal.fields) : [refusal.message]);
  const isWrong = refusal?.reason === 'invalid';
  return (
    <StaffPage visit={editing} title="The questionnaire as JSON" current="questionnaire">
      <h1>The questionnaire as JSON</h1>
      {sentences && (
        <div class="note bad" role="alert" id="f-questionnaire-error">
          <p>
            <strong>
              The draft was not changed.{' '}
              {isWrong && `Please correct ${sentences.length === 1 ? 'this' : `these ${sentences.length} places`}:`}
            </strong>
          </p>
          <ul>
            {sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      )}
      <p>
        Take the draft along to another workshop, or bring one from there. The format is described in{' '}
        <span class="mono">docs/questionnaire.md</span>. What you bring replaces the draft, and nothing is published
        yet.
      </p>
      <div class="actions">
        <a class="button plain" href={`${at}/questionnaire.json`} download>
          Download the draft
        </a>
        <a class="button plain" href={at}>
          Back to the questionnaire
        </a>
      </div>
      <form method="post" action={`${at}/json`} enctype="multipart/form-data" class="card" data-once>
        <input type="hidden" name="revision" value={draft.revision} />
        <div class="field">
          <label for="f-upload">File</label>
          <p class="hint">A .json file. Without one, the text below counts.</p>
          <input type="file" id="f-upload" name="upload" accept=".json,application/json" />
        </div>
        <div class="field">
          <label for="f-questionnaire">Text</label>
          <textarea
            id="f-questionnaire"
            name="questionnaire"
            rows={20}
            class="mono"
            spellcheck={false}
            aria-invalid={isWrong ? 'true' : undefined}
            aria-describedby={isWrong ? 'f-questionnaire-error' : undefined}
          >
            {typed}
          </textarea>
        </div>
        <div class="actions">
          <button type="submit">Replace the draft</button>
        </div>
      </form>
    </StaffPage>
  );
}
