import { testRule } from '@plimsoll/engine/testing';
import healthcheck from './healthcheck';

const says =
  'The image has no HEALTHCHECK: add one, or HEALTHCHECK NONE if there is nothing to ask';

testRule(healthcheck, {
  valid: [
    {
      title: 'one that the base image brings along',
      text: 'FROM dunglas/frankenphp:1-php8.5-trixie\n',
    },
    'FROM a\nHEALTHCHECK CMD curl -f http://localhost/ || exit 1\n',
    'FROM a\nHEALTHCHECK NONE\n',
    {
      title: 'inherited from a stage',
      text: 'FROM a AS base\nHEALTHCHECK CMD ["/check"]\nFROM base\nCMD ["b"]\n',
    },
    {
      title: 'Compose asks',
      text: 'FROM a\n',
      with: {
        'compose.yaml':
          'services:\n  web:\n    build: .\n    healthcheck:\n      test: ["CMD", "/check"]\n',
      },
    },
  ],
  invalid: [
    { text: 'FROM «a:1»\nCMD ["b"]\n', says, severity: 'info' },
    {
      title: 'asks by the runtime',
      text: 'FROM «node:24-slim»\nCOPY a b\nEXPOSE 8080/tcp\nCMD ["b"]\n',
      fixed:
        'FROM node:24-slim\nCOPY a b\nHEALTHCHECK CMD ["node", "-e", "fetch(\'http://127.0.0.1:8080/\').then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]\nEXPOSE 8080/tcp\nCMD ["b"]\n',
    },
    {
      text: 'FROM python:3.14-slim AS base\nEXPOSE 80\nFROM «base»\nRUN make\n',
      fixed:
        'FROM python:3.14-slim AS base\nEXPOSE 80\nFROM base\nRUN make\nHEALTHCHECK CMD ["python3", "-c", "import urllib.request; urllib.request.urlopen(\'http://127.0.0.1/\', timeout=3)"]\n',
    },
    {
      title: 'asks by a tool of the image, or one that is installed',
      text: 'FROM «alpine:3.24»\nEXPOSE 3000\nRUN make\n',
      fixed:
        'FROM alpine:3.24\nEXPOSE 3000\nRUN make\nHEALTHCHECK CMD ["wget", "-q", "-O", "/dev/null", "http://127.0.0.1:3000/"]\n',
    },
    {
      text: 'FROM «acme/base:1»\nRUN apt-get install -y curl=8.14\nEXPOSE 3000\n',
      fixed:
        'FROM acme/base:1\nRUN apt-get install -y curl=8.14\nHEALTHCHECK CMD ["curl", "-fsS", "-o", "/dev/null", "http://127.0.0.1:3000/"]\nEXPOSE 3000\n',
    },
    {
      title: 'no fix: no port, another protocol, nothing to ask with',
      text: 'FROM a AS b\nFROM «node:24»\nEXPOSE 5432\n',
      fixed: 'FROM a AS b\nFROM node:24\nEXPOSE 5432\n',
    },
    {
      text: 'FROM «acme/base:1»\nEXPOSE 80\n',
      fixed: 'FROM acme/base:1\nEXPOSE 80\n',
    },
    {
      title: 'in another stage it does not count',
      text: 'FROM a AS test\nHEALTHCHECK CMD ["/check"]\nFROM «b»\r\nCMD ["b"]\n',
      says,
    },
    {
      title: 'ONBUILD leaves it for another image',
      text: 'FROM «a»\nONBUILD HEALTHCHECK CMD ["/check"]\n',
      says,
    },
    {
      title: 'a catalog entity and a config map run nothing',
      text: 'FROM «a»\n',
      says,
      with: {
        'catalog-info.yaml':
          'apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: web\n',
        'k8s/config.yaml':
          'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n',
      },
    },
    {
      title: 'worse where Compose is how it is deployed',
      text: 'FROM «a»\n',
      says,
      severity: 'low',
      with: { 'compose.yaml': 'services:\n  web:\n    build: .\n' },
    },
    {
      title: 'Compose for development is not how it is deployed',
      text: 'FROM «a»\n',
      says,
      severity: 'info',
      with: {
        'compose.dev.yaml': 'services:\n  web:\n    build: .\n',
      },
    },
    {
      title: 'the stage that Compose names',
      text: 'FROM «a» AS web\nFROM web AS test\nHEALTHCHECK CMD ["/check"]\n',
      says,
      with: {
        'compose.yaml':
          'services:\n  web:\n    build:\n      context: .\n      target: web\n',
      },
    },
  ],
  notApplicable: [
    {
      title: 'Kubernetes has probes of its own',
      text: 'FROM a\n',
      with: {
        'k8s/deployment.yaml':
          'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n',
      },
    },
    'ARG A=1\n',
  ],
});
