import { curl, exchanges } from './api.js';
import { byId, copyButton, duration, el, icon } from './dom.js';
import { callCount } from './timing.js';

const MOST = 60;
const SMALL = window.matchMedia('(max-width: 760px), (max-height: 640px)');
const rows = new Map();

function status(exchange) {
  if (exchange.status === undefined) return el('span.status.pending', '…');
  return el('span', { class: `status s${Math.floor(exchange.status / 100)}` }, exchange.status === 0 ? 'none' : String(exchange.status));
}

const total = (exchange) => exchange.timing?.total ?? exchange.took;

/** A bar on a scale in milliseconds. */
function bar(kind, start, length, scale) {
  const element = el('span', { class: `bar ${kind}` });
  element.style.setProperty('--start', Math.min(1, start / scale));
  element.style.setProperty('--length', Math.max(0, Math.min(1 - start / scale, length / scale)));
  return element;
}

const kindOf = (one) => (one.error || one.status >= 400 ? 'failed' : one.writes ? 'write' : 'read');
const outcome = (one) => one.error ?? one.status ?? '';

function track(exchange, scale) {
  const element = el('span.track', { 'aria-hidden': 'true' });
  if (exchange.status === undefined) element.append(el('span.bar.pending'));
  else {
    element.append(bar('whole', 0, total(exchange), scale));
    for (const one of exchange.timing?.calls ?? []) element.append(bar(kindOf(one), one.start, one.dur, scale));
  }
  return element;
}

function callsText({ timing }) {
  if (!timing) return '';
  if (timing.calls.length === 0) return timing.cache.some((one) => !one.endsWith('missing')) ? 'from the cache' : 'no call';
  return callCount(timing);
}

const code = (label, text) => el('div.code', el('h3.muted.small', label), el('pre', { tabindex: 0, 'aria-label': label }, text));

const pretty = (exchange) => (exchange.answer === null || exchange.answer === undefined ? exchange.text || '(no body)' : JSON.stringify(exchange.answer, null, 2));

const headerLines = (headers) => headers.map(([name, value]) => `${name}: ${value}`).join('\n');

/** A round number of milliseconds with room for the exchange; the deadline, from a quarter of it on. */
function scaleOf(exchange) {
  const took = total(exchange);
  if (took > exchange.deadline / 4) return exchange.deadline;
  return [50, 100, 200, 500, 1000, 2000].find((one) => one >= took) ?? exchange.deadline;
}

function calls(exchange) {
  const { timing } = exchange;
  if (!timing) return el('p.muted', 'The answer does not say which calls to Zendesk it cost.');
  const scale = scaleOf(exchange);
  const left = timing.left ?? exchange.deadline - timing.total;
  return el('div.calls',
    el('p', el('strong', duration(timing.total)), ` of ${duration(exchange.deadline)}; `, `${duration(left)} were left.`, timing.further > 0 && ` Listed: ${callCount(timing)}.`, timing.cache.length > 0 && ` Cache: ${timing.cache.join(', ')}.`),
    timing.calls.length > 0 && el('table', el('thead', el('tr', el('th', { scope: 'col' }, 'Call to Zendesk'), el('th', { scope: 'col' }, 'Answer'), el('th', { scope: 'col' }, 'Took'),
      el('th.scale', { scope: 'col' }, el('span', '0'), el('span', `${duration(scale)}${scale === exchange.deadline ? ', the deadline' : ''}`)))),
    el('tbody', timing.calls.map((one) => {
      const line = el('span.track', { 'aria-hidden': 'true' }, bar(kindOf(one), one.start, one.dur, scale));
      return el('tr', el('th', { scope: 'row' }, one.desc, one.shared && el('span.chip', 'shared')), el('td', String(outcome(one))), el('td', duration(one.dur)), el('td.scale', line));
    }))));
}

function detail(exchange) {
  if (exchange.status === undefined) return el('p.muted', 'The answer is not there yet.');
  const request = `${exchange.method} ${exchange.path}\n${headerLines(Object.entries(exchange.headers))}${exchange.body === undefined ? '' : `\n\n${JSON.stringify(exchange.body, null, 2)}`}`;
  return el('div.detail-grid',
    el('div', exchange.failure, calls(exchange),
      el('p.actions', copyButton(curl(exchange), 'Copy as curl', { id: `curl-${exchange.n}` }), exchange.reference && copyButton(exchange.reference, `Copy reference ${exchange.reference}`))),
    code('Request', request), code('Answer', `${exchange.status}\n${headerLines(exchange.answerHeaders ?? [])}\n\n${pretty(exchange)}`));
}

function row(exchange) {
  const detailId = `exchange-${exchange.n}-detail`;
  const body = el('div.detail', { id: detailId, hidden: true });
  const head = el('button.exchange-head', { type: 'button', id: `exchange-${exchange.n}`, 'aria-expanded': 'false', 'aria-controls': detailId, onclick: () => toggle() });
  const element = el('li.exchange', { 'data-n': exchange.n }, head, body);
  function toggle(open = body.hidden) {
    body.hidden = !open;
    head.setAttribute('aria-expanded', String(open));
    body.replaceChildren(...(open ? [detail(exchange)] : []));
    size(document.querySelector('.exchange-head[aria-expanded=true]') ? 'tall' : 'open');
  }
  function show() {
    head.replaceChildren(icon('chevron'), el('span.method', exchange.method), el('span.path', exchange.path),
      status(exchange), el('span.took', exchange.took === undefined ? '' : duration(total(exchange))), el('span.cost', callsText(exchange)),
      track(exchange, exchange.deadline));
    if (!body.hidden) body.replaceChildren(detail(exchange));
  }
  show();
  return { element, show };
}

function size(name) {
  byId('strip').dataset.size = name;
  byId('strip-toggle').setAttribute('aria-expanded', String(name !== 'closed'));
}

function summary(exchange) {
  byId('strip-last').replaceChildren(status(exchange), el('span.path', `${exchange.method} ${exchange.path}`), el('span.took', duration(total(exchange))));
}

export function setUpStrip() {
  exchanges.addEventListener('begun', ({ detail: exchange }) => {
    const made = row(exchange);
    rows.set(exchange.n, made);
    byId('exchanges').prepend(made.element);
    const oldest = exchange.n - MOST;
    rows.get(oldest)?.element.remove();
    rows.delete(oldest);
    if (exchange.n === 1 && !SMALL.matches) size('open');
    summary(exchange);
    byId('strip-count').textContent = exchange.n;
  });
  exchanges.addEventListener('ended', ({ detail: exchange }) => {
    rows.get(exchange.n)?.show();
    summary(exchange);
  });
  byId('strip-toggle').addEventListener('click', () => size(byId('strip').dataset.size === 'closed' ? 'open' : 'closed'));
}
