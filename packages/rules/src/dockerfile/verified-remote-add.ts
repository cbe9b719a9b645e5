import { defineRule } from '@plimsoll/engine';
import { UNKNOWN } from '@plimsoll/syntax';
import type { Add, Dockerfile, Text } from '@plimsoll/syntax';
import { isCheck } from '../download-check';
import { isGitAddress, isWebAddress } from '../remote-source';

export default defineRule({
  id: 'dockerfile/verified-remote-add',
  title: 'Verify what ADD downloads',
  category: 'supply-chain',
  severity: 'medium',
  confidence: 'certain',
  references: {
    practices: ['image/verified-downloads'],
    controls: [
      'cis-docker@1.8.0:4.9',
      'cis-docker@1.8.0:4.11',
      's2c2f@1.1:AUD-3',
      'cis-software-supply-chain@1.0:2.4.3',
    ],
    // Checkov reports every ADD; what it warns of is the download.
    checkov: ['CKV_DOCKER_4'],
    kics: ['Curl or Wget Instead of Add'],
    urls: ['https://docs.docker.com/reference/dockerfile/#add---checksum'],
  },
  why: `
    Whoever can change what lies behind the address, or the way to it, chooses what is in the image: nobody compares the
    download with what was meant. With a checksum the build stops when a single byte differs, and today's build is the
    same as next month's. A commit does the same for a repository.`,
  unless: `the address is meant to bring something new each time. A RUN of the same stage that names the file and checks it,
    as with sha256sum -c or gpg --verify, is enough.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM alpine:3.24\nADD https://example.com/tool-1.2.tar.gz /opt/\n',
      good: 'FROM alpine:3.24\nADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d \\\n  https://example.com/tool-1.2.tar.gz /opt/\n',
    },
  ],
  check: {
    dockerfile: {
      add(add, report, { file }) {
        const { flags, sources, stage, inOnbuild } = add;
        const remote = sources.filter(({ shape }) => isRemote(shape));
        if (stage && !stage.used && !inOnbuild) {
          report.notApplicable();
          return;
        }
        if (!remote.length) {
          if (sources.some(({ shape }) => shape.startsWith(UNKNOWN))) {
            report.unknown(
              'A variable decides whether ADD downloads something',
            );
          } else report.notApplicable();
          return;
        }
        if (flags.some(({ name }) => name === 'checksum')) return;
        for (const source of remote) {
          if (isWebAddress(source.shape)) {
            if (!isCheckedLater(add, source, file))
              report(
                source,
                'Nothing verifies this download: add --checksum=sha256:…',
              );
          } else if (mayMove(source.shape)) {
            report(
              source,
              'This branch or tag can be moved: name the commit behind #',
            );
          }
        }
      },
    },
  },
});

const isRemote = (source: string) =>
  isWebAddress(source) || isGitAddress(source);

/** Whether a RUN behind it checks the file, which it calls by the name that it has in the address or in the image. */
function isCheckedLater(
  { stage, start, destination }: Add,
  source: Text,
  file: Dockerfile,
): boolean {
  const names = [source, destination].flatMap(
    word => (word && nameOf(word.raw)) || [],
  );
  return !!stage?.instructions.some(
    run =>
      run.type === 'run' &&
      run.start > start &&
      run.commands.some(isCheck) &&
      file.source.text
        .slice(run.start, run.end)
        .split(/[\s"'/=;]+/)
        .some(word => names.includes(word)),
  );
}

const nameOf = (path: string) =>
  path.slice(path.lastIndexOf('/') + 1).replace(/[?#].*|"$/, '');

/** Whether a repository is taken as it happens to be; a whole hash, or a variable that may hold one, does not move. */
function mayMove(address: string): boolean {
  const hash = address.indexOf('#');
  const ref = hash < 0 ? '' : address.slice(hash + 1).split(':')[0];
  return (
    !/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(ref) && !ref.includes(UNKNOWN)
  );
}
