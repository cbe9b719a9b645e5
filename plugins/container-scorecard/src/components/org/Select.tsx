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
    label: { color: theme.palette.textSubtle },
    select: {
      minHeight: 34,
      minWidth: 0,
      maxWidth: '100%',
      padding: theme.spacing(0.25, 1),
      border: `1px solid ${colorsOf(theme).control}`,
      borderRadius: 4,
      backgroundColor: theme.palette.background.paper,
      color: theme.palette.text.primary,
      colorScheme: theme.palette.type,
      font: 'inherit',
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: 1,
      },
    },
  }),
  { name: 'ContainerScorecardSelect' },
);

/** The browser's own select with its label beside it: searchable by keys, and usable with a thumb. */
export function Select(props: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  children: ReactNode;
}) {
  const classes = useStyles();
  const { label, value, onChange, children } = props;
  return (
    <label className={classes.root}>
      <span className={classes.label}>{label}</span>
      <select
        className={classes.select}
        value={value}
        onChange={event => onChange(event.target.value)}
      >
        {children}
      </select>
    </label>
  );
}
