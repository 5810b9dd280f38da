const PLACE = 'khoros-console';

/** What the page remembers, in this tab alone and until it is closed. */
export const state = {
  key: '', agent: '', company: '', identity: null, links: [], sent: {}, recent: [],
  ...JSON.parse(sessionStorage.getItem(PLACE) ?? '{}'),
};

export function remember(changes) {
  Object.assign(state, changes);
  try {
    sessionStorage.setItem(PLACE, JSON.stringify(state));
  } catch { /* The storage is full or switched off, so the page itself has to remember. */ }
}

export const settings = { basePath: '/api/v1', keyHeader: 'Authorization', deadline: 7500, metadataDeadline: 19500 };

export async function loadSettings() {
  const answer = await fetch('settings.json', { headers: { Accept: 'application/json' } });
  if (!answer.ok) throw new Error(`settings.json was answered with ${answer.status}`);
  Object.assign(settings, await answer.json());
  if (!state.key && settings.key) remember({ key: settings.key });
}

let standsIn = false;

/** Whether the stand-in has answered, and with what it is as its agent. */
export function setStandsIn(yes) {
  standsIn = yes;
  if (yes && !state.agent) remember({ agent: 'agent@acme.example' });
}

/** Whether writes go to somebody's account, so that they have to be allowed first. */
export const isReal = () => !standsIn;

let allowed = false;
export const mayWrite = () => standsIn || allowed;
export const allowWrites = (yes) => { allowed = yes; };

let turn = 0;
export const nextView = () => { turn += 1; };

/** Asks, when an answer has come, whether what was shown is still shown. */
export function stillShown() {
  const asked = turn;
  return () => asked === turn;
}

/** Somebody without a handle is nobody else, whatever the name. */
const same = (one, other) => one === other
  || (one.network === other.network && one.handle !== '' && one.handle.toLowerCase() === other.handle.toLowerCase());

/** Khoros keeps the links of identities and customers; the adapter knows nothing of them. */
export const linkOf = (identity) => state.links.find((link) => same(link.identity, identity));

/** Links an account with a customer, with the post that led to it, if one did. */
export function link(identity, customer, post) {
  unlink(identity);
  const links = state.links.filter((one) => one.identity.handle || one.id !== customer.id || one.identity.name !== identity.name);
  remember({ links: [...links, { identity, id: customer.id, name: customer.name ?? customer.id, post }].slice(-50), identity });
}

export function unlink(identity) {
  remember({ links: state.links.filter((link) => !same(link.identity, identity)) });
}

/** The links of a customer; first that of the account the agent works with. */
export function linksOf(customerId) {
  const first = (link) => Number(Boolean(state.identity && same(link.identity, state.identity)));
  return state.links.filter((link) => link.id === customerId).sort((one, other) => first(other) - first(one));
}

/** Keeps the last customers, for short cuts. */
export function seen(customer) {
  const others = state.recent.filter((one) => one.id !== customer.id);
  remember({ recent: [{ id: customer.id, name: customer.name ?? customer.id }, ...others].slice(0, 6) });
}

export const sentTo = (caseId) => state.sent[caseId] ?? [];

/** Remembers posts that a case has got from here, each once; the last of some cases. */
export function posted(caseId, posts) {
  const { [caseId]: known = [], ...others } = state.sent;
  const fresh = posts.filter((post) => !known.some((one) => one.service === post.service && one.serviceId === post.serviceId));
  remember({ sent: { ...Object.fromEntries(Object.entries(others).slice(-20)), [caseId]: [...known, ...fresh].slice(-50) } });
}
