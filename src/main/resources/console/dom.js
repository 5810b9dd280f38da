const ICONS = {
  copy: 'M9 9h10v10H9zM5 15V5h10',
  external: 'M14 5h5v5M19 5l-8 8M18 14v5H5V6h5',
  plus: 'M12 5v14M5 12h14',
  cross: 'M6 6l12 12M18 6L6 18',
  chevron: 'M9 6l6 6-6 6',
};

/**
 * An element, named as in `li.chip.warning` or `p#status`. Text becomes text nodes and nothing else, because customers wrote it;
 * `on…` are listeners, and `null`, `undefined` and `false` stand for no attribute and no child.
 */
export function el(name, ...rest) {
  const [, tag, id, classes] = /^(\w+)(?:#([\w-]+))?((?:\.[\w-]+)*)$/.exec(name);
  const element = document.createElement(tag);
  if (id) element.id = id;
  if (classes) element.className = classes.slice(1).replaceAll('.', ' ');
  const hasAttributes = Object.getPrototypeOf(rest[0] ?? 0) === Object.prototype;
  for (const [key, value] of Object.entries(hasAttributes ? rest.shift() : {})) {
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (key === 'value' || key === 'checked') element[key] = value;
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...rest.flat(2).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** A pictogram, hidden from screen readers: there is always a text beside it. */
export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', `icon icon-${name}`);
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', ICONS[name]);
  svg.append(path);
  return svg;
}

export const byId = (id) => document.getElementById(id);

export const button = (text, onclick, attributes = {}) =>
  el('button.button', { type: 'button', ...attributes, onclick }, text);

/** A link to Zendesk; an address of another scheme than http can't be followed. */
export function zendeskLink(address, text) {
  if (!/^https?:\/\//.test(address ?? '')) return address ?? '';
  return el('a.external', { href: address, target: '_blank', rel: 'noreferrer' }, text, icon('external'),
    el('span.sr-only', ' (opens in a new tab)'));
}

export function copyButton(text, label, attributes = {}) {
  return button([icon('copy'), label], () => {
    (navigator.clipboard?.writeText(text) ?? Promise.reject()).then(() => say('Copied.'), () => say('The browser does not let the page copy.'));
  }, { class: 'button quiet small', ...attributes });
}

/** The button that sends a form. */
export const submit = (id, text) => el('button.button.primary', { type: 'submit', id }, text);

/** Names the page by what has come, and leads whoever is still at the head of the view to its heading. */
export function arrived(heading, name, part) {
  document.title = `${name} · ${part}`;
  heading.tabIndex = -1;
  if (document.activeElement?.matches('.view-head h2')) heading.focus();
}

/** Goes to a hash, or shows it anew. */
export function goTo(hash) {
  if (location.hash === hash) window.dispatchEvent(new Event('hashchange'));
  else location.hash = hash;
}

let hushed;

/** Tells screen readers and, for some seconds, everybody else. */
export function say(text) {
  const status = byId('status');
  status.textContent = text;
  status.classList.add('shown');
  clearTimeout(hushed);
  hushed = setTimeout(() => status.classList.remove('shown'), 2500);
}

const DAY = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false });

/** A time of an answer for people; what is no time is shown as it is. */
export function moment(text) {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? String(text ?? '') : el('time', { datetime: text, title: text }, DAY.format(date));
}

export function duration(ms) {
  if (ms === undefined || ms === null) return '–';
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(ms < 10000 ? 2 : 1)} s`;
}

export const plural = (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

/** A table that can be scrolled where it does not fit. The first cell of a row is its header. */
export function table(id, label, columns, rows) {
  return el('div.scroll', { tabindex: 0, role: 'group', 'aria-label': label }, el('table', { id },
    el('thead', el('tr', columns.map((name) => el('th', { scope: 'col' }, name)))),
    el('tbody', rows.map(([first, ...cells]) => el('tr', el('th', { scope: 'row' }, first), cells.map((cell) => el('td', cell)))))));
}
