/** In each secret of the repository below, with a number that tells which. */
const MARK = 'zQ9x';

/** Secrets that a text gives away, by their numbers. */
export function leaked(text: string): string[] {
  const found = text.match(new RegExp(`${MARK}\\d\\d`, 'g')) ?? [];
  return [...new Set(found)].sort();
}

/** As long as what vendors hand out. */
const token = (prefix: string, number: string) =>
  `${prefix}${MARK}${number}${'Kd7'.repeat(12)}`;

const DOCKERFILE = `# syntax=docker/dockerfile:1
ARG NPM_TOKEN=zQ9x01-correct-horse
ARG DB_PASSWORD="zQ9x02 battery staple"
FROM node:latest
# plimsoll ignore=dockerfile/prefer-copy reason="needs password=zQ9x03Ab until the move"
ADD package.json /srv/
# hadolint ignore=DL3008 token: zQ9x04Ab goes away
RUN apt-get update && apt-get install -y curl
ENV AWS_SECRET_ACCESS_KEY zQ9x05AbCdEfGh/IjKl+MnOp
ENV MODE=production \\
    API_KEY=zQ9x06AbCd
ENV DATABASE_URL=postgres://app:zQ9x07AbCd@db:5432/app
LABEL com.example.auth-token="zQ9x08AbCd"
RUN git clone https://ci:zQ9x09AbCd@git.example.com/acme/app.git /src
RUN curl -u admin:zQ9x10AbCd https://files.example.com/x.tgz | tar xz
RUN curl -H "Authorization: Bearer zQ9x11AbCd" -H 'X-Api-Key: zQ9x12AbCd' "https://files.example.com/?access_token=zQ9x13AbCd"
RUN echo "//packages.example/:_authToken=${token('npm_', '14')}" > .npmrc
RUN echo root:zQ9x15AbCd | chpasswd
RUN docker login -u me -p zQ9x16AbCd ghcr.io
RUN <<EOS
export GITHUB_TOKEN=${token('ghp_', '17')}
sudo sshpass -p zQ9x18AbCd ssh me@example.com
EOS
RUN printf -- '-----BEGIN RSA PRIVATE KEY-----\\nzQ9x19AbCd\\n-----END RSA PRIVATE KEY-----' > /root/.ssh/id_rsa
RUN mysql -uroot -pzQ9x20AbCd -e 'select 1'
RUN redis-cli -a zQ9x21AbCd ping
RUN htpasswd -bc /etc/htpasswd admin zQ9x22AbCd
RUN echo 'machine git.example.com login me password zQ9x70AbCd' > ~/.netrc
RUN wget --user=me --password=zQ9x23AbCd https://files.example.com/y
RUN curl --user me:zQ9x24AbCd https://files.example.com/z
ADD https://me:zQ9x25AbCd@files.example.com/w.tgz /opt/
HEALTHCHECK CMD curl -H "Authorization: Basic zQ9x26AbCd" localhost
ENTRYPOINT ["app", "--password", "zQ9x27AbCd", "--token=zQ9x28AbCd"]
CMD app --admin-password zQ9x29AbCd
`;

const COMPOSE = `services:
  web:
    build:
      context: https://zQ9x30AbCdEfGhIjKl@github.com/acme/web.git
      args:
        NPM_TOKEN: zQ9x31AbCd
    environment:
      POSTGRES_PASSWORD: zQ9x32AbCd
      SESSION_SECRET: >-
        zQ9x33AbCd
        and more
      JWT_SECRET:
        zQ9x34AbCd
    labels: { traefik.auth-token: zQ9x35AbCd }
  cache:
    image: redis
    command: ["redis-server", "--requirepass", "zQ9x36AbCd"]
    environment:
      - REDIS_PASSWORD=zQ9x37AbCd
      - "BROKER_URL=amqp://guest:zQ9x38AbCd@mq"
    healthcheck:
      test: ["CMD", "redis-cli", "-a", "zQ9x39AbCd", "ping"]
  db:
    image: mysql:5
    privileged: true
    command:
      - --password
      - zQ9x40AbCd
    environment: { MYSQL_ROOT_PASSWORD: zQ9x41AbCd, MODE: x }
configs:
  app:
    content: |
      spring.datasource.password=zQ9x42AbCd
`;

