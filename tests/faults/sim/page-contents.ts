import type { VNode } from 'preact';

/**
 * Stands in for preact-render-to-string in the simulation's bundle: in place of a page or of a mail's HTML, what it is
 * made of. Nobody in the simulation looks at a page, but the report is searched for what people wrote.
 */
export const renderToString = ({ props }: VNode): string => JSON.stringify(props);
