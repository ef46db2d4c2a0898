import { type Language, LanguageSchema } from '../../../shared/language/language.ts';
import { type Texts, textsIn } from '../../../shared/language/texts.ts';
import { linkRequestPath } from '../../../shared/people/addresses.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { Printed } from '../../../shared/web/printed.tsx';
import { QrCode } from '../../../shared/web/qr-code.tsx';
import { answer } from '../../../shared/web/reply.ts';
import { walkInsUntil } from '../../../shared/workshop/walk-ins.ts';
import type { Workshop } from '../../../shared/workshop/workshop.ts';
import type { SlideJson } from '../api/room.ts';
import type { StaffContext } from '../context.ts';
import { memberRoute } from '../session.ts';

/** What the closing session sees on the wall: one sentence and one code, with nothing around. */
export const slideRoutes = (context: StaffContext): Route[] => [
  memberRoute(context, 'GET', '/room/slide', 'viewer', async ({ workshop }, request) => {
    const { id } = workshop.details;
    const opens = `${context.baseUrl}${linkRequestPath(id)}`;
    const typed = `${context.baseUrl}/w/${id}`;
    const takesWalkIns = walkInsUntil(workshop, request.now) !== undefined;
    const languages = languagesOf(workshop, request.query.get('language'));
    return answer<typeof SlideJson>(
      request,
      {
        page: () => <Slide {...{ workshop, opens, typed, takesWalkIns, languages }} />,
        json: { opens, typed },
      },
      { printed: true },
    );
  }),
];

/** One language, or all that participants are written to in, the workshop's first. */
function languagesOf({ details }: Workshop, asked: string | null): readonly Language[] {
  const one = LanguageSchema.safeParse(asked).data;
  if (one) return [one];
  return [details.language, ...LanguageSchema.options.filter((language) => language !== details.language)];
}

function Slide({
  workshop: { details },
  opens,
  typed,
  takesWalkIns,
  languages,
}: {
  readonly workshop: Workshop;
  /** What the code opens. */
  readonly opens: string;
  /** The same for whoever types it. */
  readonly typed: string;
  readonly takesWalkIns: boolean;
  readonly languages: readonly Language[];
}) {
  const [first] = languages;
  const texts = textsIn(first ?? details.language);
  return (
    <Printed kind="slide" title={`${texts.t('slide.title')} · ${details.title}`} texts={texts}>
      <div>
        <h1>{details.title}</h1>
        {languages.map((language) => (
          <Sentence key={language} texts={textsIn(language)} takesWalkIns={takesWalkIns} />
        ))}
        <p class="address">{typed.replace(/^https?:\/\//, '')}</p>
      </div>
      <QrCode text={opens} label={texts.t('slide.code', { address: typed })} />
    </Printed>
  );
}

const Sentence = ({ texts, takesWalkIns }: { readonly texts: Texts; readonly takesWalkIns: boolean }) => (
  <section lang={texts.language}>
    <p>
      {texts.t('slide.do')}
      {takesWalkIns && ` ${texts.t('slide.walkIn')}`}
    </p>
  </section>
);
