// Holds manifests of Kubernetes against the schema of their kind.
//   node manifests.mjs PACKAGES FILE...
// PACKAGES is the node_modules in which kubernetes-models and yaml are.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

// The package has its schemas as compiled functions, which take any further member. A member that they have not asked for is one
// that the schema does not name, so whoever reads an object is watched.
class Watch {
  #asked = new Map();
  #watched = new Map();

  of(value) {
    if (value === null || typeof value !== 'object') {
      return value;
    }
    if (!this.#watched.has(value)) {
      const asked = new Set();
      this.#asked.set(value, asked);
      const ask = (object, name) => (asked.add(name), this.of(object[name]));
      // Whoever goes through all names takes any of them, as with labels.
      const all = object => (Reflect.ownKeys(object).forEach(name => asked.add(name)), Reflect.ownKeys(object));
      this.#watched.set(value, new Proxy(value, { get: ask, ownKeys: all }));
    }
    return this.#watched.get(value);
  }

  unknown(value, path = '') {
    if (value === null || typeof value !== 'object') {
      return [];
    }
    return Object.entries(value).flatMap(([name, member]) =>
      Array.isArray(value) || this.#asked.get(value)?.has(name)
        ? this.unknown(member, `${path}/${name}`)
        : [`${path}/${name} is not a member that Kubernetes knows`]);
  }
}

async function schema(packages, { apiVersion, kind }) {
  const [version, group = 'core'] = String(apiVersion).split('/').reverse();
  const name = [group.split('.')[0], version, String(kind)].map(word => word[0].toUpperCase() + word.slice(1)).join('');
  try {
    return (await import(pathToFileURL(join(packages, 'kubernetes-models', '_schemas', `IoK8sApi${name}.js`)))).validate;
  } catch (e) {
    if (e.code === 'ERR_MODULE_NOT_FOUND') {
      return undefined;
    }
    throw e;
  }
}

/** What is wrong with a manifest, in words; nothing is wrong if there are none. */
export async function problems(packages, manifest) {
  const validate = await schema(packages, manifest);
  if (!validate) {
    return [`${manifest.apiVersion} ${manifest.kind} is not a kind that Kubernetes knows`];
  }
  const watch = new Watch();
  const errors = validate(watch.of(manifest)) ? [] : validate.errors;
  return [
    ...errors.map(({ instancePath, keyword, params }) => `${instancePath} has a wrong ${keyword}: ${JSON.stringify(params)}`),
    ...watch.unknown(manifest),
  ];
}

export async function manifests(packages, text) {
  const yaml = await import(pathToFileURL(join(packages, 'yaml', 'dist', 'index.js')));
  return yaml.parseAllDocuments(text).map(document => {
    if (document.errors.length) {
      throw document.errors[0];
    }
    return document.toJS();
  });
}

async function main([packages, ...files]) {
  let objects = 0;
  let failures = 0;
  for (const file of files) {
    for (const manifest of await manifests(resolve(packages), readFileSync(file, 'utf8'))) {
      objects++;
      for (const problem of await problems(resolve(packages), manifest)) {
        failures++;
        console.error(`${file}: ${manifest.kind} ${manifest.metadata?.name}: ${problem}`);
      }
    }
  }
  console.log(`${objects} objects in ${files.length} renderings held against their schemas, ${failures} problems.`);
  return objects > 0 && failures === 0 ? 0 : 1;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = await main(process.argv.slice(2));
}
