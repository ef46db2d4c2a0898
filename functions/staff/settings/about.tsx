import * as z from 'zod';
import { LANGUAGES, LanguageSchema } from '../../../shared/language/language.ts';
import type { Refusal } from '../../../shared/refusal.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { fieldsOf, typedIn } from '../../../shared/web/fields.ts';
import { LongTextField, SelectField, TextField } from '../../../shared/web/form.tsx';
import { answer, changed } from '../../../shared/web/reply.ts';
import { type About, AboutSchema, aboutOf, changeAbout } from '../../../shared/workshop/about.ts';
import type { StaffContext } from '../context.ts';
import { linesIn, parsedBeside } from '../new-workshop/input.ts';
import { orAgain } from '../plan/change.ts';
import { memberPost, memberRoute, type StaffVisit } from '../session.ts';
import { changeShown, SeenSchema } from './change.ts';
import { SettingsForm } from './parts.tsx';

const PATH = '/settings/about';

/** What the workshop says of itself, and who its mails come from. */
export function aboutRoutes(context: StaffContext): Route[] {
  return [
    memberRoute(context, 'GET', PATH, 'organiser', async (visit, request) =>
      answer<typeof AboutSchema>(request, {
        page: () => <AboutForm visit={visit} typed={typedBefore(aboutOf(visit.workshop))} />,
        json: aboutOf(visit.workshop),
      }),
    ),
    memberPost(context, PATH, 'organiser', AboutInputSchema, async (visit, request) => {
      const fields = fieldsOf(request.body);
      const act = async () => {
        const said = aboutFrom(fields, request.body.kind === 'json');
        const workshop = await changeShown(context, visit, fields, aboutOf, (found) => changeAbout(found, said));
        return changed<typeof AboutSchema>(request, `${visit.home}/settings?done=about`, aboutOf(workshop));
      };
      return orAgain(context, visit, request, act, (now, refusal) => (
        <AboutForm visit={now} typed={fields} refusal={refusal} />
      ));
    }),
  ];
}

const { title, about, language } = AboutSchema.shape;
const AboutInputSchema = z.union([
  AboutSchema.extend(SeenSchema.shape),
  SeenSchema.extend({
    title,
    about,
    language,
    organisers: z.string(),
    'venue.name': z.string(),
    'venue.city': z.string(),
    'venue.country': z.string(),
    'mail.fromName': z.string(),
    'mail.replyTo': z.string(),
    'mail.signature': z.string(),
  }),
]);

/** A form names the parts of what it holds by paths; a program sends the fields of the workshop file. */
function aboutFrom(fields: Record<string, unknown>, isProgram: boolean): About {
  const { seen: _, ...sent } = fields;
  if (isProgram) return parsedBeside(AboutSchema, sent);
  const line = (name: string): string => typedIn(fields, name).trim();
  return parsedBeside(AboutSchema, {
    title: line('title'),
    about: line('about') === '' ? undefined : line('about').replaceAll(/\r\n?/g, '\n'),
    organisers: linesIn(fields, 'organisers'),
    venue: { name: line('venue.name'), city: line('venue.city'), country: line('venue.country') },
    language: line('language'),
    mail: {
      fromName: line('mail.fromName'),
      replyTo: line('mail.replyTo'),
      signature: line('mail.signature').replaceAll(/\r\n?/g, '\n'),
    },
  });
}

const typedBefore = ({ title, about = '', organisers, venue, language, mail }: About): Record<string, unknown> => ({
  title,
  about,
  organisers: organisers.join('\n'),
  'venue.name': venue.name,
  'venue.city': venue.city,
  'venue.country': venue.country,
  language,
  'mail.fromName': mail.fromName,
  'mail.replyTo': mail.replyTo,
  'mail.signature': mail.signature,
});

const CHOICES = LanguageSchema.options.map((language) => ({
  value: language,
  label: LANGUAGES[language].englishName,
}));

function AboutForm({
  visit,
  typed,
  refusal,
}: {
  readonly visit: StaffVisit;
  readonly typed: Record<string, unknown>;
  readonly refusal?: Refusal;
}) {
  const field = (name: string) => ({ name, value: typedIn(typed, name), errors: refusal?.fields ?? {} });
  return (
    <SettingsForm
      visit={visit}
      title="About the workshop"
      action="/about"
      shown={aboutOf(visit.workshop)}
      refusal={refusal}
      button="Change it"
    >
      <p>
        Pages and mails say it from then on. Nobody is told by a mail of its own; entries in people’s calendars keep
        what they say until the next notice. The dates change under <a href={`${visit.home}/reschedule`}>Reschedule</a>.
      </p>
      <TextField {...field('title')} label="Title" required maxLength={300} />
      <LongTextField {...field('about')} label="About" hint="A few sentences, for everyone." maxLength={4000} />
      <LongTextField {...field('organisers')} label="Organisers" hint="Each on a line of its own." rows={3} required />
      <TextField {...field('venue.name')} label="Venue" required maxLength={300} />
      <div class="grid">
        <TextField {...field('venue.city')} label="City" required maxLength={300} />
        <TextField {...field('venue.country')} label="Country" required maxLength={300} />
      </div>
      <SelectField
        {...field('language')}
        label="Language"
        hint="For whoever comes onto the list from now on; people who are on it keep theirs."
        choices={CHOICES}
        otherwise="Please choose"
        required
      />
      <TextField {...field('mail.fromName')} label="Mails come from" required maxLength={300} />
      <TextField {...field('mail.replyTo')} label="Answers go to" type="email" required />
      <LongTextField {...field('mail.signature')} label="Signature of the mails" rows={3} required maxLength={1000} />
    </SettingsForm>
  );
}
