import { Located } from '../located';
import { Text } from '../text';
import { FileContext } from './file-context';
import { InstructionReader } from './instruction-reader';
import type { From } from './nodes';
import type { StageState } from './stage';
import { StageNode } from './stages';

/** A FROM before it has its stage. */
interface OpenFrom extends From {
  stage: StageNode | undefined;
  before: StageState;
}

/** Reads a FROM and opens its stage. */
export function readFrom(reader: InstructionReader): From {
  const { context } = reader;
  const words = reader.spaceWords();
  const [nameAt, asAt, aliasAt] = words;
  const hasAs =
    asAt !== undefined &&
    reader.input.text.slice(asAt.start, asAt.end).toUpperCase() === 'AS';
  checkWords(reader, words, hasAs);
  const name = nameAt && reader.mappedWord(nameAt.start, nameAt.end);
  const { base, baseStage } = baseOf(name?.text, context);
  const hasImage = base === 'image' || base === 'unknown';
  const alias =
    hasAs && aliasAt ? reader.literal(aliasAt.start, aliasAt.end) : undefined;
  const from: OpenFrom = {
    ...reader.base('from'),
    stage: undefined,
    name: name?.text,
    image: name && hasImage ? reader.image(name) : undefined,
    base,
    baseStage,
    platform: reader.flag('platform')?.value,
    as: hasAs ? reader.input.locate(asAt.start, asAt.end) : undefined,
    alias,
    defaultName: name?.defaultValue,
  };
  from.stage = openStage(reader, from, alias, baseStage);
  from.before = from.stage.state;
  return from;
}

function openStage(
  reader: InstructionReader,
  from: From,
  alias: Text | undefined,
  baseStage: StageNode | undefined,
): StageNode {
  const { context } = reader;
  const name = alias?.value?.toLowerCase();
  if (alias && name !== undefined && !stageName.test(name))
    reader.report(
      'bad-stage-name',
      alias,
      'A stage name begins with a letter and holds letters, digits, dots, dashes and underscores only',
    );
  const stage = new StageNode(
    context.stages.length,
    from,
    name,
    baseStage,
    context.globals,
    context.mayBeWindows,
  );
  context.stages.push(stage);
  if (name) context.stagesByName.set(name, stage);
  return stage;
}

const stageName = /^[a-z][a-z0-9._-]*$/;

function checkWords(
  reader: InstructionReader,
  words: readonly Located[],
  hasAs: boolean,
) {
  if (!words.length) {
    reader.reportMissing('the name of an image');
    return;
  }
  const extra = words[hasAs ? 3 : 1];
  if (hasAs && words.length === 2)
    reader.report(
      'missing-arguments',
      reader.input.locate(words[1].start, words[1].end),
      'AS needs a name for the stage',
    );
  else if (extra)
    reader.report(
      'too-many-arguments',
      reader.input.locate(extra.start, reader.to),
      'FROM takes an image, and AS with a name: remove the rest',
    );
}

function baseOf(
  name: Text | undefined,
  { stagesByName }: FileContext,
): { base: From['base']; baseStage?: StageNode } {
  if (!name || name.value === '') return { base: 'unknown' };
  // What has a slash, a tag or a digest is an image, whatever else is unknown of it.
  if (name.value === undefined)
    return { base: /[/:@]/.test(name.shape) ? 'image' : 'unknown' };
  const baseStage = stagesByName.get(name.value.toLowerCase());
  if (baseStage) return { base: 'stage', baseStage };
  return { base: name.value === 'scratch' ? 'scratch' : 'image' };
}
