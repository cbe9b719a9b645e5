import { defineRule } from '@plimsoll/engine';
import { hardening } from '../compose-services';
import { roleOf } from '../known-images';
import { shown } from '../shown';

export default defineRule({
  id: 'compose/read-only-volumes',
  title: 'Mount read-only what is not written',
  category: 'runtime-security',
  severity: 'info',
  confidence: 'hint',
  enabled: false,
  references: {
    practices: ['volume/host-left-alone'],
    controls: ['owasp-docker-cheat-sheet@0a11bd1d:8'],
    urls: ['https://docs.docker.com/reference/compose-file/services/#volumes'],
  },
  why: `
    A read-only root file system helps little if everything of interest lies in volumes that can be written. End those
    that are only read with \`:ro\`; what is left shows where a service keeps data.`,
  unless: `most of your services keep data in volumes: whether one is written, no file says, and therefore the rule is off by default. Databases and brokers are left alone.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  web:\n    image: acme/web:2.3\n    volumes:\n      - assets:/srv/assets\nvolumes:\n  assets:\n',
      good: 'services:\n  web:\n    image: acme/web:2.3\n    volumes:\n      - assets:/srv/assets:ro\nvolumes:\n  assets:\n',
    },
  ],
  check: {
    compose: {
      service(service, report) {
        const mounts = service.mounts.filter(
          ({ type }) => type === 'bind' || type === 'volume',
        );
        // They are there to write.
        if (mounts.length === 0 || roleOf(service)) {
          report.notApplicable();
          return;
        }
        for (const mount of mounts)
          if (!mount.readOnly)
            report(
              mount,
              `The container can write to ${shown(
                mount.target,
              )}: mount it read-only if it only reads there`,
              hardening(service),
            );
      },
    },
  },
});
