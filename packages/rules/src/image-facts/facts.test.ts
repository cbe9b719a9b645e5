import { parseDockerfile } from '@plimsoll/syntax';
import { askedBy, isSamePath } from './health';
import { inWords, portsOfImage, portsSaid } from './ports';

const stageOf = (text: string) => {
  const stage = parseDockerfile('Dockerfile', text).finalStage;
  if (!stage) throw new Error('No stage');
  return stage;
};

it.each<[string, number[], boolean]>([
  ['EXPOSE 8080 9000-9001/tcp 53/udp\n', [8080, 9000, 9001], false],
  ['ENV PORT=3000\n', [3000], false],
  ['ENV ASPNETCORE_URLS=http://+:8080;https://+:8443\n', [8080, 8443], false],
  ['ENV DB_PORT=5432 TIMEOUT=30\n', [5432], false],
  ['CMD ["gunicorn", "-b", "0.0.0.0:8000", "app"]\n', [8000], false],
  ['CMD uvicorn app --port 8000\n', [8000], false],
  [
    'ENTRYPOINT ["java", "-Dserver.port=8081"]\nCMD ["--port=1"]\n',
    [8081],
    false,
  ],
  ['CMD ["serve", ":8080"]\n', [8080], false],
  ['ARG PORT\nEXPOSE $PORT\n', [], true],
  ['ARG P\nENV PORT=$P\nEXPOSE 80\n', [80], true],
  ['ENV DB_PORT=$P\nEXPOSE 80\n', [80], false],
  ['CMD serve --port $PORT\nEXPOSE 80\n', [80], true],
  ['CMD ["cp", "-p", "a"]\n', [], false],
])('knows what an image listens on: %j', (text, ports, isOpen) => {
  const found = portsOfImage(stageOf(`FROM a\n${text}`));
  expect([...found.ports].sort((a, b) => a - b)).toEqual(ports);
  expect(found.isOpen).toBe(isOpen);
});

it('knows what stages bring along', () => {
  const stage = stageOf('FROM a AS b\nEXPOSE 80\nFROM b\nEXPOSE 81\n');
  expect(portsOfImage(stage).exposed).toEqual([81, 80]);
});

it('knows what a container is told', () => {
  expect(
    portsSaid({
      variables: [
        { name: 'PORT', value: undefined },
        { name: 'PATH', value: '1' },
      ],
      words: ['--listen', ':90', undefined, '--port='],
    }),
  ).toEqual({ ports: new Set([90]), isOpen: true });
});

it('names ports', () => {
  expect([[8080], [1, 2], [1, 2, 3], [1, 2, 3, 4, 5]].map(inWords)).toEqual([
    '8080',
    '1 and 2',
    '1, 2 and 3',
    '1, 2, 3 and others',
  ]);
});

it.each<[string, number | undefined, string | undefined, string]>([
  [
    'curl -f http://localhost:8080/health || exit 1',
    8080,
    '/health',
    'http://localhost:8080/health',
  ],
  ['wget -qO- "http://127.0.0.1/"', 80, '/', '"http://127.0.0.1/"'],
  ['curl -k https://[::1]?a=b', 443, '/', 'https://[::1]?a=b'],
  [
    '["node", "-e", "fetch(\'http://0.0.0.0:3000/x?y=1\')"]',
    3000,
    '/x',
    '"fetch(\'http://0.0.0.0:3000/x?y=1\')"',
  ],
  [
    'curl http://localhost:$PORT/health',
    undefined,
    '/health',
    'http://localhost:$PORT/health',
  ],
  [
    'curl http://localhost:8080/$X',
    8080,
    undefined,
    'http://localhost:8080/$X',
  ],
  ['nc -z localhost 5000', 5000, undefined, '5000'],
  [
    '["grpc_health_probe", "-addr=localhost:50051"]',
    50051,
    undefined,
    '"-addr=localhost:50051"',
  ],
  [
    'echo > /dev/tcp/127.0.0.1/9000 x localhost:9001',
    9001,
    undefined,
    'localhost:9001',
  ],
])('knows what a check asks: %s', (check, port, path, at) => {
  const test = stageOf(`FROM a\nHEALTHCHECK CMD ${check}\n`).healthcheck.node
    ?.test;
  const asked = askedBy(test?.commands ?? []);
  expect([asked?.port, asked?.path]).toEqual([port, path]);
  expect(asked?.at.source.slice(asked.at)).toBe(at);
});

it.each([
  'pg_isready -U app',
  'curl http://other:80/',
  'curl http://localhostess/',
  '/app --health',
])('does not guess what %s asks', check => {
  const test = stageOf(`FROM a\nHEALTHCHECK CMD ${check}\n`).healthcheck.node
    ?.test;
  expect(askedBy(test?.commands ?? [])).toBeUndefined();
});

it('compares paths', () => {
  expect(isSamePath('/a/', '/a?b')).toBe(true);
  expect(isSamePath('/', '')).toBe(true);
  expect(isSamePath('/a', '/b')).toBe(false);
});
