import { call, succeeded } from './api.js';
import { byId, button, el, icon, moment, plural, say, zendeskLink } from './dom.js';
import { facts, formOf, model, summary } from './fields.js';
import { agentReads, note, waiting } from './notice.js';
import { INBOX, identityOf, networkName } from './samples.js';
import { isReal, link, linkOf, remember } from './state.js';

/** See docs/best-match.md. */
const REASONS = {
  EMAIL: 'E-mail address', HANDLE: 'Handle', NUMBER: 'Order or account number', PHONE: 'Phone', NAME: 'Name', PART_OF_NAME: 'Part of the name',
};
const SURE = 90;
const OFTEN = [['displayName', 'Display name'], ['screenName', 'Handle'], ['profileUrl', 'Link to the profile']];
const SELDOM = [['email', 'E-mail'], ['phoneNumbers', 'Phone numbers, with commas'], ['orderNumbers', 'Order numbers, with commas'],
  ['accountNumbers', 'Account numbers, with commas']];
const LISTS = ['phoneNumbers', 'orderNumbers', 'accountNumbers'];

let post;
let asked = 0;

function profile() {
  const members = {};
  for (const control of byId('profile-form').querySelectorAll('[name]')) {
    const text = control.value.trim();
    if (text) members[control.name] = LISTS.includes(control.name) ? text.split(',').map((one) => one.trim()).filter(Boolean) : text;
  }
  return members;
}

function fill(values) {
  for (const control of byId('profile-form').querySelectorAll('[name]')) control.value = [values[control.name] ?? ''].flat().join(', ');
  byId('profile-more').open = SELDOM.some(([name]) => values[name]);
}

function reasonsOf(explained) {
  if (!explained) return null;
  return el('ul.reasons', { 'aria-label': 'Reasons' }, explained.reasons.map((reason) => el('li', el('strong', REASONS[reason] ?? reason))));
}

function scoreOf(explained) {
  if (!explained) return null;
  const sure = explained.points >= SURE;
  return el('p', { class: `score ${sure ? 'sure' : 'unsure'}` }, el('strong', String(explained.points)), ' points',
    el('span.chip', sure ? 'Sure' : 'Not sure'));
}

function card(customer, rank, explained, fields, identity, from) {
  const name = customer.name ?? customer.id;
  return el('li.card.match', { 'data-customer': customer.id },
    el('div.card-head',
      el('div', el('h3', el('span.rank', `${rank}.`), ' ', name, customer.suspended === true && el('span.chip.warning', 'Suspended')),
        el('p.muted.small', customer.id, ' · ', zendeskLink(customer.url, 'Zendesk'))),
      scoreOf(explained)),
    reasonsOf(explained),
    facts(summary(fields), customer),
    el('p.actions',
      button('Link and open', () => {
        link(identity, customer, from);
        say(`Linked with ${name}.`);
        location.hash = `#/customer/${customer.id}`;
      }, { class: 'button primary', id: `link-${customer.id}`, 'aria-label': `Link and open ${name}` }),
      el('a.button', { href: `#/customer/${customer.id}`, 'aria-label': `Only look at ${name}` }, 'Only look')));
}

function nobody(sent, identity, from) {
  return el('div.empty', el('h3', 'Nobody matches'),
    el('p', 'In Khoros the agent searches now, or creates a customer.'),
    el('p.actions', button([icon('plus'), 'Create a customer of this profile'], () => {
      const [phone] = sent.phoneNumbers ?? [];
      remember({ draft: { values: { name: sent.displayName, email: sent.email, phone }, identity, post: from } });
      location.hash = '#/customer/new';
    }, { class: 'button primary', id: 'create-from-profile' }), el('a.button', { href: '#/search' }, 'Search')));
}

async function find() {
  const turn = ++asked;
  const results = byId('match-results');
  results.scrollIntoView({ block: 'nearest' });
  const sent = profile();
  const from = post;
  const identity = identityOf(sent, from);
  const linked = linkOf(identity);
  results.replaceChildren(waiting('Asking for the best match …'));
  const [exchange, meta] = await Promise.all([call('POST', '/customer/bestmatch', sent, { Prefer: 'return=explain' }), model('customer')]);
  if (turn !== asked) return;
  if (!succeeded(exchange)) {
    results.replaceChildren(agentReads(exchange));
    return;
  }
  const found = exchange.answer;
  say(found.length === 0 ? 'Nobody matches.' : `${plural(found.length, 'customer')} found.`);
  results.replaceChildren(
    el('h3.result-count', plural(found.length, 'customer')), succeeded(meta) ? '' : agentReads(meta),
    linked ? note('Linked already, so Khoros would open ', el('a', { href: `#/customer/${linked.id}` }, linked.name), '.') : '',
    found.length === 0 ? nobody(sent, identity, from) : el('ol.cards', found.map((customer, at) =>
      card(customer, at + 1, exchange.explanation.get(customer.id), meta.fields, identity, from))));
}

function choose(sample, item) {
  post = sample;
  for (const other of byId('inbox-list').querySelectorAll('[aria-pressed]')) other.setAttribute('aria-pressed', String(other === item));
}

function openPost(sample, item) {
  choose(sample, item);
  fill(sample.profile);
  find();
}

/** Shows the posts to the made-up tenant where it is the account. */
export function showInbox() {
  byId('inbox').hidden = isReal();
  if (!isReal() && byId('inbox-list').childElementCount === 0) byId('inbox-list').append(...INBOX.map((sample) => {
    const identity = identityOf(sample.profile, sample);
    const item = el('button.inbox-item', { type: 'button', id: `sample-${sample.key}`, 'aria-pressed': 'false', onclick: () => openPost(sample, item) },
      el('span.inbox-who', el('strong', identity.name), ' ', el('span.muted', networkName(identity.network))),
      el('span.inbox-text', sample.text), el('span.inbox-shows', sample.shows));
    return el('li', item);
  }));
}

export function setUpMatch() {
  const inputs = (names) => formOf(names.map(([name, label]) => ({ name, label, type: 'text' })), {}, 'profile').element;
  byId('profile-fields').append(inputs(OFTEN), el('details#profile-more', el('summary', 'More that Khoros may know'), inputs(SELDOM)));
  byId('profile-form').addEventListener('submit', (event) => {
    event.preventDefault();
    find();
  });
  // Whoever is described by hand didn't write the post.
  byId('profile-form').addEventListener('input', () => choose());
  byId('clear-profile').addEventListener('click', () => {
    choose();
    fill({});
    byId('profile-displayName').focus();
  });
}
