import { headOf, isOn, operandsOf, placeOf, valuesOf } from './command-words';
import type { BuildAct, Tristate } from './nodes';
import type { ActPlace } from './place';
import type { ToolCall } from './tool-call';
import type { LocatedInFile } from '../yaml/nodes';

/** The words of a command line that build an image, and how the tool is called in messages. */
interface BuildTool {
  readonly tool: string;
  /** How many words name it. */
  readonly words: number;
  /** It pushes what it builds unless told otherwise. */
  readonly pushes?: Tristate;
  /** BuildKit through buildx: it attests provenance by itself when it pushes. */
  readonly buildx?: boolean;
  /** Its cache is its own business. */
  readonly cache?: Tristate;
  readonly sbom?: Tristate;
  readonly provenance?: Tristate;
  /** Its tags stand in a file that is not read. */
  readonly tagsElsewhere?: boolean;
}

const containerTools = new Set([
  'docker',
  'podman',
  'nerdctl',
  'buildah',
  'img',
  'depot',
]);

/** What builds an image here, if anything does. */
export function buildTool(command: ToolCall): BuildTool | undefined {
  const { name } = command;
  if (name === undefined) return undefined;
  const words = operandsOf(
    command,
    new Set(['-H', '--host', '--context', '--config', '-l', '--log-level']),
  )
    .slice(0, 3)
    .map(({ shape }) => shape);
  const [first, second] = words;
  if (containerTools.has(name)) {
    if (first === 'buildx' && (second === 'build' || second === 'b'))
      return { tool: `${name} buildx build`, words: 2, buildx: true };
    if (first === 'buildx' && second === 'bake') {
      // These show what would be built.
      if (isOn(command, '--print', '--check', '--list')) return undefined;
      return {
        tool: `${name} buildx bake`,
        words: 2,
        buildx: true,
        tagsElsewhere: true,
      };
    }
    if ((first === 'builder' || first === 'image') && second === 'build')
      return { tool: `${name} ${first} build`, words: 2 };
    if (first === 'compose' && composeBuilds(command))
      return {
        tool: `${name} compose build`,
        words: 2,
        tagsElsewhere: true,
        cache: undefined,
      };
    const builds =
      first === 'build' ||
      (name === 'buildah' &&
        (first === 'bud' || first === 'build-using-dockerfile'));
    if (!builds) return undefined;
    if (name === 'depot')
      return { tool: 'depot build', words: 1, buildx: true, cache: true };
    return { tool: `${name} ${first}`, words: 1 };
  }
  if (/^docker-compose$|^podman-compose$/.test(name) && composeBuilds(command))
    return {
      tool: `${name} build`,
      words: 1,
      tagsElsewhere: true,
      cache: undefined,
    };
  return otherTool(name, command, words);
}

function composeBuilds(command: ToolCall): boolean {
  const words = operandsOf(
    command,
    new Set([
      '-f',
      '--file',
      '-p',
      '--project-name',
      '--profile',
      '--env-file',
      '--project-directory',
    ]),
  );
  const [first, second] = words.map(({ shape }) => shape);
  const does = first === 'compose' ? second : first;
  return (
    does === 'build' ||
    (/^(?:up|run|create)$/.test(does ?? '') && isOn(command, '--build'))
  );
}

