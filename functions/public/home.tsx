import type { Route } from '../../shared/web/endpoint.ts';
import { Layout } from '../../shared/web/layout.tsx';
import { answer } from '../../shared/web/reply.ts';
import type { HomeJson } from './api/answers.ts';
import { FOR_A_MINUTE } from './context.ts';

/** The first page: what this is, and where to go. */
export const homeRoutes = (): Route[] => [
  {
    method: 'GET',
    path: '/',
    handle: async (request) =>
      answer<typeof HomeJson>(
        request,
        { page: () => <HomePage />, json: { name: 'Afterword', about: ABOUT, staff: '/staff' } },
        { cacheControl: FOR_A_MINUTE },
      ),
  },
];

const ABOUT = 'Afterword follows up a workshop: what its participants thought, what they wrote, and what comes of it.';

function HomePage() {
  return (
    <Layout title="Afterword">
      <h1>After the workshop</h1>
      <p>{ABOUT}</p>
      <section class="card">
        <h2>You took part in a workshop</h2>
        <p>
          Please open the e-mail that the organisers sent you, and use the link in it. It is yours alone and needs no
          password. On your page you give feedback, add your view of strengths, weaknesses, opportunities and threats,
          and send the discussion paper that you promised.
        </p>
        <p>You cannot find the e-mail? Please look among the unwanted mail, or ask the organisers for a new link.</p>
      </section>
      <section class="card">
        <h2>You organise a workshop, or review its papers</h2>
        <p>The console shows who has answered, what they said, and which papers wait for a decision.</p>
        <p>
          <a class="button" href="/staff">
            Sign in as staff
          </a>
        </p>
      </section>
      <section class="card">
        <h2>You look for a paper</h2>
        <p>
          Every approved paper has a page of its own. The organisers of the workshop give you its address, or that of
          the list of all its papers.
        </p>
      </section>
    </Layout>
  );
}
