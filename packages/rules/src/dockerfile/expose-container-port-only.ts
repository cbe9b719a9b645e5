import { defineRule } from '@plimsoll/engine';

export default defineRule({
  id: 'dockerfile/expose-container-port-only',
  title: 'Expose the port of the container only',
  category: 'image-build',
  severity: 'low',
  confidence: 'certain',
  references: {
    practices: ['network/published-on-purpose'],
    controls: ['cis-docker@1.8.0:5.9'],
    buildkit: ['ExposeInvalidFormat'],
    urls: [
      'https://docs.docker.com/reference/build-checks/expose-invalid-format/',
    ],
  },
  why: `
    EXPOSE says on which port the service listens. Which port or address of the host leads there is decided when the
    container is started, so the builder drops that part, and newer ones refuse it. Written here it only makes readers
    believe that the service is published that way.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM nginx:1.29\nEXPOSE 127.0.0.1:8080:80\n',
      good: 'FROM nginx:1.29\nEXPOSE 80\n',
    },
  ],
  check: {
    dockerfile: {
      expose({ ports }, report) {
        for (const port of ports) {
          const { host, raw, value, from } = port;
          if (!host) continue;
          // With a variable or a quote in it, the word in the file is not the one that is read.
          const isPlain = raw === value && from !== undefined;
          report(
            port,
            'EXPOSE cannot say how a port is published: name the port of the container only',
            {
              fix: isPlain
                ? {
                    title: 'Leave out the part of the host',
                    safe: true,
                    edits: [{ at: host, text: '' }],
                  }
                : undefined,
            },
          );
        }
      },
    },
  },
});
