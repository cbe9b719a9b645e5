import { makeStyles } from '@material-ui/core/styles';
import { ReactNode } from 'react';

const useStyles = makeStyles(
  {
    root: {
      position: 'absolute',
      width: 1,
      height: 1,
      margin: -1,
      padding: 0,
      overflow: 'hidden',
      clip: 'rect(0 0 0 0)',
      whiteSpace: 'nowrap',
      border: 0,
    },
  },
  { name: 'ContainerScorecardVisuallyHidden' },
);

/** Text for those who listen; `live` has it read out when it changes. */
export function VisuallyHidden(props: { children: ReactNode; live?: boolean }) {
  const classes = useStyles();
  return (
    <span className={classes.root} role={props.live ? 'status' : undefined}>
      {props.children}
    </span>
  );
}
