import { makeStyles } from '@material-ui/core/styles';
import {
  Edit,
  Fix,
  ScorecardFinding,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { useMemo } from 'react';
import { rangeWords } from '../../checks/excerpt';
import {
  DiffLine,
  fixDiff,
  newLinesOf,
  patchOf,
  splitLines,
} from '../../checks/fixDiff';
import { visibleText } from '../../checks/links';
import { CopyButton } from '../CopyButton';
import { CodeLine, CodeLines } from '../SourceExcerpt';
import { VisuallyHidden } from '../VisuallyHidden';

const useStyles = makeStyles(
  theme => ({
    root: {
      margin: 0,
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(0.5),
    },
    caption: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: theme.spacing(0, 2),
      minHeight: 30,
    },
    buttons: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5) },
    subtle: { color: theme.palette.textSubtle },
  }),
  { name: 'ContainerScorecardFixDiff' },
);

/** What a fix changes, as a diff to read and a patch to copy. */
export function FixDiff(props: { finding: ScorecardFinding; fix: Fix }) {
  const classes = useStyles();
  const { finding, fix } = props;
  const diff = useMemo(() => fixDiff(finding), [finding]);
  const patch = patchOf(finding, diff);
  const newLines = newLinesOf(diff);
  return (
    <figure className={classes.root}>
      <figcaption className={classes.caption}>
        <span>
          <strong>Fix:</strong> {fix.title}{' '}
          <span className={classes.subtle}>
            {fix.safe
              ? '(safe: changes nothing else)'
              : '(look before you apply it)'}
          </span>
        </span>
        <span className={classes.buttons}>
          {newLines && <CopyButton text={newLines}>Copy new lines</CopyButton>}
          {patch && (
            <CopyButton
              text={patch}
              title="For `git apply`, at the root of the repository"
            >
              Copy patch
            </CopyButton>
          )}
        </span>
      </figcaption>
      {diff.lines.length > 0 && <CodeLines lines={diff.lines.map(diffLine)} />}
      {diff.elsewhere.map((edit, index) => (
        <EditElsewhere key={index} edit={edit} />
      ))}
    </figure>
  );
}

function diffLine(line: DiffLine, index: number): CodeLine {
  const change = { '+': 'added', '-': 'removed', ' ': undefined } as const;
  const words = { '+': 'added: ', '-': 'removed: ', ' ': '' };
  return {
    key: index,
    change: change[line.sign],
    margin: (
      <>
        <VisuallyHidden>{words[line.sign]}</VisuallyHidden>
        {line.after ?? line.before} {line.sign === '-' ? '−' : line.sign}
      </>
    ),
    code: visibleText(line.text),
  };
}

/** An edit of lines that the excerpt does not show: where, and what goes there. */
function EditElsewhere(props: { edit: Edit }) {
  const { range, file, text } = props.edit;
  const isInsertion =
    range.startLine === range.endLine && range.startColumn === range.endColumn;
  const place = `${rangeWords(range)} of ${file}`;
  if (text === '') return <span>Remove {place}.</span>;
  return (
    <>
      <span>
        {isInsertion
          ? `Insert at line ${range.startLine} of ${file}:`
          : `Replace ${place} with:`}
      </span>
      <CodeLines
        lines={splitLines(text).map((line, index) =>
          diffLine(
            { sign: '+', text: line, after: range.startLine + index },
            index,
          ),
        )}
      />
    </>
  );
}
