import { defineRule } from '@plimsoll/engine';
import type { Report } from '@plimsoll/engine';
import { namedContexts, nearest } from '@plimsoll/syntax';
import type {
  Dockerfile,
  ImageRef,
  Service,
  Stage,
  Text,
} from '@plimsoll/syntax';
import { knownImage } from '../known-images';

export default defineRule({
  id: 'dockerfile/copy-from-unknown-stage',
  title: 'Copy from a stage that is there, further up',
  category: 'image-build',
  severity: 'low',
  confidence: 'likely',
  references: {
    practices: ['image/stages-with-a-purpose'],
    hadolint: ['DL3022'],
    kics: ["COPY '--from' Without FROM Alias Defined Previously"],
    urls: ['https://docs.docker.com/reference/dockerfile/#copy---from'],
  },
  why: `
    A name that no stage has is taken for an image: the builder asks Docker Hub for one of that name. Either there is
    none and the build fails, or there is one, somebody else's, and its files go into your image. Most often the stage
    was renamed, or stands further down, where older builders do not look.`,
  unless: `the name is that of a context that only your build command or a bake file passes.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM golang:1.26 AS build\nRUN go build -o /app\nFROM alpine:3.24\nCOPY --from=biuld /app /app\n',
      good: 'FROM golang:1.26 AS build\nRUN go build -o /app\nFROM alpine:3.24\nCOPY --from=build /app /app\n',
    },
  ],
  check: {
    dockerfile: {
      copy({ from, fromStage, fromImage, stage }, report, { file, service }) {
        if (!from) {
          report.notApplicable();
          return;
        }
        judge({ from, fromStage, fromImage, stage }, report, file, service);
      },
    },
  },
});

interface Source {
  readonly from: Text;
  readonly fromStage?: Stage;
  readonly fromImage?: ImageRef;
  /** The stage that copies. */
  readonly stage: Stage | undefined;
}

function judge(
  { from, fromStage, fromImage, stage }: Source,
  report: Report,
  file: Dockerfile,
  service: Service,
) {
  const name = from.value;
  if (name === undefined) {
    report.unknown('A variable names what is copied from');
  } else if (fromStage) {
    if (stage && fromStage.index > stage.index)
      report(
        from,
        `Stage ${name} stands further down: move it up, where every builder finds it`,
        { confidence: 'certain' },
      );
  } else if (/^\d+$/.test(name)) {
    report(from, `There is no stage ${name}: stages are counted from 0`, {
      severity: 'high',
      confidence: 'certain',
    });
  } else if (!isImage(name, fromImage) && !isContext(name, service)) {
    const names = file.stages.flatMap(other => other.name ?? []);
    const meant = nearest(name.toLowerCase(), names);
    report(
      from,
      meant
        ? `No stage is called ${name}: did you mean ${meant}?`
        : `No stage is called ${name}: name a stage, or an image with its tag`,
      {
        fix:
          meant && from.raw === name
            ? {
                title: `Write ${meant}`,
                safe: false,
                edits: [{ at: from, text: meant }],
              }
            : undefined,
      },
    );
  }
}

/** What has a path, a tag or a digest is an image; so is what everybody knows as one. */
const isImage = (name: string, image: ImageRef | undefined): boolean =>
  /[/:@]/.test(name) ||
  (image !== undefined &&
    (knownImage(image) !== undefined || Object.keys(image.facts).length > 0));

const isContext = (name: string, service: Service): boolean =>
  namedContexts(service).has(name.toLowerCase());
