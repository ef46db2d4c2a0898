import * as z from 'zod';
import { ENGLISH, type Said, say, type Texts } from '../../shared/language/texts.ts';
import { peopleAt } from '../../shared/people/address.store.ts';
import { linkRequestPath } from '../../shared/people/addresses.ts';
import { withLinkRequested } from '../../shared/people/letters.ts';
import { changeIfThere } from '../../shared/people/person.store.ts';
import { type FieldErrors, Refusal } from '../../shared/refusal.ts';
import { normaliseEmail } from '../../shared/store/keys.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { STATUS } from '../../shared/web/explain.tsx';
import { fieldsOf, parseFields, typedIn } from '../../shared/web/fields.ts';
import { ErrorSummary, TextField } from '../../shared/web/form.tsx';
import { answer, page, seeOther } from '../../shared/web/reply.ts';
import type { Request } from '../../shared/web/request.ts';
import { walkInsUntil } from '../../shared/workshop/walk-ins.ts';
import type { Workshop } from '../../shared/workshop/workshop.ts';
import type { AskedJson, LinkFormJson } from './api/link.ts';
import { inChosen, PageForAnybody, textsFor, workshopOf } from './for-anybody.tsx';
import { type ParticipantContext, walkInPath } from './session.ts';

const PATH = linkRequestPath('{workshopId}');

/**
 * The page for whoever wants the personal link, in the room or because it was lost: it is mailed, and only mailed, to the address
 * on the list. `/w/<workshop>` is the same, short enough to be typed off a slide.
 */
export const linkRequestRoutes = (context: ParticipantContext): Route[] => [
  {
    method: 'GET',
    path: '/w/{workshopId}',
    handle: async (request) => {
      const { details } = await workshopOf(context, request);
      return seeOther(linkRequestPath(details.id));
    },
  },
  {
    method: 'GET',
    path: PATH,
    handle: async (request) => {
      const shown = await shownTo(context, request);
      return answer<typeof LinkFormJson>(request, {
        page: () => <LinkRequestPage {...shown} typed="" errors={{}} />,
        json: { workshop: shown.workshop.details.title, walkIns: shown.takesWalkIns },
      });
    },
  },
  {
    method: 'POST',
    path: PATH,
    takes: LinkRequestSchema,
    handle: async (request) => {
      const shown = await shownTo(context, request);
      const { workshop, texts } = shown;
      const fields = fieldsOf(request.body);
      try {
        const { email } = parseFields(LinkRequestSchema, fields, { email: say('link.noEmail') });
        await requestLinks(context, workshop, email, request.now);
        return answer<typeof AskedJson>(request, {
          page: () => <RequestedPage {...shown} email={email} />,
          json: { detail: ENGLISH.say(whatHappens(workshop, email)) },
        });
      } catch (error) {
        if (!(error instanceof Refusal) || error.reason !== 'invalid' || request.wantsJson) throw error;
        const typed = typedIn(fields, 'email');
        return page(<LinkRequestPage {...shown} typed={typed} errors={error.fieldsIn(texts)} />, {
          status: STATUS.invalid.status,
        });
      }
    },
  },
];

interface Shown {
  readonly workshop: Workshop;
  readonly texts: Texts;
  /** Where the forms go, in the language that was chosen. */
  readonly here: string;
  readonly takesWalkIns: boolean;
  readonly walkIn: string;
}

async function shownTo(context: ParticipantContext, request: Request): Promise<Shown> {
  const workshop = await workshopOf(context, request);
  const { id } = workshop.details;
  return {
    workshop,
    texts: textsFor(workshop, request),
    here: inChosen(linkRequestPath(id), request),
    takesWalkIns: walkInsUntil(workshop, request.now) !== undefined,
    walkIn: inChosen(walkInPath(id), request),
  };
}

/** RFC 5321 section 4.5.3.1.3, less the brackets around a path: the longest address that can be written to. */
const EMAIL_MAX = 254;

const LinkRequestSchema = z.object({
  email: z.string().trim().max(EMAIL_MAX).pipe(z.email()),
});

/** Stands in for whoever is not there; no token has a dot. */
const NOBODY = 'no.body';

/**
 * Owes the link to everyone whose present address this is. For an address that nobody has, the same reads are made. What
 * is left is the one write for somebody who is there, and that happens four times a day at most: too seldom to be told
 * from the network by measuring.
 */
async function requestLinks(
  { table }: ParticipantContext,
  { details: { id: workshopId } }: Workshop,
  email: string,
  now: number,
): Promise<void> {
  const found = await peopleAt(table, workshopId, email);
  const asked = found.length > 0 ? found : [NOBODY];
  await Promise.all(
    asked.map((id) =>
      changeIfThere(table, workshopId, id, (person) =>
        normaliseEmail(person.email) === normaliseEmail(email) ? withLinkRequested(person, now) : person,
      ),
    ),
  );
}

const whatHappens = ({ details }: Workshop, email: string): Said =>
  say('link.onItsWay', { email, workshop: details.title });

function LinkRequestPage({
  workshop,
  texts,
  here,
  takesWalkIns,
  walkIn,
  typed,
  errors,
}: Shown & { readonly typed: string; readonly errors: FieldErrors }) {
  const { details } = workshop;
  const { t } = texts;
  const refused = Object.keys(errors).length > 0;
  const title = t(refused ? 'link.check' : 'link.new');
  return (
    <PageForAnybody workshop={workshop} texts={texts} title={title} here={linkRequestPath(details.id)}>
      <h1>{t('link.ask')}</h1>
      <ErrorSummary errors={errors} />
      <p>{t('link.about')}</p>
      <form method="post" action={here} data-once>
        <TextField
          name="email"
          label={t('link.email')}
          type="email"
          autocomplete="email"
          value={typed}
          errors={errors}
          required
        />
        <div class="actions">
          <button type="submit">{t('link.send')}</button>
        </div>
      </form>
      {takesWalkIns && (
        <section class="card">
          <h2>{t('walkIn.notOnList')}</h2>
          <p>{t('walkIn.offer')}</p>
          <p>
            <a class="button plain" href={walkIn}>
              {t('walkIn.register')}
            </a>
          </p>
        </section>
      )}
      <p class="soft">{t('link.anotherAddress', { replyTo: details.mail.replyTo })}</p>
    </PageForAnybody>
  );
}

function RequestedPage({ workshop, texts, here, takesWalkIns, walkIn, email }: Shown & { readonly email: string }) {
  const { details } = workshop;
  const { t } = texts;
  return (
    <PageForAnybody workshop={workshop} texts={texts} title={t('link.asked')} here={linkRequestPath(details.id)}>
      <h1>{t('link.asked')}</h1>
      <p>{texts.say(whatHappens(workshop, email))}</p>
      <p>{t('link.nothingCame', { replyTo: details.mail.replyTo })}</p>
      {takesWalkIns && <p>{t('walkIn.offer')}</p>}
      <div class="actions">
        <a class="button plain" href={here}>
          {t('link.tryAnother')}
        </a>
        {takesWalkIns && (
          <a class="button plain" href={walkIn}>
            {t('walkIn.register')}
          </a>
        )}
      </div>
    </PageForAnybody>
  );
}
