import { createHash } from 'node:crypto';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { HandOffContext } from '../../functions/hand-off/context.ts';
import { owe } from '../../shared/debts/debts.ts';
import type { Run } from '../../shared/debts/run.ts';
import type { OutgoingMail } from '../../shared/mail/mail.ts';
import { openPackets } from '../../shared/papers/hand-off/packets.store.ts';
import { stateHandOff } from '../../shared/papers/hand-off/record.ts';
import { changePaper, PaperItem, readPaper } from '../../shared/papers/paper.store.ts';
import type { Paper, PaperFile } from '../../shared/papers/paper.ts';
import { withdraw } from '../../shared/papers/withdraw.ts';
import { keys, randomToken } from '../../shared/store/keys.ts';
import { Table } from '../../shared/store/table.store.ts';
import { changeWorkshop, readWorkshop, WorkshopItem } from '../../shared/workshop/workshop.store.ts';
import { BASE_URL } from '../support/browser-like.ts';
import { startDocuments } from '../support/documents.ts';
import { aPdf } from '../support/files.ts';
import { aPaper, aVersion, aWorkshop, aWorkshopFile, DAY, T0 } from '../support/fixtures.ts';
import { handOffTask, sweep } from '../support/in-role.ts';
import { startTable } from '../support/table.ts';

let engine: Awaited<ReturnType<typeof startTable>>;
let files: Awaited<ReturnType<typeof startDocuments>>;
beforeAll(async () => {
  [engine, files] = await Promise.all([startTable(), startDocuments()]);
});
afterAll(() => Promise.all([engine.stop(), files.stop()]));

const NOW = T0 + 30 * DAY;
const BY = { kind: 'staff', email: 'organiser@example.org' } as const;
const details = aWorkshopFile();

let id: string;
let sent: OutgoingMail[];
beforeEach(async () => {
  id = `w${randomToken()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')}`;
  sent = [];
  await engine.table.insert(WorkshopItem, keys.workshop(id), aWorkshop({ id }));
});

/** Keeps a mail once for each person and occurrence, as the ledger does. */
const mailer = {
  async send(mails: readonly OutgoingMail[]) {
    const isNew = (mail: OutgoingMail) =>
      !sent.some((other) => other.personId === mail.personId && other.occurrence === mail.occurrence);
    const fresh = mails.filter(isNew);
    sent.push(...fresh);
    return { sent: fresh.length, already: mails.length - fresh.length, failed: 0, withheld: 0, unsettled: 0 };
  },
  async withhold() {},
};
const contextWith = (changes: Partial<HandOffContext> = {}): HandOffContext => ({
  table: engine.table,
  documents: files.documents,
  packets: openPackets('documents', files.client),
  mailer,
  baseUrl: BASE_URL,
  ...changes,
});

async function kept(bytes: Buffer, name: string, type: PaperFile['type'] = 'pdf'): Promise<PaperFile> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const key = `papers/${id}/${sha256}.${type}`;
  await files.put(key, bytes);
  return { key, sha256, bytes: bytes.length, type, name };
}

async function aPublished(n: number, changes: Partial<Paper> = {}, bytes = aPdf(`Paper ${n}`)): Promise<Paper> {
  const file = await kept(bytes, `আমার প্রবন্ধ ${n}.pdf`);
  const paper = aPaper({
    id: `paper-${n}`,
    workshopId: id,
    personId: `person-${n}`,
    state: 'published',
    versions: [{ ...aVersion(1, n), file }],
    publishedAt: new Date(T0 + n * 1000).toISOString(),
    ...changes,
  });
  await engine.table.insert(PaperItem, keys.paper(id, paper.personId, paper.id), paper);
  return paper;
}
const now = (paper: Paper) => readPaper(engine.table, id, paper.personId, paper.id);
const oweWorkshop = (at = NOW) =>
  changeWorkshop(engine.table, id, (found) => ({ ...found, debts: owe(found.debts, 'packet', at) }));
const owePaper = (paper: Paper, at = NOW) =>
  changePaper(engine.table, paper, (found) => ({ ...found, debts: owe(found.debts, 'packet', at) }));

/** What the sweep starts of this kind for this workshop at a moment. */
async function startedAt(at: number): Promise<Run[]> {
  const runs: Run[] = [];
  const start = async (kind: string, _name: string, run: Run) => {
    if ((kind === 'packet' || kind === 'hand-off') && run.workshopId === id) runs.push(run);
  };
  await sweep(engine.table, start, at);
  return runs;
}

