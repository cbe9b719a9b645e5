import { makeStyles } from '@material-ui/core/styles';
import { ReactNode } from 'react';
import { colorsOf } from '../colors';

const useStyles = makeStyles(
  theme => ({
    root: {
      margin: 0,
      padding: theme.spacing(1, 0),
      borderRadius: theme.shape.borderRadius,
      border: `1px solid ${colorsOf(theme).rule}`,
      backgroundColor: colorsOf(theme).inset,
      fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
      fontSize: '0.8125rem',
      lineHeight: 1.6,
      tabSize: 4,
    },
    line: {
      display: 'grid',
      gridTemplateColumns: '3.75em minmax(0, 1fr)',
    },
    // Long lines wrap: a box that scrolls sideways is one more stop for the keyboard.
    code: {
      whiteSpace: 'pre-wrap',
      overflowWrap: 'anywhere',
      paddingRight: theme.spacing(1.5),
      fontFamily: 'inherit',
      // Text of the other direction must not reorder what stands beside it.
      unicodeBidi: 'isolate',
    },
    number: {
      paddingRight: theme.spacing(1.5),
      textAlign: 'right',
      color: theme.palette.textSubtle,
      userSelect: 'none',
    },
    added: {
      backgroundColor: colorsOf(theme).added,
      '& $number': { color: theme.palette.text.primary },
    },
    removed: {
      backgroundColor: colorsOf(theme).removed,
      '& $number': { color: theme.palette.text.primary },
    },
    plain: { textDecoration: 'none', display: 'block' },
  }),
  { name: 'ContainerScorecardCodeLines' },
);

/** A line of code, with what stands in the margin. */
export interface CodeLine {
  key: string | number;
  margin: ReactNode;
  code: ReactNode;
  change?: 'added' | 'removed';
}

/** Lines of code with a margin for their numbers. */
export function CodeLines(props: { lines: CodeLine[] }) {
  const classes = useStyles();
  return (
    <pre className={classes.root}>
      {props.lines.map(({ key, margin, code, change }) => {
        const line = (
          <span className={`${classes.line} ${change ? classes[change] : ''}`}>
            <span className={classes.number}>{margin}</span>
            <code className={classes.code}>{code}</code>
          </span>
        );
        if (change === 'added') {
          return (
            <ins key={key} className={classes.plain}>
              {line}
            </ins>
          );
        }
        if (change === 'removed') {
          return (
            <del key={key} className={classes.plain}>
              {line}
            </del>
          );
        }
        return (
          <span key={key} className={classes.plain}>
            {line}
          </span>
        );
      })}
    </pre>
  );
}
