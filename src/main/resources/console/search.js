import { call, succeeded } from './api.js';
import { byId, el, plural, say, submit, table } from './dom.js';
import { formOf, model, shown, summary } from './fields.js';
import { agentReads, waiting } from './notice.js';

let form;
let asked = 0;

function foundTable(customers, fields) {
  const columns = summary(fields);
  return table('found', 'Customers found', ['Customer', ...columns.map((field) => field.label)], customers.map((customer) => [
    [el('a', { href: `#/customer/${customer.id}` }, customer.name ?? customer.id), customer.suspended === true && el('span.chip.warning', 'Suspended')],
    ...columns.map((field) => shown(field, customer[field.name]) ?? '–')]));
}

async function find() {
  const turn = ++asked;
  const results = byId('search-results');
  results.replaceChildren(waiting('Searching …'));
  form.mark();
  const [exchange, { fields }] = await Promise.all([call('POST', '/customers', form.all()), model('customer')]);
  if (turn !== asked) return undefined;
  if (!succeeded(exchange)) {
    results.replaceChildren(agentReads(exchange));
    return form.mark(exchange.answer?.fields);
  }
  const found = exchange.answer ?? [];
  const text = found.length === 0 ? 'Nobody matches every field' : `${plural(found.length, 'customer')} found`;
  say(`${text}.`);
  return results.replaceChildren(el('h3.result-count', text), found.length > 0 ? foundTable(found, fields) : '');
}

/** Makes the form when the page is opened first, out of the fields that the adapter says are searchable. */
export async function showSearch() {
  if (form) return;
  const place = byId('search-fields');
  place.replaceChildren(waiting('Asking for the fields …'));
  const exchange = await model('customer');
  if (form) return;
  if (!succeeded(exchange)) {
    place.replaceChildren(agentReads(exchange));
    return;
  }
  form = formOf(exchange.fields.filter((field) => field.searchable), {}, 'search-field');
  place.replaceChildren(form.element, el('p.actions', submit('search', 'Search')));
}

export const forgetSearch = () => { form = undefined; };

export function setUpSearch() {
  byId('search-form').addEventListener('submit', (event) => {
    event.preventDefault();
    if (form) find();
  });
}