const BAKE = `variable "DB_PASSWORD" {
  default = "zQ9x43AbCd"
}
target "default" {
  args = {
    NPM_TOKEN = "zQ9x44AbCd"
    MODE      = "x"
  }
  contexts = { src = "https://me:zQ9x45AbCd@git.example.com/a.git" }
}
`;

const WORKFLOW = `on: pull_request_target
env:
  DB_PASSWORD: zQ9x46AbCd
jobs:
  build:
    runs-on: ubuntu-latest
    services:
      db:
        image: postgres
        credentials: { username: me, password: zQ9x47AbCd }
        env: { POSTGRES_PASSWORD: zQ9x48AbCd }
    steps:
      # zizmor: ignore[unpinned-uses] password=zQ9x49AbCd
      - uses: docker/login-action@v3
        with:
          registry: ghcr.io
          username: me
          password: zQ9x50AbCd
      - run: |
          echo zQ9x51AbCd | docker login -u me --password-stdin
          docker build --build-arg NPM_TOKEN=zQ9x52AbCd --build-arg "API_KEY=zQ9x53AbCd" .
          echo "\${{ github.event.issue.title }}" ; export TOKEN=zQ9x54AbCd
      - uses: docker/build-push-action@v6
        with:
          push: true
          build-args: |
            NPM_TOKEN=zQ9x55AbCd
          secrets: |
            "npm_token=zQ9x56AbCd"
`;

const PIPELINE = `image: https://me:zQ9x57AbCd@registry.example.com/tools:latest
variables:
  DB_PASSWORD: zQ9x58AbCd
  DEPLOY_TOKEN:
    value: zQ9x59AbCd
    description: what deploys
build:
  services:
    - name: docker:dind
      variables:
        REGISTRY_PASSWORD: zQ9x60AbCd
  script:
    - docker login -u me -p zQ9x61AbCd registry.example.com
    - docker build --build-arg NPM_TOKEN=zQ9x62AbCd -t registry.example.com/acme/web:latest .
    - 'curl --header "PRIVATE-TOKEN: ${token(
      'glpat-',
      '63',
    )}" https://git.example.com'
    - docker push registry.example.com/acme/web:latest
`;

const MANIFEST = `apiVersion: v1
kind: Secret
metadata:
  name: web
data:
  password: zQ9x64AbCd
  db: zQ9x65AbCd
  .dockerconfigjson: zQ9x66AbCd
stringData:
  config.ini: |
    db=zQ9x67AbCd
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: web
data:
  DB_PASSWORD: zQ9x68AbCd
  application.properties: |
    spring.datasource.password=zQ9x69AbCd
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          image: registry.example.com/web
          args: ["--db-password", "zQ9x71AbCd"]
          env:
            - name: DB_PASSWORD
              value: zQ9x72AbCd
            - value: zQ9x73AbCd
              name: API_TOKEN
            - { name: SESSION_SECRET, value: zQ9x74AbCd }
            - name: "PASSPHRASE"
              value: "zQ9x75AbCd"
          livenessProbe:
            exec:
              command: ["curl", "-u", "me:zQ9x76AbCd", "localhost"]
            httpGet:
              httpHeaders:
                - name: Authorization
                  value: Basic zQ9x77AbCd
`;

/** A repository with a secret in every place where people have left one. */
export const PLANTED: Readonly<Record<string, string>> = {
  Dockerfile: DOCKERFILE,
  '.env': `DB_PASSWORD=zQ9x80AbCd
export TOKEN="zQ9x81AbCd"
SECRET_KEY_BASE='zQ9x82AbCd and more'
STRIPE=${token('sk_live_', '83')}
MONGO=mongodb+srv://me:zQ9x84AbCd@cluster.example.com
`,
  '.env.example': 'API_TOKEN=zQ9x85AbCdEfGhIjKlMn\n',
  'compose.yaml': COMPOSE,
  'docker-bake.hcl': BAKE,
  '.github/workflows/ci.yml': WORKFLOW,
  '.gitlab-ci.yml': PIPELINE,
  'k8s/web.yaml': MANIFEST,
  // What is called after a secret: one that is judged, one that is not, and one that cannot be read.
  [`k8s/${token('ghp_', '86')}.yaml`]: MANIFEST.replace(/zQ9x\d\d/g, 'x'),
  [`keys/${token('glpat-', '87')}.pem`]: 'x',
  [`a/Dockerfile.${token('npm_', '88')}`]: 'FROM a\0b\n',
};
