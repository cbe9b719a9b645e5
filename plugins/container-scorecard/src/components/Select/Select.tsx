import { makeStyles } from '@material-ui/core/styles';
import { ReactNode } from 'react';
import { colorsOf } from '../colors';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'inline-flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5, 1),
      minWidth: 0,
      maxWidth: '100%',
    },
    label: { fontWeight: 700, whiteSpace: 'nowrap' },
    select: {
      minHeight: 36,
      minWidth: 0,
      maxWidth: '100%',
      padding: theme.spacing(0.5, 1),
      border: `1px solid ${colorsOf(theme).control}`,
      borderRadius: 4,
      backgroundColor: theme.palette.background.paper,
      color: theme.palette.text.primary,
      colorScheme: theme.palette.type,
      font: 'inherit',
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: -1,
      },
    },
  }),
  { name: 'ContainerScorecardSelect' },
);

/** One of several values, in the browser's own list. */
export function Select(props: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** The options. */
  children: ReactNode;
}) {
  const classes = useStyles();
  return (
    <label className={classes.root}>
      <span className={classes.label}>{props.label}</span>
      <select
        className={classes.select}
        value={props.value}
        onChange={event => props.onChange(event.target.value)}
      >
        {props.children}
      </select>
    </label>
  );
}
