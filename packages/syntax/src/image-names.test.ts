import { isSameImage } from './image-names';

it.each<[string, string, boolean | undefined]>([
  ['acme/web', 'acme/web', true],
  ['docker.io/acme/web', 'acme/web', true],
  ['node', 'docker.io/library/node', true],
  ['acme/web', 'acme/web-admin', false],
  ['ghcr.io/acme/web', 'ghcr.io/{github.repository}', undefined],
  ['ghcr.io/acme/web', 'ghcr.io/{github.repository_owner}/web', undefined],
  ['ghcr.io/acme/web', 'ghcr.io/{github.repository_owner}/api', false],
  ['ghcr.io/acme/web', 'quay.io/{x}/web', false],
  ['acme/web', '{CI_REGISTRY_IMAGE}', undefined],
  ['acme/web/x', '{CI_REGISTRY_IMAGE}/x', undefined],
  ['acme/web', '{A}/w{B}b', undefined],
  ['acme/b', 'acme/b{A}b', false],
  [`a${'b'.repeat(1000)}`, 'a{x}', false],
])('%s and %s', (name, pattern, expected) => {
  expect(isSameImage(name, pattern)).toBe(expected);
});
