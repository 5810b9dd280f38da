import { byId, button, el, icon, moment } from './dom.js';
import { NETWORKS, networkName } from './samples.js';
import { isReal } from './state.js';

/** Who writes where no account is linked. */
export const ANONYMOUS = { handle: '', name: 'The customer' };

/** The made-up tenant's account; nothing is known of others'. */
const brand = () => (isReal() ? { name: 'The brand' } : { handle: 'acme', name: 'acme', serviceId: '77' });

export const idOfPost = (post) => `${post.service}:${post.serviceId}`;

/**
 * A post as Khoros sends it, an "interaction". The adapter keeps handles and ids of authors, so none is invented: a customer has
 * an author only with a handle, and on the network that it is known of. And a real ticket gets no invented permalink.
 */
export function interaction(identity, { text, at, postId, byBrand, link, network = identity.network }) {
  const { handle, name, serviceId } = byBrand ? brand() : identity;
  const madeUp = isReal() || !handle ? '' : NETWORKS[network]?.post(handle, postId) ?? '';
  const post = { created: at, body: text, linkUrl: link ?? madeUp, serviceId: postId, service: network, contentType: 'post' };
  if (!byBrand && !(handle && network === identity.network)) return post;
  return { ...post, author: { service: network, serviceId, handle, name, brandOwned: Boolean(byBrand) } };
}

/** A post as a speech bubble: customers on the left, the brand on the right. */
export function bubble(post, tag, remove) {
  const { author } = post;
  const link = /^https?:\/\//.test(post.linkUrl ?? '')
    && el('a', { href: post.linkUrl, target: '_blank', rel: 'noreferrer' }, 'permalink', el('span.sr-only', ' (opens in a new tab)'));
  return el('li', { class: `bubble ${author?.brandOwned ? 'brand' : 'customer'}`, 'data-post': idOfPost(post) },
    el('p.bubble-head', el('strong', author?.name ?? ANONYMOUS.name), author?.handle && author.handle !== author.name && el('span.muted', `@${author.handle}`),
      el('span.chip', networkName(post.service)), tag && el('span.chip.accent', tag)),
    el('p.bubble-text', post.body),
    el('p.bubble-foot.muted', moment(post.created), link && [' · ', link],
      remove && button([icon('cross'), el('span.sr-only', 'Remove this post')], remove, { class: 'button quiet icon-only' })));
}

const local = (date) => new Date(date.getTime() - date.getTimezoneOffset() * 60000).toISOString().slice(0, 16);

/** Drafts of posts, and a form that adds one. What was typed but not added yet is sent as well. */
export function composer(identity, drafts, prefix) {
  const posts = [...drafts];
  const list = el('ol.thread', { id: `${prefix}-drafts`, 'aria-label': 'Posts to be sent' });
  const field = (name, label, control) => el('div.field', el('label', { for: `${prefix}-${name}` }, label), control);
  const text = el('textarea', { id: `${prefix}-text`, rows: 2 });
  const network = el('select', { id: `${prefix}-network` }, Object.entries(NETWORKS).map(([key, { name }]) => el('option', { value: key }, name)));
  network.value = identity.network ?? 'twitter';
  const at = el('input', { id: `${prefix}-at`, type: 'datetime-local' });
  const link = el('input', { id: `${prefix}-link`, type: 'url' });
  const side = (value, label, checked) => el('label.segment', el('input', { type: 'radio', name: `${prefix}-side`, id: `${prefix}-by-${value}`, value, checked }), label);
  const sides = el('fieldset.segments', el('legend', 'Who writes?'),
    side('customer', identity.name || 'The customer', true), side('brand', isReal() ? 'The brand' : 'acme, the brand', false));

  function show() {
    list.replaceChildren(...posts.map((post) => bubble(post, 'not sent yet', () => {
      posts.splice(posts.indexOf(post), 1);
      show();
      text.focus();
    })));
    list.hidden = posts.length === 0;
  }

  function take() {
    if (text.value.trim() === '') return;
    const postId = `${Date.now()}${String(Math.floor(Math.random() * 1000000)).padStart(6, '0')}`;
    posts.push(interaction(identity, {
      text: text.value.trim(), at: (at.value ? new Date(at.value) : new Date()).toISOString().replace(/\.\d+/, ''), postId,
      byBrand: byId(`${prefix}-by-brand`).checked, link: link.value.trim() || undefined, network: network.value,
    }));
    text.value = '';
    link.value = '';
    show();
  }

  show();
  at.value = local(new Date());
  return {
    element: el('div.composer', list, sides, field('text', 'Text', text),
      el('details', el('summary', 'Network, time, permalink'), el('div.fields',
        field('network', 'Network', network), field('at', 'Written at', at), field('link', 'Permalink', link))),
      el('p.actions', button([icon('plus'), 'Add this post'], () => { take(); text.focus(); }, { id: `${prefix}-add`, class: 'button small' }))),
    posts: () => { take(); return [...posts]; },
    /** Takes out what was sent; what was added meanwhile stays. */
    sent: (gone) => { posts.splice(0, posts.length, ...posts.filter((post) => !gone.includes(post))); show(); },
  };
}
