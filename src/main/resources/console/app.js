import { setUpAdmin, showAdmin } from './admin.js';
import { setUpCases, showCases } from './cases.js';
import { openConnection, setUpConnection } from './connection.js';
import { setUpCustomer, showCustomer } from './customer.js';
import { byId, el } from './dom.js';
import { forgetModels } from './fields.js';
import { setUpMatch, showInbox } from './match.js';
import { forgetSearch, setUpSearch, showSearch } from './search.js';
import { loadStandIn } from './standin.js';
import { allowWrites, isReal, loadSettings, nextView, state } from './state.js';
import { setUpStrip } from './strip.js';

/** The part of the page for the first word of the address's hash, and what fills it. */
const ROUTES = {
  match: { view: 'match', show: () => {} },
  customer: { view: 'customer', show: ([id]) => showCustomer(id) },
  cases: { view: 'cases', show: (words) => showCases('cases', ...words) },
  case: { view: 'cases', show: (words) => showCases('case', ...words) },
  search: { view: 'search', show: showSearch },
  admin: { view: 'admin', show: showAdmin },
};

let before;

function decoded(word) {
  try {
    return decodeURIComponent(word);
  } catch {
    return word;
  }
}

function route() {
  if (location.hash !== '' && !location.hash.startsWith('#/')) return;
  const [word, ...words] = location.hash.slice(2).split('/').filter(Boolean).map(decoded);
  const { view, show } = ROUTES[Object.hasOwn(ROUTES, word) ? word : 'match'];
  nextView();
  for (const section of document.querySelectorAll('.view')) section.hidden = section.id !== `view-${view}`;
  for (const link of document.querySelectorAll('#nav a')) {
    if (link.dataset.view === view) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  const title = byId(`${view}-title`);
  document.title = `${title.textContent} · Console`;
  if (before !== undefined && before !== location.hash) {
    byId('main').scrollTop = 0;
    title.focus();
  }
  before = location.hash;
  show(words);
}

function setUpTheme() {
  const select = byId('theme');
  select.value = document.documentElement.dataset.theme;
  select.addEventListener('change', () => {
    document.documentElement.dataset.theme = select.value;
    localStorage.setItem('console-theme', select.value);
  });
}

function showPlace() {
  const place = byId('place');
  place.textContent = isReal() ? 'Real account' : 'Stand-in';
  place.classList.toggle('real', isReal());
  byId('real-bar').hidden = !isReal();
  showInbox();
}

async function lookForStandIn() {
  await loadStandIn();
  showPlace();
}

async function start() {
  setUpTheme();
  byId('skip').addEventListener('click', (event) => {
    event.preventDefault();
    byId('main').focus();
  });
  try {
    await loadSettings();
  } catch (failure) {
    byId('main').replaceChildren(el('p.notice.error', { role: 'alert' }, `The console is not served: ${failure.message}.`));
    return;
  }
  await lookForStandIn();
  byId('allow-writes').addEventListener('change', (event) => allowWrites(event.target.checked));
  document.addEventListener('visibilitychange', () => { if (!document.hidden) lookForStandIn(); });
  setUpConnection(() => { forgetModels(); forgetSearch(); route(); });
  setUpStrip();
  setUpMatch();
  setUpCustomer();
  setUpCases();
  setUpSearch();
  setUpAdmin();
  window.addEventListener('hashchange', route);
  route();
  if (!state.key) openConnection();
}

start();
