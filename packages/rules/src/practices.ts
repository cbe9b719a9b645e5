/** One thing that a container set-up ought to have. Rules name it in their `references.practices`. */
export interface Practice {
  /** `<section>/<words>`; never changes. */
  id: `${string}/${string}`;
  /** What is asked, as one would say it to a colleague. */
  asks: string;
  /** Why no rule looks for it; only where none does. */
  noRule?: string;
}

/** Practices that belong together. */
export interface PracticeSection {
  id: string;
  title: string;
  practices: readonly Practice[];
}

/**
 * What the golden paths do, and the rules ask for. A practice without a rule says why: most often because files of the
 * repository cannot tell.
 */
export const practiceSections: readonly PracticeSection[] = [
  {
    id: 'image',
    title: 'Building images',
    practices: [
      {
        id: 'image/one-layer-one-operation',
        asks: 'Do in one RUN what belongs together: refresh the index, install, clean up.',
      },
      {
        id: 'image/only-what-is-needed',
        asks: 'Install and copy what the build and the service need, and nothing else.',
      },
      {
        id: 'image/small-runtime-base',
        asks: 'Ship on a small base that still gets fixes, without compilers, package managers and shells that nobody needs.',
      },
      {
        id: 'image/complete-scratch',
        asks: 'On an empty base bring along what a program expects: certificates, time zones, a user by number.',
        noRule:
          'Whether a program needs certificates or time zones is in its code. That it has a user of its own is asked of every image.',
      },
      {
        id: 'image/pinned-base',
        asks: 'Name the version of the base image, and its digest.',
      },
      {
        id: 'image/start-without-shell',
        asks: 'Start and check the service without a shell, so that it works on a base that has none and hears signals.',
      },
      {
        id: 'image/cache-order',
        asks: 'Order instructions so that what changes rarely stays cached: dependencies before sources, downloads in cache mounts.',
      },
      {
        id: 'image/reproducible-install',
        asks: 'Install exactly what a lock file or a version says.',
      },
      {
        id: 'image/regular-fresh-build',
        asks: 'Build from nothing on a schedule, so that fixes of the base reach images that nobody changes.',
      },
      {
        id: 'image/context-left-out',
        asks: 'Keep out of the build context what the build does not need: history, secrets, dependencies, results of earlier builds.',
      },
      {
        id: 'image/build-arguments',
        asks: 'Declare build arguments where they are used, with defaults that build, and never with secrets.',
      },
      {
        id: 'image/stages-with-a-purpose',
        asks: 'Give stages names and one purpose each: dependencies, build, test, debug, and last what runs.',
      },
      {
        id: 'image/verified-downloads',
        asks: 'Verify what is downloaded in a build: by checksum, by signature, by certificate.',
      },
      {
        id: 'image/labels',
        asks: 'Say in labels what the image is, and which source it was built from.',
      },
      {
        id: 'image/builds-as-written',
        asks: 'Write instructions that builders accept and that mean what they seem to.',
      },
      {
        id: 'image/several-platforms',
        asks: 'Leave the platform to whoever builds, and say for which ones the image is meant.',
      },
      {
        id: 'image/measured-size',
        asks: 'Watch how large the image is and how much of it is wasted.',
        noRule:
          'Only the built image has a size; files do not. Let the pipeline measure it.',
      },
    ],
  },
  {
    id: 'compose',
    title: 'Compose',
    practices: [
      {
        id: 'compose/current-format',
        asks: 'Write what the current Compose reads: no version, no links, keys that exist.',
      },
      {
        id: 'compose/versioned-images',
        asks: 'Run images of a named version that still gets fixes.',
      },
      {
        id: 'compose/start-order',
        asks: 'Wait for what you depend on until it is healthy, and for jobs until they have ended.',
      },
      {
        id: 'compose/health-checks',
        asks: 'Give each service a health check that asks what only a healthy one answers, with a tool that the image has.',
      },
      {
        id: 'compose/development-apart',
        asks: 'Keep what is for development out of the file for production: sources mounted from the host, debuggers, tools with a web page.',
      },
      {
        id: 'compose/env-files',
        asks: 'Commit an example of the env file that names every variable, and never the real one.',
      },
      {
        id: 'compose/secrets',
        asks: 'Hand passwords in as secrets or from outside, and never write them down.',
      },
      {
        id: 'compose/secret-store',
        asks: 'Keep secrets in a store made for them, one for development, pipeline and production each.',
        noRule:
          'The store is outside of the repository. That no secret is inside is asked by many rules.',
      },
      {
        id: 'compose/restart',
        asks: 'Say what happens when a service ends by itself.',
      },
      {
        id: 'compose/everyday-commands',
        asks: 'Give the everyday commands names: up, down, logs, a shell, start anew.',
        noRule:
          'Any tool will do for it, and none of them is a container file.',
      },
      {
        id: 'compose/one-way-of-writing',
        asks: 'Write all Compose files in one way, so that differences mean something.',
      },
    ],
  },
  {
    id: 'network',
    title: 'Networking',
    practices: [
      {
        id: 'network/networks-of-its-own',
        asks: 'Let services talk in networks of their own, by name, and not in those of the host or the shared bridge.',
      },
      {
        id: 'network/published-on-purpose',
        asks: 'Publish only what callers outside need, on the address that is meant, and never a database.',
      },
      {
        id: 'network/one-port-everywhere',
        asks: 'Let everything that names the port of the service name the same: EXPOSE, Compose, pods, probes, Services.',
      },
      {
        id: 'network/unprivileged-ports',
        asks: 'Listen above 1024, so that nobody has to be root for it.',
      },
      {
        id: 'network/looking-into-it',
        asks: 'Know how to find out why two containers cannot talk.',
        noRule: 'That is knowledge of people; files do not show it.',
      },
    ],
  },
  {
    id: 'volume',
    title: 'Volumes and data',
    practices: [
      {
        id: 'volume/named-for-data',
        asks: 'Keep data in named volumes, mounted where the image writes it.',
      },
      {
        id: 'volume/host-left-alone',
        asks: 'Hand in no folders or sockets of the host that give power over it, and the rest read-only.',
      },
      {
        id: 'volume/read-only-root',
        asks: 'Make the root file system read-only, with tmpfs or volumes for what has to be written.',
      },
      {
        id: 'volume/prepared-by-a-job',
        asks: 'Let a job that ends fill a volume or migrate a database before the service starts.',
      },
      {
        id: 'volume/one-writer',
        asks: 'Let one service write to a volume, and the others read.',
      },
      {
        id: 'volume/backup',
        asks: 'Back data up, and try out that it can be restored.',
        noRule:
          'Backups are made by what runs beside the service, and a restore that works is not in a file.',
      },
    ],
  },
  {
    id: 'security',
    title: 'Security',
    practices: [
      {
        id: 'security/not-root',
        asks: 'Run as a user by number that is not root, the same in image, Compose and pod.',
      },
      {
        id: 'security/program-not-writable',
        asks: 'Let the service read its program and not change it.',
      },
      {
        id: 'security/user-namespaces',
        asks: 'Map users of containers to powerless ones of the host.',
        noRule:
          'The engine or the cluster is set up so, outside of the repository. That nothing switches it off is asked.',
      },
      {
        id: 'security/nothing-to-work-with',
        asks: 'Leave an intruder no shell, package manager or tools for debugging.',
      },
      {
        id: 'security/scanned',
        asks: 'Scan the image in the pipeline, and stop where there is something critical.',
      },
      {
        id: 'security/exceptions-expire',
        asks: 'Accept findings only with a reason and an end.',
      },
      {
        id: 'security/few-capabilities',
        asks: 'Drop all capabilities, and add back those that are needed.',
      },
      {
        id: 'security/not-privileged',
        asks: 'Run nothing privileged, and nothing in the namespaces of the host.',
      },
      {
        id: 'security/profiles-on',
        asks: 'Keep seccomp, AppArmor and no-new-privileges on.',
      },
      {
        id: 'security/no-secret-in-image',
        asks: 'Leave no secret in the image, its history or its context.',
      },
      {
        id: 'security/admission',
        asks: 'Let the cluster refuse what breaks the rules: pods, unsigned images.',
        noRule:
          'Admission belongs to the cluster and is in the repository of those who run it.',
      },
      {
        id: 'security/little-access-to-the-cluster',
        asks: 'Give a pod an account of its own, and its token only where it is used.',
      },
    ],
  },
  {
    id: 'resources',
    title: 'Resources and monitoring',
    practices: [
      {
        id: 'resources/memory',
        asks: 'Limit memory, and say how much is needed.',
      },
      {
        id: 'resources/processor',
        asks: 'Say how much of the processor is needed, and limit it where others suffer.',
      },
      {
        id: 'resources/processes',
        asks: 'Limit the number of processes.',
      },
      {
        id: 'resources/runtime-knows-its-limit',
        asks: 'Tell the runtime of the language how much memory it has.',
        noRule:
          'Runtimes of today read the limit of their container by themselves; where one does not, what it is told depends on the program.',
      },
      {
        id: 'resources/housekeeping',
        asks: 'Clear away old images, containers and volumes on machines and in registries.',
        noRule:
          'Machines and registries are set up outside of the repository of a service.',
      },
      {
        id: 'resources/metrics',
        asks: 'Measure the service and its containers, and be told when something is wrong.',
        noRule:
          'Which metrics a service has is in its code, and who collects them is set up elsewhere.',
      },
      {
        id: 'resources/sandbox',
        asks: 'Run what is not trusted in a stronger sandbox.',
        noRule:
          'Who is not trusted is a decision; most services need no such runtime.',
      },
    ],
  },
  {
    id: 'pipeline',
    title: 'Pipelines',
    practices: [
      {
        id: 'pipeline/builds-the-image',
        asks: 'Let a pipeline build and push the image, and nobody else.',
      },
      {
        id: 'pipeline/pinned-tools',
        asks: 'Pin actions, images and tools of the pipeline.',
      },
      {
        id: 'pipeline/little-power',
        asks: 'Give jobs the rights and secrets that they need, and none to code that is not reviewed.',
      },
      {
        id: 'pipeline/cache',
        asks: 'Keep the cache of layers between runs, and let no pull request write what releases read.',
      },
      {
        id: 'pipeline/meaningful-tags',
        asks: 'Tag images with the commit and with versions, and never with latest alone.',
      },
      {
        id: 'pipeline/login',
        asks: 'Log in to registries by identity or with a password on standard input, and never with one that is written down.',
      },
      {
        id: 'pipeline/build-secrets',
        asks: 'Give the build its secrets as secrets, not as arguments.',
      },
      {
        id: 'pipeline/isolated-builder',
        asks: 'Build with a current builder, over TLS, without a privileged engine.',
      },
      {
        id: 'pipeline/one-definition',
        asks: 'Build the same in the pipeline and on a developer’s machine: the same stage, the same arguments.',
      },
      {
        id: 'pipeline/that-runs',
        asks: 'Write pipelines that the CI accepts, and that do not get in their own way.',
      },
      {
        id: 'pipeline/checked-dockerfile',
        asks: 'Check Dockerfiles in the pipeline.',
      },
    ],
  },
  {
    id: 'registry',
    title: 'Registries and supply chain',
    practices: [
      {
        id: 'registry/signed',
        asks: 'Sign the digest with the identity of the pipeline, and verify before it runs.',
      },
      {
        id: 'registry/inventory',
        asks: 'Attach a list of what is in the image.',
      },
      {
        id: 'registry/provenance',
        asks: 'Attest how and from what the image was built.',
      },
      {
        id: 'registry/run-by-digest',
        asks: 'Run the digest that was built, scanned and signed.',
      },
      {
        id: 'registry/run-what-is-pushed',
        asks: 'Run the image that the pipeline pushes, from where it pushes it.',
      },
      {
        id: 'registry/promote',
        asks: 'Promote the image from stage to stage instead of building it again.',
        noRule:
          'Stages are told apart by names that every company chooses; two builds of one Dockerfile may well be two images.',
      },
      {
        id: 'registry/immutable-tags',
        asks: 'Let the registry refuse to overwrite tags of versions, and delete what is old.',
        noRule: 'The registry is set up outside of the repository.',
      },
      {
        id: 'registry/trusted-sources',
        asks: 'Take images and packages from sources you trust.',
      },
    ],
  },
  {
    id: 'debugging',
    title: 'Debugging',
    practices: [
      {
        id: 'debugging/logs',
        asks: 'Log to standard output, and bound what is kept.',
      },
      {
        id: 'debugging/health',
        asks: 'Say in the image how to tell that the service is healthy.',
      },
      {
        id: 'debugging/without-a-shell',
        asks: 'Know how to look into a container that has no shell.',
        noRule: 'That is knowledge of people; files do not show it.',
      },
      {
        id: 'debugging/why-it-ended',
        asks: 'Know how to find out why a container ended: memory, signal, exit code.',
        noRule: 'That is knowledge of people; files do not show it.',
      },
    ],
  },
  {
    id: 'orchestration',
    title: 'Orchestration',
    practices: [
      {
        id: 'orchestration/probes',
        asks: 'Probe what tells alive, ready and started apart, on a port that is there.',
      },
      {
        id: 'orchestration/stops-in-order',
        asks: 'End in good order on the stop signal, within the time that is given.',
      },
      {
        id: 'orchestration/no-volumes-in-images',
        asks: 'Leave volumes to whoever runs the image.',
      },
      {
        id: 'orchestration/restricted-pods',
        asks: 'Write pods that the strictest standard of Kubernetes lets in.',
      },
      {
        id: 'orchestration/valid-manifests',
        asks: 'Write manifests that the cluster accepts.',
      },
      {
        id: 'orchestration/any-user',
        asks: 'Let the image run as any user of the group root, where the platform gives each project a user of its own.',
        noRule:
          'Only platforms such as OpenShift ask for it, and a repository does not show where it will run.',
      },
      {
        id: 'orchestration/full-image-names',
        asks: 'Write names of images with their registry, for tools that have no default one.',
        noRule:
          'Docker, Compose and Kubernetes all read a short name as one of Docker Hub; which registries are allowed is a rule to switch on.',
      },
      {
        id: 'orchestration/several-replicas',
        asks: 'Run more than one replica, apart from each other, and say how many may be missing.',
      },
    ],
  },
];

/** All practices. */
export const practices: readonly Practice[] = practiceSections.flatMap(
  section => section.practices,
);
