import { readYaml } from '../yaml/read';
import type { LocatedInFile } from '../yaml/nodes';
import type { GitlabJob, Pipeline } from './nodes';
import { linkPipelines } from './read';

const link = (files: Record<string, string>) =>
  linkPipelines(
    Object.entries(files).map(([file, text]) => readYaml(file, text)),
  );
const pipeline = (text: string): Pipeline =>
  link({ '.gitlab-ci.yml': text })[0];
const words = (at: LocatedInFile | undefined) =>
  at && `${at.source.file}: ${at.source.slice(at)}`;

function job(text: string, name = 'build'): GitlabJob {
  const found = pipeline(text).jobs.find(candidate => candidate.name === name);
  if (!found) throw new Error(`No job ${name}`);
  return found;
}
const scripts = ({ script }: GitlabJob) =>
  script.map(({ text }) => text.written);

describe('jobs', () => {
  it('are what is left at the top level, hidden ones marked', () => {
    const found = pipeline(
      'stages: [a]\nvariables: {A: 1}\ndefault: {image: x}\n.hidden: {script: a}\nbuild: {script: a}\npages: {script: b}\n',
    );
    expect(found.jobs.map(({ name, isHidden }) => [name, isHidden])).toEqual([
      ['.hidden', true],
      ['build', false],
      ['pages', false],
    ]);
    expect(found.stages).toEqual(['a']);
  });

  it('run their scripts in order, each line in its place', () => {
    const found = job(
      'default:\n  before_script: [a]\nbuild:\n  script:\n    - b\n    - |\n      c\n      docker push x\n  after_script: d\n',
    );
    expect(
      found.script.map(({ section, text }) => [section, text.written]),
    ).toEqual([
      ['before_script', 'a'],
      ['script', 'b'],
      ['script', 'c\ndocker push x\n'],
      ['after_script', 'd'],
    ]);
    const push = found.script[2].commands[1];
    expect(push.source.slice(push)).toBe('docker push x');
  });

  it('take settings of their own before default ones', () => {
    const text =
      'image: old\ndefault: {image: def, services: ["docker:dind"]}\nbuild: {script: a}\nother: {script: a, image: {name: "own:1", entrypoint: [""]}, services: [{name: "pg:1", alias: db, command: [x]}]}\n';
    expect([
      job(text).image?.text.value,
      job(text).services[0].text.value,
    ]).toEqual(['def', 'docker:dind']);
    const other = job(text, 'other');
    expect([
      other.image?.ref?.tag?.value,
      other.services[0].alias,
      other.services[0].words.map(({ value }) => value),
    ]).toEqual(['1', 'db', ['x']]);
    expect(job('image: old\nbuild: {script: a}\n').image?.text.value).toBe(
      'old',
    );
  });

  it('extend others, across files and over several levels', () => {
    const [main] = link({
      '.gitlab-ci.yml':
        'include: [{local: /ci/base.yml}]\n.mid:\n  extends: .base\n  variables: {B: mid}\nbuild:\n  extends: [.mid, .other]\n  variables: {C: own}\n.other: {when: manual}\n',
      'ci/base.yml':
        '.base:\n  image: alpine:3\n  variables: {A: base, B: base}\n  script: [a]\n',
    });
    const build = main.jobs.find(({ name }) => name === 'build');
    expect(
      ['A', 'B', 'C'].map(name => build?.variable(name)?.value.value),
    ).toEqual(['base', 'mid', 'own']);
    expect(words(build?.image)).toBe('ci/base.yml: alpine:3');
    expect([build?.when, build?.incomplete]).toEqual(['manual', false]);
    expect(job('build: {extends: .gone, script: a}\n').incomplete).toBe(true);
    expect(
      scripts(
        job('build: {extends: b, script: x}\nb: {extends: build}\n', 'b'),
      ),
    ).toEqual(['x']);
  });

  it('follow references, anchors and lists in lists', () => {
    const text =
      '.setup: &setup [one, two]\n.login:\n  script: [login]\n  variables: {U: me}\nbuild:\n  variables: {USER: !reference [.login, variables, U]}\n  script:\n    - *setup\n    - !reference [.login, script]\n    - !reference [.gone, script]\n    - last\n';
    const found = job(text);
    expect(scripts(found)).toEqual(['one', 'two', 'login', 'last']);
    expect(found.variable('USER')?.value.value).toBe('me');
    expect(
      scripts(
        job(
          'a: {script: !reference [b, script]}\nb: {script: !reference [a, script]}\n',
          'a',
        ),
      ),
    ).toEqual([]);
  });

  it('know what a line assigns to the next', () => {
    const found = job(
      'variables: {REPO: acme/app}\nbuild:\n  script:\n    - TAG=1.2\n    - export FULL="$REPO:$TAG"\n    - docker push $FULL $CI_COMMIT_SHA $[[ inputs.name ]]\n',
    );
    const [push] = found.script[2].commands;
    expect(push.args.map(({ value }) => value)).toEqual([
      'push',
      'acme/app:1.2',
      undefined,
      undefined,
    ]);
  });

  it('have variables that stand for each other, and survive those that stand for themselves', () => {
    const found = job(
      'variables:\n  A: {value: x, description: y}\n  B: "$A-${C}"\n  C: "$B"\nbuild: {script: a}\n',
    );
    expect(found.variable('A')?.value.value).toBe('x');
    expect(found.variable('B')?.value.value).toBeUndefined();
  });

  it.each<[string, string, boolean | undefined]>([
    ['said', 'allow_failure: true', true],
    ['by exit code', 'allow_failure: {exit_codes: [1]}', undefined],
    ['by a rule', 'rules: [{if: $X, allow_failure: true}]', undefined],
    ['manual', 'when: manual', true],
    ['not', 'rules: [{if: $X}]', false],
  ])('may fail if %s', (_, line, expected) => {
    expect(job(`build:\n  script: a\n  ${line}\n`).allowFailure).toBe(expected);
  });

  it('inherit what they want to', () => {
    const text = (lines: string) =>
      `default: {image: d, before_script: [b]}\nvariables: {A: a, B: b}\nbuild: {script: s, ${lines}}\n`;
    const inherited = (lines: string) => {
      const found = job(text(lines));
      return [
        found.image?.text.value,
        scripts(found).join(),
        found.variable('A')?.value.value,
        found.variable('B')?.value.value,
      ];
    };
    expect(inherited('when: always')).toEqual(['d', 'b,s', 'a', 'b']);
    expect(inherited('inherit: {default: false, variables: false}')).toEqual([
      undefined,
      's',
      undefined,
      undefined,
    ]);
    expect(inherited('inherit: {default: [image], variables: [B]}')).toEqual([
      'd',
      's',
      undefined,
      'b',
    ]);
  });

  it('start child pipelines', () => {
    const [main, child] = link({
      '.gitlab-ci.yml':
        'a:\n  trigger: {include: ci/child.yml}\nb:\n  trigger: {include: [{artifact: x.yml, job: a}]}\n',
      'ci/child.yml': 'a: {script: x}\n',
    });
    expect(
      main.jobs.map(({ children }) =>
        children.map(({ type, file }) => [type, file]),
      ),
    ).toEqual([[['local', 'ci/child.yml']], [['unknown', undefined]]]);
    expect([main.entryFile, child.entryFile]).toEqual([
      '.gitlab-ci.yml',
      'ci/child.yml',
    ]);
  });

  it('need others', () => {
    expect(
      job(
        'build: {script: a, needs: [x, {job: y, artifacts: true}, {pipeline: z}]}\n',
      ).needs,
    ).toEqual(['x', 'y']);
  });
});

