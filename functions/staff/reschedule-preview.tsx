import type { Fate, Forecast, StepForecast } from '../../shared/follow-up/forecast.ts';
import type { Refusal } from '../../shared/refusal.ts';
import { type PlanLine, planOf } from '../../shared/report/overview.ts';
import { Table } from '../../shared/web/table.tsx';
import { dateRange, longMoment } from '../../shared/workshop/dates.ts';
import type { Dates, Workshop } from '../../shared/workshop/workshop.ts';
import { StaffPage } from './frame.tsx';
import { planLineJson } from './overview-json.ts';
import { PlanName, planLabel } from './plan/table.tsx';
import { recipientsJson, WhoGets } from './recipients.tsx';
import type { StaffVisit } from './session.ts';

/** All that a change of dates would do, before it does anything; confirming it counts for this plan only. */
export function PreviewPage({
  visit,
  forecast,
  input,
  refusal,
}: {
  readonly visit: StaffVisit;
  readonly forecast: Forecast;
  readonly input: Dates & { readonly reason: string };
  readonly refusal?: Refusal;
}) {
  const { workshop, home } = visit;
  return (
    <StaffPage visit={visit} title="Reschedule: what would change" current="reschedule">
      <h1>What would change</h1>
      {refusal && (
        <p class="note bad" role="alert">
          {refusal.message}
        </p>
      )}
      <p class="note">Nothing has changed yet.</p>
      <PreviewTable before={workshop} forecast={forecast} />
      <h2>Who would get which mail</h2>
      <p>Counted as things stand now: whoever answers meanwhile gets no reminder.</p>
      <section class="card">
        <h3>The notice, at once</h3>
        <p>
          These mails cannot be called back; the dates can be moved again, with another notice. Everybody gets a mail
          with the new dates, your reason and an updated entry for their calendar, whether or not they have answered.
        </p>
        <WhoGets recipients={forecast.notice} />
        <p>
          Your reason, as they read it: <span class="written">{input.reason}</span>
        </p>
      </section>
      <StepMails forecast={forecast} />
      <form method="post" action={`${home}/reschedule`} data-once>
        <input type="hidden" name="starts" value={input.starts} />
        <input type="hidden" name="ends" value={input.ends} />
        <input type="hidden" name="reason" value={input.reason} />
        <input type="hidden" name="revision" value={workshop.revision} />
        <div class="actions">
          <button type="submit">Move the workshop</button>
          <a class="button plain" href={home}>
            Leave it as it is
          </a>
        </div>
      </form>
    </StaffPage>
  );
}

/** Every moment of the plan before and after, and what becomes of it. */
function PreviewTable({ before, forecast }: { readonly before: Workshop; readonly forecast: Forecast }) {
  const { after, now } = forecast;
  const old = new Map(planOf(before, now).map((line) => [line.id, line]));
  const steps = new Map(forecast.steps.map((each) => [each.step.id, each]));
  const zone = after.details.timeZone;
  return (
    <Table caption={`Times in ${zone}`} columns={['What', 'Now', 'Then']}>
      <tbody>
        <tr>
          <th scope="row">The workshop</th>
          <td>{dateRange(before.details.starts, before.details.ends)}</td>
          <td>{dateRange(after.details.starts, after.details.ends)}</td>
        </tr>
        {planOf(after, now).map((line) => {
          const was = old.get(line.id);
          const step = steps.get(line.id);
          return (
            <tr key={line.id}>
              <th scope="row">
                <PlanName line={line} />
              </th>
              <td>{was ? longMoment(was.at, zone) : '–'}</td>
              <td>
                {step?.fate === 'stays' ? 'stays as it is' : longMoment(line.at, zone)}{' '}
                {step ? <Remark forecast={step} /> : <EndRemark line={line} now={now} />}
              </td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}

/** Every mail that would still go out, with its moment and who would get it. */
function StepMails({ forecast: { after, now, steps } }: { readonly forecast: Forecast }) {
  const lines = new Map(planOf(after, now).map((line) => [line.id, line]));
  return (
    <div class="grid">
      {steps.map(({ step, at, fate, mail }) => {
        const line = lines.get(step.id);
        if (!mail || !line) return null;
        return (
          <section key={step.id} class="card">
            <h3>{planLabel(line)}</h3>
            <p>{fate === 'at-once' ? 'At once' : longMoment(at, after.details.timeZone)}</p>
            <WhoGets recipients={mail} />
          </section>
        );
      })}
    </div>
  );
}

const FATE: Readonly<Record<Fate, string | undefined>> = {
  stays: 'done already',
  'to-come': undefined,
  'at-once': 'would be sent at once',
  merged: 'said in the later mail that falls due with it',
  stale: 'too late: would not be sent',
  late: 'after the deadline: would not be sent',
  waits: 'waits until staff let it go',
};

function Remark({ forecast: { fate, revives, was, at } }: { readonly forecast: StepForecast }) {
  const text = FATE[fate];
  return (
    <>
      {text && <span class={fate === 'stays' ? 'tag' : 'tag warn'}>{text}</span>}
      {revives && <span class="tag good">has its time again</span>}
      {text === undefined && was === at && <span class="tag">does not move</span>}
    </>
  );
}

function EndRemark({ line, now }: { readonly line: PlanLine; readonly now: number }) {
  if (line.at > now) return null;
  switch (line.kind) {
    case 'deadline':
      return <span class="tag bad">would be past</span>;
    case 'closing':
      return <span class="tag bad">would close at once</span>;
    default:
      return null;
  }
}

/** For programs: the whole plan before and after, and what becomes of each step. */
export function forecastJson(before: Workshop, { after, now, steps, notice }: Forecast) {
  return {
    preview: true,
    /** To be sent along, so that it counts for this plan only. */
    revision: before.revision,
    before: planOf(before, now).map(planLineJson),
    after: planOf(after, now).map(planLineJson),
    steps: steps.map(({ step, was, at, fate, revives, mail }) => ({
      id: step.id,
      before: was === undefined ? null : new Date(was).toISOString(),
      after: new Date(at).toISOString(),
      fate,
      revives,
      mail: mail ? recipientsJson(mail) : null,
    })),
    notice: recipientsJson(notice),
  };
}
