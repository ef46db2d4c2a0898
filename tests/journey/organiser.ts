import type { LocalUser } from '../../infra/local/engines/cognito.ts';
import { Browser, expectStatus } from './browser.ts';

/** The organiser at the console, signed in. */
export class Organiser {
  readonly browser: Browser;

  private constructor(browser: Browser) {
    this.browser = browser;
  }

  static async signIn(baseUrl: string, user: LocalUser): Promise<Organiser> {
    const browser = new Browser(baseUrl);
    const answer = await browser.submit('/staff/sign-in', [
      ['email', user.email],
      ['password', user.password],
    ]);
    expectStatus(answer, 200, 'signing in');
    return new Organiser(browser);
  }

  async createWorkshop(workshop: unknown): Promise<void> {
    expectOk(await this.browser.send('/staff/workshops', workshop), 'creating the workshop');
  }

  async importParticipants(workshopId: string, csv: string): Promise<void> {
    expectOk(await this.browser.send(`/staff/w/${workshopId}/participants`, csv, 'text/csv'), 'importing participants');
  }

  async reschedule(workshopId: string, starts: string, ends: string, reason: string): Promise<void> {
    const answer = await this.browser.send(`/staff/w/${workshopId}/reschedule`, { starts, ends, reason });
    expectOk(answer, 'rescheduling');
  }

  /** Asks somebody to review a paper. */
  async inviteReviewer(paperPage: string, name: string, email: string): Promise<void> {
    const invitation = { name, email, message: 'You know this field better than we do.' };
    expectOk(await this.browser.send(`${new URL(paperPage).pathname}/reviewers`, invitation), 'inviting a reviewer');
  }

  /** Decides on a paper, on the page to which the reviewers' mail leads. */
  async decide(paperPage: string, verdict: string, version: number, reason: string): Promise<void> {
    const answer = await this.browser.send(`${new URL(paperPage).pathname}/decision`, { verdict, reason, version });
    expectOk(answer, `deciding to ${verdict}`);
  }

  /** Has the packet of all published papers made, for the staff of a repository. */
  async packPapers(workshopId: string): Promise<void> {
    expectOk(await this.browser.send(`/staff/w/${workshopId}/hand-off/packet`, {}), 'making the packet');
  }

  takePacket(workshopId: string): Promise<Uint8Array> {
    return this.browser.download(`/staff/w/${workshopId}/hand-off/packet/1`);
  }

  /** Notes that all published papers were handed to a repository. */
  async handOff(workshopId: string, to: string, on: string): Promise<void> {
    expectOk(await this.browser.send(`/staff/w/${workshopId}/hand-off`, { to, on }), 'noting the hand-off');
  }

  /** Notes under which identifier a repository has accepted a paper. */
  async accepted(paperPage: string, stated: Readonly<Record<string, string>>): Promise<void> {
    const page = `${new URL(paperPage).pathname}/hand-off`;
    expectOk(await this.browser.send(page, stated), 'noting the acceptance');
  }
}

function expectOk(answer: { status: number; body: string }, what: string): void {
  if (answer.status >= 300) throw new Error(`${what}: status ${answer.status}: ${answer.body.slice(0, 800)}`);
}
