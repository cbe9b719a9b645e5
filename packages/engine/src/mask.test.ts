import {
  hiddenTexts,
  maskPath,
  maskSecrets,
  maskSentence,
  tellingTexts,
} from './mask';

describe('maskSecrets', () => {
  it.each([
    ['ENV DB_PASSWORD=hunter2', 'ENV DB_PASSWORD=*******'],
    ['ENV DB_PASSWORD hunter2', 'ENV DB_PASSWORD *******'],
    ['ENV A=1 API_KEY="s3cr et" B=2', 'ENV A=1 API_KEY="**** **" B=2'],
    ['ARG NPM_TOKEN=abc \\', 'ARG NPM_TOKEN=*** \\'],
    [
      '      POSTGRES_PASSWORD: secret # dev',
      '      POSTGRES_PASSWORD: ****** # dev',
    ],
    ['      - "PGPASSWORD=secret"', '      - "PGPASSWORD=******"'],
    ['{"apiToken": "abc"}', '{"apiToken": "***"}'],
    ['RUN curl -u me:hunter2 https://x', 'RUN curl -u me:******* https://x'],
    ['RUN echo root:toor | chpasswd', 'RUN echo root:**** | chpasswd'],
    ['RUN useradd -m -p toor app', 'RUN useradd -m -p **** app'],
    [
      'RUN echo toor | passwd --stdin root',
      'RUN echo **** | passwd --stdin root',
    ],
    [
      'aws configure set aws_secret_access_key abc && x',
      'aws configure set aws_secret_access_key *** && x',
    ],
    [
      'npm config set //r.example.com/:_authToken "abc"',
      'npm config set //r.example.com/:_authToken "***"',
    ],
    [
      'docker login -u me -p hunter2 ghcr.io',
      'docker login -u me -p ******* ghcr.io',
    ],
    ['docker login --password hunter2', 'docker login --password *******'],
    ['docker login --password=hunter2', 'docker login --password=*******'],
    ['mysql -uroot -psecret', 'mysql -uroot -p******'],
    [
      'DATABASE_URL=postgres://app:pw1@db/app',
      'DATABASE_URL=postgres://app:***@db/app',
    ],
    [
      'git clone https://oauth2token12345@git.example.com/a',
      'git clone https://****************@git.example.com/a',
    ],
    [
      'curl -H "Authorization: Bearer abc"',
      'curl -H "Authorization: ****** ****',
    ],
    [
      'RUN echo ghp_abcdefghijklmnopqrstuvwxyz012345',
      'RUN echo ghp_********************************',
    ],
    [
      'CMD ["redis-server", "--requirepass", "hunter2"]',
      'CMD ["redis-server", "--requirepass", "*******"]',
    ],
    ['  - --password\n  - hunter2\n', '  - --password\n  - *******\n'],
    ['test: ["redis-cli", "-a", "pw1"]', 'test: ["redis-cli", "-a", "***"]'],
    ['RUN curl --user me:pw1 https://x', 'RUN curl --user me:*** https://x'],
    ['htpasswd -nb me hunter2', 'htpasswd -nb ** *******'],
    [
      'echo hunter2 | docker login -u me --password-stdin',
      'echo ******* | docker login -u me --password-stdin',
    ],
    [
      'machine a.com login me password pw1',
      'machine a.com login me password ***',
    ],
    ['java -password pw1', 'java -password ***'],
    ['JWT_SECRET:\n  hunter2\nMODE: x', 'JWT_SECRET:\n  *******\nMODE: x'],
    [
      'DEPLOY_TOKEN:\n  description: y\n  value: pw1\n',
      'DEPLOY_TOKEN:\n  description: y\n  value: ***\n',
    ],
    [
      'variable "DB_PASSWORD" {\n  default = "pw1"\n}\n',
      'variable "DB_PASSWORD" {\n  default = *****\n}\n',
    ],
    ['- value: pw1\n  name: API_TOKEN\n', '- value: ***\n  name: API_TOKEN\n'],
    ['- { name: API_TOKEN, value: pw1 }', '- { name: API_TOKEN, value: *** }'],
    ['aws AKIAIOSFODNN7EXAMPLE x', 'aws AKIA**************** x'],
    ['x=glpat-abcdefghij0123456789', 'x=glpat-********************'],
  ])('%s', (text, masked) => {
    expect(maskSecrets(text)).toBe(masked);
  });

  it.each([
    'ENV DB_PASSWORD_FILE=/run/secrets/db',
    'ENV DB_PASSWORD=$DB_PASSWORD',
    'ENV DB_PASSWORD=${DB_PASSWORD:?set it}',
    '          password: ${{ secrets.GHCR_TOKEN }}',
    '      password: {{ .Values.password }}',
    '  id-token: write',
    '  persist-credentials: false',
    '    secrets: inherit',
    'RUN --mount=type=secret,id=npm npm ci',
    'docker login --password-stdin ghcr.io',
    'npm config set //r.example.com/:_authToken $NPM_TOKEN',
    'npm config set strict-ssl false',
    'FROM node:24-alpine AS token-service',
    'git clone https://git.example.com/acme/app.git',
    'git clone git@github.com:acme/app.git',
    'COPY --chown=app:app . .',
    '    secrets: [db_password]',
    'auth:\n  enabled: true\n',
    'secrets:\n  - db_password\n',
    'env:\n  - name: A\n    value: b\n  - name: API_TOKEN\n    valueFrom: c\n',
    'CMD ["app", "--token", "--verbose"]',
    'echo ${{ secrets.A }} | docker login --password-stdin',
    'apiVersion: v1\nkind: SecretStore\ndata:\n  a: b\n',
    'kind: Secret\ndata:\n  a: {{ .Values.a | b64enc }}\n',
  ])('leaves %s', text => {
    expect(maskSecrets(text)).toBe(text);
  });

  it('hides a private key, also one that does not end', () => {
    const key =
      'a\n-----BEGIN RSA PRIVATE KEY-----\nMIIE\nabc=\n-----END RSA PRIVATE KEY-----\nb';
    expect(maskSecrets(key)).toBe(
      'a\n-----BEGIN RSA PRIVATE KEY-----\n****\n****\n-----END RSA PRIVATE KEY-----\nb',
    );
    expect(maskSecrets('-----BEGIN PRIVATE KEY-----\nMIIE')).toBe(
      '-----BEGIN PRIVATE KEY-----\n****',
    );
  });

  it('hides what a Secret holds, and nothing of its neighbours', () => {
    const manifest = (kind: string, a: string, b: string) =>
      `kind: ${kind}\nmetadata:\n  name: web\ndata:\n  db: ${a}\n  f: |\n    ${b}\nimmutable: true\n`;
    expect(
      maskSecrets(
        [
          manifest('ConfigMap', 'pw1', 'pw2'),
          manifest('Secret', 'pw1', 'pw2'),
        ].join('---\n'),
      ),
    ).toBe(
      [
        manifest('ConfigMap', 'pw1', 'pw2'),
        manifest('Secret', '***', '***'),
      ].join('---\n'),
    );
  });

  it('hides a block scalar and the value of a named variable', () => {
    expect(maskSecrets('password: |\n  one\n\n  two\nuser: |\n  three\n')).toBe(
      'password: |\n  ***\n\n  ***\nuser: |\n  three\n',
    );
    expect(
      maskSecrets(
        '- name: DB_PASSWORD\n  value: hunter2\n- name: X\n  value: y\n',
      ),
    ).toBe('- name: DB_PASSWORD\n  value: *******\n- name: X\n  value: y\n');
  });

  it('moves no character', () => {
    const text = 'A\r\nENV PASSWORD=a\tb \\\r\n  TOKEN=cdef\r\n';
    const masked = maskSecrets(text);
    expect(masked).toHaveLength(text.length);
    expect(masked.split('\n').map(line => line.length)).toEqual(
      text.split('\n').map(line => line.length),
    );
  });

  it('takes time in proportion to the text, whatever its shape', () => {
    const shapes = [
      'password: ',
      'token: ${{ ',
      'PASSWORD="',
      'a://b:c',
      '-----BEGIN PRIVATE KEY-----',
      'PRIVATE KEY-----',
      'name: TOKEN\n',
      'password: |\n',
      '  ',
      'login -p ',
      'set token ',
      'useradd -p ',
      'passwd --stdin echo a ',
      'htpasswd -b a ',
      'redis-cli -a ',
      'TOKEN:\n',
      'variable "TOKEN" {\n',
      '- --token\n',
      'kind: Secret\n',
      'kind: Secret\ndata:\n a: b\n',
      'x',
      '"',
    ];
    for (const shape of shapes) {
      const text = shape.repeat(Math.ceil(500_000 / shape.length));
      expect(maskSecrets(text)).toHaveLength(text.length);
    }
  });
});

it('keeps the secrets of a file out of a sentence about it', () => {
  const text = 'ENV PASSWORD=correct-horse TOKEN=abc\n';
  const secrets = tellingTexts(hiddenTexts(text, maskSecrets(text)));
  expect(secrets).toEqual(['correct-horse']);
  expect(maskSentence('PASSWORD is "correct-horse" here', secrets)).toBe(
    'PASSWORD is "***" here',
  );
  const ordinary = tellingTexts(new Set(['postgres']));
  expect(maskSentence('Data lie in /var/lib/postgresql', ordinary)).toBe(
    'Data lie in /var/lib/postgresql',
  );
  expect(maskSentence('See https://a:b1@c', [])).toBe('See https://a:**@c');
});

it('hides a token after which a file is called, and leaves what the file is', () => {
  const token = `ghp_${'a1'.repeat(12)}`;
  const hidden = `ghp_${'*'.repeat(24)}`;
  expect(maskPath(`k8s/${token}.yaml`)).toBe(`k8s/${hidden}.yaml`);
  expect(maskPath(`${token}/Dockerfile.${token}`)).toBe(
    `${hidden}/Dockerfile.${hidden}`,
  );
  expect(maskPath('src/Dockerfile.token')).toBe('src/Dockerfile.token');
});
