import { Table } from '../../shared/report/figures.tsx';
import { type PlanLine, planOf } from '../../shared/report/overview.ts';
import { dateRange, longMoment } from '../../shared/workshop/dates.ts';
import type { Workshop } from '../../shared/workshop/workshop.ts';
import { planLabel } from './plan-table.tsx';

/** Every moment of the plan before and after a change of dates, and what comes of those that would then be past. */
export function ReschedulePreview({
  before,
  after,
  now,
}: {
  readonly before: Workshop;
  readonly after: Workshop;
  readonly now: number;
}) {
  const old = new Map(planOf(before, now).map((line) => [line.id, line]));
  const zone = after.details.timeZone;
  return (
    <Table caption={`Times in ${zone}`}>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Now</th>
          <th scope="col">Then</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">The workshop</th>
          <td>{dateRange(before.details.starts, before.details.ends)}</td>
          <td>{dateRange(after.details.starts, after.details.ends)}</td>
        </tr>
        {planOf(after, now).map((line) => {
          const was = old.get(line.id);
          const kept = was?.outcome !== undefined && line.kind !== 'deadline';
          return (
            <tr key={line.id}>
              <th scope="row">{planLabel(line)}</th>
              <td>{was ? longMoment(was.at, zone) : '–'}</td>
              <td>
                {kept ? 'stays as it is' : longMoment(line.at, zone)} {remark(after, line, now)}
              </td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}

function remark(after: Workshop, line: PlanLine, now: number) {
  if (line.kind === 'deadline') {
    return line.at <= now ? <span class="tag bad">would be past</span> : null;
  }
  if (line.outcome) return <span class="tag">done already</span>;
  if (line.at > now) return null;
  if (line.kind === 'closing') return <span class="tag bad">would close at once</span>;
  const isStale = now - line.at > after.details.followUp.staleAfterHours * 3_600_000;
  return isStale ? (
    <span class="tag warn">too late: would not be sent</span>
  ) : (
    <span class="tag warn">would be sent at once</span>
  );
}
