import type { ComponentChildren } from 'preact';
import * as z from 'zod';
import { peopleAt } from '../../shared/people/address.store.ts';
import { withLinkRequested } from '../../shared/people/letters.ts';
import { PersonItem } from '../../shared/people/person.store.ts';
import { type FieldErrors, Refusal } from '../../shared/refusal.ts';
import { keys, normaliseEmail, WorkshopIdSchema } from '../../shared/store/keys.ts';
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
        page: () => <LinkRequestPage workshop={workshop} typed="" errors={{}} />,
        json: { workshop: workshop.details.title },
      });
    },
  },
  {
    method: 'POST',
    path: PATH,
    handle: async (request) => {
      const workshop = await workshopOf(context, request);
      const fields = fieldsOf(request.body);
      try {
        const { email } = parseFields(LinkRequestSchema, fields);
        await requestLinks(context, workshop, email, request.now);
        return answer(request, {
          page: () => <RequestedPage workshop={workshop} email={email} />,
          json: { detail: whatHappens(workshop, email) },
        });
      } catch (error) {
        if (!(error instanceof Refusal) || error.reason !== 'invalid' || request.wantsJson) throw error;
        const typed = typedIn(fields, 'email');
        return page(<LinkRequestPage workshop={workshop} typed={typed} errors={error.fields} />, {
          status: STATUS.invalid.status,
        });
      }
    },
  },
];

/** RFC 5321 section 4.5.3.1.3, less the brackets around a path: the longest address that can be written to. */
const EMAIL_MAX = 254;
const NO_EMAIL = 'Please enter one e-mail address, such as name@example.org.';

const LinkRequestSchema = z.object({
  email: z.string(NO_EMAIL).trim().max(EMAIL_MAX, NO_EMAIL).pipe(z.email(NO_EMAIL)),
});

const workshopOf = ({ table }: ParticipantContext, { params }: Request): Promise<Workshop> =>
  readWorkshop(table, WorkshopIdSchema.safeParse(params.workshopId).data ?? '-');

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
      table.change(PersonItem, keys.person(workshopId, id), (person) =>
        normaliseEmail(person.email) === normaliseEmail(email) ? withLinkRequested(person, now) : person,
      ),
    ),
  );
}

const whatHappens = ({ details }: Workshop, email: string): string =>
  `If ${email} is among the participants of “${details.title}”, a mail with the personal link is on its way.`;

function LinkRequestPage({
  workshop,
  typed,
  errors,
}: {
  readonly workshop: Workshop;
  readonly typed: string;
  readonly errors: FieldErrors;
}) {
  const { details } = workshop;
  const refused = Object.keys(errors).length > 0;
  return (
    <WorkshopPage workshop={workshop} title={refused ? 'Please check: a new link' : 'A new link'}>
      <h1>Ask for your personal link</h1>
      <ErrorSummary errors={errors} />
      <p>
        Your link opens your own page and needs no password. We send it to the e-mail address with which you are on the
        list of participants.
      </p>
      <form method="post" action={linkRequestPath(details.id)} data-once>
        <TextField
          name="email"
          label="Your e-mail address"
          type="email"
          autocomplete="email"
          value={typed}
          errors={errors}
          required
        />
        <div class="actions">
          <button type="submit">Send me the link</button>
        </div>
      </form>
      <p class="soft">You have another address now? Please write to {details.mail.replyTo}.</p>
    </WorkshopPage>
  );
}

function RequestedPage({ workshop, email }: { readonly workshop: Workshop; readonly email: string }) {
  const { details } = workshop;
  return (
    <WorkshopPage workshop={workshop} title="Please look into your mail">
      <h1>Please look into your mail</h1>
      <p>{whatHappens(workshop, email)}</p>
      <p>
        It takes a few minutes. Nothing came? Please look among the unwanted mail, check the address above, or write to{' '}
        {details.mail.replyTo}. Asking again at once sends no second mail.
      </p>
      <p>
        <a class="button plain" href={linkRequestPath(details.id)}>
          Try another address
        </a>
      </p>
    </WorkshopPage>
  );
}

function WorkshopPage({
  workshop: { details },
  title,
  children,
}: {
  readonly workshop: Workshop;
  readonly title: string;
  readonly children: ComponentChildren;
}) {
  return (
    <Layout
      title={title}
      workshop={details.title}
      subtitle={`${dateRange(details.starts, details.ends)}, ${details.venue.city}`}
    >
      {children}
    </Layout>
  );
}
