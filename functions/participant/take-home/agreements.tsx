import * as z from 'zod';
import { readContacts } from '../../../shared/people/contacts.store.ts';
import { withAgreements } from '../../../shared/people/contacts.ts';
import { changePerson } from '../../../shared/people/person.store.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { fieldsOf, parseFields } from '../../../shared/web/fields.ts';
import { answer, changed } from '../../../shared/web/reply.ts';
import type { AgreedJson, ContactsJson } from '../api/take-home.ts';
import { ParticipantPage } from '../frame.tsx';
import { forVisitor, type ParticipantContext } from '../session.ts';

const HOME = '/w/{workshopId}/p/{personId}';

const Ticked = z.literal('yes', 'must be "yes", or left out').optional();
const AgreementsSchema = z.object({ contact: Ticked, named: Ticked });

/** What a participant agrees to, at any time, and the list of those who agreed to be in it. */
export const agreementRoutes = (context: ParticipantContext): Route[] => [
  {
    method: 'POST',
    path: `${HOME}/agreements`,
    takes: AgreementsSchema,
    handle: forVisitor(context, async ({ person, home }, request) => {
      const { contact, named } = parseFields(AgreementsSchema, fieldsOf(request.body));
      const wanted = { contact: contact === 'yes', named: named === 'yes' };
      const { agreed } = await changePerson(context.table, person.workshopId, person.id, (before) =>
        withAgreements(before, wanted, request.now),
      );
      return changed<typeof AgreedJson>(request, home, { agreed });
    }),
  },
  {
    method: 'GET',
    path: `${HOME}/contacts`,
    handle: forVisitor(context, async (visited, request) => {
      const { person, texts } = visited;
      const { t } = texts;
      const isIn = person.agreed.contact !== undefined;
      const everyone = isIn ? await readContacts(context.table, person.workshopId) : [];
      const others = everyone.filter(({ id }) => id !== person.id);
      const title = t('takeHome.contacts');
      return answer<typeof ContactsJson>(request, {
        page: () => (
          <ParticipantPage visit={visited} title={title} current="">
            <h1>{title}</h1>
            <p>{t(isIn ? 'contacts.what' : 'contacts.notIn')}</p>
            {isIn && others.length === 0 && <p>{t('contacts.alone')}</p>}
            {others.map(({ id, name, organisation, position, email }) => (
              <section class="card" key={id}>
                <h2>{name}</h2>
                <p>{[position, organisation].filter(Boolean).join(', ')}</p>
                <p>
                  <a class="target" href={`mailto:${email}`}>
                    {email}
                  </a>
                </p>
              </section>
            ))}
            <p>
              <a class="button plain" href={visited.home}>
                {t('page.toMy')}
              </a>
            </p>
          </ParticipantPage>
        ),
        json: {
          agreed: isIn,
          contacts: others.map(({ name, organisation, position, email }) => ({ name, organisation, position, email })),
        },
      });
    }),
  },
];
