import { LANGUAGES, LanguageSchema } from '../../../shared/language/language.ts';
import type { StaffIdentity } from '../../../shared/people/staff-sign-in.ts';
import { type FieldErrors, Refusal } from '../../../shared/refusal.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { STATUS } from '../../../shared/web/explain.tsx';
import { fieldsOf, typedIn } from '../../../shared/web/fields.ts';
import { ErrorSummary, LongTextField, SelectField, TextField } from '../../../shared/web/form.tsx';
import { changed, page } from '../../../shared/web/reply.ts';
import { TIME_ZONES } from '../../../shared/workshop/country.ts';
import { fileOf } from '../../../shared/workshop/new-workshop.ts';
import { checkWorkshopFile } from '../../../shared/workshop/read-workshop-file.ts';
import type { WorkshopMadeJson } from '../api/workshops.ts';
import type { StaffContext } from '../context.ts';
import { createAndAdmit, requireCreator } from '../create-workshop.ts';
import { ConsolePage } from '../frame.tsx';
import { signedInPost, signedInRoute, staffHome } from '../session.ts';
import { besideFields, NewWorkshopSchema, typedOf } from './input.ts';

const PATH = '/staff/workshops/new';

/** A workshop from a form that asks only for what nobody else can know. */
export function formRoutes(context: StaffContext): Route[] {
  return [
    signedInRoute(context, 'GET', PATH, async (identity) => {
      requireCreator(identity);
      return page(<WorkshopForm identity={identity} typed={{ 'mail.replyTo': identity.email, language: 'en' }} />);
    }),
    signedInPost(context, PATH, NewWorkshopSchema, async (identity, request) => {
      requireCreator(identity);
      const fields = fieldsOf(request.body);
      try {
        const file = checkWorkshopFile(fileOf(typedOf(fields, identity.email)));
        await createAndAdmit(context, identity, file, request.now);
        const home = staffHome(file.id);
        const json = { id: file.id, address: `${context.baseUrl}${home}` };
        return changed<typeof WorkshopMadeJson>(request, `${home}/settings?done=created`, json, { status: 201 });
      } catch (error) {
        const again = whatToMend(error);
        if (request.wantsJson) throw again;
        return page(<WorkshopForm identity={identity} typed={fields} errors={again.fields} />, {
          status: STATUS[again.reason].status,
        });
      }
    }),
  ];
}

/** The same refusal with what is wrong beside the fields of a form. @throws what is none to be mended there */
export function whatToMend(error: unknown): Refusal {
  if (!(error instanceof Refusal)) throw error;
  if (error.reason === 'conflict') return new Refusal('conflict', error.message, { id: error.message });
  if (error.reason !== 'invalid') throw error;
  return new Refusal('invalid', 'Nothing was created yet. Please correct what is said.', besideFields(error.fields));
}

const ZONES = TIME_ZONES.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));
const LANGUAGE_CHOICES = LanguageSchema.options.map((language) => ({
  value: language,
  label: LANGUAGES[language].englishName,
}));

export function WorkshopForm({
  identity,
  typed,
  errors = {},
}: {
  readonly identity: StaffIdentity;
  readonly typed: Record<string, unknown>;
  readonly errors?: FieldErrors;
}) {
  const field = (name: string) => ({ name, value: typedIn(typed, name), errors });
  return (
    <ConsolePage identity={identity} title="New workshop">
      <h1>New workshop</h1>
      <ErrorSummary errors={errors} />
      <p>
        Only what nobody else can know is asked here. The agenda, the plan of the mails and the questionnaire begin with
        what is usual, and you can change all of it on the pages of the workshop. No mail leaves before the workshop has
        participants.
      </p>
      <form method="post" action={PATH} class="card" data-once>
        <h2>The workshop</h2>
        <TextField {...field('title')} label="Title" required maxLength={300} />
        <div class="grid">
          <TextField {...field('starts')} label="First day" type="date" required />
          <TextField {...field('ends')} label="Last day" hint="Empty: it is one day." type="date" />
        </div>
        <TextField {...field('venue.name')} label="Venue" required maxLength={300} />
        <div class="grid">
          <TextField {...field('venue.city')} label="City" required maxLength={300} />
          <TextField {...field('venue.country')} label="Country" required maxLength={300} />
        </div>
        <SelectField
          {...field('timeZone')}
          label="Time zone"
          hint="Every date and time is local to it. The weekend, on which no mail leaves, is taken from the country."
          choices={ZONES}
          otherwise="As the country has it"
        />
        <LongTextField
          {...field('organisers')}
          label="Organisers"
          hint="Each ministry or body on a line of its own."
          rows={3}
          required
        />
        <h2>The mails</h2>
        <SelectField
          {...field('language')}
          label="Language"
          hint="Participants are written to in it, unless their own row in the list says otherwise."
          choices={LANGUAGE_CHOICES}
          otherwise="Please choose"
          required
        />
        <TextField
          {...field('mail.fromName')}
          label="Mails come from"
          hint="The name that people see as the sender. Empty: the workshop’s title."
          maxLength={300}
        />
        <TextField {...field('mail.replyTo')} label="Answers go to" type="email" required />
        <h2>You</h2>
        <TextField {...field('name')} label="Your name" hint="Empty: your e-mail address." maxLength={300} />
        <TextField
          {...field('id')}
          label="Short name in addresses"
          hint="Lower-case letters, digits and “-”, such as dhaka-2011. It cannot be changed later. Empty: made from the title and the year."
          maxLength={40}
        />
        <div class="actions">
          <button type="submit">Create the workshop</button>
          <a class="button plain" href="/staff">
            Create none
          </a>
        </div>
      </form>
    </ConsolePage>
  );
}
