import { call, segment, succeeded } from './api.js';
import { button, byId, el, icon, moment, submit, zendeskLink } from './dom.js';
import { editable, replace } from './editor.js';
import { formOf, model, shown, writable } from './fields.js';
import { agentReads, note, waiting, writesOff } from './notice.js';
import { sendsTable } from './sends.js';
import { identitiesOf, mayWrite, posted, sentTo, state } from './state.js';
import { ANONYMOUS, bubble, composer, interaction } from './thread.js';

const CHANGED = { name: 'lastUpdated', label: 'Changed', type: 'text' };
const TITLE = { name: 'title', label: 'Title', type: 'text' };

let listed = { customerId: null, cases: [] };

/** Which account of the customer writes: the one the agent works with, if it is his, else the first that is linked. */
function writerOf(customerId) {
  const linked = identitiesOf(customerId);
  return linked.find((one) => one.network === state.identity?.network && one.handle === state.identity?.handle) ?? linked[0] ?? ANONYMOUS;
}

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
  const { fields } = await model('case');
  if (listed.customerId !== customerId || !listed.cases.some((one) => one.id === currentId)) {
    place.replaceChildren(waiting('Asking for the cases …'));
    const exchange = await call('GET', `/customer/${segment(customerId)}/cases`);
    if (!succeeded(exchange)) return place.replaceChildren(agentReads(exchange));
    listed = { customerId, cases: exchange.answer };
  }
  place.replaceChildren(el('p.actions', el('a.button.small', { href: `#/case/new/${customerId}` }, icon('plus'), 'New case'),
    el('a.button.quiet.small', { href: `#/customer/${customerId}` }, 'The customer')), caseRows(listed.cases, fields, currentId));
}

function conversation(one) {
  const posts = sentTo(one.id);
  return el('div', one.description && posts.length === 0 && el('blockquote#case-description.description', el('p.muted.small', 'First comment of the ticket'), el('p.bubble-text', one.description)),
    posts.length > 0 && el('ol#conversation.thread', { 'aria-label': 'Posts sent from here' }, posts.map((post) => bubble(post))),
    el('p.muted.small', posts.length === 0
      ? 'Cases are answered without their posts. Those that you add here are shown here.'
      : 'These posts were sent from this page; the adapter answers cases without posts.'));
}

/** Sends what may be sent again, and shows what came back each time, beside what `done` makes of the last exchange. */
function repeatable(outcome, method, path, body, done) {
  const sends = [];
  return async function send(times = 1) {
    outcome.replaceChildren(waiting('Sending …'));
    sends.push(...await Promise.all(Array.from({ length: times }, () => call(method, path, body))));
    const last = sends.at(-1);
    const shownByDone = done(last);
    outcome.replaceChildren(succeeded(last) ? '' : agentReads(last), sendsTable(sends),
      el('p.actions', shownByDone, button([icon('again'), 'Send the same again'], () => send(), { id: 'send-again' })));
    outcome.querySelector('.actions > *').focus();
  };
}

function addPosts(one, refresh) {
  const drafts = composer(writerOf(one.customerId), [], 'post');
  const outcome = el('div#posts-outcome.outcome');
  const send = (event) => {
    event.preventDefault();
    const interactions = drafts.posts();
    if (interactions.length === 0) return outcome.replaceChildren(note('Write something first.'));
    if (!mayWrite()) return outcome.replaceChildren(writesOff());
    return repeatable(outcome, 'PATCH', `/case/${segment(one.id)}`, { interactions }, (exchange) => {
      if (!succeeded(exchange)) return;
      posted(one.id, interactions);
      drafts.clear();
      refresh(exchange.answer);
    })();
  };
  return el('form#add-posts', { 'aria-label': 'Add posts', onsubmit: send }, drafts.element,
    el('p.actions', submit('send-posts', 'Send to the case')), outcome);
}

function opened(one, fields) {
  const head = el('div.case-head');
  const talk = el('div');
  function refresh(answer) {
    replace(one, answer);
    head.replaceChildren(el('h3#case-title', one.title), el('p.muted', `#${one.number} `, statusChip(one, fields), ' ', zendeskLink(one.url, 'Open in Zendesk')));
    talk.replaceChildren(conversation(one));
  }
  refresh({ ...one });
  return [head, el('div.split.case-split',
    el('section.panel', { 'aria-labelledby': 'conversation-title' }, el('h3#conversation-title', 'Conversation'), talk, addPosts(one, refresh)),
    editable('case', `/case/${segment(one.id)}`, [...fields, CHANGED], written(fields), one, refresh))];
}

async function open(id) {
  const place = byId('case-content');
  place.replaceChildren(waiting('Looking the case up …'));
  const [exchange, { fields }] = await Promise.all([call('GET', `/case/${segment(id)}`), model('case')]);
  if (location.hash !== `#/case/${id}`) return;
  if (!succeeded(exchange)) {
    place.replaceChildren(agentReads(exchange));
    return;
  }
  place.replaceChildren(...opened(exchange.answer, fields));
  byId('case-id').value = id;
  await list(exchange.answer.customerId, id);
}

function draftsFor(customerId) {
  const writer = writerOf(customerId);
  const { post } = state;
  if (!post || writer === ANONYMOUS) return { writer, drafts: [], title: '' };
  const reply = post.reply ? [interaction(writer, { ...post.reply, byBrand: true })] : [];
  return { writer, drafts: [interaction(writer, post), ...reply], title: post.title };
}

async function create(customerId) {
  const place = byId('case-content');
  place.replaceChildren(waiting('Asking for the fields …'));
  const exchange = await model('case');
  if (!succeeded(exchange)) return place.replaceChildren(agentReads(exchange));
  const { writer, drafts, title } = draftsFor(customerId);
  const form = formOf(written(exchange.fields), { title }, 'case-field');
  const thread = composer(writer, drafts, 'post');
  const outcome = el('div#case-outcome.outcome');
  function begin(times) {
    const interactions = thread.posts();
    const body = { customerId, ...form.all(), ...(interactions.length > 0 ? { interactions } : {}) };
    form.mark();
    if (!mayWrite()) return outcome.replaceChildren(writesOff());
    return repeatable(outcome, 'POST', '/case', body, (exchange) => {
      form.mark(exchange.answer?.fields);
      if (!succeeded(exchange)) return null;
      const { id } = exchange.answer;
      posted(id, interactions);
      listed = { customerId: null, cases: [] };
      return el('a#open-created.button.primary', { href: `#/case/${id}` }, `Open case ${id}`);
    })(times);
  }

  place.replaceChildren(el('form', { id: 'new-case-form', novalidate: true, 'aria-labelledby': 'new-case-title', onsubmit: (event) => { event.preventDefault(); begin(1); } },
    el('h3#new-case-title', 'New case'),
    el('div.split.case-split', el('section.panel', { 'aria-label': 'Posts' }, el('h4', 'Posts of the case'), thread.element),
      el('section.panel', { 'aria-label': 'Fields' }, el('h4', 'Fields'), form.element)),
    el('p.actions', submit('create-case', 'Create case'),
      button('Create by a double click', () => begin(2), { id: 'create-case-twice' }), el('span.muted.small', 'sends it twice at once')), outcome));
}

/** Cases of a customer (`cases`), one case (`case`, with an id), or a new one (`case`, `new` and the customer's id). */
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
    const hash = `#/case/${segment(byId('case-id').value)}`;
    if (location.hash === hash) showCases('case', byId('case-id').value);
    else location.hash = hash;
  });
}
