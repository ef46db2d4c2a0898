import { STATUS } from './ended.ts';

/** What one look found. `warn`: it works, and somebody should know. `skipped`: it could not be looked at, or need not be. */
export interface Finding {
  readonly what: string;
  readonly verdict: 'ok' | 'warn' | 'fail' | 'skipped';
  /** One sentence: what it means. */
  readonly means: string;
  /** What to do now; each `warn` and `fail` says it. */
  readonly doNow?: string;
}

const MARK: Readonly<Record<Finding['verdict'], string>> = { ok: ' ok ', warn: 'WARN', fail: 'FAIL', skipped: '  – ' };

/** For people: a line each, and what to do now below it. */
export function shown({ what, verdict, means, doNow }: Finding): string {
  const line = `[${MARK[verdict]}] ${what}: ${means}`;
  return doNow === undefined ? line : `${line}\n       → ${doNow}`;
}

/** The last line: how many of each. */
export function summed(findings: readonly Finding[]): string {
  const count = (verdict: Finding['verdict']): number => findings.filter((found) => found.verdict === verdict).length;
  return `${count('ok')} ok, ${count('warn')} to know of, ${count('fail')} to mend, ${count('skipped')} not looked at.`;
}

export const statusOf = (findings: readonly Finding[]) =>
  findings.some(({ verdict }) => verdict === 'fail') ? STATUS.notDone : STATUS.done;
