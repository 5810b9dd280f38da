import { plural } from './dom.js';

/** Parts between separators that are outside of quoted strings. No name or text of these headers has an escape. */
const parts = (text, separator) => text.match(new RegExp(`(?:[^"${separator}]|"[^"]*")+`, 'g')) ?? [];
const unquoted = (text) => text.trim().replace(/^"(.*)"$/, '$1');

/** The members of a list of structured fields: `name;a=1;b="two", …`. */
export function members(header) {
  return parts(header ?? '', ',').map((member) => {
    const [name, ...rest] = parts(member, ';');
    const pairs = rest.map((one) => one.split('='));
    return { name: unquoted(name), ...Object.fromEntries(pairs.map(([key, ...value]) => [key.trim(), unquoted(value.join('='))])) };
  });
}

/** The times and calls of the header `Server-Timing`, in milliseconds; `null` where it is absent. */
export function serverTiming(header) {
  if (!header) return null;
  const timing = { calls: [], cache: [], further: 0 };
  for (const { name, dur, start, ...more } of members(header)) {
    if (name === 'zendesk') {
      timing.calls.push({ ...more, start: Number(start ?? 0), dur: Number(dur ?? 0), writes: !/^GET\b/.test(more.desc ?? 'GET') });
    } else if (name === 'cache') timing.cache.push(more.desc ?? '');
    else if (name === 'more') timing.further = Number.parseInt(more.desc, 10) || 0;
    else timing[name] = Number(dur);
  }
  timing.calls.sort((one, other) => one.start - other.start);
  return timing;
}

/** How many calls there were; the header lists only so many of them. */
export const callCount = ({ calls, further }) => (further > 0 ? `${calls.length} of ${calls.length + further} calls` : plural(calls.length, 'call'));

/** What the header `Match-Explanation` says: for each customer's id its points and reasons. */
export function matchExplanation(header) {
  return new Map(members(header).map(({ name, points, reasons }) =>
    [name, { points: Number(points), reasons: (reasons ?? '').split(/\s+/).filter(Boolean) }]));
}
