import { testRule } from '@plimsoll/engine/testing';
import noDockerSocket from './no-docker-socket';

testRule(noDockerSocket, {
  valid: [
    'services:\n  web:\n    image: a:1\n    volumes: ["./run:/run", "data:/var/run/app", "/srv/docker.sock.d:/x"]\n',
    'services:\n  web:\n    image: a:1\n    use_api_socket: false\n',
    'services:\n  web:\n    image: a:1\n    environment: {DOCKER_HOST: "tcp://proxy:2375"}\n',
    'services:\n  web:\n    image: a:1\n    tmpfs: [/var/run, /run]\n',
  ],
  invalid: [
    {
      text: 'services:\n  web:\n    image: a:1\n    volumes:\n      - «/var/run/docker.sock:/var/run/docker.sock:ro»\n',
      says: "The engine's socket (/var/run/docker.sock) is handed in, which is root on the host: talk to a filtering proxy instead",
      severity: 'critical',
    },
    {
      text: 'services:\n  web:\n    image: a:1\n    volumes: [«"/run/podman/podman.sock:/tmp/engine.sock"»]\n',
    },
    {
      text: 'services:\n  web:\n    image: a:1\n    volumes: [«"//var/run/docker.sock:/var/run/docker.sock"»]\n',
    },
    {
      text: 'services:\n  web:\n    image: a:1\n    volumes: [«"/var/run:/host/run"»]\n',
    },
    {
      text: 'services:\n  web:\n    image: a:1\n    volumes: [«"${DOCKER_SOCK:-/var/run/docker.sock}:/var/run/docker.sock"»]\n',
    },
    {
      text: 'services:\n  web:\n    image: a:1\n    volumes:\n      - «type: bind\n        source: /run/containerd/containerd.sock\n        target: /x»\n',
    },
    {
      text: "services:\n  web:\n    image: a:1\n    volumes: [«'\\\\.\\pipe\\docker_engine:\\\\.\\pipe\\docker_engine'»]\n",
    },
    {
      text: 'services:\n  web:\n    image: a:1\n    «use_api_socket: true»\n',
      says: "The engine's socket and your registry credentials are handed in (use_api_socket): talk to a filtering proxy instead",
    },
    {
      text: 'services:\n  proxy:\n    image: tecnativa/docker-socket-proxy:v0.4.1\n    volumes: [«"/var/run/docker.sock:/var/run/docker.sock:ro"»]\n',
      severity: 'high',
    },
    {
      file: 'compose.dev.yaml',
      text: 'services:\n  web:\n    image: a:1\n    volumes: [«"/var/run/docker.sock:/x"»]\n',
      severity: 'critical',
    },
  ],
});
