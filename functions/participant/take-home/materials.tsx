import { say } from '../../../shared/language/texts.ts';
import { findMaterial, listMaterials } from '../../../shared/materials/material.store.ts';
import { areShown, bySession, isShown, type Material } from '../../../shared/materials/material.ts';
import type { Documents } from '../../../shared/papers/documents.store.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { TokenSchema } from '../../../shared/store/keys.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { answer, elsewhere } from '../../../shared/web/reply.ts';
import type { MaterialsJson } from '../api/take-home.ts';
import { ParticipantPage } from '../frame.tsx';
import { fileSize } from '../paper/words.tsx';
import { forVisitor, type ParticipantContext, type Visit } from '../session.ts';

const PATH = '/w/{workshopId}/p/{personId}/materials';

/** The slides and the like of each session, as far as the organisers show them. */
export const materialRoutes = (context: ParticipantContext, documents: Pick<Documents, 'download'>): Route[] => [
  {
    method: 'GET',
    path: PATH,
    handle: forVisitor(context, async (visited, request) => {
      const shown = areShown(visited.workshop, request.now);
      const materials = shown ? (await listMaterials(context.table, visited.workshop.details.id)).filter(isShown) : [];
      return answer<typeof MaterialsJson>(request, {
        page: () => <MaterialsPage visited={visited} materials={materials} areShown={shown} />,
        json: {
          shown,
          materials: materials.map(({ sessionId, title, content, id }) => ({
            session: sessionId,
            title,
            address: content.kind === 'link' ? content.link : `${visited.home}/materials/${sessionId}/${id}`,
          })),
        },
      });
    }),
  },
  {
    method: 'GET',
    path: `${PATH}/{sessionId}/{materialId}`,
    handle: forVisitor(context, async (visited, request) => {
      const place = TokenSchema.array().safeParse([request.params.sessionId, request.params.materialId]);
      const [sessionId = '', id = ''] = place.data ?? [];
      const workshopId = visited.workshop.details.id;
      const isAsked = place.success && areShown(visited.workshop, request.now);
      const material = isAsked ? await findMaterial(context.table, { workshopId, sessionId, id }) : undefined;
      if (!material || !isShown(material)) {
        const wayOn = { href: `${visited.home}/materials`, label: say('takeHome.materials') };
        throw new Refusal('not-found', say('materials.notThere'), {}, wayOn);
      }
      const { content } = material;
      return elsewhere(content.kind === 'link' ? content.link : await documents.download(content.file));
    }),
  },
];

function MaterialsPage({
  visited,
  materials,
  areShown: shown,
}: {
  readonly visited: Visit;
  readonly materials: readonly Material[];
  readonly areShown: boolean;
}) {
  const { t } = visited.texts;
  const title = t('takeHome.materials');
  const sessions = bySession(visited.workshop, materials);
  return (
    <ParticipantPage visit={visited} title={title} current="">
      <h1>{title}</h1>
      {sessions.length === 0 && <p>{t(shown ? 'materials.nothing' : 'materials.notYet')}</p>}
      {sessions.map(({ session, materials: own }) => (
        <section class="card" key={session.id}>
          <h2>{session.title}</h2>
          {session.speakers.length > 0 && <p class="soft">{session.speakers.map(({ name }) => name).join(', ')}</p>}
          <ul class="letters">
            {own.map((material) => (
              <li key={material.id}>
                <MaterialLink visited={visited} material={material} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p>
        <a class="button plain" href={visited.home}>
          {t('page.toMy')}
        </a>
      </p>
    </ParticipantPage>
  );
}

/** A link shows where it leads: its address is the text. */
function MaterialLink({ visited, material }: { readonly visited: Visit; readonly material: Material }) {
  const { id, sessionId, title, content } = material;
  switch (content.kind) {
    case 'file':
      return (
        <a class="target" href={`${visited.home}/materials/${sessionId}/${id}`}>
          {title} ({content.file.type.toUpperCase()}, {fileSize(content.file.bytes, visited.texts)})
        </a>
      );
    case 'link':
      return (
        <>
          {title}:{' '}
          <a class="target mono" href={content.link} rel="noopener noreferrer">
            {content.link}
          </a>
        </>
      );
  }
}
