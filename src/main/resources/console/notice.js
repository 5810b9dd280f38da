import { button, copyButton, el } from './dom.js';
import { openConnection } from './connection.js';

/** What operators make of some errors; see `Error` in openapi.yaml. */
const MEANINGS = {
  UNAUTHORIZED: 'The key is wrong, or the adapter is not for this company.',
  NOT_FOUND: 'Khoros would offer to link again.',
  VALIDATION_FAILED: 'Khoros marks the fields. Nothing was written.',
  CRM_REFUSED: 'Zendesk refuses the adapter’s credentials or rights; “check” says which.',
  CRM_BUSY: 'Zendesk is overloaded, or its limit is reached. Try again in a moment.',
  CRM_CONFLICT: 'Somebody else changed the ticket meanwhile, twice. Try again.',
  CRM_UNAVAILABLE: 'Zendesk does not answer, or what is needed of it keeps failing.',
  CRM_TIMEOUT: 'The adapter gave up in time for Khoros, which waits 8 s.',
  INTERNAL_ERROR: 'The reference leads to it in the log.',
};

/** An answer that is no success, as an agent reads it, with what operators make of it. */
export function agentReads(exchange) {
  if (exchange.refused) return writesOff();
  if (exchange.status === 0) {
    return el('div.notice.error', { role: 'alert' }, el('h3', 'No answer from the adapter'),
      el('p', `The browser says “${exchange.failure}”. Is the adapter running at ${location.origin}?`));
  }
  const { error = `HTTP ${exchange.status}`, message = exchange.text || 'The answer has no text.', fields = [] } = exchange.answer ?? {};
  return el('div', { class: `notice ${exchange.status === 422 ? 'warning' : 'error'}`, role: 'alert' },
    el('h3', 'What the agent reads'),
    el('p.agent-message', message),
    fields.length > 0 && el('ul.field-errors', fields.map(({ name, errorMessage }) =>
      el('li', el('code', name), ' ', errorMessage))),
    el('p.notice-foot', el('code.error-code', `${exchange.status} ${error}`), ' ', MEANINGS[error] ?? ''),
    el('p.actions',
      exchange.reference && copyButton(exchange.reference, `Copy reference ${exchange.reference}`),
      exchange.status === 401 && button('Type in the key', openConnection, { class: 'button small' })));
}

export const note = (text, ...more) => el('p.notice.info', text, ...more);

/** What is there while an answer is awaited. */
export const waiting = (text) => el('p.waiting', el('span.spinner', { 'aria-hidden': 'true' }), text);

const writesOff = () => el('p.notice.warning', { role: 'alert' },
  'Nothing was sent: this is a real Zendesk account. Allow writing in the bar at the top first.');
