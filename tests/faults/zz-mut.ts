import { MUTANTS } from '/work/wt/faults2/tests/faults/mutants.ts';
import { runCrew } from '/work/wt/faults2/tests/faults/sim/crew.ts';

const only = process.argv[2];
for (const m of MUTANTS.filter((x) => !only || x.name.includes(only))) {
  const t = performance.now();
  const orders = Array.from({ length: 60 }, (_, i) => ({ is: 'seed' as const, seed: 1 + i }));
  try {
    const { failures, histories, faults } = await runCrew({ orders, edits: [m], shrinks: false, every: 7 });
    const f = failures[0];
    console.log(
      f ? (m.breaks.includes(f.breach) ? 'ok  ' : 'ODD ') : 'LIVE',
      m.name,
      '|',
      f?.what,
      '| fault',
      !!f?.fault,
      'seed',
      f?.seed,
      'histories',
      histories,
      'faults',
      faults,
      Math.round(performance.now() - t),
      'ms',
    );
  } catch (e) {
    console.log('ERR ', m.name, String(e).slice(0, 300));
  }
}
