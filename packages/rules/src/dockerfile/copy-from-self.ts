import { defineRule } from '@plimsoll/engine';

export default defineRule({
  id: 'dockerfile/copy-from-self',
  title: 'Copy from another stage, not from the same',
  category: 'image-build',
  severity: 'critical',
  confidence: 'certain',
  references: {
    practices: ['image/stages-with-a-purpose'],
    hadolint: ['DL3023'],
    trivy: ['DS-0006'],
    kics: ["COPY '--from' References Current FROM Alias"],
    urls: ['https://docs.docker.com/reference/dockerfile/#copy---from'],
  },
  why: `
    A stage that takes files from itself would have to be finished before it is built. The builder refuses it as a circle,
    and no image comes of the file. What is in the stage already can be copied by RUN; what is in another stage needs that
    stage's name.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM golang:1.26 AS build\nRUN go build -o /app\nCOPY --from=build /app /srv/\n',
      good: 'FROM golang:1.26 AS build\nRUN go build -o /app\nFROM alpine:3.24\nCOPY --from=build /app /srv/\n',
    },
  ],
  check: {
    dockerfile: {
      copy({ from, fromStage, stage, inOnbuild }, report) {
        // A trigger runs in another build, where the name may be another stage's.
        if (!from || inOnbuild) report.notApplicable();
        else if (stage && fromStage === stage)
          report(
            from,
            'The stage copies from itself: name the stage that has the files',
          );
      },
    },
  },
});
