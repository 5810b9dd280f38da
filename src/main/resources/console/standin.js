import { byId, el, say } from './dom.js';
import { setStandsIn, settings, state } from './state.js';

let last;

function show(answer) {
  const { states, current } = answer;
  const place = byId('stand-in-states');
  if (place.childElementCount === 0) {
    place.append(...states.map(({ name, label, description }) => el('label.segment', { title: description },
      el('input', { type: 'radio', name: 'stand-in', id: `stand-in-${name.replaceAll(' ', '-')}`, value: name, onchange: () => change(name) }), label)));
  }
  for (const input of place.querySelectorAll('input')) input.checked = input.value === current;
  const waits = last?.current === 'throttled' && current === states[0].name ? ' The adapter may still wait up to 5 s.' : '';
  byId('stand-in-description').textContent = `${states.find(({ name }) => name === current)?.description ?? ''}${waits}`;
  byId('stand-in').classList.toggle('troubled', current !== states[0].name);
  last = answer;
}

async function asked(options) {
  try {
    const answer = await fetch('stand-in', { cache: 'no-store', ...options });
    const body = await answer.json();
    return answer.ok ? body : { message: body.message ?? answer.status };
  } catch (failure) {
    return { message: failure.message };
  }
}

async function change(name) {
  const answer = await asked({ method: 'POST', body: JSON.stringify({ state: name }), headers: { 'Content-Type': 'application/json', [settings.keyHeader]: state.key } });
  if (answer.states) say(`Zendesk is now: ${name}.`);
  else say(`The stand-in was not changed: ${answer.message}`);
  show(answer.states ? answer : last);
}

/** Shows the switch for the made-up Zendesk where there is one, and takes the account as real where there is none. */
export async function loadStandIn() {
  if (!settings.standIn) return;
  let answer = await asked();
  // Asked again, because what was just started is slow at first.
  for (let more = 2; more > 0 && !answer.states; more--) answer = await asked();
  setStandsIn(Boolean(answer.states));
  byId('stand-in').hidden = !answer.states;
  if (answer.states && answer.current !== last?.current) show(answer);
}
