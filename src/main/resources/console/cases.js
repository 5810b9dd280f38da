import { call, segment, succeeded } from './api.js';
import { arrived, button, byId, el, goTo, icon, moment, submit, zendeskLink } from './dom.js';
import { editable, replace } from './editor.js';
import { formOf, model, shown, writable } from './fields.js';
import { agentReads, note, waiting } from './notice.js';
import { sendsTable } from './sends.js';
import { linksOf, posted, sentTo, state, stillShown } from './state.js';
import { ANONYMOUS, bubble, composer, interaction } from './thread.js';

const CHANGED = { name: 'lastUpdated', label: 'Changed', type: 'text' };
const TITLE = { name: 'title', label: 'Title', type: 'text' };

let listed = { customerId: null, cases: [] };

/** The account of the customer that writes. */
const writerOf = (customerId) => linksOf(customerId)[0]?.identity ?? ANONYMOUS;

const written = (fields) => [TITLE, ...writable(fields).filter((field) => field.name !== 'title')];

function statusChip(one, fields) {
  const field = fields.find(({ name }) => name === 'ticket_status');
  return el('span', { class: `chip ${one.status === 'open' ? 'accent' : ''}` }, (field && shown(field, one.ticket_status)) ?? one.status);
}

/** Cases as a list of links. */
export function caseRows(cases, fields, currentId) {
  if (cases.length === 0) return note('This customer has no case.');
  return el('ul.case-rows', cases.map((one) => el('li',
    el('a', { href: `#/case/${one.id}`, 'aria-current': one.id === currentId ? 'page' : null },
      el('span.case-title', one.title), statusChip(one, fields),
      el('span.muted.small', `#${one.number} · changed `, moment(one.lastUpdated))))));
}

async function list(customerId, currentId) {
  const place = byId('case-list');
  byId('case-list-title').textContent = `Cases of ${state.recent.find((one) => one.id === customerId)?.name ?? customerId}`;
  const isShown = stillShown();
  const { fields } = await model('case');
  if (!isShown()) return undefined;
  if (listed.customerId !== customerId || !listed.cases.some((one) => one.id === currentId)) {
    place.replaceChildren(waiting('Asking for the cases …'));
    const exchange = await call('GET', `/customer/${segment(customerId)}/cases`);
    if (!isShown()) return undefined;
    if (!succeeded(exchange)) return place.replaceChildren(agentReads(exchange));
    listed = { customerId, cases: exchange.answer };
  }
  return place.replaceChildren(el('p.actions', el('a.button.small', { href: `#/case/new/${segment(customerId)}` }, icon('plus'), 'New case'),
    el('a.button.quiet.small', { href: `#/customer/${segment(customerId)}` }, 'The customer')), caseRows(listed.cases, fields, currentId));
}

function conversation(one) {
  const posts = sentTo(one.id);
  return el('div', one.description && posts.length === 0 && el('blockquote#case-description.description', el('p.muted.small', 'First comment'), el('p.bubble-text', one.description)),
    posts.length > 0 && el('ol#conversation.thread', { 'aria-label': 'Posts sent from here' }, posts.map((post) => bubble(post))),
    el('p.muted.small', 'The adapter answers cases without posts. Those sent from this page are shown.'));
}

/** Sends, and sends again, and shows each answer, beside what `done` makes of the last. */
function repeatable(outcome, method, path, body, done) {
  const sends = [];
  return async function send(times = 1) {
    outcome.replaceChildren(waiting('Sending …'));
    const isShown = stillShown();
    const came = await Promise.all(Array.from({ length: times }, () => call(method, path, body)));
    const last = came.at(-1);
    sends.push(...came.filter((exchange) => !exchange.refused));
    const shownByDone = done(last, isShown);
    outcome.replaceChildren(succeeded(last) ? '' : agentReads(last), ...(sends.length === 0 ? [] : [sendsTable(sends),
      el('p.actions', shownByDone, button('Send the same again', () => send(), { id: 'send-again' }))]));
    // Whoever writes on meanwhile is left alone.
    if (isShown() && !document.activeElement?.matches('input, textarea, select')) outcome.querySelector('.actions > *')?.focus();
  };
}

function addPosts(one, refresh) {
  const drafts = composer(writerOf(one.customerId), [], 'post');
  const outcome = el('div#posts-outcome.outcome');
  const send = (event) => {
    event.preventDefault();
    const interactions = drafts.posts();
    if (interactions.length === 0) return outcome.replaceChildren(note('Write something first.'));
    return repeatable(outcome, 'PATCH', `/case/${segment(one.id)}`, { interactions }, (exchange, isShown) => {
      if (!succeeded(exchange)) return;
      posted(one.id, interactions);
      drafts.sent(interactions);
      if (isShown()) refresh(exchange.answer);
    })();
  };
  return el('form#add-posts', { 'aria-label': 'Add posts', onsubmit: send }, drafts.element,
    el('p.actions', submit('send-posts', 'Send to the case')), outcome);
}

