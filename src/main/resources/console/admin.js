import { succeeded } from './api.js';
import { byId, el, plural, table } from './dom.js';
import { forgetModels, isReadOnly, model } from './fields.js';
import { agentReads, note, waiting } from './notice.js';
import { settings } from './state.js';

const LEVELS = { ok: ['OK', 'ok'], warn: ['Warning', 'warning'], fail: ['Problem', 'error'], skip: ['Not tried', 'skipped'] };
const COMMANDS = ['java -jar target/quarkus-app/quarkus-run.jar check', 'docker exec adapter /work/adapter check'];

const choices = (field) => field.listValues && el('details.choices', el('summary', plural(field.listValues.length, 'choice')),
  el('ul', field.listValues.map((one) => el('li', one.name, ' ', el('code', one.value)))));

const fieldTable = (type, fields) => table(`${type}-model`, `Fields of a ${type}`, ['Label', 'Name', 'Type', 'Agents'], fields.map((field) => [field.label, el('code', field.name),
  [field.type, choices(field)], isReadOnly(field) ? el('span.muted', 'read') : field.searchable ? 'write, search' : 'write']));

async function showModel(type) {
  const place = byId(`${type}-fields`);
  place.replaceChildren(waiting('Asking for the fields …'));
  const exchange = await model(type);
  place.replaceChildren(succeeded(exchange) ? fieldTable(type, exchange.fields) : agentReads(exchange));
}

const commands = () => el('ul.commands', COMMANDS.map((command) => el('li', el('code', command))));

function findings(list) {
  const count = (level) => list.filter((one) => one.level === level).length;
  const worst = ['fail', 'warn'].find((level) => count(level) > 0) ?? 'ok';
  return [el('p#check-verdict', { class: `verdict ${LEVELS[worst][1]}` }, worst === 'ok' ? 'Everything is in order.' : `${plural(count('fail'), 'problem')}, ${plural(count('warn'), 'warning')}.`),
    el('ul#findings.findings', list.map(({ level, subject, sentence, step }) => el('li', { class: `finding ${LEVELS[level][1]}` },
      el('span.level', LEVELS[level][0]), el('div', el('strong', subject), ' ', sentence, step && el('p.step', el('span.sr-only', 'What to do: '), step)))))];
}

async function check() {
  const place = byId('check-results');
  place.replaceChildren(waiting('Checking …'));
  try {
    const answer = await fetch(`http://${location.hostname}:${settings.managementPort}/q/console/check`);
    if (!answer.ok) throw new Error(String(answer.status));
    place.replaceChildren(...findings(await answer.json()));
  } catch {
    place.replaceChildren(note('The management port can’t be reached. This says the same:'), commands());
  }
}

function registration() {
  const rows = [['Instance URL', `${location.origin}${settings.basePath}`], ['Header with the key', settings.keyHeader]];
  byId('registration').replaceChildren(...rows.map(([name, value]) => el('div', el('dt', name), el('dd', value))));
}

export function showAdmin() {
  registration();
  showModel('customer');
  showModel('case');
}

export function setUpAdmin() {
  byId('read-fields').addEventListener('click', () => { forgetModels(); showAdmin(); });
  // Other hosts' management ports are not among what the page may call.
  if (['localhost', '127.0.0.1'].includes(location.hostname)) byId('run-check').addEventListener('click', check);
  else {
    byId('run-check').hidden = true;
    byId('check-results').replaceChildren(note('On the adapter’s machine, this says what is wrong:'), commands());
  }
}
