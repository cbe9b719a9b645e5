import { detect } from './detect';
import { treeOf } from './tree';

/** What was found, without what says so. */
function found(files: Record<string, string>) {
  const {
    stack,
    packageManager,
    framework,
    languageVersion,
    entryPoint,
    port,
  } = detect(treeOf(files));
  return Object.fromEntries(
    Object.entries({
      stack,
      packageManager,
      framework,
      languageVersion,
      entryPoint,
      port,
    }).flatMap(([key, one]) => (one ? [[key, one.value]] : [])),
  );
}

const npm = (manifest: object) => JSON.stringify(manifest, null, 2);

describe('Go', () => {
  it('is told by go.mod', () => {
    expect(
      found({
        'go.mod':
          'module example.com/harbour/planner\n\ngo 1.24\n\ntoolchain go1.24.3\n\nrequire (\n\tgithub.com/go-chi/chi/v5 v5.2.1\n)\n',
        'go.sum': '',
        'cmd/planner/main.go': 'package main\n\nfunc main() {}\n',
        'cmd/tool/main.go': 'package main\n',
        'internal/main.go': 'package internal\n',
      }),
    ).toEqual({
      stack: 'go',
      packageManager: 'gomod',
      framework: 'chi',
      languageVersion: '1.24.3',
      entryPoint: './cmd/planner',
    });
    expect(
      found({ 'go.mod': 'module x\ngo 1.22\n', 'main.go': 'package main\n' }),
    ).toMatchObject({ languageVersion: '1.22', entryPoint: '.' });
  });

  it('says where it is told', () => {
    const { languageVersion, entryPoint } = detect(
      treeOf({
        'go.mod': 'module x\n\ngo 1.22\n',
        'main.go': 'package main\n',
      }),
    );
    expect(languageVersion).toEqual({
      value: '1.22',
      confidence: 'certain',
      file: 'go.mod',
      line: 3,
      because: 'go 1.22',
    });
    expect(entryPoint).toMatchObject({
      confidence: 'certain',
      file: 'main.go',
    });
  });
});

describe('Node.js', () => {
  const manifest = npm({
    dependencies: { fastify: '^5' },
    scripts: { start: 'node --enable-source-maps dist/main.js' },
    engines: { node: '>=22.4 <23' },
  });

  it.each([
    ['package-lock.json', 'npm'],
    ['npm-shrinkwrap.json', 'npm'],
    ['pnpm-lock.yaml', 'pnpm'],
    ['yarn.lock', 'yarn-classic'],
    ['bun.lock', 'bun'],
    ['bun.lockb', 'bun'],
  ])('has the package manager of %s', (file, packageManager) => {
    expect(found({ 'package.json': manifest, [file]: '' })).toEqual({
      stack: 'node',
      packageManager,
      framework: 'fastify',
      languageVersion: '22.4',
      entryPoint: 'dist/main.js',
      port: 3000,
    });
  });

  it.each([
    ['yarn@1.22.22', {}, 'yarn-classic', '1.22.22'],
    ['yarn@4.9.2+sha512.0123', {}, 'yarn', '4.9.2'],
    [
      undefined,
      { '.yarnrc.yml': 'yarnPath: .yarn/releases/yarn-3.6.1.cjs\n' },
      'yarn',
      '3.6.1',
    ],
    [undefined, { '.yarnrc.yml': '' }, 'yarn', undefined],
  ])(
    'tells one Yarn from the other by packageManager %s and settings %j',
    (named, files, packageManager, packageManagerVersion) => {
      const detection = detect(
        treeOf({
          'package.json': npm({ packageManager: named }),
          'yarn.lock': '',
          ...files,
        }),
      );
      expect(detection.packageManager?.value).toBe(packageManager);
      expect(detection.packageManagerVersion?.value).toBe(
        packageManagerVersion,
      );
    },
  );

  it('is started by what starts it, whoever runs the script', () => {
    for (const [start, entryPoint] of [
      ['bun src/main.ts', 'src/main.ts'],
      ['bun run --smol ./src/main.ts', 'src/main.ts'],
      ['node --enable-source-maps dist/main', 'dist/main'],
    ])
      expect(
        found({ 'package.json': npm({ scripts: { start } }) }),
      ).toMatchObject({ entryPoint });
    expect(
      found({ 'package.json': npm({ scripts: { start: 'bun run serve' } }) }),
    ).not.toHaveProperty('entryPoint');
  });

  it('has the package manager that the manifest names, or a guess', () => {
    const { packageManager } = detect(
      treeOf({ 'package.json': npm({ packageManager: 'pnpm@10.2.0' }) }),
    );
    expect(packageManager).toMatchObject({ value: 'pnpm', line: 2 });
    expect(
      detect(treeOf({ 'package.json': '{}' })).packageManager,
    ).toMatchObject({
      value: 'npm',
      confidence: 'guess',
    });
  });

  it.each([
    ['.nvmrc', 'v24\n', '24'],
    ['.node-version', '24.1.0\n', '24.1.0'],
    ['.tool-versions', 'python 3.13\nnodejs 24.2.0\n', '24.2.0'],
  ])('has the version of %s', (file, text, languageVersion) => {
    expect(found({ 'package.json': manifest, [file]: text })).toMatchObject({
      languageVersion,
    });
  });

  it('has an entry point and a port', () => {
    expect(
      found({
        'package.json': npm({
          dependencies: { express: '4' },
          main: './server.js',
          scripts: { start: 'PORT=4000 npm run serve' },
        }),
      }),
    ).toMatchObject({ entryPoint: 'server.js', port: 4000 });
    expect(
      found({ 'package.json': npm({ name: 'x' }), 'index.js': '' }),
    ).toMatchObject({ stack: 'node', entryPoint: 'index.js' });
  });

  it('is a page where something is bundled and nothing serves', () => {
    for (const [library, bundler] of [
      ['vue', 'vite'],
      ['react', 'react-scripts'],
      ['@angular/core', '@angular/cli'],
    ]) {
      const { stack, framework } = found({
        'package.json': npm({
          dependencies: { [library]: '1' },
          devDependencies: { [bundler]: '1' },
        }),
        'index.html': '',
      });
      expect([stack, framework]).toEqual([
        'spa',
        library.replace('@angular/core', 'angular'),
      ]);
    }
    expect(
      found({
        'package.json': npm({ dependencies: { next: '15', react: '19' } }),
      }),
    ).toMatchObject({ stack: 'node', framework: 'next', port: 3000 });
  });

  it('survives a broken manifest', () => {
    expect(found({ 'package.json': '{ "name": ' })).toMatchObject({
      stack: 'node',
    });
    expect(found({ 'package.json': 'null' })).toMatchObject({ stack: 'node' });
  });
});

