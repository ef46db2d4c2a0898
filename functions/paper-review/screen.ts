import { createHash } from 'node:crypto';
import { owe } from '../../shared/debts/debts.ts';
import type { FileFault } from '../../shared/papers/file-fault.ts';
import { nextLook, type ScanStatus, scanVerdict, unscannedBecause } from '../../shared/papers/malware.ts';
import { newestVersion, type Paper, type PaperFile, type PaperVersion } from '../../shared/papers/paper.ts';
import { withEvent } from '../../shared/papers/paper-event.ts';
import { after } from '../../shared/papers/paper-state.ts';
import type { Screening } from '../../shared/papers/screening/screening.ts';
import { readWorkshop } from '../../shared/workshop/workshop.store.ts';
import type { PaperReviewContext } from './context.ts';
import { changeInHand, type Next, type PaperRun, paperInHand } from './paper-run.ts';

export type Screened = Next<'acknowledge' | 'refused' | 'wait'>;

/**
 * Reads the kept files before anybody is told of them: are they there, are they what was hashed, does all of their content
 * open, and is anything in them that neither reviewers nor a repository should have. Moves the paper on to the reviewers, or
 * back to its author with the reason; or lets it wait for the malware scan, and looks again later. Once more, it finds the
 * paper moved. Where another run has taken over, nothing changes, and the tasks that follow see the same and do nothing.
 */
export async function screen(context: PaperReviewContext, run: PaperRun, now: number): Promise<Screened> {
  const paper = await paperInHand(context, run);
  const version = paper && newestVersion(paper);
  if (!paper || !version) return { next: 'acknowledge' };
  if (paper.state === 'under-review') return { next: 'acknowledge' };
  if (paper.state === 'refused') return { next: 'refused' };

  const waited = now - Date.parse(version.submittedAt);
  const findings = await findingsOn(context, run.workshopId, version, waited);
  const afterwards = await changeInHand(context, run, (found) => withFindings(found, version, findings, waited, now));
  if ('wait' in findings && afterwards) return { next: 'wait' };
  return { next: afterwards?.state === 'refused' ? 'refused' : 'acknowledge' };
}

type Findings =
  | { readonly wait: true }
  | { readonly fault: FileFault; readonly detail: NonNullable<Paper['refusedDetail']> }
  /** `pages`: of each file, by its key. `unscanned`: why no scan has vouched for one of them. */
  | { readonly pages: ReadonlyMap<string, number | undefined>; readonly unscanned: ScanStatus | undefined };

/** All together, so that they end before the task does. */
const SECONDS = 40;

async function findingsOn(
  context: PaperReviewContext,
  workshopId: string,
  version: PaperVersion,
  waited: number,
): Promise<Findings> {
  const files: readonly PaperFile[] = [version.file, ...version.attachments];
  const detailOf = (file: PaperFile) => (file === version.file ? {} : { file: file.name });
  const scans = await Promise.all(files.map(async (file) => ({ file, status: await statusOf(context, file) })));
  const verdicts = scans.map(({ file, status }) => ({ file, status, verdict: scanVerdict(status, waited) }));
  const threat = verdicts.find(({ verdict }) => verdict === 'refuse');
  if (threat) return { fault: 'malware', detail: detailOf(threat.file) };
  if (verdicts.some(({ verdict }) => verdict === 'wait')) return { wait: true };

  const pages = new Map<string, number | undefined>();
  for (const file of files) {
    const screening = await read(context, file, SECONDS / files.length);
    if ('fault' in screening) return { fault: screening.fault, detail: detailOf(file) };
    pages.set(file.key, screening.pages);
  }
  const most = (await readWorkshop(context.table, workshopId)).details.papers.maxPages;
  const length = pages.get(version.file.key) ?? 0;
  if (length > most) return { fault: 'too-many-pages', detail: { pages: length, most } };
  return { pages, unscanned: verdicts.find(({ verdict }) => verdict === 'unscanned')?.status };
}

/** Where there is no scan, nothing is asked. */
const statusOf = async ({ documents, malwareScan }: PaperReviewContext, file: PaperFile): Promise<ScanStatus> =>
  malwareScan ? documents.scanStatus(file) : 'NO_THREATS_FOUND';

async function read({ documents, readFile }: PaperReviewContext, file: PaperFile, seconds: number): Promise<Screening> {
  const bytes = await documents.read(file);
  if (!bytes || bytes.length !== file.bytes || sha256(bytes) !== file.sha256) return { fault: 'incomplete' };
  return readFile(bytes, file.type, seconds);
}

function withFindings(paper: Paper, version: PaperVersion, findings: Findings, waited: number, now: number): Paper {
  const about = { by: { kind: 'afterword' }, version: version.number } as const;
  if ('wait' in findings) return { ...paper, debts: owe(paper.debts, 'paper', nextLook(now, waited)) };
  if ('fault' in findings) {
    const state = after(paper.state, 'refuse');
    if (state === undefined) return paper;
    const refused = { ...paper, state, refusedBecause: findings.fault, refusedDetail: findings.detail };
    return withEvent(refused, { what: 'refused', why: findings.fault, ...about }, now);
  }
  const state = after(paper.state, 'pass');
  if (state === undefined) return paper;
  const versions = paper.versions.map((each) =>
    each.number === version.number ? counted(each, findings.pages) : each,
  );
  const why = findings.unscanned && unscannedBecause(findings.unscanned);
  return withEvent({ ...paper, state, versions }, { what: 'passed', ...(why && { why }), ...about }, now);
}

/** A version with the pages of its files. */
function counted(version: PaperVersion, pages: ReadonlyMap<string, number | undefined>): PaperVersion {
  const withPages = <File extends PaperFile>(file: File): File => {
    const found = pages.get(file.key);
    return found === undefined ? file : { ...file, pages: found };
  };
  return { ...version, file: withPages(version.file), attachments: version.attachments.map(withPages) };
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
