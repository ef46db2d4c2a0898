import { conditionSentence, labelOf } from '../../../shared/feedback/condition-sentence.ts';
import { choicesOf, type Question, questionsOf } from '../../../shared/feedback/questionnaire.ts';
import { inLanguage } from '../../../shared/language/localised.ts';
import { ENGLISH } from '../../../shared/language/texts.ts';
import type { Refusal } from '../../../shared/refusal.ts';
import { typedIn } from '../../../shared/web/fields.ts';
import { FieldError, fieldId, TextField } from '../../../shared/web/form.tsx';
import { StaffPage } from '../frame.tsx';
import type { Editing } from './change.ts';
import { OneOf, Refused } from './fields.tsx';
import type { Typed } from './input.ts';

/** When a question is asked: first which question it depends on is chosen, then on what answer. */

export const earlierThan = (editing: Editing, question: Question): Question[] => {
  const all = questionsOf(editing.draft.questionnaire);
  return all.slice(
    0,
    all.findIndex(({ id }) => id === question.id),
  );
};

/** The same as a sentence. */
export function whenAsked({ draft }: Editing, { showIf }: Question): string {
  if (!showIf) return 'It is always asked.';
  const about = questionsOf(draft.questionnaire).find(({ id }) => id === showIf.question);
  return about
    ? conditionSentence(showIf, about, ENGLISH)
    : `Asked only after an answer to “${showIf.question}”, which is not in the questionnaire.`;
}

export function ConditionForm({
  editing,
  question,
  about,
  typed,
  refusal,
}: {
  readonly editing: Editing;
  readonly question: Question;
  /** The question that it depends on; nothing while that is still to be chosen. */
  readonly about?: Question | undefined;
  readonly typed: Typed;
  readonly refusal?: Refusal | undefined;
}) {
  const { at } = editing;
  const own = editing.workshop.details.language;
  const title = `When question ${question.id} is asked`;
  return (
    <StaffPage visit={editing} title={title} current="questionnaire">
      <h1>{title}</h1>
      <Refused editing={editing} refusal={refusal} />
      <p lang={own}>
        <strong>{inLanguage(question.title, own)}</strong>
      </p>
      {about ? (
        <Answer editing={editing} question={question} about={about} typed={typed} refusal={refusal} />
      ) : (
        <Choose editing={editing} question={question} />
      )}
      <div class="actions">
        <a class="button plain" href={at}>
          Leave it as it is
        </a>
      </div>
    </StaffPage>
  );
}

function Choose({ editing, question }: { readonly editing: Editing; readonly question: Question }) {
  const { at, draft } = editing;
  const own = editing.workshop.details.language;
  const path = `${at}/questions/${question.id}/condition`;
  const earlier = earlierThan(editing, question);
  return (
    <>
      {earlier.length === 0 ? (
        <p class="note">It is the first question, so it depends on none and is always asked.</p>
      ) : (
        <form method="get" action={path} class="card">
          <div class="field">
            <label for={fieldId('about')}>It depends on the answer to</label>
            <select id={fieldId('about')} name="about">
              {earlier.map((each) => (
                <option key={each.id} value={each.id} selected={each.id === question.showIf?.question} lang={own}>
                  {inLanguage(each.title, own)}
                </option>
              ))}
            </select>
          </div>
          <div class="actions">
            <button type="submit">Go on</button>
          </div>
        </form>
      )}
      {question.showIf && (
        <form method="post" action={path} class="actions" data-once>
          <input type="hidden" name="revision" value={draft.revision} />
          <button type="submit" name="how" value="always" class="plain">
            Ask it always
          </button>
        </form>
      )}
    </>
  );
}

const HOW = {
  choices: 'was answered with one of these',
  range: 'was answered with a number within these limits',
  answered: 'was answered at all',
  notAnswered: 'was left out',
} as const;
type How = keyof typeof HOW;

const isNumeric = ({ kind }: Question): boolean => kind === 'rating' || kind === 'scale' || kind === 'number';

const waysFor = (about: Question): How[] => [
  ...(choicesOf(about).length > 0 ? (['choices'] as const) : []),
  ...(isNumeric(about) ? (['range'] as const) : []),
  'answered',
  'notAnswered',
];

function Answer({
  editing,
  question,
  about,
  typed,
  refusal,
}: {
  readonly editing: Editing;
  readonly question: Question;
  readonly about: Question;
  readonly typed: Typed;
  readonly refusal: Refusal | undefined;
}) {
  const { at, draft } = editing;
  const own = editing.workshop.details.language;
  const errors = refusal?.reason === 'invalid' ? refusal.fields : {};
  const ways = waysFor(about);
  const ticked = [typed.choices].flat();
  return (
    <form method="post" action={`${at}/questions/${question.id}/condition`} class="card" data-once>
      <input type="hidden" name="revision" value={draft.revision} />
      <input type="hidden" name="about" value={about.id} />
      <p>
        It is asked if “<span lang={own}>{inLanguage(about.title, own)}</span>”
      </p>
      <OneOf
        typed={typed}
        errors={errors}
        name="how"
        legend="How it was answered"
        options={ways.map((way) => [way, HOW[way]])}
      />
      {ways.includes('choices') && (
        <fieldset>
          <legend>One of these</legend>
          <FieldError name="choices" errors={errors} />
          <div class="options stacked">
            {choicesOf(about).map((id, index) => (
              <label key={id}>
                <input
                  type="checkbox"
                  name="choices"
                  value={id}
                  id={index === 0 ? fieldId('choices') : undefined}
                  checked={ticked.includes(id)}
                />
                <span>{labelOf(about, id, ENGLISH)}</span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
      {ways.includes('range') &&
        (['atLeast', 'atMost'] as const).map((name) => (
          <TextField
            key={name}
            name={name}
            label={name === 'atLeast' ? 'At least (optional)' : 'At most (optional)'}
            value={typedIn({ ...typed }, name)}
            errors={errors}
            inputmode="decimal"
          />
        ))}
      <div class="actions">
        <button type="submit">Save</button>
      </div>
    </form>
  );
}
