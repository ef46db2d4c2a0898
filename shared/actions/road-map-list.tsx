import { useTexts } from '../web/texts.context.ts';
import { STATUS_SAID } from './action-words.ts';
import type { RoadMap, RoadMapLine } from './road-map.ts';

/**
 * The road map as participants and the public read it. What owners wrote stays with the organisers, and of owners who did
 * not agree to be named only the organisation stands.
 */
export function RoadMapList({ roadMap }: { readonly roadMap: RoadMap }) {
  const { t } = useTexts();
  const { lines, figures } = roadMap;
  const shown = lines.filter(({ status }) => status !== 'dropped');
  if (shown.length === 0) return <p>{t('roadMap.nothing')}</p>;
  const done = figures.byStatus.done;
  return (
    <>
      <p class="note">
        {t('roadMap.done', { done, total: figures.total })}
        {figures.overdue > 0 && ` ${t('roadMap.overdue', { count: figures.overdue })}`}
      </p>
      <Progress done={done} total={figures.total} />
      {shown.map((line) => (
        <Line key={`${line.owner.id} ${line.id}`} line={line} />
      ))}
    </>
  );
}

/** The same as the sentence above it, to be seen at a glance. */
const Progress = ({ done, total }: { readonly done: number; readonly total: number }) => (
  <progress max={total} value={done} aria-hidden="true">
    {done}
  </progress>
);

function Line({ line }: { readonly line: RoadMapLine }) {
  const { t, say, day } = useTexts();
  const { title, owner, partners, dueOn, status, isOverdue, reported } = line;
  const who = owner.isNamed ? `${owner.name}, ${owner.organisation}` : owner.organisation;
  const open = status !== 'done';
  return (
    <section class="card">
      <h2>{title}</h2>
      <p>
        <span class={open ? 'tag' : 'tag good'}>{say(STATUS_SAID[status])}</span>{' '}
        {isOverdue && <span class="tag bad">{t('action.overdue')}</span>}{' '}
        {dueOn && t('action.dueBy', { day: day(dueOn) })}
      </p>
      <p>
        {who}
        {partners.length > 0 && <span class="soft"> {t('action.with', { partners: partners.join('; ') })}</span>}
      </p>
      {reported?.link && (
        <p>
          <a class="target mono" href={reported.link} rel="noopener noreferrer nofollow">
            {reported.link}
          </a>
        </p>
      )}
    </section>
  );
}