describe('Python', () => {
  const pyproject = `[project]
name = "fleet"
requires-python = ">=3.13"
dependencies = [
  "fastapi[standard]>=0.115",  # the server
]
`;

  it.each([
    ['uv.lock', 'uv'],
    ['poetry.lock', 'poetry'],
    ['pdm.lock', 'pdm'],
    ['Pipfile.lock', 'pipenv'],
  ])('has the package manager of %s', (file, packageManager) => {
    expect(
      found({
        'pyproject.toml': pyproject,
        [file]: '',
        'src/fleet/main.py': 'from fastapi import FastAPI\n\napp = FastAPI()\n',
      }),
    ).toEqual({
      stack: 'python',
      packageManager,
      framework: 'fastapi',
      languageVersion: '3.13',
      entryPoint: 'fleet.main:app',
      port: 8000,
    });
  });

  it('has pip for requirements, and what the settings name', () => {
    expect(
      found({
        'requirements.txt': 'Flask==3.1\n',
        'app.py': 'app = Flask(__name__)\n',
      }),
    ).toEqual({
      stack: 'python',
      packageManager: 'pip',
      framework: 'flask',
      entryPoint: 'app:app',
      port: 5000,
    });
    expect(
      detect(
        treeOf({ 'requirements.in': 'x\n', 'requirements.lock': 'x==1\n' }),
      ).packageManager,
    ).toMatchObject({ value: 'pip', file: 'requirements.lock' });
    expect(
      found({
        'pyproject.toml':
          '[tool.poetry.dependencies]\npython = "^3.12"\nDjango = "^5"\n',
      }),
    ).toMatchObject({
      packageManager: 'poetry',
      framework: 'django',
      languageVersion: '3.12',
    });
    expect(
      found({ 'pyproject.toml': '[tool.uv]\npackage = false\n' }),
    ).toMatchObject({
      packageManager: 'uv',
    });
    expect(
      found({
        Pipfile:
          '[packages]\nflask = "*"\n[requires]\npython_version = "3.13"\n',
      }),
    ).toMatchObject({
      packageManager: 'pipenv',
      framework: 'flask',
      languageVersion: '3.13',
    });
    expect(
      found({ 'setup.py': "setup(name='x', python_requires='>=3.11')\n" }),
    ).toMatchObject({ packageManager: 'pip', languageVersion: '3.11' });
    expect(
      found({ 'setup.cfg': '[options]\npython_requires = >=3.10\n' }),
    ).toMatchObject({ languageVersion: '3.10' });
  });

  it.each([
    ['.python-version', '3.14\n', '3.14'],
    ['runtime.txt', 'python-3.12.4\n', '3.12.4'],
    ['.tool-versions', 'python 3.13.1\n', '3.13.1'],
  ])('has the version of %s', (file, text, languageVersion) => {
    expect(found({ 'requirements.txt': 'x\n', [file]: text })).toMatchObject({
      languageVersion,
    });
  });

  it('starts Django by its settings, and a package by its name', () => {
    expect(
      found({
        'requirements.txt': 'django\n',
        'manage.py':
          "os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'console.settings')\n",
      }),
    ).toMatchObject({ entryPoint: 'console.wsgi:application', port: 8000 });
    expect(
      found({ 'requirements.txt': 'x\n', 'ais_ingest/__main__.py': '' }),
    ).toMatchObject({ entryPoint: 'ais_ingest' });
  });
});

