import type { ComponentChildren } from 'preact';
import * as z from 'zod';
import { type FieldErrors, Refusal } from '../../../shared/refusal.ts';
import { typedIn } from '../../../shared/web/fields.ts';
import { SelectField, TextField } from '../../../shared/web/form.tsx';
import { type Session, SessionSchema } from '../../../shared/workshop/workshop.ts';
import type { StaffVisit } from '../session.ts';
import { SeenSchema } from './change.ts';
import { SettingsForm } from './parts.tsx';

/** A session of the agenda as its form has it. */

type Fields = Readonly<Record<string, unknown>>;

const MORE_SPEAKERS = 3;
const speakerField = (place: number, part: 'name' | 'affiliation'): string => `speakers.${place}.${part}`;

export const sessionTyped = ({ title, kind, day, from, until, room, speakers }: Session): Fields => ({
  title,
  kind,
  day: day ?? '',
  from: from ?? '',
  until: until ?? '',
  room: room ?? '',
  ...Object.fromEntries(
    speakers.flatMap(({ name, affiliation = '' }, place) => [
      [speakerField(place, 'name'), name],
      [speakerField(place, 'affiliation'), affiliation],
    ]),
  ),
});

/** Without an id, which a new session is given and another keeps. */
const TypedSchema = SessionSchema.omit({ id: true });
export type TypedSession = z.infer<typeof TypedSchema>;

const { title, kind, speakers } = TypedSchema.shape;
/** Each speaker has fields in a form, such as `speakers.0.name`; what is empty is not said. */
export const SessionInputSchema = SeenSchema.extend({
  title,
  kind,
  speakers: speakers.optional(),
  day: z.string().optional(),
  from: z.string().optional(),
  until: z.string().optional(),
  room: z.string().optional(),
}).catchall(z.string());

const LINE = 'one line of at most 300 characters';
const SENTENCES: FieldErrors = {
  title: `Please enter the title: ${LINE}.`,
  kind: 'Please choose what kind of session it is.',
  day: 'Please enter a day such as 2011-07-09, or leave it empty.',
  from: 'Please enter a time on 24 hours, such as 09:00, or leave it empty.',
  until: 'Please enter a time on 24 hours, such as 10:30, or leave it empty.',
  room: `Please use ${LINE}.`,
};

/** A form has a field for each part of a speaker; a program sends the list. @throws Refusal `invalid` */
export function sessionFrom(fields: Fields): TypedSession {
  const text = (name: string): string | undefined => typedIn({ ...fields }, name).trim() || undefined;
  const session = {
    title: text('title') ?? '',
    kind: fields.kind,
    speakers: fields.speakers ?? speakersIn(fields),
    ...present({ day: text('day'), from: text('from'), until: text('until'), room: text('room') }),
  };
  const parsed = TypedSchema.safeParse(session);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map(({ path, message }) => {
    const [field, place] = path.map(String);
    if (field !== 'speakers') return [field ?? 'title', SENTENCES[field ?? ''] ?? message] as const;
    return [
      place === undefined ? speakerField(0, 'name') : speakerField(Number(place), 'name'),
      `Please enter the speaker’s name and affiliation: each ${LINE}, of at most 30 speakers.`,
    ] as const;
  });
  throw new Refusal('invalid', 'Nothing of the agenda was changed yet.', Object.fromEntries(errors));
}

/** Whoever has a name or an affiliation; rows that were left empty say nothing. */
function speakersIn(fields: Fields) {
  const places = new Set(
    Object.keys(fields).flatMap((name) => {
      const place = /^speakers\.(\d{1,2})\./.exec(name)?.[1];
      return place === undefined ? [] : [Number(place)];
    }),
  );
  return [...places]
    .toSorted((a, b) => a - b)
    .map((place) => ({
      name: typedIn({ ...fields }, speakerField(place, 'name')).trim(),
      affiliation: typedIn({ ...fields }, speakerField(place, 'affiliation')).trim(),
    }))
    .filter(({ name, affiliation }) => name !== '' || affiliation !== '')
    .map(({ name, affiliation }) => (affiliation === '' ? { name } : { name, affiliation }));
}

const present = (values: Readonly<Record<string, string | undefined>>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

const KINDS: readonly { readonly value: Session['kind']; readonly label: string }[] = [
  { value: 'opening', label: 'Opening' },
  { value: 'presentation', label: 'Presentation' },
  { value: 'discussion', label: 'Discussion' },
  { value: 'swot', label: 'SWOT analysis' },
  { value: 'closing', label: 'Closing' },
];
export const kindName = (kind: Session['kind']): string => KINDS.find(({ value }) => value === kind)?.label ?? kind;

/** Adds a session, or changes one. */
export function SessionForm({
  visit,
  session,
  typed,
  refusal,
  below,
}: {
  readonly visit: StaffVisit;
  readonly session?: Session;
  readonly typed: Fields;
  readonly refusal?: Refusal;
  /** What else can be done with the session. */
  readonly below?: ComponentChildren;
}) {
  const { details } = visit.workshop;
  const errors = refusal?.fields ?? {};
  const field = (name: string) => ({ name, value: typedIn({ ...typed }, name), errors });
  const filled = Object.keys(typed).filter((name) => /^speakers\.\d+\.name$/.test(name)).length;
  const rows = Math.min(
    30,
    Math.max(filled, session?.speakers.length ?? 0) + (session || filled === 0 ? MORE_SPEAKERS : 0),
  );
  return (
    <SettingsForm
      visit={visit}
      title={session ? 'Change a session' : 'Add a session'}
      action={session ? `/sessions/${session.id}` : '/sessions'}
      shown={details.sessions}
      refusal={refusal}
      button={session ? 'Change the session' : 'Add the session'}
      below={below}
    >
      <TextField {...field('title')} label="Title" required maxLength={300} />
      <SelectField {...field('kind')} label="Kind" choices={KINDS} otherwise="Please choose" required />
      <div class="grid">
        <TextField {...field('day')} label="Day" type="date" min={details.starts} max={details.ends} />
        <TextField {...field('from')} label="From" hint="On 24 hours, such as 09:00." />
        <TextField {...field('until')} label="Until" />
        <TextField {...field('room')} label="Room" maxLength={300} />
      </div>
      <h2>Speakers</h2>
      {Array.from({ length: rows }, (_, place) => (
        <div class="grid" key={speakerField(place, 'name')}>
          <TextField {...field(speakerField(place, 'name'))} label={`Speaker ${place + 1}: name`} maxLength={300} />
          <TextField
            {...field(speakerField(place, 'affiliation'))}
            label={`Speaker ${place + 1}: affiliation`}
            maxLength={300}
          />
        </div>
      ))}
      <p class="hint">A row that is left empty is no speaker. After saving there are three more rows.</p>
    </SettingsForm>
  );
}
