import type { FieldErrors } from '../../shared/refusal.ts';
import { QUADRANTS, QuadrantSchema, SWOT_TEXT_MAX } from '../../shared/swot/swot.ts';
import { ChoiceField } from '../../shared/web/choice-field.tsx';
import { ErrorSummary, LongTextField } from '../../shared/web/form.tsx';
import { useTexts } from '../../shared/web/texts.context.ts';
import { EnteredForYou } from './entered-for-you.tsx';
import { ParticipantPage } from './frame.tsx';
import type { Visit } from './session.ts';
import type { TypedEntry } from './swot-visit.ts';

type Typed = Omit<TypedEntry, 'command'>;

/** One of the person's own entries, to be changed or withdrawn. */
export function SwotEntryPage({
  visited,
  id,
  typed,
  errors,
}: {
  readonly visited: Visit;
  readonly id: string;
  readonly typed: Typed;
  readonly errors: FieldErrors;
}) {
  const { home, texts } = visited;
  const { t } = texts;
  const refused = Object.keys(errors).length > 0;
  const title = refused ? t('swot.check', { title: t('page.swot') }) : t('swot.change');
  return (
    <ParticipantPage visit={visited} title={title} current="swot">
      <h1>{t('swot.change')}</h1>
      <ErrorSummary errors={errors} />
      <form method="post" action={`${home}/swot/${encodeURIComponent(id)}`} data-once>
        <EntryFields typed={typed} errors={errors} />
        <div class="actions">
          <button type="submit" name="action" value="change">
            {t('swot.save')}
          </button>
          <button type="submit" name="action" value="withdraw" class="danger" formnovalidate>
            {t('swot.withdraw')}
          </button>
          <a class="button plain" href={`${home}/swot`}>
            {t('swot.leave')}
          </a>
        </div>
      </form>
    </ParticipantPage>
  );
}

/** A person's entries under their quadrants. */
export function SwotEntries({
  visited: { workshop, person, home, texts },
  mayChange,
}: {
  readonly visited: Visit;
  readonly mayChange: boolean;
}) {
  return (
    <>
      {QuadrantSchema.options.map((quadrant) => {
        const entries = person.swot.filter((entry) => entry.quadrant === quadrant);
        return entries.length === 0 ? null : (
          <section key={quadrant}>
            <h3>{texts.say(QUADRANTS[quadrant].title)}</h3>
            {entries.map((entry) => (
              <div class="card" key={entry.id}>
                <p class="written">{entry.text}</p>
                <EnteredForYou workshop={workshop} entered={entry} />
                {mayChange && (
                  <p>
                    <a class="button plain" href={`${home}/swot/${entry.id}`}>
                      {texts.t('swot.changeOrWithdraw')}
                      <span class="visually-hidden">: {startOf(entry.text)}</span>
                    </a>
                  </p>
                )}
              </div>
            ))}
          </section>
        );
      })}
    </>
  );
}

/** Enough of an entry to tell its button from the others', for whoever hears them alone. */
export const startOf = (text: string): string => [...text].slice(0, 40).join('');

export function EntryFields({ typed, errors }: { readonly typed: Typed; readonly errors: FieldErrors }) {
  const { t, say } = useTexts();
  return (
    <>
      <ChoiceField
        name="quadrant"
        legend={t('swot.where')}
        choices={QuadrantSchema.options.map((quadrant) => [
          quadrant,
          say(QUADRANTS[quadrant].title),
          say(QUADRANTS[quadrant].asks),
        ])}
        chosen={typed.quadrant}
        errors={errors}
      />
      <LongTextField
        name="text"
        label={t('swot.text')}
        hint={t('swot.text.hint')}
        value={typed.text}
        errors={errors}
        required
        maxLength={SWOT_TEXT_MAX}
        rows={3}
      />
    </>
  );
}
