import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { stateHandOff } from '../../shared/papers/hand-off/record.ts';
import { SETTLING_MS } from '../../shared/papers/oai/datestamp.ts';
import { changePaper } from '../../shared/papers/paper.store.ts';
import { aWorkshopFile } from '../support/fixtures.ts';
import { type Repository, startRepository } from '../support/repository.ts';

/** Every kind of answer against the protocol's own schemas (tests/schemas), by libxml2. */

const schema = (fileName: string) => ({
  fileName,
  contents: readFileSync(new URL(`../schemas/${fileName}`, import.meta.url), 'utf8'),
});
const OAI = schema('OAI-PMH.xsd');
const IMPORTED = ['oai_dc.xsd', 'simpledc20021212.xsd', 'xml.xsd'].map(schema);

let repository: Repository;
beforeAll(async () => {
  repository = await startRepository();
  const details = aWorkshopFile();
  const accepted = {
    to: 'UNPAN',
    on: '2011-08-01',
    identifier: 'A & <B>',
    address: 'https://unpan.example.org/?a=1&b=2',
    acceptedOn: '2011-08-02',
  };
  const place = { workshopId: 'small', personId: 'person-0', id: 'paper-0' };
  await changePaper(repository.table, place, (found) =>
    stateHandOff(found, accepted, 'organiser@example.org', details, repository.clock.now - SETTLING_MS),
  );
  await repository.withdraw(3);
  repository.settle();
}, 60_000);
afterAll(() => repository.stop());

const validated = (xml: string) =>
  validateXML({ xml: { fileName: 'answer.xml', contents: xml }, schema: OAI, preload: IMPORTED });
const ask = async (query: string) =>
  (await repository.browser.send(`/oai?${query}`, { now: repository.clock.now })).body;
const RECORDS = 'verb=ListRecords&metadataPrefix=oai_dc';
const GET = 'verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:127.0.0.1:small/';

test.each([
  ['who it is', 'verb=Identify', '<Identify>'],
  ['formats', 'verb=ListMetadataFormats', '<metadataFormat>'],
  ['formats of a record', 'verb=ListMetadataFormats&identifier=oai:127.0.0.1:small/paper-3', '<metadataFormat>'],
  ['sets', 'verb=ListSets', '<set>'],
  ['a record, accepted elsewhere', `${GET}paper-0`, '<dc:identifier>A &amp; &lt;B&gt;</dc:identifier>'],
  ['a deleted record', `${GET}paper-3`, 'status="deleted"'],
  ['records, with a token', RECORDS, '<resumptionToken'],
  ['records of a set and a time', `${RECORDS}&set=small-2&from=2011-07-01&until=2011-07-31`, '<record>'],
  ['identifiers, with a token', 'verb=ListIdentifiers&metadataPrefix=oai_dc', '<resumptionToken'],
  ['deleted identifiers', 'verb=ListIdentifiers&metadataPrefix=oai_dc&from=2011-08-01', 'status="deleted"'],
  ['no verb', '', 'code="badVerb"'],
  ['a verb that is markup', 'verb=%3Cx%3E&%22=%22', 'code="badVerb"'],
  ['an argument too many', 'verb=Identify&from=1', 'code="badArgument"'],
  ['a token that is none', 'verb=ListRecords&resumptionToken=%3C%26', 'code="badResumptionToken"'],
  ['another format', 'verb=GetRecord&metadataPrefix=marc&identifier=x', 'code="cannotDisseminateFormat"'],
  ['no such record', `${GET}none`, 'code="idDoesNotExist"'],
  ['nothing of that time', `${RECORDS}&from=2050-01-01`, 'code="noRecordsMatch"'],
])('%s: valid', async (_what, query, holds) => {
  const xml = await ask(query);
  expect(xml).toContain(holds);
  expect(await validated(xml)).toMatchObject({ valid: true, errors: [] });
});

test('the last part of a list: valid, with an empty token', async () => {
  let xml = await ask(RECORDS);
  for (let token = /<resumptionToken[^>]*>([^<]+)</.exec(xml)?.[1]; token; ) {
    xml = await ask(`verb=ListRecords&resumptionToken=${encodeURIComponent(token)}`);
    token = /<resumptionToken[^>]*>([^<]+)</.exec(xml)?.[1];
  }
  expect(xml).toMatch(/<resumptionToken cursor="200"><\/resumptionToken>/);
  expect(await validated(xml)).toMatchObject({ valid: true, errors: [] });
});

test.each([
  ['an element too many', '<Identify>', '<Identify><more/>'],
  ['another order', '<protocolVersion>2.0</protocolVersion>', ''],
  ['a date without its zone', 'Z</responseDate>', '</responseDate><x/>'],
  ['an unknown way to delete', 'persistent', 'sometimes'],
])('the schemas refuse what is wrong: %s', async (_what, right, wrong) => {
  const xml = (await ask('verb=Identify')).replace(right, wrong);
  expect((await validated(xml)).valid).toBe(false);
});

test('the schemas look into the metadata, too', async () => {
  const xml = (await ask(`${GET}paper-0`)).replaceAll('dc:language', 'dc:tongue');
  expect((await validated(xml)).valid).toBe(false);
});