describe('PHP', () => {
  it('is told by composer.json, or by a page', () => {
    expect(
      found({
        'composer.json': npm({
          require: { php: '^8.4', 'laravel/framework': '^12.0' },
        }),
        'composer.lock': '{}',
        artisan: '',
        'public/index.php': '<?php\n',
        'package.json': npm({ devDependencies: { vite: '6', vue: '3' } }),
      }),
    ).toEqual({
      stack: 'php',
      packageManager: 'composer',
      framework: 'laravel',
      languageVersion: '8.4',
      entryPoint: 'public/index.php',
    });
    expect(found({ 'composer.json': '{}', 'bin/console': '' })).toMatchObject({
      framework: 'symfony',
    });
    expect(found({ 'htdocs/index.php': '' })).toEqual({
      stack: 'php',
      entryPoint: 'htdocs/index.php',
    });
  });
});

describe('Java', () => {
  it('is built by Maven', () => {
    expect(
      found({
        'pom.xml':
          '<project>\n<parent><groupId>org.springframework.boot</groupId></parent>\n<properties><java.version>21</java.version></properties></project>',
        mvnw: '',
        'src/main/java/com/harbour/Registry.java':
          '@SpringBootApplication\npublic class Registry {}\n',
        'src/main/resources/application.yml':
          'server:\n  ssl: false\n  port: 8090\n',
      }),
    ).toEqual({
      stack: 'java',
      packageManager: 'maven',
      framework: 'spring-boot',
      languageVersion: '21',
      entryPoint: 'com.harbour.Registry',
      port: 8090,
    });
  });

  it('is built by Gradle', () => {
    expect(
      found({
        'build.gradle.kts':
          'plugins { id("io.quarkus") }\njava { toolchain { languageVersion = JavaLanguageVersion.of(25) } }\napplication { mainClass.set("com.harbour.Main") }\n',
        'settings.gradle.kts': '',
        gradlew: '',
      }),
    ).toEqual({
      stack: 'java',
      packageManager: 'gradle',
      framework: 'quarkus',
      languageVersion: '25',
      entryPoint: 'com.harbour.Main',
      port: 8080,
    });
    expect(
      found({
        'build.gradle': "sourceCompatibility = '17'\n",
        'src/main/java/Main.java': '',
        'src/main/resources/application.properties':
          'server.port=${PORT:9090}\n',
      }),
    ).toEqual({
      stack: 'java',
      packageManager: 'gradle',
      languageVersion: '17',
      entryPoint: 'Main',
      port: 9090,
    });
  });

  it.each([
    ['.java-version', '21\n'],
    ['.sdkmanrc', 'java=21.0.2-tem\n'],
    ['.tool-versions', 'java temurin-21.0.2\n'],
  ])('has the version of %s', (file, text) => {
    expect(found({ 'pom.xml': '<project/>', [file]: text })).toMatchObject({
      languageVersion: '21',
    });
  });
});

describe('Rust', () => {
  it('is told by Cargo.toml', () => {
    expect(
      found({
        'Cargo.toml':
          '[package]\nname = "tariff"\nrust-version = "1.85"\n\n[dependencies]\nactix-web = { version = "4" }\n',
        'Cargo.lock': '',
      }),
    ).toEqual({
      stack: 'rust',
      packageManager: 'cargo',
      framework: 'actix-web',
      languageVersion: '1.85',
      entryPoint: 'tariff',
      port: 8080,
    });
    expect(
      found({
        'Cargo.toml':
          '[package]\nname = "a"\n[[bin]]\nname = "b"\n[dependencies.axum]\nversion = "0.8"\n',
        'rust-toolchain.toml': '[toolchain]\nchannel = "1.90.0"\n',
      }),
    ).toMatchObject({
      framework: 'axum',
      entryPoint: 'b',
      languageVersion: '1.90.0',
    });
    expect(
      found({ 'Cargo.toml': '', 'rust-toolchain': '1.88\n' }),
    ).toMatchObject({ languageVersion: '1.88' });
  });
});

