import { mayWrite, settings, state } from './state.js';
import { matchExplanation, serverTiming } from './timing.js';

/** Tells of each exchange, as `detail`, when it has `begun` and `ended`. */
export const exchanges = new EventTarget();

let last = 0;

function tell(type, exchange) {
  exchanges.dispatchEvent(new CustomEvent(type, { detail: exchange }));
}

/** The headers that Khoros would send; the key is added apart, so that it is never shown. */
function khorosHeaders(body, more) {
  return {
    ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    ...(state.agent ? { 'x-sf-user-email': state.agent } : {}),
    ...(state.company ? { 'x-sf-company-id': state.company } : {}),
    ...more,
  };
}

function parsed(text) {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

const READING_POSTS = ['/customer/bestmatch', '/customers'];
const writes = (method, path) => method !== 'GET' && !READING_POSTS.includes(path);

/**
 * Calls the adapter as Khoros does. Without an answer, the exchange has `status` 0 and a `failure`; with `refused` it was never
 * sent, because it would write to an account where that is not allowed.
 */
export async function call(method, path, body, more = {}) {
  if (writes(method, path) && !mayWrite()) return { method, path, status: 0, refused: true };
  const exchange = {
    n: ++last, method, path, body, headers: khorosHeaders(body, more),
    deadline: path.startsWith('/meta/') ? settings.metadataDeadline : settings.deadline,
  };
  tell('begun', exchange);
  const start = performance.now();
  try {
    const answer = await fetch(settings.basePath + path, {
      method, body: body === undefined ? undefined : JSON.stringify(body), cache: 'no-store',
      headers: { ...exchange.headers, ...(state.key ? { [settings.keyHeader]: state.key } : {}) },
    });
    exchange.text = await answer.text();
    exchange.status = answer.status;
    exchange.answer = parsed(exchange.text);
    exchange.answerHeaders = [...answer.headers].filter(([name]) => name !== 'content-length');
    exchange.reference = answer.headers.get('X-Correlation-Id');
    exchange.timing = serverTiming(answer.headers.get('Server-Timing'));
    exchange.explanation = matchExplanation(answer.headers.get('Match-Explanation'));
    if (exchange.timing?.deadline) exchange.deadline = exchange.timing.deadline;
  } catch (failure) {
    exchange.status = 0;
    exchange.failure = String(failure.message ?? failure);
  }
  exchange.took = performance.now() - start;
  tell('ended', exchange);
  return exchange;
}

export const succeeded = (exchange) => exchange.status >= 200 && exchange.status < 300;

const quoted = (text) => `'${String(text).replaceAll("'", "'\\''")}'`;

/** The same request for a shell. In place of the key is a variable, because commands are pasted into tickets. */
export function curl(exchange) {
  const lines = [`curl -i -X ${exchange.method} ${quoted(location.origin + settings.basePath + exchange.path)}`,
    `-H "${settings.keyHeader}: $KEY"`];
  for (const [name, value] of Object.entries(exchange.headers)) lines.push(`-H ${quoted(`${name}: ${value}`)}`);
  if (exchange.body !== undefined) lines.push(`-d ${quoted(JSON.stringify(exchange.body))}`);
  return lines.join(' \\\n  ');
}

export const segment = (id) => encodeURIComponent(String(id).trim());
