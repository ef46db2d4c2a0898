import {
  type CertificateStanding,
  certificateAddress,
  certificateNumber,
  certificateOf,
} from '../../../shared/people/certificate.ts';
import { CertificateSheet } from '../../../shared/people/certificate-sheet.tsx';
import type { Route } from '../../../shared/web/endpoint.ts';
import { answer } from '../../../shared/web/reply.ts';
import { certificateStyle } from '../../../shared/web/style.certificate.ts';
import type { CertificateJson } from '../api/take-home.ts';
import { ParticipantPage } from '../frame.tsx';
import { forVisitor, type ParticipantContext, type Visit } from '../session.ts';

/** The certificate of participation, for those who were there. */
export const certificateRoutes = (context: ParticipantContext): Route[] => [
  {
    method: 'GET',
    path: '/w/{workshopId}/p/{personId}/certificate',
    handle: forVisitor(context, async (visited, request) => {
      const { workshop, person } = visited;
      const standing = certificateOf(workshop, person);
      const number = certificateNumber(person);
      const address = certificateAddress(context.baseUrl, context.linkKeys, person);
      return answer<typeof CertificateJson>(request, {
        page: () => <CertificatePage visited={visited} standing={standing} number={number} address={address} />,
        json: { standing, ...(standing === 'given' && { number, address }) },
      });
    }),
  },
];

function CertificatePage({
  visited,
  standing,
  number,
  address,
}: {
  readonly visited: Visit;
  readonly standing: CertificateStanding;
  readonly number: string;
  readonly address: string;
}) {
  const { workshop, person, home, texts } = visited;
  const { t } = texts;
  const title = t('certificate.title');
  const back = (
    <p>
      <a class="button plain" href={home}>
        {t('page.toMy')}
      </a>
    </p>
  );
  return (
    <ParticipantPage visit={visited} title={title} current="" style={certificateStyle}>
      {standing === 'given' ? (
        <>
          <div class="not-printed">
            <p>{t('certificate.print')}</p>
            {back}
          </div>
          <CertificateSheet details={workshop.details} name={person.name} number={number} address={address} />
        </>
      ) : (
        <>
          <h1>{title}</h1>
          <p>{whyNone(visited, standing)}</p>
          {back}
        </>
      )}
    </ParticipantPage>
  );
}

function whyNone({ workshop, texts }: Visit, standing: Exclude<CertificateStanding, 'given'>): string {
  switch (standing) {
    case 'none':
      return texts.t('certificate.none');
    case 'not-attended':
      return texts.t('certificate.notThere', { replyTo: workshop.details.mail.replyTo });
    case 'after-feedback':
      return texts.t('takeHome.afterFeedback');
  }
}
