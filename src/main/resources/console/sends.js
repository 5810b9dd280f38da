import { succeeded } from './api.js';
import { clock, duration, el, plural, table } from './dom.js';

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
export const sendsTable = (sends) => el('div.sends', verdict(sends), table('sends', 'What came back', ['Sent', 'At', 'Answer', 'Case', 'Zendesk', 'Took'],
  sends.map((exchange, at) => [`${at + 1}.`, clock(exchange.begun), el('span', { class: `status s${Math.floor(exchange.status / 100)}` }, String(exchange.status || 'none')),
    exchange.answer?.id ?? exchange.answer?.error ?? '–', written(exchange.timing), duration(exchange.timing?.total ?? exchange.took)])));
