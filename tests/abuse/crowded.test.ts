import { afterEach, expect, it, vi } from 'vitest';
import { keepDrafts } from '../../shared/web/script/draft.ts';
import { sendWhenConnected } from '../../shared/web/script/send.ts';

/** What the page does where the server, or the API before it, says that too much is sent: nothing typed is lost. */

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** As API Gateway answers by itself: no page, and none of our sentences. */
const crowded = (headers: Record<string, string> = {}) =>
  new Response('{"message":"Too Many Requests"}', { status: 429, headers });

class Form extends EventTarget {
  action = '/w/small/p/p1/feedback';
  dataset: Record<string, string>;
  submitted = 0;
  readonly parts: Record<string, unknown>;
  constructor(dataset: Record<string, string>, parts: Record<string, unknown>) {
    super();
    this.dataset = dataset;
    this.parts = parts;
  }
  querySelector = (selector: string) => this.parts[selector] ?? null;
  append(): void {}
  submit(): void {
    this.submitted += 1;
  }
}

function aPage(form: Form, answers: (() => Response)[]) {
  vi.useFakeTimers();
  const went: string[] = [];
  const asked = vi.fn(async () => answers.shift()?.() ?? crowded());
  const kept = new Map<string, string>();
  vi.stubGlobal('document', {
    documentElement: { lang: 'en' },
    querySelectorAll: (selector: string) =>
      selector === `form[data-${'sends' in form.dataset ? 'sends' : 'draft'}]` ? [form] : [],
  });
  vi.stubGlobal('HTMLButtonElement', class {});
  vi.stubGlobal(
    'FormData',
    class {
      *[Symbol.iterator]() {
        yield ['best', 'The open discussion'];
      }
    },
  );
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  vi.stubGlobal('window', globalThis);
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('location', { assign: (to: string) => went.push(to) });
  vi.stubGlobal('fetch', asked);
  return { went, asked, kept };
}

it('given too much is sent, then the form stays as it is, says so, and is sent by itself after the time that was asked for', async () => {
  const status = { hidden: true, textContent: '', dataset: { notSent: 'No connection', crowded: 'Very much is sent' } };
  const form = new Form({ sends: '/received' }, { '[data-not-sent]': status });
  const sent = Object.defineProperty(new Response(null), 'type', { value: 'opaqueredirect' });
  const page = aPage(form, [() => crowded({ 'retry-after': '7' }), () => sent]);
  sendWhenConnected();
  class Button {
    value = 'send';
  }
  vi.stubGlobal('HTMLButtonElement', Button);
  form.dispatchEvent(Object.assign(new Event('submit', { cancelable: true }), { submitter: new Button() }));
  await vi.advanceTimersByTimeAsync(6000);
  expect([status.hidden, status.textContent, page.asked.mock.calls.length]).toEqual([false, 'Very much is sent', 1]);
  await vi.advanceTimersByTimeAsync(2000);
  expect([page.went, page.asked.mock.calls.length, form.submitted]).toEqual([['/received'], 2, 0]);
});

it('given too much is sent, then a draft stays on the device, and is kept on the server later', async () => {
  const status = { textContent: '', dataset: { here: 'On this device', kept: 'Kept' } };
  const basis = { value: '0' };
  const form = new Form({ draft: '/drafts/swot' }, { 'input[name=":draft"]': basis, '[data-kept]': status });
  const page = aPage(form, [() => crowded(), () => Response.json({ revision: 1 })]);
  keepDrafts();
  form.dispatchEvent(new Event('input'));
  await vi.advanceTimersByTimeAsync(2000);
  expect([status.textContent, page.kept.size, page.asked.mock.calls.length]).toEqual(['On this device', 1, 1]);
  await vi.advanceTimersByTimeAsync(11_000);
  expect([status.textContent, page.kept.size, basis.value]).toEqual(['Kept', 0, '1']);
});
