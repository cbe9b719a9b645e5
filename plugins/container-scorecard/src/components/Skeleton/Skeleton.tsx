import { makeStyles } from '@material-ui/core/styles';
import { CSSProperties } from 'react';
import { colorsOf } from '../colors';

const useStyles = makeStyles(
  theme => ({
    root: {
      borderRadius: theme.shape.borderRadius,
      backgroundColor: colorsOf(theme).rule,
      animation: '$breathe 1.6s ease-in-out infinite',
      '@media (prefers-reduced-motion: reduce)': { animation: 'none' },
    },
    '@keyframes breathe': {
      '0%': { opacity: 1 },
      '50%': { opacity: 0.45 },
      '100%': { opacity: 1 },
    },
  }),
  { name: 'ContainerScorecardSkeleton' },
);

/** The shape of what is on its way. */
export function Skeleton(props: {
  width: CSSProperties['width'];
  height: number;
  round?: boolean;
}) {
  const classes = useStyles();
  const { width, height, round } = props;
  return (
    <div
      aria-hidden
      className={classes.root}
      style={{
        width,
        maxWidth: '100%',
        height,
        ...(round && { borderRadius: '50%' }),
      }}
    />
  );
}
