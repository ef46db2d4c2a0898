import { onFirstEvent } from '../../shared/lambda/on-first-event.ts';

export const handler = onFirstEvent(() => import('./main.ts'));
