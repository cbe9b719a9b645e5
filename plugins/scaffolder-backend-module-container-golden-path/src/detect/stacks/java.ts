import { asPort, exists, first, Found, match, StackFacts } from '../found';
import type { Tree } from '../tree';

const GRADLE = ['build.gradle.kts', 'build.gradle'];

const FRAMEWORKS: Array<[RegExp, string]> = [
  [/(org\.springframework\.boot)/, 'spring-boot'],
  [/(io\.quarkus)/, 'quarkus'],
  [/(io\.micronaut)/, 'micronaut'],
  [/(io\.dropwizard)/, 'dropwizard'],
];

export function detectJava(tree: Tree): StackFacts | undefined {
  const manifest = ['pom.xml', ...GRADLE].find(file =>
    tree.paths.includes(file),
  );
  if (!manifest) return undefined;
  const isMaven = manifest === 'pom.xml';
  const tool = isMaven ? 'maven' : 'gradle';
  const wrapper = isMaven ? 'mvnw' : 'gradlew';
  const framework = first(
    ...FRAMEWORKS.map(([pattern, name]) => () => {
      const found = match(
        tree,
        manifest,
        pattern,
        library => `uses ${library}`,
      );
      return found && { ...found, value: name };
    }),
  );
  return {
    stack: {
      value: 'java',
      confidence: 'certain',
      file: manifest,
      because: `a build of ${isMaven ? 'Maven' : 'Gradle'}`,
    },
    packageManager: {
      value: tool,
      confidence: 'certain',
      file: tree.paths.includes(wrapper) ? wrapper : manifest,
      because: tree.paths.includes(wrapper)
        ? `the wrapper of ${tool}`
        : `a build of ${tool}, without a wrapper`,
    },
    framework,
    languageVersion: languageVersion(tree, manifest),
    entryPoint: first(
      () =>
        match(
          tree,
          manifest,
          /<(?:mainClass|start-class)>\s*([\w.]+)\s*</,
          () => 'the main class',
        ),
      () =>
        match(
          tree,
          manifest,
          /mainClass(?:\.set\(| ?= ?)["']([\w.]+)["']/,
          () => 'the main class',
        ),
      () => mainClass(tree),
    ),
    port: first(
      () =>
        asPort(
          match(
            tree,
            'src/main/resources/application.properties',
            /^server\.port ?[=:] ?(?:\$\{\w+:)?(\d+)/m,
            v => `server.port ${v}`,
          ),
        ),
      ...['application.yml', 'application.yaml'].map(
        name => () => yamlPort(tree, `src/main/resources/${name}`),
      ),
      () =>
        framework &&
        ['spring-boot', 'quarkus', 'micronaut'].includes(framework.value)
          ? {
              ...framework,
              value: 8080,
              confidence: 'guess',
              because: `${framework.value} takes 8080 unless told otherwise`,
            }
          : undefined,
    ),
  };
}

function languageVersion(tree: Tree, manifest: string): Found | undefined {
  return first(
    () =>
      match(
        tree,
        manifest,
        /<(?:java\.version|maven\.compiler\.(?:release|target|source)|release)>\s*(?:1\.)?(\d+)\s*</,
        v => `Java ${v}`,
      ),
    () =>
      match(
        tree,
        manifest,
        /JavaLanguageVersion\.of\(\s*["']?(\d+)/,
        v => `toolchain ${v}`,
      ),
    () =>
      match(tree, manifest, /jvmToolchain\(\s*(\d+)/, v => `toolchain ${v}`),
    () =>
      match(
        tree,
        manifest,
        /(?:source|target)Compatibility\s*=\s*(?:JavaVersion\.VERSION_)?["']?(?:1[._])?(\d+)/,
        v => `Java ${v}`,
      ),
    () => match(tree, '.java-version', /^(?:1\.)?(\d+)/m, v => `Java ${v}`),
    () => match(tree, '.sdkmanrc', /^java=(\d+)/m, v => `java=${v}`),
    () =>
      match(tree, '.tool-versions', /^java [^\d\n]*(\d+)/m, v => `java ${v}`),
  );
}

function mainClass(tree: Tree): Found | undefined {
  const sources = tree.paths.filter(path =>
    /^src\/main\/(?:java|kotlin)\//.test(path),
  );
  const name = (path: string) =>
    path
      .replace(/^src\/main\/(?:java|kotlin)\//, '')
      .replace(/\.java$/, '')
      .replace(/\.kt$/, 'Kt')
      .replace(/\//g, '.');
  return first(
    ...sources.map(path => () => {
      const found = match(
        tree,
        path,
        /(@SpringBootApplication)\b/,
        () => 'the Spring application',
      );
      return found && { ...found, value: name(path) };
    }),
    ...sources.map(path => () => {
      const found = match(
        tree,
        path,
        /(public static void main\s*\(|^fun main\s*\()/m,
        () => 'has a main method',
        'likely',
      );
      return found && { ...found, value: name(path) };
    }),
    () =>
      exists(tree, 'src/main/java/Main.java', 'Main', 'a usual name', 'guess'),
  );
}

/** `port` in the block of `server`. */
function yamlPort(tree: Tree, file: string): Found<number> | undefined {
  const lines = tree.read(file)?.split(/\r?\n/) ?? [];
  const server = lines.indexOf('server:');
  for (
    let index = server + 1;
    server >= 0 && /^\s/.test(lines[index] ?? '');
    index += 1
  ) {
    const port = /^\s+port:[^\d\n]*(\d+)/.exec(lines[index])?.[1];
    if (port) {
      return asPort({
        value: port,
        confidence: 'certain',
        file,
        line: index + 1,
        because: `server.port ${port}`,
      });
    }
  }
  return undefined;
}
