import { succeeded } from './api.js';
import { clock, duration, el, plural } from './dom.js';

const ORDINALS = ['First', 'Second', 'Third'];

function verdict(sends) {
  const good = sends.filter(succeeded);
  if (good.length < 2) return null;
  const ids = new Set(good.map((exchange) => exchange.answer?.id));
  const text = ids.size === 1
    ? `Sent ${good.length === 2 ? 'twice' : `${good.length} times`}, still one case: ${[...ids][0]}. Nothing was doubled.`
    : `Several cases came back: ${[...ids].join(', ')}.`;
  return el('p#sends-verdict', { class: `verdict ${ids.size === 1 ? 'ok' : 'error'}`, role: 'status' }, text);
}

function written(timing) {
  return timing ? `${plural(timing.calls.length, 'call')}, ${plural(timing.calls.filter((one) => one.writes).length, 'write')}` : 'unknown';
}

/** What came back each time the same thing was sent, in a table. */
export function sendsTable(sends) {
  return el('div.sends', verdict(sends), el('div.scroll', { tabindex: 0, role: 'group', 'aria-label': 'What came back' },
    el('table#sends', el('thead', el('tr', ['Sent', 'At', 'Answer', 'Case', 'Zendesk', 'Took'].map((name) => el('th', { scope: 'col' }, name)))),
      el('tbody', sends.map((exchange, at) => el('tr', el('th', { scope: 'row' }, ORDINALS[at] ?? `${at + 1}th`), el('td', clock(exchange.begun)),
        el('td', el('span', { class: `status s${Math.floor(exchange.status / 100)}` }, String(exchange.status || 'none'))),
        el('td', exchange.answer?.id ?? exchange.answer?.error ?? '–'), el('td', written(exchange.timing)), el('td', duration(exchange.timing?.total ?? exchange.took))))))));
}
