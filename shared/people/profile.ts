import * as z from 'zod';
import { LanguageSchema } from '../language/language.ts';
import { say } from '../language/texts.ts';
import type { SaidOfFields } from '../refusal.ts';
import { normaliseEmail } from '../store/keys.ts';
import { lengthOf, oneLine } from '../typed-text.ts';

/** What a form asks of one person, in the room or at the organisers' desk. Limits in characters, those of an imported table. */

export const PROFILE_MAX = { name: 200, email: 254, organisation: 300, position: 200, telephone: 50 } as const;

const line = (most: number) =>
  z
    .string()
    .transform(oneLine)
    .refine((text) => lengthOf(text) <= most);
const needed = (most: number) => line(most).refine((text) => text !== '');

/** Without the address, which is corrected in a way of its own. */
export const ProfileSchema = z.object({
  name: needed(PROFILE_MAX.name),
  organisation: needed(PROFILE_MAX.organisation),
  position: line(PROFILE_MAX.position).default(''),
  /** Empty: there is none. */
  telephone: line(PROFILE_MAX.telephone).default(''),
  language: LanguageSchema,
});
export type Profile = z.infer<typeof ProfileSchema>;

export const NewProfileSchema = ProfileSchema.extend({
  email: z
    .string()
    .transform(normaliseEmail)
    .pipe(z.email())
    .refine((email) => lengthOf(email) <= PROFILE_MAX.email),
});
export type NewProfile = z.infer<typeof NewProfileSchema>;

/** What stands beside a field that was typed wrong. */
export const PROFILE_SAID: SaidOfFields = {
  name: say('profile.name.wrong', { most: PROFILE_MAX.name }),
  email: say('link.noEmail'),
  organisation: say('profile.organisation.wrong', { most: PROFILE_MAX.organisation }),
  position: say('profile.position.wrong', { most: PROFILE_MAX.position }),
  telephone: say('profile.telephone.wrong', { most: PROFILE_MAX.telephone }),
  language: say('profile.language.wrong'),
};

/** The person with a corrected profile; the same object where it says nothing new. A language of one's own choice stays. */
export function withProfile<
  Of extends Omit<Profile, 'telephone'> & { telephone?: string | undefined; languageChosenAt?: string | undefined },
>(person: Of, profile: Profile): Of {
  const { name, organisation, position, telephone, language } = profile;
  const changed = {
    ...person,
    name,
    organisation,
    position,
    telephone: telephone || undefined,
    language: person.languageChosenAt === undefined ? language : person.language,
  };
  const isSame = (['name', 'organisation', 'position', 'telephone', 'language'] as const).every(
    (field) => changed[field] === person[field],
  );
  return isSame ? person : changed;
}
