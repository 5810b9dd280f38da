import { setUpAdmin, showAdmin } from './admin.js';
import { setUpCases, showCases } from './cases.js';
import { openConnection, setUpConnection } from './connection.js';
import { setUpCustomer, showCustomer } from './customer.js';
import { byId, el } from './dom.js';
import { forgetModels } from './fields.js';
import { setUpMatch } from './match.js';
import { forgetSearch, setUpSearch, showSearch } from './search.js';
import { setUpStandIn } from './standin.js';
import { allowWrites, isReal, loadSettings, settings, state } from './state.js';
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

function route() {
  if (location.hash !== '' && !location.hash.startsWith('#/')) return;
  const [word, ...words] = location.hash.slice(2).split('/').filter(Boolean).map(decodeURIComponent);
  const { view, show } = ROUTES[word] ?? ROUTES.match;
  for (const section of document.querySelectorAll('.view')) section.hidden = section.id !== `view-${view}`;
  for (const link of document.querySelectorAll('#nav a')) {
    if (link.dataset.view === view) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  const title = byId(`${view}-title`);
  document.title = `${title.textContent} · Console · Khoros ⇄ Zendesk adapter`;
  if (before && before !== view) {
    byId('main').scrollTop = 0;
    title.focus();
  }
  before = view;
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
  place.textContent = isReal() ? 'Real account' : settings.dev ? 'Development' : 'Stand-in';
  place.classList.toggle('real', isReal());
  byId('real-bar').hidden = !isReal();
  byId('allow-writes').addEventListener('change', (event) => allowWrites(event.target.checked));
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
  showPlace();
  setUpConnection(() => { forgetModels(); forgetSearch(); route(); });
  setUpStrip();
  setUpMatch();
  setUpCustomer();
  setUpCases();
  setUpSearch();
  setUpAdmin();
  window.addEventListener('hashchange', route);
  route();
  setUpStandIn();
  if (!state.key) openConnection();
}

start();
