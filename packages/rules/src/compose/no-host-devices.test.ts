import { testRule } from '@plimsoll/engine/testing';
import noHostDevices from './no-host-devices';

testRule(noHostDevices, {
  valid: [
    'services:\n  a:\n    image: a:1\n    devices: ["/dev/dri:/dev/dri", "/dev/snd", "/dev/dri/renderD128:/dev/dri/renderD128", "/dev/nvidia0:/dev/nvidia0"]\n',
    'services:\n  a:\n    image: a:1\n    devices: ["nvidia.com/gpu=all"]\n',
    'services:\n  a:\n    image: a:1\n    devices: [{source: /dev/dri, target: /dev/dri}]\n',
  ],
  invalid: [
    {
      text: 'services:\n  a:\n    image: a:1\n    devices:\n      - «/dev/sda:/dev/sda:r»\n      - «/dev/kmsg»\n      - «source: /dev/mem»\n',
      says: [
        'Device /dev/sda is a way to the whole host: find a way without it',
        'Device /dev/kmsg is a way to the whole host: find a way without it',
        'Device /dev/mem is a way to the whole host: find a way without it',
      ],
      severity: 'high',
    },
    {
      text: 'services:\n  a:\n    image: a:1\n    devices: [«/dev/ttyUSB0:/dev/ttyACM0», «"/dev/net/tun"»]\n',
      says: [
        'The service is given the device /dev/ttyUSB0: say in a comment why it needs it',
        'The service is given the device /dev/net/tun: say in a comment why it needs it',
      ],
      severity: 'low',
    },
    {
      file: 'compose.dev.yaml',
      text: 'services:\n  a: {image: a:1, devices: [«/dev/fuse»]}\n',
      severity: 'info',
    },
  ],
  unknown: [
    'services:\n  a: {image: a:1, devices: ["${STICK}:/dev/ttyACM0"]}\n',
  ],
  notApplicable: ['services:\n  a: {image: a:1, gpus: all}\n'],
});
