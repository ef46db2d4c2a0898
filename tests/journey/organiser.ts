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

  /** Decides on a paper, on the page to which the reviewers' mail leads. */
  async decide(paperPage: string, verdict: string, version: number, reason: string): Promise<void> {
    const answer = await this.browser.send(`${new URL(paperPage).pathname}/decision`, { verdict, reason, version });
    expectOk(answer, `deciding to ${verdict}`);
  }
}

function expectOk(answer: { status: number; body: string }, what: string): void {
  if (answer.status >= 300) throw new Error(`${what}: status ${answer.status}: ${answer.body.slice(0, 800)}`);
}
