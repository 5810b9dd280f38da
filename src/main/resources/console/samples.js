/** The networks by the names that Khoros uses, with the hosts of their profiles. */
export const NETWORKS = {
  twitter: { name: 'X', hosts: ['x.com', 'twitter.com'], post: (handle, id) => `https://x.com/${handle}/status/${id}` },
  facebook: { name: 'Facebook', hosts: ['facebook.com'], post: (handle, id) => `https://www.facebook.com/${handle}/posts/${id}` },
  instagram: { name: 'Instagram', hosts: ['instagram.com'], post: (handle, id) => `https://www.instagram.com/p/${id}/` },
  whatsapp: { name: 'WhatsApp', hosts: [], post: () => '' },
};

export const networkName = (network) => NETWORKS[network]?.name ?? network ?? 'Unknown network';

export function networkOf(profileUrl) {
  let host = '';
  try {
    host = new URL(profileUrl).host;
  } catch { /* It need not be an address. */ }
  const found = Object.entries(NETWORKS).find(([, { hosts }]) => hosts.some((one) => host === one || host.endsWith(`.${one}`)));
  return found?.[0];
}

/** Who writes: the account on its network, out of a profile as Khoros sends it, and of a post to it. Nothing is guessed. */
export function identityOf(profile, post) {
  const handle = (profile.screenName ?? '').replace(/^@/, '');
  return { network: networkOf(profile.profileUrl) ?? post?.network, handle, name: profile.displayName ?? handle, serviceId: post?.accountId };
}

/** Posts to acme, the made-up tenant. Each shows another way in which somebody is found. */
export const INBOX = [
  { key: 'jane-on-x', shows: 'Known by her handle', text: 'My kettle came dented!', at: '2026-11-20T09:00:00Z', postId: '1890000000000000001', accountId: '20170807',
    reply: { text: 'Oh no. We look into it.', at: '2026-11-20T09:05:00Z', postId: '1890000000000000002' }, title: 'Kettle arrived dented',
    profile: { displayName: 'Jane', screenName: '@Jane.Q', profileUrl: 'https://x.com/jane.q' } },
  { key: 'two-janes', shows: 'Two possible matches', text: 'Which account has my voucher?', at: '2026-11-20T09:12:00Z', postId: 'C1x9Voucher', title: 'Voucher is missing',
    profile: { displayName: 'Jane D.', screenName: 'janed', profileUrl: 'https://www.instagram.com/janed/', email: 'jane.quill@example.com' } },
  { key: 'carlos', shows: 'Known by his phone number', text: 'Is my order on its way?', at: '2026-11-20T09:31:00Z', postId: 'wa-310', network: 'whatsapp', title: 'Where is my order?',
    profile: { displayName: 'Carlos', phoneNumbers: ['+1 (202) 555-0104'] } },
  { key: 'silas', shows: 'Suspended in Zendesk', text: 'WHY does nobody answer me???', at: '2026-11-20T09:44:00Z', postId: 'fb-4475', title: 'No answer',
    profile: { displayName: 'Silas Pruitt', screenName: 'silas.p', profileUrl: 'https://www.facebook.com/silas.p', email: 'silas.pruitt@example.com' } },
  { key: 'stranger', shows: 'A stranger', text: 'Do you ship to Norway?', at: '2026-11-20T09:52:00Z', postId: '1890000000000000052', title: 'Shipping to Norway',
    profile: { displayName: 'Nora Newcomb', screenName: 'nora_newcomb', profileUrl: 'https://x.com/nora_newcomb' } },
];
