import { defineRule } from '@plimsoll/engine';
import { isMounted, volumesOfImage } from '../image-facts/volumes';
import { keepsRunning, reportMissing } from '../kubernetes-pods';
import { shown } from '../shown';

export default defineRule({
  id: 'kubernetes/image-volume-mounted',
  title: 'Mount something where the image keeps data',
  category: 'orchestration',
  severity: 'low',
  confidence: 'likely',
  references: {
    practices: ['volume/named-for-data'],
    urls: ['https://kubernetes.io/docs/concepts/storage/volumes/'],
  },
  why: `
    The Dockerfile declares a folder as a volume, so something is kept in it. Kubernetes makes no volume of that: what is
    written there is lost with the pod, grows on the disk of the node without a limit, and is refused where the root file
    system is read-only. Mount a claim there, or an \`emptyDir\` if it is only for the time the pod lives.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      volumeMounts:\n        - name: uploads\n          mountPath: /srv/uploads\n  volumes:\n    - name: uploads\n      emptyDir:\n        sizeLimit: 1Gi\n',
      with: {
        Dockerfile: 'FROM node:24-slim\nVOLUME /srv/uploads\n',
        'compose.yaml':
          'services:\n  web:\n    build: .\n    image: acme/web:2.3\n',
      },
    },
  ],
  check: {
    kubernetes: {
      container(container, report, { service }) {
        const { image, mounts } = container;
        const stages = image?.ref ? service.stagesOf(image.ref) : [];
        const folders = new Set(stages.flatMap(volumesOfImage));
        if (folders.size === 0 || !keepsRunning(container)) {
          report.notApplicable();
          return;
        }
        const paths = mounts.map(({ path }) => path);
        for (const folder of folders)
          if (!isMounted(folder, paths))
            reportMissing(
              container,
              report,
              `The image keeps data in ${shown(
                folder,
              )}, and nothing is mounted there: mount a claim or an emptyDir`,
            );
      },
    },
  },
});
