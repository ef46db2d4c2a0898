import { parentPort, workerData } from 'node:worker_threads';
import { type Answer, OrderSchema } from '../../shared/papers/screening/apart.ts';
import { screened } from '../../shared/papers/screening/read-file.ts';
import type { Screening } from '../../shared/papers/screening/screening.ts';

/** The thread in which one file is read; bundled beside main.ts, which starts it. */
const say = (answer: Answer): void => parentPort?.postMessage(answer);

const { bytes, type } = OrderSchema.parse(workerData);
say({ ready: true });
say({ read: await screened(bytes, type).catch((): Screening => ({ fault: 'unreadable' })) });
