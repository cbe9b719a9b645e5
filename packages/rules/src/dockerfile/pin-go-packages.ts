import { defineRule } from '@plimsoll/engine';
import type { Add, Copy, Run } from '@plimsoll/syntax';
import { destinationOf } from '../build-trust/copied-files';
import { pinCheck } from '../package-manager/pin-check';

export default defineRule({
  id: 'dockerfile/pin-go-packages',
  title: 'Give Go tools a version',
  category: 'supply-chain',
  severity: 'low',
  confidence: 'likely',

  references: {
    practices: ['image/reproducible-install'],
    controls: ['cis-software-supply-chain@1.0:3.1.7'],
    hadolint: ['DL3062'],
  },
  why: `
    What a bare name installs is decided by the index on the day of the build. A new release, or a stolen account of
    its author, is then in the image of everyone who builds, and the commit does not show it.`,
  unless: `the tool is in your \`go.mod\`, which holds its version; say so with an ignore comment.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM golang:1.25-alpine\nRUN go install golang.org/x/tools/cmd/stringer@latest\n',
      good: 'FROM golang:1.25-alpine\nRUN go install golang.org/x/tools/cmd/stringer@v0.38.0\n',
    },
  ],
  mentions: ['go'],
  check: pinCheck('go', name => `${name}@v1.2.3`, isInGopath),
});

/** Whether a package lies in the GOPATH already: `COPY . /go/src/example.com/api`, or the folder the RUN works in. */
function isInGopath(name: string, run: Run): boolean {
  const copies = (run.stage?.lineage ?? [])
    .flatMap(({ instructions }) => instructions)
    .filter(
      (other): other is Copy | Add =>
        (other.type === 'copy' || other.type === 'add') &&
        other.start < run.start,
    );
  return [run.before.workdir.value, ...copies.map(destinationOf)].some(
    folder => {
      const root = folder?.split('/src/')[1];
      return root !== undefined && `${name}/`.startsWith(`${root}/`);
    },
  );
}
