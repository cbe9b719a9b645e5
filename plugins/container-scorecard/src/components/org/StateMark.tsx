import { makeStyles } from '@material-ui/core/styles';
import { ReactNode } from 'react';
import { colorsOf } from '../colors';

/** How something stands: each has a shape of its own, so that it is told apart without colour. In a box of 16. */
const SHAPES = {
  good: 'M8 1a7 7 0 1 1 0 14A7 7 0 1 1 8 1zM6.9 11.4l5-5.4-1.3-1.2-3.8 4.1-1.9-1.9-1.2 1.3z',
  bad: 'M5 1h6l4 4v6l-4 4H5l-4-4V5zM5.4 4.2 4.2 5.4 6.8 8l-2.6 2.6 1.2 1.2L8 9.2l2.6 2.6 1.2-1.2L9.2 8l2.6-2.6-1.2-1.2L8 6.8z',
  warning: 'M8 1.5 15.5 14.5H.5zM7.2 6v4h1.6V6zM7.2 11.2v1.6h1.6v-1.6z',
  half: 'M8 1a7 7 0 1 1 0 14A7 7 0 1 1 8 1zM8 2.6v10.8a5.4 5.4 0 0 0 0-10.8z',
  unknown:
    'M8 1a7 7 0 1 1 0 14A7 7 0 1 1 8 1zM8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11zM7.2 10.6h1.6v1.6H7.2zM5.6 6.4C5.6 4.9 6.6 4 8 4s2.4.9 2.4 2.2c0 1-.6 1.5-1.1 1.9-.4.3-.5.5-.5 1.1H7.2c0-1.2.5-1.7 1-2.1.4-.3.6-.5.6-.9 0-.5-.3-.8-.8-.8s-.8.4-.8 1z',
  none: 'M2 7h12v2H2z',
};

/** How something stands. */
export type Standing = keyof typeof SHAPES;

const useStyles = makeStyles(
  theme => ({
    root: { display: 'inline-flex', alignItems: 'baseline', gap: 6 },
    icon: { flex: 'none', alignSelf: 'center' },
    good: { fill: colorsOf(theme).above },
    bad: { fill: colorsOf(theme).severity.critical },
    warning: { fill: colorsOf(theme).severity.high },
    half: { fill: colorsOf(theme).severity.medium },
    unknown: { fill: colorsOf(theme).severity.info },
    none: { fill: colorsOf(theme).severity.info },
  }),
  { name: 'ContainerScorecardStateMark' },
);

/** A state as shape and word. */
export function StateMark(props: { standing: Standing; children: ReactNode }) {
  const classes = useStyles();
  const { standing, children } = props;
  return (
    <span className={classes.root}>
      <svg
        aria-hidden
        className={`${classes.icon} ${classes[standing]}`}
        width={14}
        height={14}
        viewBox="0 0 16 16"
      >
        <path d={SHAPES[standing]} fillRule="evenodd" />
      </svg>
      <span>{children}</span>
    </span>
  );
}
