import { defineRule } from '@plimsoll/engine';
import type { OfferedFix } from '@plimsoll/engine';
import type { Dockerfile, Instruction, Located } from '@plimsoll/syntax';

export default defineRule({
  id: 'dockerfile/no-empty-continuation',
  title: 'Leave no blank line inside an instruction',
  category: 'image-build',
  severity: 'low',
  confidence: 'certain',
  references: {
    practices: ['image/builds-as-written'],
    buildkit: ['NoEmptyContinuation'],
    urls: [
      'https://docs.docker.com/reference/build-checks/no-empty-continuation/',
    ],
  },
  why: `
    A line that ends in a continuation character goes on in the next one that is not blank. To the eye the instruction
    ends at the blank line, to the builder it does not: what stands below becomes part of it. Builders warn of this and
    intend to refuse it. A comment line may stand there instead.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM alpine:3.24\nRUN apk add --no-cache \\\n\n    curl\n',
      good: 'FROM alpine:3.24\nRUN apk add --no-cache \\\n    curl\n',
    },
  ],
  check: {
    dockerfile: {
      instruction(node, report, { file }) {
        const { blankLines, inOnbuild } = node;
        // The trigger of an ONBUILD stands on the lines of the ONBUILD.
        if (!blankLines.length || inOnbuild) return;
        report(
          continuationBefore(file, blankLines[0]),
          'This line goes on behind a blank line: remove the blank line, or the continuation if the instruction ends here',
          { fix: fixOf(file, node) },
        );
      },
    },
  },
});

/** The character that makes the line above the blank one go on; comments may stand between the two. */
function continuationBefore(
  { source: { text } }: Dockerfile,
  blank: Located,
): Located {
  let end = blank.start;
  for (;;) {
    const start = text.lastIndexOf('\n', end - 2) + 1;
    const line = text.slice(start, end).trimEnd();
    if (!/^\s*(?:#|$)/.test(line) || start === 0) {
      const at = start + Math.max(0, line.length - 1);
      return { start: at, end: at + 1 };
    }
    end = start;
  }
}

function fixOf(file: Dockerfile, { blankLines }: Instruction): OfferedFix {
  const { text } = file.source;
  const edits = blankLines.map(({ start, end }) => {
    const lineBreak = text.indexOf('\n', end);
    return {
      at: { start, end: lineBreak < 0 ? text.length : lineBreak + 1 },
      text: '',
    };
  });
  return {
    title: 'Remove the blank lines',
    // What looks like another instruction was meant to be one; it is not for us to make it look like a part of this.
    safe: edits.every(
      ({ at }) => !looksLikeInstruction(text.slice(at.end, at.end + 20)),
    ),
    edits,
  };
}

const looksLikeInstruction = (line: string) =>
  /^\s*(?:ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|FROM|HEALTHCHECK|LABEL|ONBUILD|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR)\s/.test(
    line,
  );
