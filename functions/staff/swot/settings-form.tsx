import type { SwotSettings } from '../../../shared/swot/settings.ts';
import { ChoiceField } from '../../../shared/web/choice-field.tsx';
import { typedIn } from '../../../shared/web/fields.ts';
import { TextField } from '../../../shared/web/form.tsx';
import type { StaffVisit } from '../session.ts';
import type { TypedSettings } from './typed.ts';

const OTHERS: Readonly<Record<SwotSettings['others'], string>> = {
  always: 'Always, while the forms are open',
  'after-own': 'As soon as they have added an entry of their own',
  never: 'Never',
};

/** When participants see each other's entries and how many they may endorse: organisers choose, the others read. */
export function SwotSettingsForm({
  visit: { workshop, home, role },
  typed,
}: {
  readonly visit: StaffVisit;
  readonly typed: TypedSettings | undefined;
}) {
  const { swot } = workshop.details;
  const isOver = workshop.closedAt !== undefined || workshop.cancelled !== undefined;
  const errors = typed?.refusal.fields ?? {};
  if (role !== 'organiser' || isOver) {
    return (
      <section id="settings">
        <h2>What participants see</h2>
        <dl class="facts">
          <dt>The others’ entries, without names</dt>
          <dd>{OTHERS[swot.others]}</dd>
          <dt>How many one may endorse</dt>
          <dd>{swot.endorsements}</dd>
        </dl>
      </section>
    );
  }
  const chosen = typed ? typedIn(typed.fields, 'others') : swot.others;
  return (
    <section id="settings">
      <h2>What participants see</h2>
      <form method="post" action={`${home}/swot/settings`} class="card" data-once>
        <ChoiceField
          name="others"
          legend="When do participants see the others’ entries, without names?"
          choices={Object.entries(OTHERS)}
          chosen={chosen}
          errors={errors}
        />
        <TextField
          name="endorsements"
          label="How many of the others’ entries may one endorse?"
          hint="From 0 to 20; 0 means that nothing is endorsed. Endorsements that were given stay and count, also where fewer are allowed from now on."
          inputmode="numeric"
          value={typed ? String(typed.fields.endorsements ?? '') : String(swot.endorsements)}
          errors={errors}
          required
        />
        <div class="actions">
          <button type="submit">Save the settings</button>
        </div>
      </form>
    </section>
  );
}
