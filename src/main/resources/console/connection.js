import { byId } from './dom.js';
import { remember, settings, state } from './state.js';

export function openConnection() {
  byId('key').value = state.key;
  byId('agent-email').value = state.agent;
  byId('company-id').value = state.company;
  byId('connection').showModal();
  byId('key').focus();
}

function showConnection() {
  const open = byId('open-connection');
  open.classList.toggle('wanting', !state.key);
  byId('connection-state').textContent = state.key ? `Key set${state.agent ? `, as ${state.agent}` : ''}` : 'No key yet';
}

/** `changed` is called when other headers are to be sent. */
export function setUpConnection(changed) {
  byId('key-header').textContent = settings.keyHeader;
  byId('open-connection').addEventListener('click', openConnection);
  byId('cancel-connection').addEventListener('click', () => byId('connection').close());
  byId('connection-form').addEventListener('submit', (event) => {
    event.preventDefault();
    remember({
      key: byId('key').value.trim(), agent: byId('agent-email').value.trim(),
      company: byId('company-id').value.trim(),
    });
    byId('connection').close();
    showConnection();
    changed();
  });
  showConnection();
}