function otherTool(
  name: string,
  command: ToolCall,
  [first, second]: readonly string[],
): BuildTool | undefined {
  switch (name) {
    case 'executor':
      return /kaniko/.test(command.nameAt?.shape ?? '')
        ? {
            tool: 'kaniko',
            words: 0,
            pushes: !isOn(command, '--no-push'),
            cache: isOn(command, '--cache'),
            provenance: false,
          }
        : undefined;
    case 'buildctl':
    case 'buildctl-daemonless.sh':
      return first === 'build'
        ? { tool: 'buildctl build', words: 1 }
        : undefined;
    case 'ko':
      return first === 'build' ||
        first === 'publish' ||
        first === 'resolve' ||
        first === 'apply'
        ? {
            tool: 'ko build',
            words: 1,
            pushes: !isOn(command, '--local', '-L'),
            cache: true,
            sbom: !valuesOf(command, '--sbom').some(
              ({ raw }) => raw === 'none',
            ),
            tagsElsewhere: valuesOf(command, '--tags', '-t').length === 0,
          }
        : undefined;
    case 'pack':
      return first === 'build'
        ? {
            tool: 'pack build',
            words: 1,
            pushes: isOn(command, '--publish'),
            cache: undefined,
            sbom: true,
          }
        : undefined;
    case 'mvn':
    case 'mvnw':
    case 'gradle':
    case 'gradlew':
      return command.args.some(({ shape }) =>
        /(?:^|:)(?:jib(?:Docker)?Build|jib:build|jib:dockerBuild|jib|bootBuildImage|build-image)$/.test(
          shape,
        ),
      )
        ? {
            tool: `${name} image build`,
            words: 0,
            pushes: undefined,
            cache: true,
            tagsElsewhere: true,
          }
        : undefined;
    case 'nixpacks':
    case 's2i':
      return first === 'build'
        ? { tool: `${name} build`, words: 1, cache: undefined }
        : undefined;
    case 'skaffold':
    case 'werf':
      return first === 'build' || first === 'converge'
        ? {
            tool: `${name} ${first}`,
            words: 1,
            pushes: undefined,
            cache: undefined,
            tagsElsewhere: true,
          }
        : undefined;
    case 'az':
      return first === 'acr' && second === 'build'
        ? {
            tool: 'az acr build',
            words: 2,
            pushes: !isOn(command, '--no-push'),
          }
        : undefined;
    case 'gcloud':
      return first === 'builds' && second === 'submit'
        ? {
            tool: 'gcloud builds submit',
            words: 2,
            pushes: true,
            cache: undefined,
            tagsElsewhere: true,
          }
        : undefined;
    default:
      return undefined;
  }
}

