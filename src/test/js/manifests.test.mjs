// What the check of manifests must refuse: run with PACKAGES=<node_modules> node --test.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import test from 'node:test';
import { manifests, problems } from './manifests.mjs';

const packages = resolve(process.env.PACKAGES);

async function problemsOf(file, written = '', instead = '') {
  const text = readFileSync(file, 'utf8');
  assert.ok(text.includes(written), `${file} has no ${written}`);
  const [manifest] = await manifests(packages, text.replace(written, instead));
  return problems(packages, manifest);
}

const deployment = 'deploy/kubernetes/deployment.yaml';

test('the deployment as it is has no problem', async () => {
  assert.deepEqual(await problemsOf(deployment), []);
});

test('a misspelt member deep in a pod is refused', async () => {
  assert.deepEqual(await problemsOf(deployment, 'readOnlyRootFilesystem', 'readOnlyRootFileSystem'), [
    '/spec/template/spec/containers/0/securityContext/readOnlyRootFileSystem is not a member that Kubernetes knows',
  ]);
});

test('a misspelt member at the top is refused', async () => {
  assert.deepEqual(await problemsOf('deploy/kubernetes/secret.example.yaml', 'stringData', 'stringdata'), [
    '/stringdata is not a member that Kubernetes knows',
  ]);
});

test('a misspelt member of a rule in a list is refused', async () => {
  assert.deepEqual(await problemsOf('deploy/kubernetes/network-policy.yaml', 'namespaceSelector', 'nameSpaceSelector'), [
    '/spec/ingress/1/from/0/nameSpaceSelector is not a member that Kubernetes knows',
  ]);
});

test('a label may have any name', async () => {
  assert.deepEqual(await problemsOf(deployment, '    app.kubernetes.io/name:', '    any.name/at-all:'), []);
});

test('a text in place of a number is refused', async () => {
  assert.match((await problemsOf(deployment, 'replicas: 2', 'replicas: two')).join(), /^\/spec\/replicas has a wrong type/);
});

test('a value that is not among those allowed is refused', async () => {
  assert.match((await problemsOf('deploy/kubernetes/network-policy.yaml', 'protocol: UDP', 'protocol: UPD')).join(), /wrong enum/);
});

test('a missing member is refused', async () => {
  assert.match((await problemsOf(deployment, '  selector:', '  strategyOfOld:')).join(), /wrong required.*selector/);
});

test('a kind that Kubernetes does not have is refused', async () => {
  assert.match((await problemsOf(deployment, 'apiVersion: apps/v1', 'apiVersion: apps/v7')).join(), /not a kind/);
});
