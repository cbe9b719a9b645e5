import { defineRule } from '@plimsoll/engine';
import { hardening, keepsRunning } from '../compose-services';
import { isMounted, volumesOfImage } from '../image-facts/volumes';
import { shown } from '../shown';

export default defineRule({
  id: 'compose/image-volume-mounted',
  title: 'Give the volumes of the image a name',
  category: 'composition',
  severity: 'low',
  confidence: 'likely',
  references: {
    practices: ['volume/named-for-data'],
    urls: ['https://docs.docker.com/reference/dockerfile/#volume'],
  },
  why: `
    The Dockerfile declares a folder as a volume, so something is kept in it. With nothing mounted there, each new
    container gets a volume of its own without a name: the data seems lost after \`down\`, and the old volumes fill the
    disk. Mount a named volume there, or a \`tmpfs\` if it is only for the time it runs.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  web:\n    build: .\n',
      good: 'services:\n  web:\n    build: .\n    volumes:\n      - uploads:/srv/uploads\nvolumes:\n  uploads:\n',
      with: { Dockerfile: 'FROM node:24-slim\nVOLUME /srv/uploads\n' },
    },
  ],
  check: {
    compose: {
      service(service, report, { service: all }) {
        const stage = all.stageOf(service);
        const folders = stage ? volumesOfImage(stage) : [];
        if (folders.length === 0 || !keepsRunning(service)) {
          report.notApplicable();
          return;
        }
        const mounts = [
          ...service.mounts.map(({ target }) => target),
          ...service.tmpfs.map(({ shape }) => shape.split(':')[0]),
        ];
        for (const folder of folders)
          if (!isMounted(folder, mounts))
            report(
              service.key,
              `The image keeps data in ${shown(
                folder,
              )}, and nothing is mounted there: mount a named volume or a tmpfs`,
              hardening(service),
            );
      },
    },
  },
});
