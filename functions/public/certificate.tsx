import { say, textsIn } from '../../shared/language/texts.ts';
import { certificateNumber, certificateOf, readCertificate } from '../../shared/people/certificate.ts';
import { findPerson } from '../../shared/people/person.store.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { Layout } from '../../shared/web/layout.tsx';
import { answer } from '../../shared/web/reply.ts';
import { dateRange } from '../../shared/workshop/dates.ts';
import { findWorkshop } from '../../shared/workshop/workshop.store.ts';
import type { GenuineCertificateJson } from './api/answers.ts';
import type { PublicContext } from './context.ts';

/** Where a certificate is proved: whose it is, of which workshop, and when that was; nothing else of the person. */
export const certificateRoutes = (context: PublicContext): Route[] => [
  {
    method: 'GET',
    path: '/certificates/{code}',
    handle: async (request) => {
      const whose = readCertificate(context.linkKeys, request.params.code ?? '');
      const [workshop, person] = whose
        ? await Promise.all([
            findWorkshop(context.table, whose.workshopId),
            findPerson(context.table, whose.workshopId, whose.id),
          ])
        : [];
      if (!workshop || !person || certificateOf(workshop, person) !== 'given') {
        throw new Refusal('not-found', say('certificate.unknown'));
      }
      const { title, starts, ends, venue } = workshop.details;
      const texts = textsIn(person.language);
      const { t, locale } = texts;
      const number = certificateNumber(person);
      return answer<typeof GenuineCertificateJson>(request, {
        page: () => (
          <Layout
            title={t('certificate.genuine')}
            texts={texts}
            workshop={title}
            subtitle={`${dateRange(starts, ends, locale)}, ${venue.city}`}
            head={<meta name="robots" content="noindex" />}
          >
            <h1>{t('certificate.genuine')}</h1>
            <div class="note good">
              <p>{t('certificate.confirms', { name: person.name })}</p>
              <p>{t('certificate.number', { number })}</p>
            </div>
          </Layout>
        ),
        json: { genuine: true, number, name: person.name, workshop: { title, starts, ends } },
      });
    },
  },
];
