import { type Action, isHeld, lastReport } from '../../shared/actions/action.ts';
import { isOverdue } from '../../shared/actions/action-changes.ts';
import { isOpen } from '../../shared/actions/action-state.ts';
import { STATUS_SAID } from '../../shared/actions/action-words.ts';
import type { Obligation } from '../../shared/follow-up/obligations.ts';
import { localDate } from '../../shared/workshop/dates.ts';
import type { Visit } from './session.ts';

/** On my page: what the person took on, as far as it is not among what is still to do. */
export function YourActions({
  visited,
  owed,
  now,
}: {
  readonly visited: Visit;
  readonly owed: readonly Obligation[];
  readonly now: number;
}) {
  const { t } = visited.texts;
  const isAsked = ({ id }: Action): boolean => owed.some(({ page }) => page === `actions/${id}`);
  const actions = visited.actions.filter((action) => isHeld(action) && !isAsked(action)).toSorted(byDueDay);
  if (actions.length === 0 || visited.workshop.cancelled) return null;
  return (
    <>
      <h2>{t('action.mine')}</h2>
      {actions.map((action) => (
        <ActionCard key={action.id} visited={visited} action={action} now={now} />
      ))}
    </>
  );
}

/** What is to be done first comes first; then what has no day, and at the end what is settled. */
const byDueDay = (a: Action, b: Action): number => dayOf(a).localeCompare(dayOf(b));

const dayOf = ({ status, dueOn }: Action): string => (isOpen(status) ? (dueOn ?? '9998') : '9999');

function ActionCard({
  visited: { workshop, home, texts },
  action,
  now,
}: {
  readonly visited: Visit;
  readonly action: Action;
  readonly now: number;
}) {
  const { t, day } = texts;
  const { id, title, dueOn, status } = action;
  const open = isOpen(status);
  return (
    <section class="card">
      <h3>{title}</h3>
      <p>
        <span class={status === 'done' ? 'tag good' : 'tag'}>{texts.say(STATUS_SAID[status])}</span>{' '}
        {isOverdue(action, localDate(now, workshop.details.timeZone)) && (
          <span class="tag bad">{t('action.overdue')}</span>
        )}{' '}
        {open && dueOn && t('action.dueBy', { day: day(dueOn) })}
      </p>
      <p>
        <a class={open && !lastReport(action) ? 'button' : 'button plain'} href={`${home}/actions/${id}`}>
          {t(open ? 'action.report' : 'action.view')}
          <span class="visually-hidden">: {title}</span>
        </a>
      </p>
    </section>
  );
}
