import { call, segment, succeeded } from './api.js';
import { caseRows } from './cases.js';
import { byId, button, el, icon, initials, say, zendeskLink } from './dom.js';
import { facts, formOf, isReadOnly, isShown, model } from './fields.js';
import { agentReads, note, waiting, writesOff } from './notice.js';
import { networkName, SITUATIONS } from './samples.js';
import { identitiesOf, isReal, link, mayWrite, remember, seen, state, unlink } from './state.js';

const writable = (fields) => fields.filter((field) => !isReadOnly(field) && isShown('customer', 'form', field));

function identities(customer) {
  const linked = identitiesOf(customer.id);
  if (linked.length === 0) return null;
  return el('ul', { class: 'identities', 'aria-label': 'Linked accounts' }, linked.map((identity) => el('li', {},
    el('span', { class: 'chip' }, networkName(identity.network)), ' ', identity.handle ? `@${identity.handle}` : identity.name, ' ',
    button('Unlink', () => {
      unlink(identity);
      say('Unlinked.');
      open(customer.id);
    }, { class: 'button quiet small', 'aria-label': `Unlink ${identity.handle || identity.name}` }))));
}

function details(customer, fields) {
  const panel = el('section', { class: 'panel', id: 'customer-details', 'aria-labelledby': 'customer-fields-title' });
  const show = () => panel.replaceChildren(
    el('div', { class: 'panel-head' }, el('h3', { id: 'customer-fields-title' }, 'All fields'),
      button([icon('pencil'), 'Edit'], edit, { id: 'edit-customer', class: 'button small' })),
    facts(fields, customer, { id: 'customer-facts' }));

  function edit() {
    const form = formOf(writable(fields), customer, 'customer');
    const outcome = el('div', { class: 'outcome' });
    panel.replaceChildren(el('h3', { id: 'customer-fields-title' }, 'Edit'),
      el('form', { id: 'customer-form', novalidate: true, onsubmit: (event) => { event.preventDefault(); save(form, outcome); } },
        form.element, outcome,
        el('p', { class: 'actions' }, el('button', { type: 'submit', class: 'button primary', id: 'save-customer' }, 'Save'),
          button('Cancel', () => { show(); byId('edit-customer').focus(); }, { id: 'cancel-customer' }))));
    panel.querySelector('input, textarea, select')?.focus();
  }

  async function save(form, outcome) {
    const changes = form.changes();
    form.mark();
    if (Object.keys(changes).length === 0) return outcome.replaceChildren(note('Nothing was changed, so Khoros would send nothing.'));
    if (!mayWrite()) return outcome.replaceChildren(writesOff());
    outcome.replaceChildren(waiting('Saving …'));
    const exchange = await call('PATCH', `/customer/${segment(customer.id)}`, changes);
    if (!succeeded(exchange)) {
      outcome.replaceChildren(agentReads(exchange));
      return form.mark(exchange.answer?.fields);
    }
    say('Saved.');
    Object.keys(customer).forEach((name) => delete customer[name]);
    Object.assign(customer, exchange.answer);
    show();
    byId('edit-customer').focus();
  }

  show();
  return panel;
}

function cases(customer) {
  const list = el('div', {}, waiting('Asking for the cases …'));
  call('GET', `/customer/${segment(customer.id)}/cases`).then(async (exchange) => {
    const { fields } = await model('case');
    list.replaceChildren(succeeded(exchange) ? caseRows(exchange.answer, fields) : agentReads(exchange));
  });
  return el('section', { class: 'panel', 'aria-labelledby': 'customer-cases-title' },
    el('div', { class: 'panel-head' }, el('h3', { id: 'customer-cases-title' }, 'Cases'),
      el('a', { class: 'button small', id: 'new-case', href: `#/case/new/${customer.id}` }, icon('plus'), 'New case')), list);
}

async function open(id) {
  const place = byId('customer-content');
  place.replaceChildren(waiting('Looking the customer up …'));
  const [exchange, { fields }] = await Promise.all([call('GET', `/customer/${segment(id)}`), model('customer')]);
  if (location.hash !== `#/customer/${id}`) return;
  if (!succeeded(exchange)) {
    place.replaceChildren(agentReads(exchange));
    return;
  }
  const customer = exchange.answer;
  seen(customer);
  const name = customer.name ?? customer.id;
  place.replaceChildren(
    el('div', { class: 'person' }, el('span', { class: 'avatar large', 'aria-hidden': 'true' }, initials(name)),
      el('div', {}, el('h3', { id: 'customer-name' }, name, customer.suspended === true && el('span', { class: 'chip warning' }, 'Suspended')),
        el('p', { class: 'muted' }, customer.id, ' · ', zendeskLink(customer.url, 'Open in Zendesk')), identities(customer))),
    el('div', { class: 'split even' }, details(customer, fields), cases(customer)));
}

async function create() {
  const place = byId('customer-content');
  place.replaceChildren(waiting('Asking for the fields …'));
  const exchange = await model('customer');
  if (!succeeded(exchange)) return place.replaceChildren(agentReads(exchange));
  const { draft } = state;
  remember({ draft: null });
  const form = formOf(writable(exchange.fields), draft ?? {}, 'customer');
  const outcome = el('div', { class: 'outcome' });
  place.replaceChildren(el('form', { id: 'new-customer-form', class: 'panel', novalidate: true, 'aria-labelledby': 'new-customer-title', onsubmit: async (event) => {
    event.preventDefault();
    form.mark();
    if (!mayWrite()) return outcome.replaceChildren(writesOff());
    outcome.replaceChildren(waiting('Creating …'));
    const created = await call('POST', '/customer', form.all());
    if (!succeeded(created)) {
      outcome.replaceChildren(agentReads(created));
      return form.mark(created.answer?.fields);
    }
    say('Created.');
    if (draft && state.identity) link(state.identity, created.answer);
    location.hash = `#/customer/${created.answer.id}`;
  } }, el('h3', { id: 'new-customer-title' }, 'New customer'), form.element, outcome,
  el('p', { class: 'actions' }, el('button', { type: 'submit', class: 'button primary', id: 'create-customer' }, 'Create customer'),
    el('a', { class: 'button', href: '#/customer' }, 'Cancel'))));
}

function start() {
  byId('customer-content').replaceChildren(
    state.recent.length === 0 ? note('Find somebody by a post or by searching, or type in an id.') : el('section', { class: 'panel' }, el('h3', {}, 'Looked at last'),
      el('ul', { class: 'plain-list' }, state.recent.map(({ id, name }) => el('li', {}, el('a', { href: `#/customer/${id}` }, name), ' ', el('span', { class: 'muted' }, id))))),
    isReal() ? '' : el('section', { class: 'panel' }, el('h3', {}, 'Look-ups of acme that go wrong'),
      el('ul', { class: 'plain-list' }, SITUATIONS.map(([id, what]) => el('li', {}, el('a', { href: `#/customer/${id}` }, id), ' ', el('span', { class: 'muted' }, what))))));
}

export function showCustomer(id) {
  byId('customer-id').value = id && id !== 'new' ? id : '';
  if (!id) start();
  else if (id === 'new') create();
  else open(id);
}

export function setUpCustomer() {
  byId('customer-open').addEventListener('submit', (event) => {
    event.preventDefault();
    const hash = `#/customer/${segment(byId('customer-id').value)}`;
    if (location.hash === hash) showCustomer(byId('customer-id').value);
    else location.hash = hash;
  });
}
