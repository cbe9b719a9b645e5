import { parseDockerfile } from './parse';

const repeat = (unit: string, length: number) =>
  unit.repeat(Math.max(1, Math.floor(length / unit.length)));

it('leaves commands unread where there are too many for a Dockerfile', () => {
  const { instructions } = parseDockerfile(
    'Dockerfile',
    `FROM a\n${repeat(`RUN ${'a;'.repeat(10_000)}\n`, 60_000)}CMD ["b"]\n`,
  );
  const unread = instructions.map(one =>
    one.type === 'run' || one.type === 'cmd' ? one.script?.unread : undefined,
  );
  expect(unread).toEqual([undefined, undefined, undefined, 'too-complex']);
});
