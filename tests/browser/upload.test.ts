import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPdf } from '../support/files.ts';
import { describePaper, handIn } from './forms.ts';
import { startSlowNetwork } from './slow-network.ts';
import { arrive, createWorkshop, MOMENTS, type Stage, startStage } from './stage.ts';

/** More than what this machine's own buffers take at once. */
const BYTES = Buffer.concat([aPdf(), Buffer.alloc(16_000_000, ' '), Buffer.from('\n%%EOF\n')]);

describe('a paper over a slow connection that drops', () => {
  let stage: Stage;
  let page: Page;
  let network: Awaited<ReturnType<typeof startSlowNetwork>>;
  const bar = () => page.locator('progress').evaluate((found: HTMLProgressElement) => found.value);
  const onTheWay = () =>
    expect.poll(bar, { timeout: 30_000, interval: 50 }).toSatisfy((value: number) => value > 2 && value < 98);

  beforeAll(async () => {
    [stage, network] = await Promise.all([startStage(), startSlowNetwork(6_000_000)]);
    await createWorkshop(stage);
    await stage.desk.advance({ to: MOMENTS.invitation });
    page = await arrive(stage, 22, { proxy: network.proxy });
    await page.getByRole('link', { name: 'Papers' }).click();
    await page.getByRole('link', { name: 'Send a paper' }).click();
  });
  afterAll(() => Promise.all([stage?.stop(), network?.stop()]));

  const choose = async () => {
    await page
      .getByLabel(/^Your paper/)
      .setInputFiles({ name: 'slow.pdf', mimeType: 'application/pdf', buffer: BYTES });
    await page.getByRole('button', { name: 'Send the file' }).click();
  };

  it('finds the details that were typed while the network was down, with the second author, when the page is opened again', async () => {
    await page.getByRole('button', { name: 'Add another author' }).click();
    const second = () => page.getByRole('group', { name: 'Author 2' }).getByLabel('Name', { exact: true });
    await second().waitFor();
    network.goDown();
    await page.getByLabel('Title of the paper').fill('Typed in a tunnel');
    await page.getByLabel('In which language is it written?').selectOption('Bangla');
    await second().fill('Rafiqul Islam');
    await page.getByText('Kept on this device. Not sent yet.').waitFor();
    const [address, context] = [page.url().replace(/\/papers.*/, '/papers/new'), page.context()];
    await page.close();
    network.comeBack();
    page = await context.newPage();
    await page.goto(address);
    await second().waitFor();
    expect(await second().inputValue()).toBe('Rafiqul Islam');
    expect(await page.getByLabel('Title of the paper').inputValue()).toBe('Typed in a tunnel');
    expect(await page.getByLabel('In which language is it written?').inputValue()).toBe('bn');
    await page.getByRole('button', { name: 'Remove author 2' }).click();
    await second().waitFor({ state: 'detached' });
    await describePaper(page);
  });

  it('shows how far it is, and can be cancelled', async () => {
    await choose();
    await onTheWay();
    expect(await page.getByText(/^\d+\.\d of 16\.0 MB$/).count()).toBe(1);
    await page.getByRole('button', { name: 'Cancel the sending' }).click();
    expect(await page.locator('[data-state]').textContent()).toContain('cancelled');
    expect(await page.getByRole('button', { name: 'Send the file' }).isVisible()).toBe(true);
  });

  it('loses the connection, says so, goes on by itself when it is back, and arrives as it was chosen', async () => {
    await choose();
    await onTheWay();
    network.goDown();
    await page.getByText('The connection was lost.').waitFor();
    network.comeBack();
    await page.getByRole('heading', { name: 'One more step: submit your paper' }).waitFor({ timeout: 60_000 });
    const sha256 = createHash('sha256').update(BYTES).digest('hex');
    expect(new URL(page.url()).searchParams.get('sha256')).toBe(sha256);
    await handIn(page);
    await page.getByText(sha256).waitFor();
    expect(await page.getByText('Received, ').count()).toBe(1);
    // What the browser itself says of requests that the network lost is no complaint of the page.
    expect(stage.complaints.filter((complaint) => !complaint.includes('net::ERR_'))).toEqual([]);
  });
});