function opened(one, meta) {
  const { fields } = meta;
  const head = el('div.case-head');
  const talk = el('div');
  function show() {
    head.replaceChildren(el('h3#case-title', one.title), el('p.muted', `#${one.number} `, statusChip(one, fields), ' ', zendeskLink(one.url, 'Open in Zendesk')));
    talk.replaceChildren(conversation(one));
  }
  function refresh(answer) {
    replace(one, answer);
    show();
    listed.cases = listed.cases.map((other) => (other.id === answer.id ? answer : other));
    list(answer.customerId, answer.id);
  }
  show();
  return [head, el('div.split.case-split',
    el('section.panel', { 'aria-labelledby': 'conversation-title' }, el('h3#conversation-title', 'Conversation'), talk, addPosts(one, refresh)),
    succeeded(meta) ? editable('case', `/case/${segment(one.id)}`, [...fields, CHANGED], written(fields), one, refresh) : agentReads(meta))];
}

async function open(id) {
  const place = byId('case-content');
  place.replaceChildren(waiting('Looking the case up …'));
  const isShown = stillShown();
  const [exchange, meta] = await Promise.all([call('GET', `/case/${segment(id)}`), model('case')]);
  if (!isShown()) return;
  if (!succeeded(exchange)) {
    place.replaceChildren(agentReads(exchange));
    return;
  }
  place.replaceChildren(...opened(exchange.answer, meta));
  arrived(byId('case-title'), exchange.answer.title ?? id, 'Case');
  byId('case-id').value = id;
  await list(exchange.answer.customerId, id);
}

function draftsFor(customerId) {
  const writer = writerOf(customerId);
  const post = linksOf(customerId)[0]?.post;
  if (!post) return { writer, drafts: [], title: '' };
  const reply = post.reply ? [interaction(writer, { ...post.reply, byBrand: true })] : [];
  return { writer, drafts: [interaction(writer, post), ...reply], title: post.title };
}

async function create(customerId) {
  const place = byId('case-content');
  place.replaceChildren(waiting('Asking for the fields …'));
  const isShown = stillShown();
  const exchange = await model('case');
  if (!isShown()) return undefined;
  if (!succeeded(exchange)) return place.replaceChildren(agentReads(exchange));
  const { writer, drafts, title } = draftsFor(customerId);
  const form = formOf(written(exchange.fields), { title }, 'case-field');
  const thread = composer(writer, drafts, 'post');
  const outcome = el('div#case-outcome.outcome');
  function begin(times) {
    const interactions = thread.posts();
    const body = { customerId, ...form.all(), ...(interactions.length > 0 ? { interactions } : {}) };
    form.mark();
    return repeatable(outcome, 'POST', '/case', body, (exchange) => {
      form.mark(exchange.answer?.fields);
      if (!succeeded(exchange)) return null;
      const { id } = exchange.answer;
      posted(id, interactions);
      listed = { customerId: null, cases: [] };
      return el('a#open-created.button.primary', { href: `#/case/${id}` }, `Open case ${id}`);
    })(times);
  }

  return place.replaceChildren(el('form', { id: 'new-case-form', novalidate: true, 'aria-labelledby': 'new-case-title', onsubmit: (event) => { event.preventDefault(); begin(1); } },
    el('h3#new-case-title', 'New case'),
    el('div.split.case-split', el('section.panel', { 'aria-label': 'Posts' }, el('h4', 'Posts of the case'), thread.element),
      el('section.panel', { 'aria-label': 'Fields' }, el('h4', 'Fields'), form.element)),
    el('p.actions', submit('create-case', 'Create case'),
      button('Create by a double click', () => begin(2), { id: 'create-case-twice' }), el('span.muted.small', 'sends it twice at once')), outcome));
}

/** Cases of a customer, one case, or a new one (`case`, `new`, the customer's id). */
export async function showCases(kind, id, customerId) {
  const place = byId('case-content');
  if (kind === 'cases' && id) {
    listed = { customerId: null, cases: [] };
    place.replaceChildren(note('Open a case of the list, or create one.'));
    await list(id);
  } else if (id === 'new' && customerId) await Promise.all([create(customerId), list(customerId)]);
  else if (id) await open(id);
  else if (state.recent[0]) location.replace(`#/cases/${state.recent[0].id}`);
  else place.replaceChildren(note('Find a customer first, or type in the number of a case.'));
}

export function setUpCases() {
  byId('case-open').addEventListener('submit', (event) => {
    event.preventDefault();
    goTo(`#/case/${segment(byId('case-id').value)}`);
  });
}
