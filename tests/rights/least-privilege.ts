import { conditionIn, type HeldGrant } from './held-grants.ts';
import { purposeOf, reasonFor } from './purposes.ts';

const HEAD = `# Who may do what

Made from the synthesised template: every right that a function, a workflow or the schedule has, what it is for, and its
condition. \`npx vitest run tests/rights/least-privilege.test.ts -u\` writes it anew. Resources are named by their logical ids.

\`npm run grants\` plays the journey of the Dhaka workshop, what the journey leaves out, and the functions' tests, each function
under its own role; it ends with an error where a right was not used by anybody (those marked † cannot be used on one
machine: why stands below), and names the calls that only that right allowed.
`;

/** The table of each function's rights, as Markdown. */
export function leastPrivilege(held: readonly HeldGrant[]): string {
  const whose = [...new Set(held.map(({ by }) => by))];
  const sections = whose.map((by) => {
    const rows = held.filter((one) => one.by === by).map(rowOf);
    return [`## ${by}`, '', '| action | on | what for | only where |', '| --- | --- | --- | --- |', ...rows].join('\n');
  });
  const reasons = [...new Set(held.map(reasonFor))].flatMap((why) => (why === undefined ? [] : [`- ${why}`]));
  return `${[HEAD.trimEnd(), ...sections, ['## † Not to be seen on one machine', '', ...reasons].join('\n')].join('\n\n')}\n`;
}

function rowOf(held: HeldGrant): string {
  const { grant, resource } = held;
  const mark = reasonFor(held) === undefined ? '' : ' †';
  const condition = conditionIn(grant.condition).replace(/^ where /, '');
  return `| \`${grant.action}\`${mark} | \`${resource}\` | ${purposeOf(held) ?? '?'} | ${condition && `\`${condition}\``} |`;
}
