import { call, succeeded } from './api.js';
import { el, moment, zendeskLink } from './dom.js';

/** What the adapter ignores when it is written; see "Requests" in openapi.yaml. */
const READ_ONLY = new Set(['id', 'url', 'uri', 'linkUrl', 'created', 'lastUpdated', 'number', 'status', 'description', 'suspended']);
export const isReadOnly = (field) => READ_ONLY.has(field.name);

const loaded = {};

/** The exchange that asked for the fields of `customer` or `case`, with `fields`. */
export async function model(type) {
  loaded[type] ??= call('GET', `/meta/object/${type}`).then((exchange) => {
    if (!succeeded(exchange)) delete loaded[type];
    return Object.assign(exchange, { fields: exchange.answer?.fields ?? [] });
  });
  return loaded[type];
}

export const forgetModels = () => Object.keys(loaded).forEach((type) => delete loaded[type]);

/** What agents fill in: in Khoros what the administrator chooses, here all that can be written. */
export const writable = (fields) => fields.filter((field) => !isReadOnly(field));

const SUMMARY = ['email', 'phone', 'plan', 'account_number', 'order_number'];

/** Fields for where there is little room. */
export function summary(fields) {
  const rest = fields.filter((field) => !['name', 'external_id'].includes(field.name) && field.searchable);
  const known = rest.filter((field) => SUMMARY.includes(field.name));
  return [...known, ...rest.filter((field) => !known.includes(field))].slice(0, 5);
}

/** A value as Khoros shows it: the name of a choice, yes or no, a link. */
export function shown(field, value) {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (field.type === 'single_sel_list') return field.listValues?.find((choice) => choice.value === value)?.name ?? value;
  if (['url', 'uri', 'linkUrl'].includes(field.name)) return zendeskLink(value, 'Open in Zendesk');
  if (['created', 'lastUpdated'].includes(field.name)) return moment(value);
  return String(value);
}

/** Labels and values, of the fields that have one. */
export function facts(fields, values, attributes = {}) {
  return el('dl.facts', { ...attributes }, fields.map((field) => {
    const value = shown(field, values[field.name]);
    return value !== null && el('div', { class: field.type === 'textarea' ? 'wide' : null },
      el('dt', field.label), el('dd', { 'data-field': field.name }, value));
  }));
}

function input(field, id, value) {
  const attributes = { id, name: field.name };
  // An input of one line would drop the line breaks of a value.
  if (field.type === 'textarea' || (field.type !== 'single_sel_list' && /[\r\n]/.test(value ?? ''))) return el('textarea', { ...attributes, rows: 3, value: value ?? '' });
  if (field.type === 'checkbox') return el('input', { ...attributes, type: 'checkbox', checked: value === true });
  if (field.type !== 'single_sel_list') return el('input', { ...attributes, type: 'text', value: value ?? '' });
  const choices = [{ name: '–', value: '' }, ...(field.listValues ?? [])];
  if (value && !choices.some((choice) => choice.value === value)) choices.push({ name: `${value} (not one of the choices)`, value });
  const select = el('select', attributes, choices.map((choice) => el('option', { value: choice.value }, choice.name)));
  select.value = value ?? '';
  return select;
}

/**
 * A form as Khoros makes one. `all()` are the members that aren't empty, `changes()` those that were changed in it, with `""`
 * for what was cleared. `mark` shows what a 422 says at its input.
 */
export function formOf(fields, values, prefix) {
  const inputs = new Map();
  const element = el('div.fields', fields.map((field) => {
    const id = `${prefix}-${field.name}`;
    const control = input(field, id, values[field.name]);
    inputs.set(field.name, { field, control });
    const label = el('label', { for: id }, field.label);
    const error = el('p.field-error', { id: `${id}-error`, hidden: true });
    return field.type === 'checkbox'
      ? el('div.field.check', control, label, error)
      : el('div', { class: `field${field.type === 'textarea' ? ' wide' : ''}` }, label, control, error);
  }));
  const value = ({ field, control }) => (field.type === 'checkbox' ? control.checked : control.value);
  // Browsers write line breaks in their own way, so the values given are not what they are compared with.
  const filled = new Map([...inputs].map(([name, one]) => [name, value(one)]));
  const members = (wanted) => Object.fromEntries([...inputs].filter(([name, one]) => wanted(name, value(one))).map(([name, one]) => [name, value(one)]));

  function mark(errors = []) {
    for (const { control } of inputs.values()) {
      const error = control.parentElement.querySelector('.field-error');
      const found = errors.find(({ name }) => name === control.name);
      error.textContent = found?.errorMessage ?? '';
      error.hidden = !found;
      control.toggleAttribute('aria-invalid', Boolean(found));
      if (found) {
        control.setAttribute('aria-invalid', 'true');
        control.setAttribute('aria-describedby', error.id);
      } else control.removeAttribute('aria-describedby');
    }
    element.querySelector('[aria-invalid=true]')?.focus();
  }

  return {
    element, mark,
    all: () => members((name, now) => now !== '' && now !== false),
    changes: () => members((name, now) => now !== filled.get(name)),
  };
}
