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
import { Words, useWords } from '../../hooks/useWords';
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
  const t = useWords();
  const classes = useStyles();
  const { finding, fix } = props;
  const diff = useMemo(() => fixDiff(finding), [finding]);
  const patch = patchOf(finding, diff);
  const newLines = newLinesOf(diff);
  return (
    <figure className={classes.root}>
      <figcaption className={classes.caption}>
        <span>
          <strong>{t('fix.title')}</strong> {fix.title}{' '}
          <span className={classes.subtle}>
            {fix.safe ? t('fix.safe') : t('fix.unsafe')}
          </span>
        </span>
        <span className={classes.buttons}>
          {newLines && (
            <CopyButton text={newLines}>{t('fix.newLines')}</CopyButton>
          )}
          {patch && (
            <CopyButton text={patch} title={t('fix.patchHint')}>
              {t('fix.patch')}
            </CopyButton>
          )}
        </span>
      </figcaption>
      {diff.lines.length > 0 && (
        <CodeLines
          lines={diff.lines.map((line, index) => diffLine(line, index, t))}
        />
      )}
      {diff.elsewhere.map((edit, index) => (
        <EditElsewhere key={index} edit={edit} />
      ))}
    </figure>
  );
}

function diffLine(line: DiffLine, index: number, t: Words): CodeLine {
  const change = { '+': 'added', '-': 'removed', ' ': undefined } as const;
  const words = {
    '+': `${t('fix.added')} `,
    '-': `${t('fix.removed')} `,
    ' ': '',
  };
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
  const t = useWords();
  const { range, file, text } = props.edit;
  const isInsertion =
    range.startLine === range.endLine && range.startColumn === range.endColumn;
  const lines = rangeWords(range, t);
  if (text === '') return <span>{t('fix.remove', { lines, file })}</span>;
  return (
    <>
      <span>
        {isInsertion
          ? t('fix.insert', { line: `${range.startLine}`, file })
          : t('fix.replace', { lines, file })}
      </span>
      <CodeLines
        lines={splitLines(text).map((line, index) =>
          diffLine(
            { sign: '+', text: line, after: range.startLine + index },
            index,
            t,
          ),
        )}
      />
    </>
  );
}
