import type { PlanLine, PlanOutcome } from '../../../shared/report/overview.ts';
import { Table } from '../../../shared/web/table.tsx';
import { longMoment, shortMoment } from '../../../shared/workshop/dates.ts';
import { StepKindSchema, type Workshop } from '../../../shared/workshop/workshop.ts';

const KIND: Readonly<Record<PlanLine['kind'], string>> = {
  invitation: 'Invitation',
  reminder: 'Reminder',
  'last-call': 'Last call',
  deadline: 'Deadline that participants read',
  extension: 'Last deadline given to one person',
  closing: 'Closing: forms close, the report is written',
};

const ORDINALS = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh', 'Eighth', 'Ninth', 'Tenth'];

/** "Second reminder": by its place in time among those of its kind; by its kind alone where it is the only one. */
export function planLabel({ kind, place: { nth, of } }: Pick<PlanLine, 'kind' | 'place'>): string {
  if (of === 1) return KIND[kind];
  const ordinal = kind === 'last-call' ? undefined : ORDINALS[nth - 1];
  return ordinal ? `${ordinal} ${KIND[kind].toLowerCase()}` : `${KIND[kind]} ${nth}`;
}

/** The step's name, with the id that programs and the history of mails know it by. */
export const PlanName = ({ line }: { readonly line: PlanLine }) => (
  <>
    {planLabel(line)}
    {isStep(line) && (
      <>
        {' '}
        <span class="soft mono">{line.id}</span>
      </>
    )}
  </>
);

const isStep = ({ kind }: PlanLine): boolean => StepKindSchema.safeParse(kind).success;

/** Each step with its time in the workshop's time zone, and what became of it. */
export function PlanTable({
  workshop,
  plan,
  now,
}: {
  readonly workshop: Workshop;
  readonly plan: readonly PlanLine[];
  readonly now: number;
}) {
  const { timeZone } = workshop.details;
  return (
    <Table caption={`Times in ${timeZone}`} columns={['Step', 'Planned for', 'State']}>
      <tbody>
        {plan.map((line) => (
          <tr key={line.id}>
            <th scope="row">
              <PlanName line={line} />
            </th>
            <td>{longMoment(line.at, timeZone)}</td>
            <td>{line.outcome ? outcomeText(line.outcome, timeZone) : until(line.at, now)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

const OUTCOME: Readonly<Record<PlanOutcome, string>> = {
  sent: 'sent',
  merged: 'said in the later mail that fell due with it',
  skipped: 'taken out by staff',
  'skipped-stale': 'not sent: it would have come too late',
  'skipped-late': 'not sent: the deadline had passed',
  passed: 'passed',
  closed: 'closed',
};

export const outcomeText = (
  { what, at }: { readonly what: PlanOutcome; readonly at: number },
  timeZone: string,
): string => (what === 'passed' ? OUTCOME[what] : `${OUTCOME[what]}, ${shortMoment(at, timeZone)}`);

/** "in 3 days", to the nearest sensible unit; both in epoch ms. */
export function until(at: number, now: number): string {
  const minutes = Math.round((at - now) / 60_000);
  if (minutes <= 0) return 'due now';
  const format = new Intl.RelativeTimeFormat('en', { numeric: 'always' });
  if (minutes < 90) return format.format(minutes, 'minute');
  const hours = Math.round(minutes / 60);
  return hours < 48 ? format.format(hours, 'hour') : format.format(Math.round(hours / 24), 'day');
}