/** The workflow's way, as workflows/hand-off.ts draws it. Each task runs `times` times, and what the last one says counts. */
async function execute(run: Run, at: number, { context = contextWith(), times = 1 } = {}): Promise<string[]> {
  const way: string[] = [];
  let step: { next: string } = { next: 'load' };
  while (step.next !== 'done' && step.next !== 'stop') {
    way.push(step.next);
    const event = { task: step.next, run, step, now: new Date(at).toISOString() };
    for (let n = 0; n < times; n += 1) {
      const answer = await handOffTask(context, event);
      if (n === 0 || answer.next !== 'stop') step = answer;
    }
  }
  return way;
}

async function pay(at = NOW, options = {}): Promise<string[][]> {
  const ways: string[][] = [];
  for (const run of await startedAt(at)) ways.push(await execute(run, at, options));
  return ways;
}

async function stored(key: string): Promise<Buffer> {
  const reply = await files.client.send(new GetObjectCommand({ Bucket: 'documents', Key: key }));
  return Buffer.from((await reply.Body?.transformToByteArray()) ?? []);
}
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('the packet of a paper', () => {
  test('given a published paper, then it holds the file under its own name, and is noted with its SHA-256', async () => {
    const paper = await aPublished(1);
    await owePaper(paper);
    expect(await pay()).toEqual([['load', 'pack-part', 'keep-packet']]);
    const { handOff, debts, events } = await now(paper);
    expect(debts.owed).toEqual({});
    expect(events.map(({ what }) => what)).toEqual(['packed']);
    const zip = await stored(handOff?.packet?.key ?? '');
    expect([sha256(zip), zip.length]).toEqual([handOff?.packet?.sha256, handOff?.packet?.bytes]);
    const root = `afterword-${id}-paper-1/`;
    const entries = unzipSync(zip);
    expect(Object.keys(entries)).toEqual(
      [
        'bagit.txt',
        'data/papers/001-paper-1/paper-আমার_প্রবন্ধ_1.pdf',
        'data/papers/001-paper-1/dublin-core.xml',
        'data/metadata.csv',
        'data/cover-note.txt',
        'bag-info.txt',
        'manifest-sha256.txt',
        'tagmanifest-sha256.txt',
      ].map((name) => root + name),
    );
    expect(sha256(entries[`${root}data/papers/001-paper-1/paper-আমার_প্রবন্ধ_1.pdf`] ?? Buffer.of())).toBe(
      paper.versions[0]?.file.sha256,
    );
  });

  test('made anew of the same, then it is the same, byte for byte, and nothing is said to have happened', async () => {
    const paper = await aPublished(1);
    await owePaper(paper);
    await pay();
    const first = await now(paper);
    await owePaper(paper);
    await pay(NOW + 60_000, { times: 2 });
    const again = await now(paper);
    expect(again.handOff?.packet?.key).not.toBe(first.handOff?.packet?.key);
    expect(again.handOff?.packet?.sha256).toBe(first.handOff?.packet?.sha256);
    expect(again.events).toEqual(first.events);
  });

  test('given a file that is not the one that was handed in, then nothing is packed, and the debt stays', async () => {
    const paper = await aPublished(1);
    await files.put(paper.versions[0]?.file.key ?? '', Buffer.from('another'));
    await owePaper(paper);
    await expect(pay()).rejects.toThrow('is not what was handed in');
    expect((await now(paper)).debts.owed.packet).toBeDefined();
    expect((await now(paper)).handOff?.packet).toBeUndefined();
  });

  test('given a paper that is withdrawn while it is packed, then there is no packet of it', async () => {
    const paper = await aPublished(1);
    await owePaper(paper);
    const [run] = await startedAt(NOW);
    if (!run) throw new Error('Nothing was started.');
    const step = await handOffTask(contextWith(), { task: 'load', run, now: new Date(NOW).toISOString() });
    await changePaper(engine.table, paper, (found) => withdraw(found, BY, 'A mistake.', NOW));
    expect(
      await handOffTask(contextWith(), { task: 'pack-part', run, step, now: new Date(NOW).toISOString() }),
    ).toEqual({
      next: 'stop',
      why: 'another run pays this debt',
    });
    expect((await now(paper)).handOff?.packet).toBeUndefined();
  });
});

