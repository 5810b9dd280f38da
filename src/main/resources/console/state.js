const PLACE = 'khoros-console';

/**
 * What the page remembers, in this tab alone and until it is closed: the key, the agent, who is linked with whom, and the posts
 * it has sent.
 */
export const state = {
  key: '', agent: '', company: '', identity: null, links: [], sent: {}, recent: [],
  ...JSON.parse(sessionStorage.getItem(PLACE) ?? '{}'),
};

export function remember(changes) {
  Object.assign(state, changes);
  sessionStorage.setItem(PLACE, JSON.stringify(state));
}

export const settings = { basePath: '/api/v1', keyHeader: 'Authorization', deadline: 7500, metadataDeadline: 19500 };

export async function loadSettings() {
  const answer = await fetch('settings.json', { headers: { Accept: 'application/json' } });
  if (!answer.ok) throw new Error(`settings.json was answered with ${answer.status}`);
  Object.assign(settings, await answer.json());
  if (!state.key && settings.key) remember({ key: settings.key });
  if (!state.agent && (settings.dev || settings.standIn)) remember({ agent: 'agent@acme.example' });
}

/** Whether writes go to somebody's account, so that they have to be allowed first. */
export const isReal = () => !settings.dev && !settings.standIn;

let allowed = false;
export const mayWrite = () => !isReal() || allowed;
export const allowWrites = (yes) => { allowed = yes; };

const same = (one, other) => one.network === other.network && one.handle.toLowerCase() === other.handle.toLowerCase()
  && one.name === other.name;

/** Khoros keeps the links of identities and customers; the adapter knows nothing of them. */
export const linkOf = (identity) => state.links.find((link) => same(link.identity, identity));

export function link(identity, customer) {
  unlink(identity);
  remember({ links: [...state.links, { identity, id: customer.id, name: customer.name ?? customer.id }], identity });
}

export function unlink(identity) {
  remember({ links: state.links.filter((link) => !same(link.identity, identity)) });
}

export const identitiesOf = (customerId) => state.links.filter((link) => link.id === customerId).map((link) => link.identity);

/** Keeps the last customers, for short cuts. */
export function seen(customer) {
  const others = state.recent.filter((one) => one.id !== customer.id);
  remember({ recent: [{ id: customer.id, name: customer.name ?? customer.id }, ...others].slice(0, 6) });
}

export const sentTo = (caseId) => state.sent[caseId] ?? [];

/** Remembers posts that a case has got from here, each once. */
export function posted(caseId, posts) {
  const known = sentTo(caseId);
  const fresh = posts.filter((post) => !known.some((one) => one.service === post.service && one.serviceId === post.serviceId));
  remember({ sent: { ...state.sent, [caseId]: [...known, ...fresh] } });
}
