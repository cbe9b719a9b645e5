import type { GoldenPath, Question } from '@plimsoll/render';
import { Combination, pairwise } from './combinations';

/** Text that means something in every language that it is written into. */
export const HOSTILE =
  'It\'s "all" of $HOME ${HOME} $(id) `id` {{ x }} ${{ y }} <b>&amp;</b> */ --> \\ %} =} # : | ok';

const HOST = { github: 'github.com', gitlab: 'gitlab.com' };

/** Answers for the questions that are not chosen from a list. */
const TYPED: Record<string, unknown[]> = {
  name: ['order-api', 'a1b'],
  description: ['Takes orders.', HOSTILE],
  owner: ['group:default/checkout', 'checkout'],
  system: ['system:default/shop', undefined],
  domain: ['domain:default/shop', undefined],
  repoUrl: [
    `${HOST.github}?owner=Harbour&repo=order-api`,
    `${HOST.gitlab}?owner=harbour/shop&repo=order-api`,
  ],
  licence: ['Apache-2.0', undefined],
  memory: [512, undefined],
  platforms: [['linux/amd64', 'linux/arm64'], ['linux/amd64']],
};

/** Needed for registries whose address nothing else tells. */
const IMAGES: Record<string, string> = {
  ecr: '123456789012.dkr.ecr.eu-central-1.amazonaws.com/harbour/order-api',
  'artifact-registry':
    'europe-west3-docker.pkg.dev/harbour-line/services/order-api',
  acr: 'harbour.azurecr.io/order-api',
  harbor: 'harbor.example.com/shop/order-api',
};

/** Every answer with every other one, as the form of a golden path allows them. */
export function combinationsOf(goldenPath: GoldenPath): Combination[] {
  const questions = [
    ...goldenPath.questions.main,
    ...goldenPath.questions.advanced,
  ];
  const factors = Object.fromEntries(
    questions
      .filter(({ name }) => name !== 'image')
      .map(question => [String(question.name), choices(question)]),
  );
  return pairwise(factors).map(answers => {
    const image = IMAGES[String(answers.registry)];
    return image ? { ...answers, image } : answers;
  });
}

/** Those of a person who changes nothing that has a default. */
export const plainAnswers: Combination = {
  name: 'order-api',
  description: 'Takes orders.',
  owner: 'group:default/checkout',
  repoUrl: 'github.com?owner=harbour&repo=order-api',
};

function choices(question: Question): unknown[] {
  const { name, type, minimum, maximum } = question;
  const typed = TYPED[String(name)];
  if (typed) return typed;
  if (Array.isArray(question.enum)) return question.enum;
  if (type === 'boolean') return [true, false];
  if (type === 'integer') return [question.default, minimum, maximum];
  throw new Error(`The question ${name} needs answers in TYPED`);
}
