import { Worker } from 'node:worker_threads';
import * as z from 'zod';
import { FileTypeSchema } from '../paper.ts';
import { type ReadFile, ScreeningSchema } from './screening.ts';

/** Reads somebody's file in a thread of its own, so that what it takes is bounded, and what it breaks is that thread. */

interface Bounds {
  /** MB of objects in the thread. */
  readonly heap: number;
  /** MB by which the whole process may grow meanwhile: what is unpacked lies outside of the heap. */
  readonly growth: number;
}

/** The function has 2 GB. */
const BOUNDS: Bounds = { heap: 512, growth: 900 };
/** A paper of 25 MB takes a second or two. */
const SECONDS = 15;

const LOOK_EVERY_MS = 20;
const MB = 1024 * 1024;

const AnswerSchema = z.union([z.strictObject({ ready: z.literal(true) }), z.strictObject({ read: ScreeningSchema })]);

/** What the thread is given, and what it says. */
export const OrderSchema = z.object({ bytes: z.instanceof(Uint8Array), type: FileTypeSchema });
export type Answer = z.infer<typeof AnswerSchema>;

/**
 * @param thread the module that the thread runs: functions/paper-review/file-reader.ts, as it is or bundled
 * @returns a reader that always comes to a verdict: what breaks it, or takes too much, is `unreadable`. It throws only when
 * the thread cannot even begin, which is no fault of the file.
 */
export const readerApart =
  (thread: URL, bounds: Bounds = BOUNDS): ReadFile =>
  (bytes, type, seconds = SECONDS) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(thread, {
        workerData: { bytes, type },
        // It reads a stranger's file: it needs no credentials, and nobody reads what it writes.
        env: {},
        stdout: true,
        stderr: true,
        resourceLimits: { maxOldGenerationSizeMb: bounds.heap, stackSizeMb: 4 },
      });
      let begun = false;
      const stop = (): void => {
        clearTimeout(clock);
        clearInterval(watch);
        void worker.terminate();
      };
      const broken = (error: unknown): void => {
        stop();
        if (begun) resolve({ fault: 'unreadable' });
        else reject(error);
      };
      const before = process.memoryUsage.rss();
      const clock = setTimeout(() => broken(new Error('The thread that reads files did not begin.')), seconds * 1000);
      const watch = setInterval(() => {
        if (process.memoryUsage.rss() - before > bounds.growth * MB) broken(new Error('There is no memory left.'));
      }, LOOK_EVERY_MS);
      worker.on('message', (message) => {
        const answer = AnswerSchema.parse(message);
        if ('ready' in answer) {
          begun = true;
        } else {
          stop();
          resolve(answer.read);
        }
      });
      worker.on('error', broken);
      worker.on('exit', () => broken(new Error('The thread that reads files ended before it began.')));
    });