describe('the packet of a workshop', () => {
  test('given files that go to the bucket piece by piece, then the ZIP is whole, and holds each of them', async () => {
    const large = (n: number) => Buffer.concat([aPdf(`Paper ${n}`), Buffer.alloc(12_000_000, n), Buffer.from('%%EOF')]);
    const papers = await Promise.all([1, 2].map((n) => aPublished(n, {}, large(n))));
    await aPublished(20, { state: 'under-review', publishedAt: undefined });
    await oweWorkshop();
    expect(await pay()).toEqual([['load', 'pack-part', 'keep-packet']]);
    const { packet, debts } = await readWorkshop(engine.table, id);
    expect(debts.owed.packet).toBeUndefined();
    const [part] = packet?.parts ?? [];
    expect(part?.papers).toBe(2);
    const zip = await stored(part?.key ?? '');
    expect([sha256(zip), zip.length]).toEqual([part?.sha256, part?.bytes]);
    const entries = unzipSync(zip);
    const packed = Object.entries(entries).flatMap(([name, content]) =>
      name.endsWith('.pdf') ? [sha256(content)] : [],
    );
    expect(packed).toEqual(papers.map(({ versions }) => versions[0]?.file.sha256));
  }, 60_000);

  test('given a paper that is withdrawn between two parts, then it is left out, and no other one moves', async () => {
    const papers = await Promise.all(Array.from({ length: 101 }, (_, n) => aPublished(n)));
    await oweWorkshop();
    const [run] = await startedAt(NOW);
    if (!run) throw new Error('Nothing was started.');
    const at = new Date(NOW).toISOString();
    const first = await handOffTask(contextWith(), { task: 'load', run, now: at });
    const second = await handOffTask(contextWith(), { task: 'pack-part', run, step: first, now: at });
    for (const n of [3, 100]) {
      await changePaper(engine.table, papers[n] as Paper, (found) => withdraw(found, BY, 'A mistake.', NOW));
    }
    const third = await handOffTask(contextWith(), { task: 'pack-part', run, step: second, now: at });
    expect(await handOffTask(contextWith(), { task: 'keep-packet', run, step: third, now: at })).toEqual({
      next: 'done',
    });
    const { packet } = await readWorkshop(engine.table, id);
    expect(packet?.parts.map((part) => part.papers)).toEqual([100, 0]);
    const info = unzipSync(await stored(packet?.parts[1]?.key ?? ''))[`afterword-${id}-part-2-of-2/bag-info.txt`];
    expect(new TextDecoder().decode(info)).toContain('Bag-Count: 2 of 2\n');
  }, 60_000);
});

describe('a run that breaks off', () => {
  /** Breaks the n-th call of a run to the table or to S3, before it or after it has taken effect. */
  function breaking(at: number, when: 'before' | 'after') {
    let calls = 0;
    const breaks = <Of extends object>(client: Of & { send: unknown }): Of =>
      new Proxy(client, {
        get(target, name, receiver) {
          const value = Reflect.get(target, name, receiver);
          if (name !== 'send' || typeof value !== 'function')
            return typeof value === 'function' ? value.bind(target) : value;
          return async (...call: unknown[]) => {
            calls += 1;
            if (calls === at && when === 'before') throw new Error('The connection was lost.');
            const reply = await value.apply(target, call);
            if (calls === at) throw new Error('The reply was lost.');
            return reply;
          };
        },
      });
    return { breaks, calls: () => calls };
  }

  test.each(['before', 'after'] as const)(
    'at any call, %s it took effect, then nothing half is seen, and a later run makes the packet',
    async (when) => {
      await aPublished(1);
      await aPublished(2);
      let at = 1;
      for (let isThrough = false; !isThrough; at += 1) {
        const begin = NOW + at * DAY;
        await oweWorkshop(begin);
        const before = (await readWorkshop(engine.table, id)).packet;
        const { breaks, calls } = breaking(at, when);
        const context = contextWith({
          table: new Table('table', breaks(DynamoDBDocumentClient.from(engine.client))),
          packets: openPackets('documents', breaks(files.client)),
        });
        const [run] = await startedAt(begin);
        if (!run) throw new Error('Nothing was started.');
        await execute(run, begin, { context }).catch(() => undefined);
        isThrough = calls() < at;
        const left = await readWorkshop(engine.table, id);
        const isMade = left.debts.owed.packet === undefined;
        if (!isMade) expect(left.packet).toEqual(before);
        expect(await pay(begin + 10 * 60_000)).toHaveLength(isMade ? 0 : 1);
        const { packet, debts } = await readWorkshop(engine.table, id);
        expect(debts.owed.packet).toBeUndefined();
        expect(packet).not.toEqual(before);
        const [part] = packet?.parts ?? [];
        expect([part?.papers, sha256(await stored(part?.key ?? ''))]).toEqual([2, part?.sha256]);
      }
      // The table and S3, in each task.
      expect(at).toBeGreaterThan(10);
    },
    60_000,
  );

  test('a run that was overtaken writes nothing over what the other one made', async () => {
    await aPublished(1);
    await oweWorkshop();
    const [slow] = await startedAt(NOW);
    const [fast] = await startedAt(NOW + 10 * 60_000);
    if (!slow || !fast) throw new Error('Nothing was started.');
    await execute(fast, NOW + 10 * 60_000);
    const made = (await readWorkshop(engine.table, id)).packet;
    expect(await execute(slow, NOW + 11 * 60_000)).toEqual(['load']);
    expect((await readWorkshop(engine.table, id)).packet).toEqual(made);
  });
});

