import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../infra/local/main.ts', import.meta.url));

/** The real command (`npm start`) as a process of its own: killed with SIGKILL, and started again on the same folder. */
export class KillableRun {
  readonly baseUrl: string;
  readonly #args: readonly string[];
  #child: ChildProcess | undefined;
  #output = '';

  private constructor(port: number, args: readonly string[]) {
    this.baseUrl = `http://localhost:${port}`;
    this.#args = [...args, '--port', String(port)];
  }

  /** On a port that is free now and stays the same, so that the links in mails do. */
  static async on(args: readonly string[]): Promise<KillableRun> {
    const probe = createServer().listen(0, '127.0.0.1');
    await once(probe, 'listening');
    const { port } = probe.address() as AddressInfo;
    probe.close();
    await once(probe, 'close');
    return new KillableRun(port, args);
  }

  /** Starts the process without waiting for anything. */
  launch(): void {
    this.#output = '';
    const child = spawn(process.execPath, ['--import', 'tsx', MAIN, ...this.#args]);
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (this.#output += chunk));
    this.#child = child;
  }

  /** Starts it and waits until it says that it is ready. @throws Error with what it said instead */
  async start(): Promise<void> {
    this.launch();
    while (!/Ready in/.test(this.#output)) {
      if (this.#child?.exitCode !== null) throw new Error(`The start ended early: ${this.#output}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** `kill -9`, and waits until the process is gone. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }
}
