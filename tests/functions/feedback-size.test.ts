import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { participantRoutes } from '../../functions/participant/routes.ts';
import { browserScript } from '../../infra/constructs/bundle.ts';
import { LanguageSchema } from '../../shared/language/language.ts';
import { openDocuments } from '../../shared/papers/documents.store.ts';
import { personalLink } from '../../shared/people/addresses.ts';
import { PersonItem } from '../../shared/people/person.store.ts';
import { keys } from '../../shared/store/keys.ts';
import { scriptFile } from '../../shared/web/script-file.ts';
import { opensAt } from '../../shared/workshop/calendar.ts';
import { WorkshopItem } from '../../shared/workshop/workshop.store.ts';
import { dhaka } from '../journey/stack.ts';
import { BASE_URL, browserLike } from '../support/browser-like.ts';
import { aPerson, aWorkshop, BALLOT_SCRIPT, LINK_KEYS } from '../support/fixtures.ts';
import { NO_REPORTS } from '../support/kept-reports.ts';
import { startTable } from '../support/table.ts';

/** With style and script, which stand in the page: it is one request. */
const MOST_BYTES = 14 * 1024;

let started: Awaited<ReturnType<typeof startTable>>;
beforeAll(async () => {
  started = await startTable();
});
afterAll(() => started.stop());

/** In anonymous mode, with the script that makes the ballot: two requests. */
const MOST_BYTES_ANONYMOUS = 30 * 1024;

it.each(LanguageSchema.options)(
  'the anonymous form with its cryptography, which comes after it, is at most 30 KB compressed (%s)',
  async (language) => {
    const { workshop: file } = dhaka();
    const workshop = aWorkshop({ ...file, id: `anonymous-${language}`, feedback: { anonymous: true } });
    const person = aPerson({ id: `size-${language}`, workshopId: workshop.details.id, language });
    await started.table.insert(WorkshopItem, keys.workshop(workshop.details.id), workshop);
    await started.table.insert(PersonItem, keys.person(person.workshopId, person.id), person);
    const ballotScript = scriptFile('ballot', browserScript('participant', 'ballot'));
    const context = {
      table: started.table,
      ballots: started.ballots,
      reports: NO_REPORTS,
      ballotScript,
      linkKeys: LINK_KEYS,
      baseUrl: BASE_URL,
    };
    const browser = browserLike(participantRoutes(context, openDocuments('no-bucket')));
    const now = opensAt(workshop.details);
    await browser.send(personalLink(BASE_URL, LINK_KEYS, person, '').slice(BASE_URL.length), { now });

    const { body } = await browser.send(`/w/${person.workshopId}/p/${person.id}/feedback`, { now });
    const script = await browser.send(ballotScript.address, { now });

    expect(body.match(/type="radio"/g)?.length).toBeGreaterThan(100);
    // Nothing but the form is fetched until the form is there: the page's own script asks for the other one afterwards.
    expect(body).toContain(`data-script="${ballotScript.address}"`);
    expect(body).not.toMatch(/<(?:script|img)[^>]* src=|<link[^>]* rel="(?:stylesheet|preload|modulepreload)"/);
    const [form, cryptography] = [gzipSync(body).length, gzipSync(script.body).length];
    expect(cryptography).toBeGreaterThan(10_000);
    expect(form + cryptography).toBeLessThanOrEqual(MOST_BYTES_ANONYMOUS);
  },
);

it.each(LanguageSchema.options)(
  'the feedback form of the Dhaka workshop, all of it, is at most 14 KB compressed (%s)',
  async (language) => {
    const workshop = aWorkshop(dhaka().workshop);
    const person = aPerson({ id: `size-${language}`, workshopId: workshop.details.id, language });
    await started.table.insert(WorkshopItem, keys.workshop(workshop.details.id), workshop);
    await started.table.insert(PersonItem, keys.person(person.workshopId, person.id), person);
    const context = {
      table: started.table,
      ballots: started.ballots,
      reports: NO_REPORTS,
      ballotScript: BALLOT_SCRIPT,
      linkKeys: LINK_KEYS,
      baseUrl: BASE_URL,
    };
    const browser = browserLike(participantRoutes(context, openDocuments('no-bucket')));
    const now = opensAt(workshop.details);
    await browser.send(personalLink(BASE_URL, LINK_KEYS, person, '').slice(BASE_URL.length), { now });

    const { status, body } = await browser.send(`/w/${person.workshopId}/p/${person.id}/feedback`, { now });

    expect(status).toBe(200);
    expect(body.match(/type="radio"/g)?.length).toBeGreaterThan(100);
    expect(gzipSync(body).length).toBeLessThanOrEqual(MOST_BYTES);
    // Nothing that the page loads besides: no sheet, no script, no picture of its own.
    expect(body).not.toMatch(/<(?:script|img)[^>]* src=|<link[^>]* rel="stylesheet"/);
  },
);
