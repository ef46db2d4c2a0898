import * as z from 'zod';
import { textsIn } from '../../shared/language/texts.ts';
import { personPath } from '../../shared/people/addresses.ts';
import { changePerson } from '../../shared/people/person.store.ts';
import type { Person } from '../../shared/people/person.ts';
import { withoutReminders, withReminders } from '../../shared/people/reminders.ts';
import { pacedAt } from '../../shared/store/pace.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { fieldsOf, parseFields } from '../../shared/web/fields.ts';
import { Layout } from '../../shared/web/layout.tsx';
import { answer, changed } from '../../shared/web/reply.ts';
import type { Request } from '../../shared/web/request.ts';
import { readWorkshop } from '../../shared/workshop/workshop.store.ts';
import type { Workshop } from '../../shared/workshop/workshop.ts';
import type { OpenedJson, RemindersJson } from './api/link.ts';
import { openLink, type ParticipantContext, sessionCookie } from './session.ts';

/** What the links in a mail open: the personal link, and RFC 8058's one-click address. */
export const linkRoutes = (context: ParticipantContext): Route[] => [
  {
    method: 'GET',
    path: '/l/{token}',
    handle: async (request) => {
      const person = await openLink(context, 'open', request.params.token ?? '');
      const home = personPath(person.workshopId, person.id);
      const to = landing(request);
      const cookies = [sessionCookie(context.linkKeys, person)];
      return changed<typeof OpenedJson>(request, to ? `${home}/${to}` : home, { home }, { cookies });
    },
  },
  {
    method: 'GET',
    path: '/u/{token}',
    handle: async (request) => {
      const person = await openLink(context, 'unsubscribe', request.params.token ?? '', { evenRevoked: true });
      const workshop = await readWorkshop(context.table, person.workshopId);
      return answer<typeof RemindersJson>(request, {
        page: () => <Unsubscribe workshop={workshop} person={person} path={request.path} />,
        json: { reminders: person.standing.unsubscribedAt === undefined },
      });
    },
  },
  {
    method: 'POST',
    path: '/u/{token}',
    takes: OneClickSchema,
    fromAnywhere: true,
    handle: async (request) => {
      const { workshopId, id } = await openLink(context, 'unsubscribe', request.params.token ?? '', {
        evenRevoked: true,
      });
      parseFields(OneClickSchema, fieldsOf(request.body));
      const [workshop, person] = await Promise.all([
        readWorkshop(context.table, workshopId),
        pacedAt(request.now, () =>
          changePerson(context.table, workshopId, id, (before) => withoutReminders(before, request.now)),
        ),
      ]);
      return answer<typeof RemindersJson>(request, {
        page: () => <Unsubscribe workshop={workshop} person={person} path={request.path} />,
        json: { reminders: false },
      });
    },
  },
  {
    method: 'POST',
    path: '/u/{token}/again',
    takes: AgainSchema,
    handle: async (request) => {
      const token = request.params.token ?? '';
      const { workshopId, id } = await openLink(context, 'unsubscribe', token);
      parseFields(AgainSchema, fieldsOf(request.body));
      await pacedAt(request.now, () => changePerson(context.table, workshopId, id, withReminders));
      return changed<typeof RemindersJson>(request, `/u/${encodeURIComponent(token)}`, { reminders: true });
    },
  },
];

/** RFC 8058 section 3.2: the body that the mail program posts. */
const OneClickSchema = z.object({
  'List-Unsubscribe': z.literal('One-Click', 'must be "One-Click": please use the button on the page'),
});

/** Not the address that mail programs post to: this one takes forms of our own pages only. */
const AgainSchema = z.object({ wanted: z.literal('yes', 'must be "yes"') });

/** Where a link may land below a person's own pages; anything else lands on the person's page. */
const PAGE = /^(?:feedback|swot|papers(?:\/[A-Za-z0-9_-]{1,64})?|actions\/[A-Za-z0-9_-]{1,64})$/;

function landing(request: Request): string {
  const to = request.query.get('to') ?? '';
  return PAGE.test(to) ? to : '';
}

function Unsubscribe({
  workshop: { details },
  person,
  path,
}: {
  readonly workshop: Workshop;
  readonly person: Person;
  readonly path: string;
}) {
  const off = person.standing.unsubscribedAt !== undefined;
  const texts = textsIn(person.language);
  const { t, parts } = texts;
  const title = t(off ? 'reminders.off' : 'reminders.offer');
  const email = <strong key="email">{person.email}</strong>;
  return (
    <Layout title={title} texts={texts} workshop={details.title}>
      <h1>{title}</h1>
      {off ? (
        <>
          <p>{parts('reminders.noMore', { email })}</p>
          <p>{t('reminders.canStill')}</p>
          <form method="post" action={`${path}/again`} data-once>
            <input type="hidden" name="wanted" value="yes" />
            <div class="actions">
              <button type="submit" class="plain">
                {t('reminders.turnOn')}
              </button>
            </div>
          </form>
        </>
      ) : (
        <>
          <p>{parts('reminders.goTo', { email })}</p>
          <form method="post" action={path} data-once>
            <input type="hidden" name="List-Unsubscribe" value="One-Click" />
            <div class="actions">
              <button type="submit">{t('reminders.turnOff')}</button>
            </div>
          </form>
        </>
      )}
    </Layout>
  );
}
