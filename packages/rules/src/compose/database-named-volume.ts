import { defineRule } from '@plimsoll/engine';
import type { ComposeService } from '@plimsoll/syntax';
import { hardening, keepsRunning, reportMissing } from '../compose-services';
import { knownImage } from '../known-images';
import { shown } from '../shown';

export default defineRule({
  id: 'compose/database-named-volume',
  title: 'Keep the data of databases in a named volume',
  category: 'operations',
  severity: 'medium',
  confidence: 'likely',
  references: {
    practices: ['volume/named-for-data'],
    urls: ['https://docs.docker.com/engine/storage/volumes/'],
  },
  why: `
    What a database writes into its container is gone when the container is: after \`docker compose down\`, after an update
    of the image. An anonymous volume survives, but nobody finds it again. A named volume keeps the data, and backups and
    people know where it is. It has to be where the image has its own volume: one mounted above stays empty, and
    PostgreSQL 18 has moved from \`/var/lib/postgresql/data\` to \`/var/lib/postgresql\`.`,
  unless: `the data is made anew at every start, as in a test.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  db:\n    image: mariadb:12.1\n',
      good: 'services:\n  db:\n    image: mariadb:12.1\n    volumes:\n      - db-data:/var/lib/mysql\nvolumes:\n  db-data:\n',
    },
  ],
  check: {
    compose: {
      service(service, report) {
        const known = service.build
          ? undefined
          : knownImage(service.image?.ref);
        const keepsData =
          known && (known.role === 'database' || known.role === 'search');
        if (
          !known?.data ||
          !keepsData ||
          !keepsRunning(service) ||
          runsScript(service)
        ) {
          report.notApplicable();
          return;
        }
        const { data } = known;
        const holdsData = (target: string) =>
          data.some(
            folder =>
              target === folder ||
              folder.startsWith(`${target}/`) ||
              target.startsWith(`${folder}/`),
          );
        const isInMemory = service.tmpfs.some(({ shape }) =>
          holdsData(shape.split(':')[0]),
        );
        const mounts = service.mounts.filter(({ target }) => holdsData(target));
        if (isInMemory && service.purpose === 'development') {
          report.notApplicable();
          return;
        }
        const lasting = mounts.filter(({ type }) => type !== 'anonymous');
        const reaching = lasting.filter(
          ({ target }) => !whereInstead(service, target),
        );
        const [missing] = lasting;
        if (missing && !reaching.length) {
          report(
            missing,
            `What is mounted here does not get the data, which is in a volume of its own at ${whereInstead(
              service,
              missing.target,
            )}: mount it there`,
            hardening(service, { severity: 'high' }),
          );
          return;
        }
        const kept = reaching.find(({ type }) =>
          ['volume', 'unknown', 'cluster', 'tmpfs'].includes(type),
        );
        if (kept) return;
        const bind = reaching.find(
          ({ type }) => type === 'bind' || type === 'npipe',
        );
        const anonymous = mounts.find(({ type }) => type === 'anonymous');
        if (bind)
          report(
            bind,
            'The data is in a folder of the host, where rights and file systems differ: use a named volume',
            hardening(service, { severity: 'low' }),
          );
        else if (anonymous)
          report(
            anonymous,
            'The data is in a volume without a name, which nobody finds again: give it one',
            hardening(service),
          );
        else
          reportMissing(
            service,
            report,
            `The data of ${shown(
              service.name,
            )} is lost with its container: mount a named volume at ${
              service.image?.ref?.facts.volumes?.[0] ?? data[0]
            }`,
          );
      },
    },
  },
});

/** A script that uses the tools of the image, and is no database. */
function runsScript({ command, entrypoint }: ComposeService): boolean {
  const first = (entrypoint ?? command)?.words[0]?.shape.trim();
  return /^(?:\/(?:usr\/)?bin\/)?(?:ba|da|a)?sh(?:\s|$)/.test(first ?? '');
}

/**
 * Where the image has its data, if not at this mount: what an image declares as a volume is one, also below a mount, and
 * PostgreSQL 18 does not look where 17 did.
 */
function whereInstead(
  service: ComposeService,
  target: string,
): string | undefined {
  const { volumes = [], formerVolumes = [] } = service.image?.ref?.facts ?? {};
  // Told to keep its data elsewhere.
  if (service.environment.some(({ name }) => name === 'PGDATA'))
    return undefined;
  return formerVolumes.includes(target)
    ? volumes[0]
    : volumes.find(volume => volume.startsWith(`${target}/`));
}
