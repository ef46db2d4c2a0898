import type { ComponentChildren } from 'preact';
import * as z from 'zod';
import { ENGLISH, type Said, say, type Texts, textsIn } from '../../shared/language/texts.ts';
import { peopleAt } from '../../shared/people/address.store.ts';
import { withLinkRequested } from '../../shared/people/letters.ts';
import { changeIfThere } from '../../shared/people/person.store.ts';
import { type FieldErrors, Refusal } from '../../shared/refusal.ts';
import { normaliseEmail, WorkshopIdSchema } from '../../shared/store/keys.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { STATUS } from '../../shared/web/explain.tsx';
import { fieldsOf, parseFields, typedIn } from '../../shared/web/fields.ts';
import { ErrorSummary, TextField } from '../../shared/web/form.tsx';
import { Layout } from '../../shared/web/layout.tsx';
import { answer, page } from '../../shared/web/reply.ts';
import type { Request } from '../../shared/web/request.ts';
import { dateRange } from '../../shared/workshop/dates.ts';
import { readWorkshop } from '../../shared/workshop/workshop.store.ts';
import type { Workshop } from '../../shared/workshop/workshop.ts';
import { linkRequestPath, type ParticipantContext } from './session.ts';

const PATH = linkRequestPath('{workshopId}');

/** The page for whoever has lost the personal link: it is mailed, and only mailed, to the address on the list. */
export const linkRequestRoutes = (context: ParticipantContext): Route[] => [
  {
    method: 'GET',
    path: PATH,
    handle: async (request) => {
      const workshop = await workshopOf(context, request);
      return answer(request, {
        page: () => <LinkRequestPage workshop={workshop} texts={textsFor(workshop, request)} typed="" errors={{}} />,
        json: { workshop: workshop.details.title },
      });
    },
  },
  {
    method: 'POST',
    path: PATH,
    handle: async (request) => {
      const workshop = await workshopOf(context, request);
      const texts = textsFor(workshop, request);
      const fields = fieldsOf(request.body);
      try {
        const { email } = parseFields(LinkRequestSchema, fields, { email: say('link.noEmail') });
        await requestLinks(context, workshop, email, request.now);
        return answer(request, {
          page: () => <RequestedPage workshop={workshop} texts={texts} email={email} />,
          json: { detail: ENGLISH.say(whatHappens(workshop, email)) },
        });
      } catch (error) {
        if (!(error instanceof Refusal) || error.reason !== 'invalid' || request.wantsJson) throw error;
        const typed = typedIn(fields, 'email');
        return page(
          <LinkRequestPage workshop={workshop} texts={texts} typed={typed} errors={error.fieldsIn(texts)} />,
          {
            status: STATUS.invalid.status,
          },
        );
      }
    },
  },
];

/** RFC 5321 section 4.5.3.1.3, less the brackets around a path: the longest address that can be written to. */
const EMAIL_MAX = 254;

const LinkRequestSchema = z.object({
  email: z.string().trim().max(EMAIL_MAX).pipe(z.email()),
});

const workshopOf = ({ table }: ParticipantContext, { params }: Request): Promise<Workshop> =>
  readWorkshop(table, WorkshopIdSchema.safeParse(params.workshopId).data ?? '-');

/** Whoever comes here is nobody whom we know: the browser's language, else the workshop's. */
const textsFor = ({ details }: Workshop, { language }: Request): Texts => textsIn(language ?? details.language);

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
  typed,
  errors,
}: {
  readonly workshop: Workshop;
  readonly texts: Texts;
  readonly typed: string;
  readonly errors: FieldErrors;
}) {
  const { details } = workshop;
  const { t } = texts;
  const refused = Object.keys(errors).length > 0;
  return (
    <WorkshopPage workshop={workshop} texts={texts} title={t(refused ? 'link.check' : 'link.new')}>
      <h1>{t('link.ask')}</h1>
      <ErrorSummary errors={errors} />
      <p>{t('link.about')}</p>
      <form method="post" action={linkRequestPath(details.id)} data-once>
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
      <p class="soft">{t('link.anotherAddress', { replyTo: details.mail.replyTo })}</p>
    </WorkshopPage>
  );
}

function RequestedPage({
  workshop,
  texts,
  email,
}: {
  readonly workshop: Workshop;
  readonly texts: Texts;
  readonly email: string;
}) {
  const { details } = workshop;
  const { t } = texts;
  return (
    <WorkshopPage workshop={workshop} texts={texts} title={t('link.asked')}>
      <h1>{t('link.asked')}</h1>
      <p>{texts.say(whatHappens(workshop, email))}</p>
      <p>{t('link.nothingCame', { replyTo: details.mail.replyTo })}</p>
      <p>
        <a class="button plain" href={linkRequestPath(details.id)}>
          {t('link.tryAnother')}
        </a>
      </p>
    </WorkshopPage>
  );
}

function WorkshopPage({
  workshop: { details },
  texts,
  title,
  children,
}: {
  readonly workshop: Workshop;
  readonly texts: Texts;
  readonly title: string;
  readonly children: ComponentChildren;
}) {
  return (
    <Layout
      title={title}
      texts={texts}
      workshop={details.title}
      subtitle={`${dateRange(details.starts, details.ends, texts.locale)}, ${details.venue.city}`}
    >
      {children}
    </Layout>
  );
}
