import { defineRule } from '@plimsoll/engine';
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
    urls: ['https://docs.docker.com/engine/storage/volumes/'],
  },
  why: `
    What a database writes into its container is gone when the container is: after \`docker compose down\`, after an update
    of the image. An anonymous volume survives, but nobody finds it again. A named volume keeps the data, and backups and
    people know where it is.`,
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
        if (!known?.data || !keepsData || !keepsRunning(service)) {
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
        const kept = mounts.find(({ type }) =>
          ['volume', 'unknown', 'cluster', 'tmpfs'].includes(type),
        );
        if (kept) return;
        const bind = mounts.find(
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
            )} is lost with its container: mount a named volume at ${data[0]}`,
          );
      },
    },
  },
});
