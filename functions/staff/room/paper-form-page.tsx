import { Lines, PaperForm } from '../../../shared/feedback/paper-form.tsx';
import type { Questionnaire } from '../../../shared/feedback/questionnaire.ts';
import type { Texts } from '../../../shared/language/texts.ts';
import type { Person } from '../../../shared/people/person.ts';
import { shortCode } from '../../../shared/people/short-code.ts';
import { QUADRANTS, QuadrantSchema } from '../../../shared/swot/swot.ts';
import { Printed } from '../../../shared/web/printed.tsx';
import { TextsContext } from '../../../shared/web/texts.context.ts';
import { dateRange } from '../../../shared/workshop/dates.ts';
import { deadlineText } from '../../../shared/workshop/opening.ts';
import type { Workshop } from '../../../shared/workshop/workshop.ts';

interface Shown {
  readonly workshop: Workshop;
  readonly questionnaire: Questionnaire;
  /** Where the same can be answered online. */
  readonly address: string;
}

interface Form {
  /** Nobody: a blank form. */
  readonly person: Person | undefined;
  readonly texts: Texts;
}

/** One or several forms, each beginning on a sheet of its own. */
export function PaperForms({ forms, ...shown }: Shown & { readonly forms: readonly Form[] }) {
  const { details } = shown.workshop;
  const texts = forms[0]?.texts;
  return (
    <Printed kind="sheet" title={`${texts?.t('paper.title')} · ${details.title}`} {...(texts && { texts })}>
      {forms.map((form) => (
        <TextsContext.Provider key={form.person?.id ?? ''} value={form.texts}>
          <article lang={form.texts.language} dir={form.texts.dir}>
            <Head {...shown} {...form} />
            {!details.feedback.anonymous && (
              <PaperForm questionnaire={shown.questionnaire} sessions={details.sessions} />
            )}
            <SwotSheet texts={form.texts} most={details.swot.maxEntries} />
          </article>
        </TextsContext.Provider>
      ))}
    </Printed>
  );
}

/** Whose it is, by when it is wanted, and that it is not anonymous: who writes by hand has to know. */
function Head({ workshop, address, person, texts }: Shown & Form) {
  const { t, locale } = texts;
  const { details } = workshop;
  const who = (label: string, value: string | undefined) => (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
  return (
    <div class="head">
      {person && <p class="code">{shortCode(person.id)}</p>}
      <h1>{details.title}</h1>
      <p>
        {dateRange(details.starts, details.ends, locale)}, {details.venue.city}
      </p>
      <dl class="who">
        {who(t('walkIn.name'), person?.name)}
        {who(t('walkIn.organisation'), person?.organisation)}
        {!person && who(t('walkIn.email'), undefined)}
      </dl>
      <p class="soft">
        {t('paper.handIn', { deadline: deadlineText(workshop, person, locale) })} {t('paper.entered')}{' '}
        {t('paper.online', { address: address.replace(/^https?:\/\//, '') })}
      </p>
    </div>
  );
}

/** More lines than anybody fills help nobody. */
const LINES = 5;

function SwotSheet({ texts, most }: { readonly texts: Texts; readonly most: number }) {
  return (
    <section>
      <h2>{texts.t('swot.title')}</h2>
      <p>{texts.t('paper.swot', { count: most })}</p>
      {QuadrantSchema.options.map((quadrant) => (
        <div class="question" key={quadrant}>
          <h3>{texts.say(QUADRANTS[quadrant].title)}</h3>
          <p class="soft">{texts.say(QUADRANTS[quadrant].asks)}</p>
          <Lines count={LINES} />
        </div>
      ))}
    </section>
  );
}