/** What a build on the command line does. */
export function buildAct(
  command: ToolCall,
  tool: BuildTool,
  place: ActPlace,
): BuildAct {
  const outputs = [
    ...valuesOf(command, '--output', '-o').map(({ raw }) => raw),
    // A bake file's targets are told so: `--set '*.output=type=docker'`.
    ...valuesOf(command, '--set').flatMap(({ raw }) => {
      const output = /^["']?[^=]*\.output=(.*)$/.exec(raw)?.[1];
      return output ? [output] : [];
    }),
  ].map(raw => place.explain(raw));
  const pushes = pushesOf(command, tool, outputs);
  const args = [
    ...valuesOf(command, '--build-arg').map(({ raw, at }) =>
      place.arg(raw, at),
    ),
    ...valuesOf(command, '--opt').flatMap(({ raw, at }) =>
      raw.startsWith('build-arg:')
        ? [place.arg(raw.slice('build-arg:'.length), at)]
        : [],
    ),
  ];
  const attests = valuesOf(command, '--attest').map(({ raw }) => raw);
  const names = [
    ...valuesOf(command, '-t', '--tag', '--destination', '-d'),
    ...(tool.tool === 'az acr build' ? valuesOf(command, '--image', '-i') : []),
  ];
  const named = place.named([...names, ...outputNames(command)]);
  const off = provenanceOff(command);
  // What its file says of caches, platforms and attestations is not read here.
  const isBake = / bake$/.test(tool.tool);
  const attested =
    attests.some(text => /type=provenance/.test(text)) ||
    valuesOf(command, '--provenance').length > 0;
  return {
    ...place.base(tool.tool, headOf(command, tool.words), command),
    does: 'build',
    pushes,
    ...named,
    tagsComplete: !tool.tagsElsewhere,
    args,
    cacheFrom: valuesOf(command, '--cache-from', '--import-cache')[0]?.at,
    noCache: isOn(command, '--no-cache'),
    buildkitOff: buildkitOff(command, place),
    platforms: isBake || valuesOf(command, '--platform').length > 0,
    cache: 'cache' in tool ? tool.cache : cacheOf(command, isBake, args),
    sbom:
      tool.sbom ??
      (isOn(command, '--sbom') ||
        attests.some(text => /type=sbom/.test(text)) ||
        (isBake ? undefined : false)),
    provenance: off
      ? false
      : tool.provenance ??
        (attested || (tool.buildx === true && pushes !== false)),
    provenanceOff: off,
    ...sources(command, tool, place),
  };
}

function pushesOf(
  command: ToolCall,
  tool: BuildTool,
  outputs: readonly string[],
): Tristate {
  if (isOn(command, '--push')) return true;
  if (outputs.some(output => /type=registry|push=true/.test(output)))
    return true;
  if (
    command.args.some(
      ({ shape }) => /^--push=\uFFFC/.test(shape) || shape === '\uFFFC',
    )
  )
    return undefined;
  return 'pushes' in tool ? tool.pushes : false;
}

/** `--output type=image,name=ghcr.io/acme/app:1.2,push=true` */
function outputNames(command: ToolCall) {
  return valuesOf(command, '--output', '-o').flatMap(({ raw, at }) => {
    const name = /name=([^,\s"']+)/.exec(raw)?.[1];
    return name ? [{ raw: name, at }] : [];
  });
}

/** `DOCKER_BUILDKIT=0`, before the command or in its environment. */
function buildkitOff(
  command: ToolCall,
  place: ActPlace,
): LocatedInFile | undefined {
  if (!/^docker(?:-compose)?$/.test(command.name ?? '')) return undefined;
  const own = command.assignments.find(
    ({ name }) => name === 'DOCKER_BUILDKIT',
  );
  if (own)
    return own.value?.value === '0'
      ? { source: command.source, start: own.start, end: own.end }
      : undefined;
  const given = place.surroundings.setting('DOCKER_BUILDKIT');
  return given && /^["']?(?:0|false)["']?$/.test(given.value.trim())
    ? given.at
    : undefined;
}

function provenanceOff(command: ToolCall) {
  const [off] = valuesOf(command, '--provenance').filter(({ raw }) =>
    /^["']?(?:false|0)["']?$/.test(raw),
  );
  return off?.at;
}

function cacheOf(
  command: ToolCall,
  isBake: boolean,
  args: readonly { readonly name: string }[],
): Tristate {
  if (isOn(command, '--no-cache')) return undefined;
  const has = (...names: string[]) => valuesOf(command, ...names).length > 0;
  const sets = valuesOf(command, '--set')
    .map(({ raw }) => raw)
    .join(' ');
  const reads =
    has('--cache-from', '--import-cache') || /cache-from/.test(sets);
  const writes =
    has('--cache-to', '--export-cache') ||
    /cache-to/.test(sets) ||
    args.some(({ name }) => name === 'BUILDKIT_INLINE_CACHE');
  if (reads && writes) return true;
  return isBake ? undefined : false;
}

const buildFlags = new Set(
  '-t --tag -f --file --build-arg --target --platform --cache-from --cache-to --label -o --output --progress --secret --ssh --network --add-host --build-context --builder --attest --annotation --iidfile --metadata-file --shm-size --ulimit --cgroup-parent -c --cpu-shares --cpuset-cpus -m --memory --isolation --format --arch --os --registry -r --image -i --opt --local --frontend --import-cache --export-cache --destination -d --context --dockerfile'.split(
    ' ',
  ),
);

function sources(command: ToolCall, tool: BuildTool, place: ActPlace) {
  if (tool.tagsElsewhere) return {};
  const target = valuesOf(command, '--target')[0];
  const kaniko = tool.tool === 'kaniko';
  const named = valuesOf(
    command,
    ...(kaniko ? ['--dockerfile', '-f'] : ['-f', '--file']),
  )[0];
  const given = kaniko
    ? valuesOf(command, '--context', '-c')[0]
    : lastOperand(command, tool.words);
  const context = place.path(given?.raw.replace(/dir:\/\//, ''));
  const stage = target && place.explain(target.raw);
  const usual =
    context === undefined ? undefined : place.path('Dockerfile', context);
  return {
    context,
    // `-f` counts from where the command runs, the default from the context.
    dockerfile: named ? place.path(named.raw) : usual,
    target: stage?.includes('{') ? undefined : stage,
    contextAt: given?.at,
    dockerfileAt: named?.at,
    targetAt: target?.at,
  };
}

function lastOperand(command: ToolCall, words: number) {
  const operands = operandsOf(command, buildFlags);
  const last = operands[operands.length - 1];
  return operands.length > words
    ? { raw: last.raw, at: placeOf(last) }
    : undefined;
}
