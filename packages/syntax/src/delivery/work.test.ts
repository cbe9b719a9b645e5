import { readService } from '../read-service';
import { YamlMap } from '../yaml/nodes';

/** Pipelines that make a careless reader take the square of their length, by how many times something stands in them. */
const pipelines: Record<string, (count: number) => string> = {
  'jobs and variables': count =>
    `variables:\n${many(count, n => `  V${n}: $V${n + 1}\n`)}${many(
      count,
      n => `j${n}: {script: docker push a:$V${n}}\n`,
    )}`,
  'jobs that extend a job with variables': count =>
    `.base:\n  variables:\n${many(count, n => `    V${n}: x\n`)}${many(
      count,
      n => `j${n}: {extends: .base, script: docker push a:$V${n}}\n`,
    )}`,
  'jobs that take over one script by reference': count =>
    `.base:\n  script:\n${many(count, () => '    - echo a\n')}${many(
      count,
      n => `j${n}: {script: [!reference [.base, script]]}\n`,
    )}`,
  'jobs that take over one script by default': count =>
    `default:\n  before_script:\n${many(count, () => '    - echo a\n')}${many(
      count,
      n => `j${n}: {script: docker build .}\n`,
    )}`,
  'jobs that extend each other': count =>
    many(count, n => `j${n}: {extends: j${n + 1}, script: docker build .}\n`),
  'jobs that need each other': count =>
    many(
      count,
      n =>
        `j${n}: {needs: [j${n - 1}], script: [docker push a, trivy image a]}\n`,
    ),
  'references to references': count =>
    many(count, n => `j${n}: {script: [!reference [j${n + 1}, script]]}\n`),
  'rules that all jobs take over': count =>
    `.base:\n  rules:\n${many(count, () => '    - if: $A\n')}${many(
      count,
      n => `j${n}: {extends: .base, script: docker push a}\n`,
    )}`,
  'a long variable in many lines': count =>
    `variables: {LONG: "${'$A '.repeat(20 * count)}"}\nj:\n  script:\n${many(
      count,
      () => '    - docker push $LONG\n',
    )}`,
  'stages and jobs': count =>
    `stages: [${many(count, n => `s${n}, `)}z]\n${many(
      count,
      n => `j${n}: {stage: s${n}, script: docker push a}\n`,
    )}`,
};

const workflow = (jobs: string, head = '') => `on: push\n${head}jobs:\n${jobs}`;

const workflows: Record<string, (count: number) => string> = {
  'jobs and variables': count =>
    workflow(
      many(
        count,
        n => `  j${n}: {runs-on: x, steps: [{run: docker push a:$V${n}}]}\n`,
      ),
      `env:\n${many(count, n => `  V${n}: x\n`)}`,
    ),
  'steps and variables': count =>
    workflow(
      `  j:\n    runs-on: x\n    steps:\n${many(
        count,
        n => `      - run: docker push a:${'${{ env.V'}${n} }}\n`,
      )}`,
      `env:\n${many(count, n => `  V${n}: x\n`)}`,
    ),
  'jobs that need one with outputs': count =>
    workflow(
      `  o:\n    runs-on: x\n    outputs:\n${many(
        count,
        n => `      o${n}: x\n`,
      )}    steps: [{run: a}]\n${many(
        count,
        n =>
          `  j${n}: {runs-on: x, needs: o, steps: [{run: "docker push a:${'${{ needs.o.outputs.o'}${n} }}"}]}\n`,
      )}`,
    ),
  'jobs that need each other': count =>
    workflow(
      many(
        count,
        n =>
          `  j${n}: {runs-on: x, needs: j${
            n - 1
          }, steps: [{run: docker push a}, {run: trivy image a}]}\n`,
      ),
    ),
  'metadata steps': count =>
    workflow(
      `  j:\n    runs-on: x\n    steps:\n${many(
        count,
        () =>
          '      - {uses: docker/metadata-action@v5, with: {images: a}}\n      - {uses: docker/build-push-action@v6, with: {tags: $DOCKER_METADATA_OUTPUT_TAGS}}\n',
      )}`,
    ),
  'events and jobs': count =>
    workflow(
      many(
        count,
        n => `  j${n}: {runs-on: x, steps: [{run: docker push a}]}\n`,
      ),
      `x-${'y'.repeat(count)}: 1\n`,
    ),
  'expressions that are not closed': count =>
    workflow(
      `  j:\n    runs-on: x\n    steps:\n      - run: docker push "${'$'
        .concat('{{ a ')
        .repeat(count)}"\n`,
    ),
};

function many(count: number, make: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => make(index)).join('');
}

/** How often anything is looked up or put away while a file is read, and what it does to images is told. */
function workFor(file: string, text: string): number {
  let work = 0;
  const counted = [
    counting(Map.prototype, 'get', () => work++),
    counting(Map.prototype, 'set', () => work++),
    counting(Set.prototype, 'has', () => work++),
    counting(Set.prototype, 'add', () => work++),
    counting(Array.prototype, 'push', () => work++),
    counting(YamlMap.prototype, 'entry', () => work++),
  ];
  try {
    const { delivery } = readService([{ file, text }]);
    const [first, ...rest] = delivery.jobs;
    for (const job of rest.slice(-100)) job.runsAfter(first);
  } finally {
    for (const restore of counted) restore();
  }
  return work;
}

/** Counts the calls of a method, until what it gives is called. A spy of jest would keep all of them. */
function counting<Name extends string>(
  prototype: Record<Name, (...args: never[]) => unknown>,
  name: Name,
  count: () => void,
): () => void {
  const method = prototype[name];
  prototype[name] = function counted(this: unknown, ...args: never[]) {
    count();
    return method.apply(this, args);
  };
  return () => {
    prototype[name] = method;
  };
}

describe.each([
  ['.gitlab-ci.yml', pipelines],
  ['.github/workflows/a.yml', workflows],
])('%s', (file, shapes) => {
  it.each(Object.keys(shapes))('%s: work grows with the file', name => {
    const shape = shapes[name];
    const [small, large] = [200, 800].map(count => workFor(file, shape(count)));
    expect(large).toBeLessThan(6 * small);
  });
});
