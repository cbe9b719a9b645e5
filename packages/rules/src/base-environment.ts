import type { ImageRef } from '@plimsoll/syntax';

/**
 * Images that set no other variables than PATH and those named here, whatever their tag. Of most images it is not known
 * what they set.
 */
const bare: Readonly<Record<string, readonly string[]>> = {
  'docker.io/library/almalinux': [],
  'docker.io/library/alpine': [],
  'docker.io/library/amazonlinux': [],
  'docker.io/library/archlinux': ['LANG'],
  'docker.io/library/busybox': [],
  'docker.io/library/centos': [],
  'docker.io/library/debian': [],
  'docker.io/library/fedora': ['DISTTAG', 'FGC', 'FBR', 'container'],
  'docker.io/library/oraclelinux': [],
  'docker.io/library/rockylinux': [],
  'docker.io/library/ubuntu': [],
};

/** What images are known to set, besides other variables. A name with a star stands for all that begin so. */
const partly: readonly (readonly [string, readonly string[]])[] = [
  ['docker.io/library/node', ['NODE_VERSION', 'YARN_VERSION']],
  [
    'docker.io/library/python',
    ['PYTHON_VERSION', 'PYTHON_SHA256', 'GPG_KEY', 'LANG'],
  ],
  ['docker.io/library/golang', ['GOLANG_VERSION', 'GOPATH', 'GOTOOLCHAIN']],
  ['docker.io/library/rust', ['CARGO_HOME', 'RUSTUP_HOME', 'RUST_VERSION']],
  [
    'docker.io/library/ruby',
    ['GEM_HOME', 'BUNDLE_APP_CONFIG', 'RUBY_VERSION', 'LANG'],
  ],
  ['docker.io/library/php', ['PHP_INI_DIR', 'PHP_VERSION', 'PHPIZE_DEPS']],
  ['docker.io/library/nginx', ['NGINX_VERSION', 'NJS_VERSION', 'PKG_RELEASE']],
  ['docker.io/library/postgres', ['PGDATA', 'PG_MAJOR', 'PG_VERSION', 'LANG']],
  ['docker.io/library/eclipse-temurin', ['JAVA_HOME', 'JAVA_VERSION', 'LANG']],
  ['docker.io/library/openjdk', ['JAVA_HOME', 'JAVA_VERSION', 'LANG']],
  ['docker.io/library/amazoncorretto', ['JAVA_HOME', 'LANG']],
  ['docker.io/library/maven', ['MAVEN_HOME', 'MAVEN_CONFIG', 'JAVA_HOME']],
  ['docker.io/library/gradle', ['GRADLE_HOME', 'GRADLE_VERSION', 'JAVA_HOME']],
  [
    'mcr.microsoft.com/dotnet/*',
    ['APP_UID', 'ASPNET_VERSION', 'DOTNET_VERSION', 'DOTNET_SDK_VERSION'],
  ],
];

/** Whether an image sets a variable; undefined if that is not known. */
export function setsVariable(
  image: ImageRef,
  variable: string,
): boolean | undefined {
  const { name } = image;
  if (name === undefined) return undefined;
  // The table is plain data: a name such as "constructor" must not find anything else.
  const all = Object.hasOwn(bare, name) ? bare[name] : undefined;
  if (all) return all.includes(variable);
  const isKnown = partly.some(
    ([pattern, variables]) =>
      variables.includes(variable) &&
      (pattern.endsWith('*')
        ? name.startsWith(pattern.slice(0, -1))
        : name === pattern),
  );
  return isKnown ? true : undefined;
}
