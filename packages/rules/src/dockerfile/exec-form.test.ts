import { testRule } from '@plimsoll/engine/testing';
import execForm from './exec-form';

const cmd =
  'CMD in shell form keeps signals from the service: write it as a JSON array';
const entrypoint =
  'ENTRYPOINT in shell form keeps signals from the service: write it as a JSON array';
const cmdScript =
  'CMD in shell form keeps signals from the service: write a JSON array, of a script that ends in exec if it needs a shell';
const entrypointScript =
  'ENTRYPOINT in shell form keeps signals from the service: write a JSON array, of a script that ends in exec if it needs a shell';
const test = 'HEALTHCHECK needs no shell here: write it as a JSON array';

testRule(execForm, {
  valid: [
    'FROM a\nCMD ["node", "app.js"]\n',
    'FROM a\nENTRYPOINT [ "/app", \\\n  "--verbose" ]\nCMD []\n',
    {
      title: 'who sets SHELL wants a shell',
      text: 'FROM a\nSHELL ["/bin/bash", "-c"]\nCMD echo hello\n',
    },
    {
      title: 'SHELL of the stage below',
      text: 'FROM a AS one\nSHELL ["/bin/bash", "-c"]\nFROM one\nENTRYPOINT run\n',
    },
    'FROM a\nHEALTHCHECK CMD curl -f http://localhost/ || exit 1\n',
    'FROM a\nHEALTHCHECK CMD ["curl", "-f", "http://localhost/"]\nHEALTHCHECK NONE\n',
  ],
  invalid: [
    {
      text: 'FROM a\nCMD «node app.js --port=8080»\n',
      says: cmd,
      severity: 'medium',
      fixed: 'FROM a\nCMD ["node", "app.js", "--port=8080"]\n',
    },
    {
      title: 'continuations and comments stay',
      text: 'FROM a\r\nENTRYPOINT «./run \\\r\n  # how loud\r\n  -v \\\r\n\t@conf/x.yml» \r\n',
      says: entrypoint,
      fixed:
        'FROM a\r\nENTRYPOINT ["./run", \\\r\n  # how loud\r\n  "-v", \\\r\n\t"@conf/x.yml"] \r\n',
    },
    {
      title: 'variables, quotes, patterns and several commands need a shell',
      text: 'FROM a AS one\nCMD «node $APP»\nFROM one\nENTRYPOINT «node "app.js"»\n',
      says: [cmdScript, entrypointScript],
    },
    { text: 'FROM a\nCMD «migrate && serve»\n', says: cmdScript },
    {
      title: 'a shell that makes way',
      text: 'FROM a\nCMD «gunicorn -b ":${PORT:-80}" app > log»\n',
      says: cmdScript,
      fixed:
        'FROM a\nCMD ["/bin/sh", "-c", "exec gunicorn -b \\":${PORT:-80}\\" app > log"]\n',
    },
    {
      text: 'FROM a\nCMD «NODE_ENV=production node app.js»\n',
      says: cmdScript,
    },
    { text: 'FROM a\nCMD «node *.js»\n', says: cmdScript },
    { text: 'FROM a\nCMD «serve &»\n', says: cmdScript },
    { text: 'FROM a\nCMD «source run.sh»\n', says: cmdScript },
    { text: 'FROM a\nCMD «sudo -u app serve»\n', says: cmdScript },
    {
      text: 'FROM a\nENTRYPOINT «exec java $JAVA_OPTS -jar app.jar»\n',
      says: 'ENTRYPOINT hands over to the service with exec: a JSON array does so without a shell',
      severity: 'info',
      fixed:
        'FROM a\nENTRYPOINT ["/bin/sh", "-c", "exec java $JAVA_OPTS -jar app.jar"]\n',
    },
    {
      title: 'no shell to run it',
      text: 'FROM gcr.io/distroless/nodejs24-debian13\nCMD «app.js»\n',
      says: 'CMD in shell form does not start, for the base image has no shell: write it as a JSON array',
      severity: 'high',
      fixed: 'FROM gcr.io/distroless/nodejs24-debian13\nCMD ["app.js"]\n',
    },
    {
      title: 'the shell makes way at the end',
      text: 'FROM a\nCMD «rm -f app.pid && exec serve»\n',
      says: 'CMD hands over to the service with exec: a script of its own, named in a JSON array, can do that too',
      severity: 'info',
    },
    {
      title: 'CMD is given to an ENTRYPOINT: only offered',
      text: 'FROM a\nENTRYPOINT ["/start"]\nCMD «serve all»\n',
      says: cmd,
      fixed: 'FROM a\nENTRYPOINT ["/start"]\nCMD ["serve", "all"]\n',
    },
    {
      title: 'ENTRYPOINT would be given the CMD: only offered',
      text: 'FROM a\nENTRYPOINT «serve»\nCMD ["all"]\n',
      says: entrypoint,
      fixed: 'FROM a\nENTRYPOINT ["serve"]\nCMD ["all"]\n',
    },
    {
      title: 'the last one counts',
      text: 'FROM a\nCMD one\nCMD «two»\n',
      says: cmd,
      fixed: 'FROM a\nCMD one\nCMD ["two"]\n',
    },
    {
      title: 'the stage that ships, and what it is FROM',
      text: 'FROM a AS test\nCMD make test\nFROM a AS base\nCMD «serve»\nFROM base\n',
      says: cmd,
      fixed:
        'FROM a AS test\nCMD make test\nFROM a AS base\nCMD ["serve"]\nFROM base\n',
    },
    {
      text: 'FROM mcr.microsoft.com/windows/nanoserver:ltsc2025\nCMD «app.exe»\n',
      says: cmd,
    },
    {
      text: 'FROM a\nHEALTHCHECK --interval=5s \\\n  CMD «/bin/check -q»\n',
      says: test,
      severity: 'info',
      fixed:
        'FROM a\nHEALTHCHECK --interval=5s \\\n  CMD ["/bin/check", "-q"]\n',
    },
    {
      text: 'FROM a\nONBUILD ENTRYPOINT «serve»\n',
      says: entrypoint,
      fixed: 'FROM a\nONBUILD ENTRYPOINT ["serve"]\n',
    },
    {
      text: 'FROM a\nONBUILD CMD «serve»\n',
      says: cmd,
      fixed: 'FROM a\nONBUILD CMD ["serve"]\n',
    },
    { title: 'no FROM', text: 'CMD «serve $X»\n', says: cmdScript },
  ],
  notApplicable: [
    'FROM a\n',
    'FROM a AS test\nCMD make test\nFROM b\nCOPY --from=test /a /a\n',
    'FROM a\nHEALTHCHECK NONE\n',
    'FROM a AS test\nHEALTHCHECK CMD check\nFROM b\nCOPY --from=test /a /a\n',
  ],
});
