import { succeeded } from './api.js';
import { duration, el, plural, table } from './dom.js';
import { isReal } from './state.js';
import { callCount } from './timing.js';

function verdict(sends) {
  const good = sends.filter(succeeded);
  if (good.length < 2) return null;
  const ids = new Set(good.map((exchange) => exchange.answer?.id));
  const [id] = ids;
  // Zendesk replays a creation, so only posts must not be sent again.
  const again = good.slice(1).some(({ method, timing }) => method === 'PATCH' && timing?.calls.some((one) => one.writes));
  const [level, end] = again ? ['warning', isReal() ? 'The posts were written again.' : 'The stand-in forgets posts, so they were written again.'] : ['ok', 'Nothing was doubled.'];
  return ids.size > 1 ? el('p#sends-verdict.verdict.error', `Several cases came back: ${[...ids].join(', ')}.`)
    : el('p#sends-verdict', { class: `verdict ${level}` }, `Sent ${good.length === 2 ? 'twice' : `${good.length} times`}, still one case: ${id}. ${end}`);
}

function written(timing) {
  return timing ? `${callCount(timing)}, ${plural(timing.calls.filter((one) => one.writes).length, 'write')}` : 'unknown';
}

/** What came back each time the same thing was sent, in a table. */
export const sendsTable = (sends) => el('div.sends', verdict(sends), table('sends', 'What came back', ['Sent', 'Answer', 'Case', 'Zendesk', 'Took'],
  sends.map((exchange, at) => [`${at + 1}.`, el('span', { class: `status s${Math.floor(exchange.status / 100)}` }, String(exchange.status || 'none')),
    exchange.answer?.id ?? exchange.answer?.error ?? '–', written(exchange.timing), duration(exchange.timing?.total ?? exchange.took)])));
