import { defineRule } from '@plimsoll/engine';
import type { YamlNode } from '@plimsoll/syntax';
import { hardening } from '../compose-services';
import { shown } from '../shown';

export default defineRule({
  id: 'compose/no-host-devices',
  title: 'Hand in devices of the host only where they are needed',
  category: 'runtime-security',
  severity: 'low',
  confidence: 'likely',
  references: {
    practices: ['volume/host-left-alone'],
    controls: ['cis-docker@1.8.0:5.18', 'nist-sp-800-190@2017:4.4.3'],
  },
  why: `
    A device is a way past every file permission: whoever has \`/dev/sda\` has all files of the host, and \`/dev/mem\` all its
    memory. Others, such as a serial port, are harmless to the host and still give the service a say over hardware.`,
  unless: `the service drives that very device; a comment beside it says so.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  backup:\n    image: acme/backup:2.3\n    devices: ["/dev/sda:/dev/sda"]\n',
      good: 'services:\n  backup:\n    image: acme/backup:2.3\n    volumes: ["data:/data:ro"]\nvolumes:\n  data:\n',
    },
  ],
  check: {
    compose: {
      service(service, report) {
        const devices = service.items('devices');
        if (devices.length === 0) {
          report.notApplicable();
          return;
        }
        for (const node of devices) {
          const path = pathOf(node);
          if (path === undefined || harmless.test(path)) {
            report.unmet('cis-docker@1.8.0:5.18');
            continue;
          }
          if (path.includes('$'))
            report.unknown('A variable decides which device is handed in');
          else if (wholeHost.test(path))
            report(
              node,
              `Device ${shown(
                path,
              )} is a way to the whole host: find a way without it`,
              hardening(service, { severity: 'high', confidence: 'certain' }),
            );
          else
            report(
              node,
              `The service is given the device ${shown(
                path,
              )}: say in a comment why it needs it`,
              hardening(service),
            );
        }
      },
    },
  },
});

/** The path on the host; undefined for a name of the Container Device Interface, which says what is meant. */
function pathOf(node: YamlNode): string | undefined {
  const path =
    node.type === 'map' ? node.scalar('source')?.value : textOf(node);
  return path?.startsWith('/') || path?.includes('$') ? path : undefined;
}

const textOf = (node: YamlNode) =>
  node.type === 'scalar' ? node.value.split(':')[0] : undefined;

/** Graphics, sound and what is in every container anyway. */
const harmless =
  /^\/dev\/(?:dri|snd|shm|nvidia[\w-]*|kfd|accel|null|zero|full|u?random|tty|pts)(?:\/|$)/;
const wholeHost =
  /^\/dev(?:\/?$|\/(?:k?mem|kmsg|port|[shv]d[a-z]+\d*|xvd[a-z]+\d*|nvme\w+|mmcblk\w+|dm-\d+|mapper(?:\/|$)|md\d+|loop[\w-]*|disk(?:\/|$)))/;
