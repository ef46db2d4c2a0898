import type { Page } from 'playwright-core';
import type { Stage } from './stage.ts';
import type { Look } from './tour.ts';

/** The summary report after the closing: approved, being written, there; and what stands there while it is not. `staff` is signed in. */
export async function reportApproved(stage: Stage, staff: Page, look: Look): Promise<void> {
  await staff.goto(`${stage.console}/report`);
  await look('staff-report', staff);
  await staff.getByRole('button', { name: 'Approve edition 1' }).click();
  await staff.getByRole('heading', { name: 'Edition 1 is being written' }).waitFor();
  await look('staff-report-being-written', staff);
  await staff.goto(`${stage.console}/report/send`);
  await look('staff-report-send-too-early', staff);
  await staff.goto(`${stage.console}/report`);
  await stage.desk.advance({ advance: 'PT2M' });
  await staff.getByRole('link', { name: 'See whether it is there' }).click();
  await staff.getByRole('heading', { name: 'Edition 1', exact: true }).waitFor();
  await look('staff-report-approved', staff);
}