describe('files', () => {
  it('include others, each kind told apart', () => {
    const [main] = link({
      '.gitlab-ci.yml':
        'include:\n  - local: ci/a.yml\n  - gone.yml\n  - https://example.com/x.yml\n  - {project: g/p, file: f.yml, ref: main}\n  - {template: Jobs/SAST.gitlab-ci.yml}\n  - {component: $CI_SERVER_FQDN/g/c@1.2}\n',
      'ci/a.yml': 'a: {script: x}\n',
    });
    expect(
      main.includes.map(({ type, target, ref, file }) => [
        type,
        target,
        ref,
        file,
      ]),
    ).toEqual([
      ['local', 'ci/a.yml', undefined, 'ci/a.yml'],
      ['local', 'gone.yml', undefined, undefined],
      ['remote', 'https://example.com/x.yml', undefined, undefined],
      ['project', 'g/p', 'main', undefined],
      ['template', 'Jobs/SAST.gitlab-ci.yml', undefined, undefined],
      ['component', '$CI_SERVER_FQDN/g/c', '1.2', undefined],
    ]);
  });

  it('take the job of the including file over that of the included one', () => {
    const [main, included] = link({
      '.gitlab-ci.yml': 'include: ci/a.yml\nbuild: {image: own}\n',
      'ci/a.yml':
        'include: .gitlab-ci.yml\nbuild: {image: theirs, script: a}\n',
    });
    expect(main.jobs[0].image?.text.value).toBe('own');
    expect(scripts(main.jobs[0])).toEqual(['a']);
    expect(included.jobs[0].image?.text.value).toBe('own');
  });

  it('may begin with a header of inputs', () => {
    const text =
      'spec:\n  inputs: {stage: {default: build}}\n---\nbuild:\n  stage: $[[ inputs.stage ]]\n  script: a\n';
    expect(pipeline(text).jobs.map(({ name }) => name)).toEqual(['build']);
  });

  it('tell of a job that bears the name of a keyword', () => {
    const { problems, source } = pipeline(
      'image:\n  script: docker build .\nservices: [a]\n',
    );
    expect(problems.map(found => [found.code, source.slice(found)])).toEqual([
      ['reserved-name', 'image'],
    ]);
    expect(pipeline('image: {name: a, entrypoint: [""]}\n').problems).toEqual(
      [],
    );
  });

  it('keep what is broken for themselves', () => {
    const found = pipeline('build:\n  script: "a\nother: {script: b}\n');
    expect(found.problems.length).toBeGreaterThan(0);
    expect(pipeline('- a\n').problems.map(({ code }) => code)).toEqual([
      'not-a-map',
    ]);
    expect(pipeline('{% if x %}\na: {script: b}\n{% endif %}\n')).toMatchObject(
      { template: 'jinja', problems: [], jobs: [] },
    );
  });
});
