import { ENGLISH, type Said, say } from '../../shared/language/texts.ts';
import { asKnown, asWalkIn, join, knownAt } from '../../shared/people/join.store.ts';
import { type NewProfile, NewProfileSchema, PROFILE_SAID } from '../../shared/people/profile.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { explainRefusal, retryAfter, STATUS } from '../../shared/web/explain.tsx';
import { fieldsOf, parseFields } from '../../shared/web/fields.ts';
import { answer, page, type Reply } from '../../shared/web/reply.ts';
import type { Request } from '../../shared/web/request.ts';
import { walkInsUntil, withWalkIn } from '../../shared/workshop/walk-ins.ts';
import { changeWorkshop } from '../../shared/workshop/workshop.store.ts';
import type { Workshop } from '../../shared/workshop/workshop.ts';
import type { AskedJson, JoinFormJson } from './api/link.ts';
import { inChosen, textsFor, workshopOf } from './for-anybody.tsx';
import type { ParticipantContext } from './session.ts';
import { walkInPath } from './session.ts';
import { RegisteredPage, WalkInPage } from './walk-in-page.tsx';

const PATH = walkInPath('{workshopId}');

/**
 * Whoever is in the room and on no list registers here, while the organisers have it open. The link comes by mail and only by
 * mail, so a typed address proves itself, and the answer is the same for those who are on the list.
 */
export const walkInRoutes = (context: ParticipantContext): Route[] => [
  {
    method: 'GET',
    path: PATH,
    handle: async (request) => {
      const workshop = await workshopOf(context, request);
      return (
        whileNotOpen(workshop, request) ??
        answer<typeof JoinFormJson>(request, {
          page: () => <WalkInPage {...shownTo(workshop, request)} fields={{}} errors={{}} />,
          json: { workshop: workshop.details.title, until: untilOf(workshop, request.now) },
        })
      );
    },
  },
  {
    method: 'POST',
    path: PATH,
    takes: NewProfileSchema.partial({ language: true }),
    handle: async (request) => {
      const workshop = await workshopOf(context, request);
      const closed = whileNotOpen(workshop, request);
      if (closed) return closed;
      const shown = shownTo(workshop, request);
      const fields = fieldsOf(request.body);
      try {
        const profile = parseFields(NewProfileSchema, { language: shown.texts.language, ...fields }, PROFILE_SAID);
        await register(context, workshop, profile, request.now);
        const email = profile.email;
        return answer<typeof AskedJson>(request, {
          page: () => <RegisteredPage {...shown} email={email} />,
          json: { detail: ENGLISH.say(whatComes(workshop, email)) },
        });
      } catch (error) {
        if (!(error instanceof Refusal) || request.wantsJson) throw error;
        // Nothing typed is lost: also when too many came, the form stands there to be sent later.
        const { texts } = shown;
        const why = error.reason === 'invalid' ? undefined : error.messageIn(texts);
        const again = page(<WalkInPage {...shown} fields={fields} errors={error.fieldsIn(texts)} why={why} />, {
          status: STATUS[error.reason].status,
        });
        return { ...again, headers: { ...again.headers, ...retryAfter(error) } };
      }
    },
  },
];

/** The place first, in the one write that counts; then the person. A place that is counted for nobody harms nobody. */
async function register({ table }: ParticipantContext, workshop: Workshop, profile: NewProfile, now: number) {
  const { id } = workshop.details;
  const { person: known, isCrowded } = await knownAt(table, id, profile.email, profile.name);
  await changeWorkshop(table, id, (current) => withWalkIn(current, known !== undefined, now));
  if (isCrowded) return;
  await join(
    table,
    workshop.details,
    profile,
    {
      asNew: (person) => asWalkIn(person, now),
      ifThere: (person) => asKnown(person, profile.email, now),
    },
    now,
  );
}

const shownTo = (workshop: Workshop, request: Request) => ({
  workshop,
  texts: textsFor(workshop, request),
  here: inChosen(walkInPath(workshop.details.id), request),
});

const untilOf = (workshop: Workshop, now: number): string => new Date(walkInsUntil(workshop, now) ?? now).toISOString();

export const whatComes = ({ details }: Workshop, email: string): Said =>
  say('walkIn.done.about', { email, workshop: details.title });

/** What is answered while nobody can register. */
function whileNotOpen(workshop: Workshop, request: Request): Reply | undefined {
  if (walkInsUntil(workshop, request.now) !== undefined) return undefined;
  const { replyTo } = workshop.details.mail;
  return explainRefusal(
    new Refusal('closed', say('walkIn.closed', { replyTo })),
    request.wantsJson,
    textsFor(workshop, request),
  );
}
