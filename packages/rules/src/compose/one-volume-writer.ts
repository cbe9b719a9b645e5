import { defineRule } from '@plimsoll/engine';
import type { Compose, ComposeMount, ComposeService } from '@plimsoll/syntax';
import { hardening, keepsRunning } from '../compose-services';
import { shown } from '../shown';

export default defineRule({
  id: 'compose/one-volume-writer',
  title: 'Let one service write to a volume',
  category: 'composition',
  severity: 'low',
  confidence: 'hint',
  references: {
    practices: ['volume/one-writer'],
    urls: ['https://docs.docker.com/reference/compose-file/services/#volumes'],
  },
  why: `
    Two programs that write to one volume overwrite each other's files and leave some that the other may not read, because
    they run as different users. Mostly only one has to write: mount the volume read-only (\`:ro\`) in the others, so that a
    mistake, or somebody who got in, cannot change what it did not make.`,
  unless: `the services are made to share their files, and run as the same user.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  app:\n    image: acme/app:2.3\n    volumes: ["assets:/srv/assets"]\n  web:\n    image: nginx:1.29\n    volumes: ["assets:/usr/share/nginx/html"]\nvolumes:\n  assets:\n',
      good: 'services:\n  app:\n    image: acme/app:2.3\n    volumes: ["assets:/srv/assets"]\n  web:\n    image: nginx:1.29\n    volumes: ["assets:/usr/share/nginx/html:ro"]\nvolumes:\n  assets:\n',
    },
  ],
  check: {
    compose: {
      file(compose, report) {
        const writers = writersOf(compose);
        if (writers.size === 0) {
          report.notApplicable();
          return;
        }
        for (const [volume, [first, ...others]] of writers)
          for (const { service, mount } of others)
            if (programOf(service) !== programOf(first.service))
              report(
                mount,
                `Service ${shown(first.service.name)} writes to volume ${shown(
                  volume,
                )} as well: mount it read-only where it is only read`,
                hardening(service),
              );
      },
    },
  },
});

interface Writer {
  readonly service: ComposeService;
  readonly mount: ComposeMount;
}

/** The services that may write to each named volume and go on running. */
function writersOf({ services }: Compose): ReadonlyMap<string, Writer[]> {
  const byVolume = new Map<string, Writer[]>();
  for (const service of services.filter(keepsRunning))
    for (const mount of service.mounts) {
      const { type, from, readOnly } = mount;
      if (type !== 'volume' || from === undefined || readOnly) continue;
      if (from.includes('\uFFFC')) continue;
      const writers = byVolume.get(from);
      if (writers) writers.push({ service, mount });
      else byVolume.set(from, [{ service, mount }]);
    }
  return byVolume;
}

/** Services of one image are one program: they know how to share. */
function programOf({ build, image, name }: ComposeService): string {
  const built = build && `${build.dockerfile} ${build.context}`;
  return built ?? image?.ref?.name ?? name;
}