describe('a hand-off that nobody accepts', () => {
  const ON = '2011-08-04';
  const stated = { to: 'UNPAN', on: ON, identifier: '', address: '', acceptedOn: '' };
  const handedOff = (paper: Paper) =>
    changePaper(engine.table, paper, (found) => stateHandOff(found, stated, BY.email, details, NOW));
  const dueAt = async (paper: Paper) => Date.parse((await now(paper)).debts.owed['hand-off']?.dueAt ?? '');

  test('is reminded of three times, a month apart, on working mornings; and then no more', async () => {
    const paper = await aPublished(1);
    await handedOff(paper);
    const mornings: string[] = [];
    for (let n = 0; n < 3; n += 1) {
      const due = await dueAt(paper);
      mornings.push(new Date(due).toISOString());
      expect(await pay(due - 60_000)).toEqual([]);
      expect(await pay(due, { times: 2 })).toEqual([['load', 'nudge']]);
    }
    // 3 September is a Saturday, in Dhaka's weekend; the second and third are thirty days behind the one before.
    expect(mornings).toEqual(['2011-09-04T03:00:00.000Z', '2011-10-05T03:00:00.000Z', '2011-11-06T03:00:00.000Z']);
    expect(sent.map(({ to, subject }) => [to, subject])).toEqual(
      Array(3).fill(['organiser@example.org', 'Accepted by UNPAN? “Paper 1”']),
    );
    expect((await now(paper)).debts.owed).toEqual({});
    expect((await now(paper)).handOff?.nudgedAt).toHaveLength(3);
  });

  test('given that it is accepted or withdrawn before, then nobody is reminded', async () => {
    const [accepted, withdrawn] = [await aPublished(1), await aPublished(2)];
    const accepting = { ...stated, identifier: 'UNPAN-1', acceptedOn: ON };
    for (const paper of [accepted, withdrawn]) await handedOff(paper);
    await changePaper(engine.table, accepted, (found) => stateHandOff(found, accepting, BY.email, details, NOW));
    await changePaper(engine.table, withdrawn, (found) => withdraw(found, BY, 'A mistake.', NOW));
    expect(await pay(NOW + 100 * DAY)).toEqual([]);
    expect(sent).toEqual([]);
  });

  test('given an outage until the night, then the reminder waits for the morning', async () => {
    const paper = await aPublished(1);
    await handedOff(paper);
    const night = (await dueAt(paper)) + 14 * 3_600_000;
    await pay(night);
    expect(sent).toEqual([]);
    await pay(await dueAt(paper));
    expect(sent).toHaveLength(1);
  });

  test('given that the reply of a mail is lost, then the next run sends no second one', async () => {
    const paper = await aPublished(1);
    await handedOff(paper);
    const due = await dueAt(paper);
    const [run] = await startedAt(due);
    if (!run) throw new Error('Nothing was started.');
    const losing = contextWith({
      mailer: {
        ...mailer,
        send: async (mails) => {
          await mailer.send(mails);
          throw new Error('The reply was lost.');
        },
      },
    });
    await expect(execute(run, due, { context: losing })).rejects.toThrow('lost');
    await pay(due + 10 * 60_000);
    expect(sent).toHaveLength(1);
    expect((await now(paper)).handOff?.nudgedAt).toHaveLength(1);
  });
});
