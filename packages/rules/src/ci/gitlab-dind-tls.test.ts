import { testRule } from '@plimsoll/engine/testing';
import gitlabDindTls from './gitlab-dind-tls';

const folder =
  'An empty folder for certificates switches TLS off: set DOCKER_TLS_CERTDIR to /certs';
const host =
  'Port 2375 is the engine without TLS: leave DOCKER_HOST out, or use port 2376';

testRule(gitlabDindTls, {
  valid: [
    'a:\n  services: ["docker:29-dind"]\n  script: docker build .\n',
    'variables: {DOCKER_TLS_CERTDIR: /certs, DOCKER_HOST: "tcp://docker:2376"}\na:\n  services: ["docker:dind"]\n  script: docker build .\n',
  ],
  invalid: [
    {
      text: 'variables:\n  «DOCKER_TLS_CERTDIR: ""»\na:\n  services: ["docker:29-dind"]\n  script: docker build .\nb:\n  services: ["docker:29-dind"]\n  script: docker build .\n',
      says: folder,
      fixed:
        'variables:\n  DOCKER_TLS_CERTDIR: /certs\na:\n  services: ["docker:29-dind"]\n  script: docker build .\nb:\n  services: ["docker:29-dind"]\n  script: docker build .\n',
    },
    {
      text: '.dind:\n  services: [{name: mirror.example.com/library/docker:29-dind, alias: docker, command: [«"--tls=false"»]}]\n  variables:\n    «DOCKER_HOST: tcp://docker:2375»\na:\n  extends: .dind\n  script: docker build .\n',
    },
    {
      text: 'variables: {PORT: "2375", «DOCKER_HOST: "tcp://docker:$PORT"»}\na:\n  services: ["docker:29-dind"]\n  script: docker build .\n',
      says: host,
    },
    {
      text: 'variables:\n  «DOCKER_HOST: "tcp://docker:2375"» # old\na:\n  services: ["docker:29-dind"]\n  script: docker build .\n',
      says: host,
      fixed:
        'variables:\n  DOCKER_HOST: "tcp://docker:2376" # old\na:\n  services: ["docker:29-dind"]\n  script: docker build .\n',
    },
    {
      title: 'in a file that is included',
      text: 'include: ci/dind.yml\na:\n  extends: .dind\n  script: docker build .\n',
      with: {
        'ci/dind.yml':
          '.dind:\n  services: ["docker:29-dind"]\n  variables:\n    «DOCKER_TLS_CERTDIR: ""»\n',
      },
      says: folder,
    },
  ],
  notApplicable: [
    'variables: {DOCKER_TLS_CERTDIR: ""}\na:\n  image: docker:29-cli\n  script: docker build .\n',
  ],
});
