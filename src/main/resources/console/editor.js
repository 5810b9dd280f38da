import { call, succeeded } from './api.js';
import { button, byId, el, say, submit } from './dom.js';
import { facts, formOf } from './fields.js';
import { agentReads, note, waiting } from './notice.js';
import { stillShown } from './state.js';

/** Writes what a form holds, and shows a refusal at its fields. What is written is returned, or nothing. */
export async function write(method, path, members, form, outcome) {
  form.mark();
  outcome.replaceChildren(waiting('Sending …'));
  const exchange = await call(method, path, members);
  if (succeeded(exchange)) return exchange.answer;
  outcome.replaceChildren(agentReads(exchange));
  return form.mark(exchange.answer?.fields);
}

/** The values of a `customer` or a `case`, and the form in which an agent changes them. `refresh` is told the answer. */
export function editable(type, path, fields, writable, values, refresh) {
  const panel = el('section.panel', { id: `${type}-details`, 'aria-label': 'Fields' });
  const leave = () => { show(); byId(`edit-${type}`).focus(); };
  const show = () => panel.replaceChildren(
    el('div.panel-head', el('h3', 'Fields'), button('Edit', edit, { id: `edit-${type}`, class: 'button small' })),
    facts(fields, values, { id: `${type}-facts` }));

  function edit() {
    const form = formOf(writable, values, `${type}-field`);
    const outcome = el('div.outcome');
    const save = async (event) => {
      event.preventDefault();
      const changes = form.changes();
      if (Object.keys(changes).length === 0) return outcome.replaceChildren(note('Nothing was changed.'));
      const isShown = stillShown();
      const answer = await write('PATCH', path, changes, form, outcome);
      if (!answer || !isShown()) return undefined;
      say('Saved.');
      refresh(answer);
      return leave();
    };
    panel.replaceChildren(el('h3', 'Edit'), el('form', { id: `${type}-form`, novalidate: true, onsubmit: save }, form.element, outcome,
      el('p.actions', submit(`save-${type}`, 'Save'), button('Cancel', leave, { id: `cancel-${type}` }))));
    panel.querySelector('input, textarea, select')?.focus();
  }

  show();
  return panel;
}

/** Puts an answer in the place of what was known. */
export function replace(values, answer) {
  Object.keys(values).forEach((name) => delete values[name]);
  Object.assign(values, answer);
}
