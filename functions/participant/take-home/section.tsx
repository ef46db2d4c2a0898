import { areShown } from '../../../shared/materials/material.ts';
import { certificateOf } from '../../../shared/people/certificate.ts';
import { phaseFor } from '../../../shared/workshop/calendar.ts';
import type { Visit } from '../session.ts';

/** On my page: what the person takes home, and what others may see of the person. */
export function TakeHome({ visited, now }: { readonly visited: Visit; readonly now: number }) {
  const { workshop, person, home, texts } = visited;
  const { t } = texts;
  if (workshop.cancelled || phaseFor(workshop, person, now) === 'not-open') return null;
  const certificate = certificateOf(workshop, person);
  return (
    <>
      <h2>{t('takeHome.heading')}</h2>
      <ul class="choices">
        {certificate === 'given' && <Link href={`${home}/certificate`} label={t('takeHome.certificate')} />}
        <Link href={`${home}/road-map`} label={t('takeHome.roadMap')} />
        {areShown(workshop, now) && <Link href={`${home}/materials`} label={t('takeHome.materials')} />}
        {person.agreed.contact && <Link href={`${home}/contacts`} label={t('takeHome.contacts')} />}
      </ul>
      {certificate === 'after-feedback' && <p>{t('takeHome.afterFeedback')}</p>}
      <Agreements visited={visited} />
    </>
  );
}

const Link = ({ href, label }: { readonly href: string; readonly label: string }) => (
  <li>
    <a class="target" href={href}>
      {label}
    </a>
  </li>
);

function Agreements({ visited: { person, home, texts } }: { readonly visited: Visit }) {
  const { t } = texts;
  return (
    <form method="post" action={`${home}/agreements`} class="card" data-once>
      <fieldset>
        <legend>{t('agree.heading')}</legend>
        <div class="options stacked">
          <label>
            <input type="checkbox" name="contact" value="yes" checked={person.agreed.contact !== undefined} />
            <span>{t('agree.contact')}</span>
          </label>
          <label>
            <input type="checkbox" name="named" value="yes" checked={person.agreed.named !== undefined} />
            <span>{t('agree.named')}</span>
          </label>
        </div>
      </fieldset>
      <p class="soft">{t('agree.how')}</p>
      <div class="actions">
        <button type="submit" class="plain">
          {t('agree.save')}
        </button>
      </div>
    </form>
  );
}
