import { testRule } from '@plimsoll/engine/testing';
import gitlabDindAvoidPrivileged from './gitlab-dind-avoid-privileged';

const engine =
  'This engine needs a privileged runner: build with rootless BuildKit, buildah or docker:29-dind-rootless';

testRule(gitlabDindAvoidPrivileged, {
  valid: [
    'a:\n  services: ["docker:29-dind-rootless"]\n  script: docker build .\n',
    'a:\n  image: {name: "moby/buildkit:rootless", entrypoint: [""]}\n  script: buildctl-daemonless.sh build\n',
    'a:\n  image: quay.io/buildah/stable:v1.41\n  script: buildah bud .\n',
    {
      title: 'the engine of the runner; what that may do is not seen here',
      text: 'a:\n  image: docker:29-cli\n  script: docker build .\n',
    },
  ],
  invalid: [
    {
      text: 'a:\n  services: [«"docker:29-dind"»]\n  script: docker build .\n',
      says: engine,
      severity: 'low',
    },
    {
      title: 'once, for all jobs that take the default, through a mirror',
      text: 'default:\n  services: [{name: «registry.example.com/mirror/docker:dind», alias: docker}]\na: {script: docker build .}\nb: {script: docker build .}\n',
      says: engine,
    },
    {
      text: 'a:\n  image: {name: «"gcr.io/kaniko-project/executor:v1.23.2-debug"», entrypoint: [""]}\n  script: /kaniko/executor\n',
      says: 'Kaniko is archived and gets no more fixes: build with rootless BuildKit or buildah',
    },
  ],
  notApplicable: ['a:\n  script: make\n'],
});
