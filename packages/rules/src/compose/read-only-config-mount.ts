import { defineRule } from '@plimsoll/engine';
import type { OfferedFix } from '@plimsoll/engine';
import type { ComposeMount } from '@plimsoll/syntax';
import { hardening } from '../compose-services';
import { shown } from '../shown';

export default defineRule({
  id: 'compose/read-only-config-mount',
  title: 'Mount files of settings read-only',
  category: 'runtime-security',
  severity: 'low',
  confidence: 'likely',
  references: {
    practices: ['volume/host-left-alone'],
    urls: ['https://docs.docker.com/reference/compose-file/services/#volumes'],
  },
  why: `
    A file of settings or a certificate that is mounted from the host can be changed from inside the container, and the
    change is on the host, and perhaps in the repository. The service only reads it: end the mount with \`:ro\`, or hand
    the file in as a \`config\` or \`secret\`, which are read-only anyway.`,
  unless: `the program writes its settings back on purpose.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  web:\n    image: nginx:1.29\n    volumes:\n      - ./nginx.conf:/etc/nginx/nginx.conf\n',
      good: 'services:\n  web:\n    image: nginx:1.29\n    volumes:\n      - ./nginx.conf:/etc/nginx/nginx.conf:ro\n',
    },
  ],
  check: {
    compose: {
      service(service, report) {
        const files = service.mounts.filter(
          ({ type, target }) => type === 'bind' && settings.test(target),
        );
        if (files.length === 0) {
          report.notApplicable();
          return;
        }
        for (const mount of files)
          if (!mount.readOnly)
            report(
              mount,
              `The container can change ${shown(
                mount.target,
              )} on the host: mount it read-only`,
              hardening(service, { fix: readOnly(mount) }),
            );
      },
    },
  },
});

/** Files that a program reads. */
const settings =
  /\.(?:conf|cfg|cnf|config|ini|ya?ml|json|toml|properties|xml|tmpl|template|crt|cert|pem|key|htpasswd|rules|lua|vcl)$/i;

/** Only where the short form has no options yet: what else stands there is the author's. */
function readOnly({ node }: ComposeMount): OfferedFix | undefined {
  if (node.type !== 'scalar' || node.value.split(':').length !== 2)
    return undefined;
  const isQuoted = node.style === 'single' || node.style === 'double';
  const at = node.end - (isQuoted ? 1 : 0);
  return {
    title: 'Mount it read-only',
    safe: false,
    edits: [
      { at: { start: at, end: at }, text: ':ro', file: node.source.file },
    ],
  };
}
