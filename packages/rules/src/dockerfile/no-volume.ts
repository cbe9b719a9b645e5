import { defineRule } from '@plimsoll/engine';
import { reaches } from '../package-manager/runs';

export default defineRule({
  id: 'dockerfile/no-volume',
  title: 'Leave volumes to whoever runs the image',
  category: 'image-build',
  severity: 'info',
  confidence: 'likely',
  references: {
    practices: ['orchestration/no-volumes-in-images'],
    urls: ['https://docs.docker.com/reference/dockerfile/#volume'],
  },
  why: `
    VOLUME gives every container a nameless volume, which stays behind when the container goes and fills the disk, and
    nobody who builds on the image can take it back. A service without state needs none; for one with state, Compose or
    the platform names the volume.`,
  unless: `the image is a database or another store, whose data must never go into the container's own layer.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM node:24-alpine\nVOLUME /srv/uploads\nUSER node\n',
      good: 'FROM node:24-alpine\nUSER node\n',
    },
  ],
  check: {
    dockerfile: {
      volume(volume, report) {
        if (!volume.paths.length || !reaches(volume, 'ships')) {
          report.notApplicable();
          return;
        }
        report(
          volume,
          'VOLUME makes a nameless volume for every container: leave it out, and name one where the image is run',
        );
      },
    },
  },
});
