import { testRule } from '@plimsoll/engine/testing';
import lockfileInstall from './lockfile-install';

testRule(lockfileInstall, {
  valid: [
    'FROM a\nRUN npm ci\n',
    'FROM a\nRUN npm ci --omit=dev && npm cache clean --force\n',
    'FROM a\nRUN yarn install --frozen-lockfile\n',
    'FROM a\nRUN yarn --immutable\n',
    'FROM a\nRUN YARN_ENABLE_IMMUTABLE_INSTALLS=true yarn install\n',
    'FROM a\nRUN pnpm install --frozen-lockfile\n',
    'FROM a\nRUN pnpm fetch\n',
    'FROM a\nRUN CI=true pnpm install\n',
    'FROM a\nRUN bun install --frozen-lockfile\n',
    'FROM a\nRUN bun ci\n',
    'FROM a\nRUN bundle install --deployment\n',
    'FROM a\nRUN bundle config set --local deployment true && bundle install\n',
    'FROM a\nRUN composer install --no-dev\n',
    'FROM a\nRUN poetry install --no-root\n',
    'FROM a\nRUN uv sync --locked\n',
    'FROM a\nRUN uv sync --frozen --no-dev\n',
    'FROM a\nRUN pipenv sync\n',
    'FROM a\nRUN pipenv install --deploy --system\n',
    'FROM a\nRUN go mod download\n',
    'FROM a\nRUN cargo build --release --locked\n',
    'FROM a\nRUN corepack enable && pnpm install --frozen-lockfile\n',
    'FROM a\nENV BUNDLE_DEPLOYMENT=1\nRUN bundle install\n',
    'FROM a\nENV CI=1\nRUN pnpm i\n',
    'FROM a\nRUN bundle config set frozen true\nRUN bundle\n',
  ],
  invalid: [
    {
      text: 'FROM a\nRUN «npm install»\n',
      says: 'The lock file may be set aside here: use npm ci',
      fixed: 'FROM a\nRUN npm ci\n',
    },
    {
      text: 'FROM a\nRUN «npm i» --omit=dev && npm run build\n',
      fixed: 'FROM a\nRUN npm ci --omit=dev && npm run build\n',
    },
    { text: 'FROM a\nRUN [«"npm", "install"»]\n' },
    {
      text: 'FROM a\nRUN «yarn»\n',
      says: 'The lock file may be set aside here: use yarn install --immutable, or --frozen-lockfile with Yarn 1',
      fixed: 'FROM a\nRUN yarn --frozen-lockfile\n',
    },
    {
      text: 'FROM a\nRUN «yarn install» --production\n',
      with: { '.yarnrc.yml': 'nodeLinker: node-modules\n' },
      fixed: 'FROM a\nRUN yarn install --immutable --production\n',
    },
    {
      text: 'FROM a\nRUN «pnpm install» --prod\n',
      fixed: 'FROM a\nRUN pnpm install --frozen-lockfile --prod\n',
    },
    {
      text: 'FROM a\nRUN <<EOF\n«bun install»\nEOF\n',
      fixed: 'FROM a\nRUN <<EOF\nbun install --frozen-lockfile\nEOF\n',
    },
    {
      text: 'FROM a\nRUN gem install bundler:2 && «bundle install» --jobs 4\n',
      fixed:
        'FROM a\nRUN gem install bundler:2 && BUNDLE_FROZEN=1 bundle install --jobs 4\n',
    },
    {
      text: 'FROM a\nRUN «composer update»\n',
      fixed: 'FROM a\nRUN composer install\n',
    },
    {
      text: 'FROM a\nRUN «poetry update»\n',
      fixed: 'FROM a\nRUN poetry install\n',
    },
    {
      text: 'FROM a\nRUN «uv sync»\n',
      fixed: 'FROM a\nRUN uv sync --locked\n',
    },
    {
      text: 'FROM a\nRUN «pipenv install» --system\n',
      fixed: 'FROM a\nRUN pipenv sync --system\n',
    },
    {
      text: 'FROM a\nRUN «go mod tidy»\n',
      fixed: 'FROM a\nRUN go mod download\n',
    },
    {
      text: 'FROM a\nRUN «cargo build» --release\n',
      severity: 'low',
      fixed: 'FROM a\nRUN cargo build --locked --release\n',
    },
    {
      text: 'FROM a AS b\nRUN «npm install»\nFROM c\nCOPY --from=b /a /a\n',
      fixed: 'FROM a AS b\nRUN npm ci\nFROM c\nCOPY --from=b /a /a\n',
    },
    { text: 'ONBUILD RUN «npm install»\n', fixed: 'ONBUILD RUN npm ci\n' },
  ],
  notApplicable: [
    'FROM a\nRUN npm install -g pm2@6\n',
    'FROM a\nRUN npm run build\n',
    'FROM a\nRUN yarn build\n',
    'FROM a\nRUN pnpm add x\n',
    'FROM a\nRUN pip install -r requirements.txt\n',
    'FROM a\nRUN bundle exec rake\n',
    'FROM a\nRUN dotnet restore\n',
    'FROM a AS unused\nRUN npm install\nFROM b\n',
  ],
});
