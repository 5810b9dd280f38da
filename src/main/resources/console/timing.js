/** Splits at commas outside of quoted strings, and each part at semicolons in the same way. */
function parts(text, separator) {
  const found = [];
  let part = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const letter = text[i];
    if (quoted && letter === '\\') part += letter + (text[++i] ?? '');
    else if (letter === separator && !quoted) {
      found.push(part.trim());
      part = '';
    } else {
      if (letter === '"') quoted = !quoted;
      part += letter;
    }
  }
  found.push(part.trim());
  return found.filter((one) => one !== '');
}

const unquoted = (text) => (text.startsWith('"') ? text.slice(1, -1).replaceAll(/\\(.)/g, '$1') : text);

/** The members of a list of structured fields: `name;a=1;b="two", …`. */
export function members(header) {
  return parts(header ?? '', ',').map((member) => {
    const [name, ...rest] = parts(member, ';');
    const parameters = {};
    for (const one of rest) {
      const at = one.indexOf('=');
      if (at < 0) parameters[one] = true;
      else parameters[one.slice(0, at).trim()] = unquoted(one.slice(at + 1).trim());
    }
    return { name: unquoted(name), ...parameters };
  });
}

/**
 * What the header `Server-Timing` says: `total`, `deadline` and `left` in milliseconds, and `calls`, each with `desc`, `start`,
 * `dur`, `status` or `error`, and whether it `writes`. It is `null` where the header is absent.
 */
export function serverTiming(header) {
  if (!header) return null;
  const timing = { calls: [], cache: [] };
  for (const { name, dur, start, ...more } of members(header)) {
    if (name === 'zendesk') {
      timing.calls.push({ ...more, start: Number(start ?? 0), dur: Number(dur ?? 0), writes: !/^GET\b/.test(more.desc ?? 'GET') });
    } else if (name === 'cache') timing.cache.push(more.desc ?? '');
    else timing[name] = Number(dur);
  }
  timing.calls.sort((one, other) => one.start - other.start);
  return timing;
}

/** What the header `Match-Explanation` says: for each customer's id its points and reasons. */
export function matchExplanation(header) {
  return new Map(members(header).map(({ name, points, reasons }) =>
    [name, { points: Number(points), reasons: (reasons ?? '').split(/\s+/).filter(Boolean) }]));
}
