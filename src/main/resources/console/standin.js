import { byId, el, say } from './dom.js';
import { settings, state } from './state.js';

function show({ states, current }) {
  const place = byId('stand-in-states');
  if (place.childElementCount === 0) {
    place.append(...states.map(({ name, label, description }) => el('label.segment', { title: description },
      el('input', { type: 'radio', name: 'stand-in', id: `stand-in-${name.replaceAll(' ', '-')}`, value: name, onchange: () => change(name) }), label)));
  }
  for (const input of place.querySelectorAll('input')) input.checked = input.value === current;
  const now = states.find(({ name }) => name === current);
  byId('stand-in-description').textContent = now?.description ?? '';
  byId('stand-in').classList.toggle('troubled', current !== states[0].name);
}

async function answered(answer) {
  if (answer.ok) show(await answer.json());
  else say(`The stand-in was not changed: ${(await answer.json().catch(() => ({}))).message ?? answer.status}`);
  return answer.ok;
}

async function change(name) {
  const answer = await fetch('stand-in', { method: 'POST', body: JSON.stringify({ state: name }), headers: { 'Content-Type': 'application/json', [settings.keyHeader]: state.key } });
  if (await answered(answer)) say(`Zendesk is now: ${name}.`);
  else await load();
}

async function load() {
  const answer = await fetch('stand-in', { cache: 'no-store' });
  if (answer.ok) show(await answer.json());
  return answer.ok;
}

/** Shows the switch for the made-up Zendesk where there is one. */
export async function setUpStandIn() {
  if (settings.standIn) byId('stand-in').hidden = !(await load());
}
