import { Table } from '../../../shared/web/table.tsx';
import type { Execution } from '../executions.ts';
import { DeskPage, utc } from './pages.tsx';

const SHOWN = 100;

/** The executions with the state that each is in, the newest first. */
export function ExecutionsPage({ executions, now }: { executions: readonly Execution[]; now: number }) {
  return (
    <DeskPage title="Executions" at="/_desk/executions" now={now}>
      <h1>Executions</h1>
      <p>
        {executions.length} in all{executions.length > SHOWN && `; the newest ${SHOWN} are shown`}
      </p>
      {executions.length > 0 && (
        <Table caption="Executions, the newest first" columns={['Execution', 'State it is in', 'Way']}>
          <tbody>
            {executions
              .toReversed()
              .slice(0, SHOWN)
              .map((execution) => (
                <Row key={execution.arn} execution={execution} />
              ))}
          </tbody>
        </Table>
      )}
    </DeskPage>
  );
}

function Row({ execution }: { execution: Execution }) {
  const { machine, name, startedAt, status, states, error, cause } = execution;
  const failed = states.filter((state) => state.failedWith !== undefined);
  return (
    <tr>
      <td>
        {machine}
        <br />
        <span class="mono">{name}</span>
        <br />
        <span class="soft">{utc(Date.parse(startedAt))}</span>
      </td>
      <td>
        {states.at(-1)?.name}
        <br />
        <span class={TAGS[status]}>{status.toLowerCase().replace('_', ' ')}</span>
        {error && <p class="error">{`${error}: ${cause ?? ''}`}</p>}
      </td>
      <td>
        {states.map((state) => state.name).join(' → ')}
        {failed.map((state) => (
          <p class="error" key={state.enteredAt}>
            {state.name}: {state.failedWith}
          </p>
        ))}
      </td>
    </tr>
  );
}

const TAGS: Record<Execution['status'], string> = {
  RUNNING: 'tag warn',
  SUCCEEDED: 'tag good',
  FAILED: 'tag bad',
  TIMED_OUT: 'tag bad',
  ABORTED: 'tag',
};
