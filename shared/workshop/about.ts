import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import { type Workshop, WorkshopFileSchema } from './workshop.ts';

/** What a workshop says of itself: no date hangs on it, so it can always be changed. */

const { title, about, organisers, venue, language, mail } = WorkshopFileSchema.shape;
export const AboutSchema = z.strictObject({ title, about, organisers, venue, language, mail });
export type About = z.infer<typeof AboutSchema>;

export const aboutOf = ({ details }: Workshop): About => ({
  title: details.title,
  about: details.about,
  organisers: details.organisers,
  venue: details.venue,
  language: details.language,
  mail: details.mail,
});

/** The same object comes back where nothing changes. Pages and mails say it from then on; nobody gets a mail of its own. */
export function changeAbout(workshop: Workshop, said: About): Workshop {
  const { about: before, ...others } = workshop.details;
  const details = { ...others, ...said };
  return isDeepStrictEqual(aboutOf({ ...workshop, details }), aboutOf(workshop)) ? workshop : { ...workshop, details };
}