describe('.NET', () => {
  it('is told by a project', () => {
    expect(
      found({
        'src/Api/Api.csproj':
          '<Project Sdk="Microsoft.NET.Sdk.Web">\n<TargetFramework>net9.0</TargetFramework></Project>',
        'src/Api/packages.lock.json': '{}',
        'src/Api.Tests/Api.Tests.csproj': '<Project Sdk="Microsoft.NET.Sdk"/>',
      }),
    ).toEqual({
      stack: 'dotnet',
      packageManager: 'nuget',
      framework: 'aspnetcore',
      languageVersion: '9.0',
      entryPoint: 'Api.dll',
      port: 8080,
    });
    expect(
      found({
        'W.csproj':
          '<Project Sdk="Microsoft.NET.Sdk.Worker"><AssemblyName>Collector</AssemblyName></Project>',
        'global.json': '{"sdk": {"version": "10.0.100"}}',
      }),
    ).toEqual({
      stack: 'dotnet',
      packageManager: 'nuget',
      framework: 'worker',
      languageVersion: '10.0',
      entryPoint: 'Collector.dll',
    });
  });
});

describe('what is there besides', () => {
  it('is the port of the container files before that of the framework', () => {
    const manifest = { 'package.json': npm({ dependencies: { next: '15' } }) };
    expect(
      detect(
        treeOf({
          ...manifest,
          Dockerfile:
            'FROM node AS build\nEXPOSE 1\nFROM node\nexpose 8443/tcp\n',
          'compose.yaml': 'services: {}\n',
        }),
      ),
    ).toMatchObject({
      port: { value: 8443, file: 'Dockerfile', line: 4, confidence: 'certain' },
      containerFiles: [
        { file: 'Dockerfile', kind: 'dockerfile' },
        { file: 'compose.yaml', kind: 'compose' },
      ],
    });
    const compose = (ports: string) =>
      `services:\n  db:\n    image: postgres\n    ports: ["5432:5432"]\n  web:\n    build: .\n    ports: [${ports}]\n`;
    for (const ports of [
      '"127.0.0.1:80:8081"',
      '"8081"',
      '8081',
      '"80:8081/tcp"',
      '{ target: 8081, published: 80 }',
      '"${PORT:-80}:8081"',
    ]) {
      expect(
        found({ ...manifest, 'compose.yaml': compose(ports) }),
      ).toMatchObject({ port: 8081 });
    }
    expect(found({ ...manifest, 'compose.yaml': ': [' })).toMatchObject({
      port: 3000,
    });
    expect(
      found({ ...manifest, Dockerfile: 'FROM node\nEXPOSE 99999\n' }),
    ).toMatchObject({ port: 3000 });
  });

  it('is the services of a monorepo', () => {
    const { stack, services } = detect(
      treeOf({
        'services/api/go.mod': 'module api\n',
        'services/web/package.json': '{}',
        'services/web/node_modules/x/package.json': '{}',
        'services/api/testdata/package.json': '{}',
        'events/schema.json': '{}',
      }),
    );
    expect(stack).toBeUndefined();
    expect(services).toEqual([
      { folder: 'services/api', stack: 'go' },
      { folder: 'services/web', stack: 'node' },
    ]);
  });

  it('is unsure where there are two languages', () => {
    const { stack, others } = detect(
      treeOf({ 'go.mod': 'module x\n', 'requirements.txt': 'x\n' }),
    );
    expect([stack?.value, stack?.confidence]).toEqual(['go', 'guess']);
    expect(others.map(({ value }) => value)).toEqual(['python']);
  });

  it('is nothing that there is a golden path for', () => {
    expect(
      detect(
        treeOf({ Gemfile: '', 'package.json': '{}', Dockerfile: 'FROM x\n' }),
      ),
    ).toMatchObject({
      unsupported: { value: 'Ruby', file: 'Gemfile' },
      containerFiles: [{ file: 'Dockerfile' }],
    });
    expect(detect(treeOf({ Gemfile: '' })).stack).toBeUndefined();
    expect(detect(treeOf({}))).toEqual({
      others: [],
      containerFiles: [],
      services: [],
    });
  });
});
