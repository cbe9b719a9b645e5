import { makeStyles } from '@material-ui/core/styles';
import ErrorIcon from '@material-ui/icons/ErrorOutline';
import { ReactNode } from 'react';
import { colorsOf } from '../colors';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      gap: theme.spacing(1.25),
      padding: theme.spacing(1.25, 1.5),
      borderLeft: `3px solid ${colorsOf(theme).severity.medium}`,
      borderRadius: theme.shape.borderRadius,
      backgroundColor: colorsOf(theme).inset,
      overflowWrap: 'anywhere',
      '& p, & ul': { margin: 0 },
      '& ul': { paddingLeft: theme.spacing(2.5) },
      '& code': { fontFamily: 'monospace' },
    },
    icon: { color: colorsOf(theme).severity.medium, flex: 'none' },
    text: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(0.5),
      flex: 1,
      minWidth: 0,
    },
  }),
  { name: 'ContainerScorecardNotice' },
);

/** Something a reader must know before believing what is shown. */
export function Notice(props: { title: string; children?: ReactNode }) {
  const classes = useStyles();
  return (
    <div className={classes.root} role="note">
      <ErrorIcon className={classes.icon} fontSize="small" aria-hidden />
      <div className={classes.text}>
        <strong>{props.title}</strong>
        {props.children}
      </div>
    </div>
  );
}
