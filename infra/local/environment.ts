import { randomUUID } from 'node:crypto';
import { existsSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Outcome, OutcomeSchema, type WorkerStart } from './worker-protocol.ts';

/** Lambda's limit, for the event and for the answer. */
export const MAX_PAYLOAD_BYTES = 6 * 1024 * 1024;

/** One Lambda function of the template, ready to run here. */
export interface FunctionDefinition {
  readonly arn: string;
  readonly name: string;
  /** Short name for log files and messages. */
  readonly label: string;
  /** Folder that holds the bundle. */
  readonly bundle: string;
  /** As in the template: `index.handler`. */
  readonly handler: string;
  readonly timeoutMs: number;
  readonly memoryMb: number;
  /** The function's whole environment; nothing of this process's leaks in. */
  readonly environment: Readonly<Record<string, string>>;
  readonly jwks?: NonNullable<WorkerStart['jwks']>;
}

/** How an invocation failed. `name` is what Lambda calls the error type, so that `Retry` and `Catch` match on it. */
export class FunctionError extends Error {
  override readonly name: string;
  constructor(name: string, message: string, trace?: string) {
    super(message);
    this.name = name;
    if (trace) this.stack = trace;
  }
}

/** One worker thread with the function's bundle loaded: Lambda's execution environment, one event at a time. */
export class Environment {
  readonly ready: Promise<void>;
  alive = true;
  readonly #worker: Worker;
  #settle: ((outcome: Outcome) => void) | undefined;

  constructor(definition: FunctionDefinition, log: WriteStream) {
    const { module, exportName } = entryOf(definition);
    const start: WorkerStart = {
      module,
      exportName,
      functionName: definition.name,
      functionArn: definition.arn,
      memoryMb: definition.memoryMb,
      ...(definition.jwks && { jwks: definition.jwks }),
    };
    this.#worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: start,
      env: definition.environment,
      execArgv: [],
      stdout: true,
      stderr: true,
    });
    this.#worker.stdout.pipe(log, { end: false });
    this.#worker.stderr.pipe(log, { end: false });
    this.#worker.on('message', (message: unknown) => this.#settle?.(OutcomeSchema.parse(message)));
    this.#worker.on('error', (error: unknown) => this.#lost(error instanceof Error ? error.message : String(error)));
    this.#worker.on('exit', (code) => this.#lost(`the process ended with code ${code}`));
    this.ready = this.#next().then((outcome) => {
      if (outcome.kind !== 'error') return;
      this.alive = false;
      void this.#worker.terminate();
      throw new FunctionError(outcome.errorType, outcome.errorMessage, outcome.trace);
    });
  }

  async run(event: string, timeoutMs: number): Promise<unknown> {
    const deadline = Date.now() + timeoutMs;
    const outcome = this.#next();
    this.#worker.postMessage({ requestId: randomUUID(), event, deadline });
    const timer = setTimeout(() => this.#timeOut(timeoutMs), timeoutMs);
    try {
      return read(await outcome);
    } finally {
      clearTimeout(timer);
    }
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }

  #next(): Promise<Outcome> {
    return new Promise((resolve) => {
      this.#settle = resolve;
    });
  }

  #timeOut(timeoutMs: number): void {
    this.alive = false;
    const errorMessage = `Task timed out after ${(timeoutMs / 1000).toFixed(2)} seconds`;
    this.#settle?.({ kind: 'error', errorType: 'Sandbox.Timedout', errorMessage, trace: '' });
    void this.#worker.terminate();
  }

  #lost(why: string): void {
    this.alive = false;
    this.#settle?.({
      kind: 'error',
      errorType: 'Runtime.ExitError',
      errorMessage: `The function died: ${why}`,
      trace: '',
    });
  }
}

function read(outcome: Outcome): unknown {
  switch (outcome.kind) {
    case 'result':
      if (Buffer.byteLength(outcome.payload) > MAX_PAYLOAD_BYTES) {
        throw new FunctionError('Function.ResponseSizeTooLarge', 'The answer of the function is over 6 MB.');
      }
      return JSON.parse(outcome.payload);
    case 'error':
      throw new FunctionError(outcome.errorType, outcome.errorMessage, outcome.trace);
    case 'ready':
      throw new FunctionError('Runtime.Unknown', 'The worker said that it is ready in the middle of an event.');
  }
}

/** `index.handler` in a bundle's folder: the module's file and the export's name. */
function entryOf({ bundle, handler, label }: FunctionDefinition): { module: string; exportName: string } {
  const cut = handler.lastIndexOf('.');
  const base = join(bundle, handler.slice(0, cut));
  const module = [`${base}.mjs`, `${base}.js`].find((file) => existsSync(file));
  if (!module)
    throw new Error(`The bundle of ${label} has no ${base}.mjs: was the stack synthesised without bundling?`);
  return { module, exportName: handler.slice(cut + 1) };
}
