import { call, segment, succeeded } from './api.js';
import { caseRows } from './cases.js';
import { arrived, button, byId, el, goTo, icon, say, submit, zendeskLink } from './dom.js';
import { editable, replace, write } from './editor.js';
import { formOf, model, writable } from './fields.js';
import { agentReads, note, waiting } from './notice.js';
import { networkName } from './samples.js';
import { link, linksOf, remember, seen, state, stillShown, unlink } from './state.js';

function identities(customer) {
  const linked = linksOf(customer.id);
  if (linked.length === 0) return null;
  return el('ul.identities', { 'aria-label': 'Linked accounts' }, linked.map(({ identity }) => el('li',
    el('span.chip', networkName(identity.network)), ' ', identity.handle ? `@${identity.handle}` : identity.name, ' ',
    button('Unlink', () => {
      unlink(identity);
      say('Unlinked.');
      goTo(location.hash);
    }, { class: 'button quiet small', 'aria-label': `Unlink ${identity.handle || identity.name}` }))));
}

function cases(customer) {
  const list = el('div', waiting('Asking for the cases …'));
  call('GET', `/customer/${segment(customer.id)}/cases`).then(async (exchange) => {
    const { fields } = await model('case');
    list.replaceChildren(succeeded(exchange) ? caseRows(exchange.answer, fields) : agentReads(exchange));
  });
  return el('section.panel', { 'aria-labelledby': 'customer-cases-title' },
    el('div.panel-head', el('h3#customer-cases-title', 'Cases'),
      el('a#new-case.button.small', { href: `#/case/new/${customer.id}` }, icon('plus'), 'New case')), list);
}

async function open(id) {
  const place = byId('customer-content');
  place.replaceChildren(waiting('Looking the customer up …'));
  const isShown = stillShown();
  const [exchange, meta] = await Promise.all([call('GET', `/customer/${segment(id)}`), model('customer')]);
  if (!isShown()) return;
  if (!succeeded(exchange)) {
    place.replaceChildren(agentReads(exchange));
    return;
  }
  const customer = exchange.answer;
  seen(customer);
  const name = customer.name ?? customer.id;
  place.replaceChildren(
    el('div.person',
      el('div', el('h3#customer-name', name, customer.suspended === true && el('span.chip.warning', 'Suspended')),
        el('p.muted', customer.id, ' · ', zendeskLink(customer.url, 'Open in Zendesk')), identities(customer))),
    el('div.split.even', succeeded(meta)
      ? editable('customer', `/customer/${segment(id)}`, meta.fields, writable(meta.fields), customer, (answer) => replace(customer, answer)) : agentReads(meta), cases(customer)));
  arrived(byId('customer-name'), name, 'Customer');
}

async function create() {
  const place = byId('customer-content');
  place.replaceChildren(waiting('Asking for the fields …'));
  const isShown = stillShown();
  const exchange = await model('customer');
  if (!isShown()) return undefined;
  if (!succeeded(exchange)) return place.replaceChildren(agentReads(exchange));
  const { draft } = state;
  remember({ draft: null });
  const form = formOf(writable(exchange.fields), draft?.values ?? {}, 'customer-field');
  const outcome = el('div.outcome');
  const send = async (event) => {
    event.preventDefault();
    const customer = await write('POST', '/customer', form.all(), form, outcome);
    if (!customer) return;
    say('Created.');
    if (draft) link(draft.identity, customer, draft.post);
    if (isShown()) location.hash = `#/customer/${customer.id}`;
  };
  return place.replaceChildren(el('form#new-customer-form.panel', { novalidate: true, 'aria-labelledby': 'new-customer-title', onsubmit: send },
    el('h3#new-customer-title', 'New customer'), form.element, outcome,
    el('p.actions', submit('create-customer', 'Create customer'), el('a.button', { href: '#/customer' }, 'Cancel'))));
}

const start = () => byId('customer-content').replaceChildren(note('Find somebody, or type in an id.'),
  el('ul.plain-list', state.recent.map(({ id, name }) => el('li', el('a', { href: `#/customer/${id}` }, name)))));

export function showCustomer(id) {
  byId('customer-id').value = id && id !== 'new' ? id : '';
  if (!id) start();
  else if (id === 'new') create();
  else open(id);
}

export function setUpCustomer() {
  byId('customer-open').addEventListener('submit', (event) => {
    event.preventDefault();
    goTo(`#/customer/${segment(byId('customer-id').value)}`);
  });
}
