import { ChoiceField } from '../../../shared/web/choice-field.tsx';
import { typedIn } from '../../../shared/web/fields.ts';
import type { WorkshopFile } from '../../../shared/workshop/workshop.ts';
import type { TakeHomeShown } from './shown.ts';

type Settings = WorkshopFile['takeHome'];

const CERTIFICATE: Readonly<Record<Settings['certificate'], string>> = {
  attended: 'Everyone whose attendance is noted, at once',
  'after-feedback': 'The same, once they have given feedback (that an anonymous ballot was given is enough)',
  none: 'Nobody',
};
const MATERIALS: Readonly<Record<Settings['materials'], string>> = {
  'after-workshop': 'Once the workshop is over',
  'at-once': 'As soon as they are here',
};

/** Who gets a certificate, and when the materials are shown: a form for organisers, words for others. */
export function SettingsForm({ visit, typed, errors = {} }: TakeHomeShown) {
  const { takeHome } = visit.workshop.details;
  if (visit.role !== 'organiser') {
    return (
      <section id="settings">
        <h2>What participants get</h2>
        <dl class="facts">
          <dt>A certificate</dt>
          <dd>{CERTIFICATE[takeHome.certificate]}</dd>
          <dt>The materials</dt>
          <dd>{MATERIALS[takeHome.materials]}</dd>
        </dl>
      </section>
    );
  }
  return (
    <section id="settings">
      <h2>What participants get</h2>
      <form method="post" action={`${visit.home}/take-home/settings`} class="card" data-once>
        <ChoiceField
          name="certificate"
          legend="Who gets a certificate?"
          choices={Object.entries(CERTIFICATE)}
          chosen={typed?.certificate ? typedIn(typed, 'certificate') : takeHome.certificate}
          errors={errors}
        />
        <ChoiceField
          name="materials"
          legend="When are the materials shown?"
          choices={Object.entries(MATERIALS)}
          chosen={typed?.materials ? typedIn(typed, 'materials') : takeHome.materials}
          errors={errors}
        />
        <div class="actions">
          <button type="submit">Save the settings</button>
        </div>
      </form>
    </section>
  );
}
