import * as z from 'zod';
import { LANGUAGES, type Language } from '../../../shared/language/language.ts';
import { Refusal } from '../../../shared/refusal.ts';
import type { EarlierText } from '../../../shared/report/earlier-text.ts';
import {
  type Report,
  TEXT_MAX,
  type TextSlot,
  TextSlotSchema,
  textIn,
  withText,
} from '../../../shared/report/report.ts';
import { changeReport, earlierTexts, keepText, readReport } from '../../../shared/report/report-item.store.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { fieldsOf, parseFields, typedIn } from '../../../shared/web/fields.ts';
import { ErrorSummary, LongTextField } from '../../../shared/web/form.tsx';
import { answer, changed } from '../../../shared/web/reply.ts';
import type { Request } from '../../../shared/web/request.ts';
import { shortMoment } from '../../../shared/workshop/dates.ts';
import type { ReportJson, ReportTextJson } from '../api/report.ts';
import type { StaffContext } from '../context.ts';
import { StaffPage } from '../frame.tsx';
import { orAgain } from '../plan/change.ts';
import { memberPost, memberRoute, type StaffVisit } from '../session.ts';
import { languageIn, reportJson } from './json.ts';
import { SLOTS } from './words.ts';

/** One place of the report in one language: what staff write there, and what stood there before. */
export const textRoutes = (context: StaffContext): Route[] => [
  memberRoute(context, 'GET', '/report/text/{slot}', 'viewer', async (visit, request) => {
    const place = placeIn(request);
    const shown = await read(context, visit, place);
    return answer<typeof ReportTextJson>(request, {
      page: () => <TextPage visit={visit} place={place} {...shown} />,
      json: { ...place, text: textIn(shown.report, place.slot, place.language), earlier: shown.earlier },
    });
  }),
  memberPost(context, '/report/text/{slot}', 'reviewer', TextSchema, (visit, request) => {
    const place = placeIn(request);
    const { id } = visit.workshop.details;
    const fields = fieldsOf(request.body);
    const act = async () => {
      const { text, seen } = parseFields(TextSchema, fields);
      const before = (await readReport(context.table, id)).texts[place.slot]?.[place.language];
      // First what stands there is kept: if it breaks off then, it is kept twice, and once more it is kept once.
      if (before) await keepText(context.table, id, place.slot, place.language, before);
      const report = await changeReport(context.table, id, (found) =>
        withText(found, place.slot, place.language, text, { by: visit.identity.email, now: request.now, seen }),
      );
      return changed<typeof ReportJson>(request, `${visit.home}/report`, reportJson(visit, report));
    };
    return orAgain(context, visit, request, act, async (now, refusal) => (
      <TextPage
        visit={now}
        place={place}
        {...(await read(context, now, place))}
        again={{ typed: typedIn(fields, 'text'), refusal }}
      />
    ));
  }),
];

const TextSchema = z.object({
  text: z.string('Please send the text as text.'),
  seen: z.coerce.number('Please open the page again.').int('Please open the page again.').nonnegative(),
});

interface Place {
  readonly slot: TextSlot;
  readonly language: Language;
}

function placeIn(request: Request): Place {
  const slot = TextSlotSchema.safeParse(request.params.slot);
  if (!slot.success) throw new Refusal('not-found', 'There is no such place in the report.');
  return { slot: slot.data, language: languageIn(request) };
}

async function read({ table }: StaffContext, { workshop }: StaffVisit, { slot, language }: Place) {
  const { id } = workshop.details;
  const [report, earlier] = await Promise.all([readReport(table, id), earlierTexts(table, id, slot, language)]);
  return { report, earlier };
}

function TextPage({
  visit,
  place: { slot, language },
  report,
  earlier,
  again,
}: {
  readonly visit: StaffVisit;
  readonly place: Place;
  readonly report: Report;
  readonly earlier: readonly EarlierText[];
  readonly again?: { readonly typed: string; readonly refusal: Refusal };
}) {
  const { label, hint } = SLOTS[slot];
  const { home, workshop, role } = visit;
  const text = textIn(report, slot, language);
  const errors = again?.refusal.fields ?? {};
  const title = `${label}, ${LANGUAGES[language].englishName}`;
  const mayWrite = role !== 'viewer' && report.state === 'draft';
  return (
    <StaffPage visit={visit} title={title} current="report">
      <h1>{title}</h1>
      {again && Object.keys(errors).length === 0 && (
        <div class="note bad" role="alert">
          <p>{again.refusal.message}</p>
          <p>What you typed stands below. What is stored now: “{text || 'nothing'}”</p>
        </div>
      )}
      <ErrorSummary errors={errors} />
      {mayWrite || again ? (
        <form method="post" action={`${home}/report/text/${slot}?language=${language}`} data-once>
          <input type="hidden" name="seen" value={report.revision} />
          <LongTextField
            name="text"
            label={title}
            hint={`${hint} An empty line begins a new paragraph. Leave it empty and nothing stands there.`}
            value={again ? again.typed : text}
            errors={errors}
            maxLength={TEXT_MAX}
            rows={14}
            lang={language}
          />
          <div class="actions">
            <button type="submit">Save the text</button>
            <a class="button plain" href={`${home}/report`}>
              Back, change nothing
            </a>
          </div>
        </form>
      ) : (
        <>
          <p class="card written" lang={language}>
            {text || 'Nothing was written here.'}
          </p>
          <p>
            <a class="button plain" href={`${home}/report`}>
              Back to the report
            </a>
          </p>
        </>
      )}
      {earlier.length > 0 && (
        <>
          <h2>Earlier versions</h2>
          {earlier.map((version) => (
            <section key={version.revision} class="card">
              <h3>
                {version.by}, {shortMoment(Date.parse(version.at), workshop.details.timeZone)}
              </h3>
              <p class="written" lang={language}>
                {version.text || '(empty)'}
              </p>
            </section>
          ))}
        </>
      )}
    </StaffPage>
  );
}
