import { makeStyles } from '@material-ui/core/styles';
import { wholeScore } from '../../checks/words';
import { useWords } from '../../hooks/useWords';
import { colorsOf } from '../colors';

/** Heights in pixels: in a table cell, on a card, at the head of a page. */
const HEIGHTS = { small: 32, medium: 84, large: 116 };

const CENTER = { x: 62, y: 50 };
const RADIUS = 45;
const WIDTH = 2 * CENTER.x;

const useStyles = makeStyles(
  theme => ({
    root: { display: 'block', flex: 'none', overflow: 'visible' },
    hull: {
      fill: theme.palette.background.paper,
    },
    ring: {
      fill: 'none',
      stroke: theme.palette.text.primary,
      strokeWidth: 3.5,
    },
    empty: { strokeDasharray: '7 6' },
    above: { fill: colorsOf(theme).waterAbove },
    below: { fill: colorsOf(theme).waterBelow },
    water: {
      transition: theme.transitions.create('d'),
      '@media (prefers-reduced-motion: reduce)': { transition: 'none' },
    },
    surface: { strokeWidth: 2.5, fill: 'none' },
    surfaceAbove: { stroke: colorsOf(theme).above },
    surfaceBelow: { stroke: colorsOf(theme).below },
    line: {
      stroke: theme.palette.text.primary,
      strokeWidth: 5,
      strokeLinecap: 'round',
    },
    number: {
      fill: theme.palette.text.primary,
      fontFamily: 'inherit',
      fontWeight: 700,
      fontSize: 40,
      fontVariantNumeric: 'tabular-nums',
      textAnchor: 'middle',
      // The line may run behind the number; the halo keeps it legible.
      paintOrder: 'stroke',
      stroke: theme.palette.background.paper,
      strokeWidth: 7,
      strokeLinejoin: 'round',
    },
  }),
  { name: 'ContainerScorecardPlimsollMark' },
);

/** Where a score of 0 to 100 stands in the circle. */
function heightOf(score: number): number {
  const bounded = Math.min(100, Math.max(0, score));
  return CENTER.y + RADIUS - (2 * RADIUS * bounded) / 100;
}

/** Half of the circle's width at a height. */
function halfWidthAt(y: number): number {
  return Math.sqrt(Math.max(0, RADIUS ** 2 - (y - CENTER.y) ** 2));
}

/** The circle up to a height, as a path. A clip path would need an id, and with it a name that nobody else has. */
function waterPath(score: number): string {
  const y = heightOf(score);
  const half = halfWidthAt(y);
  if (score >= 100) {
    const top = CENTER.y - RADIUS;
    return `M${CENTER.x} ${top}a${RADIUS} ${RADIUS} 0 1 0 .01 0Z`;
  }
  const large = y < CENTER.y ? 1 : 0;
  return `M${CENTER.x - half} ${y}A${RADIUS} ${RADIUS} 0 ${large} 0 ${
    CENTER.x + half
  } ${y}Z`;
}

/**
 * A ship's load line: the line is what policy asks for, the water is the score.
 *
 * @public
 */
export interface PlimsollMarkProps {
  /** 0 to 100; absent when there is no score. */
  score?: number;
  /** The score that policy asks for, 0 to 100. */
  line: number;
  /** Table cell, card or page head; default `medium`. */
  size?: 'small' | 'medium' | 'large';
}

/** Draws a score against what policy asks for. @public */
export function PlimsollMark(props: PlimsollMarkProps) {
  const t = useWords();
  const { score, line, size = 'medium' } = props;
  const classes = useStyles();
  const isAbove = score !== undefined && score >= line;
  const words =
    score === undefined
      ? t('mark.none', { line: `${line}` })
      : t('mark.score', { score: `${wholeScore(score)}`, line: `${line}` });
  const surface = heightOf(score ?? 0);
  const half = halfWidthAt(surface);
  return (
    <svg
      className={classes.root}
      role="img"
      aria-label={words}
      viewBox={`0 0 ${WIDTH} 100`}
      height={HEIGHTS[size]}
      width={(HEIGHTS[size] * WIDTH) / 100}
    >
      <circle className={classes.hull} cx={CENTER.x} cy={CENTER.y} r={RADIUS} />
      {score !== undefined && score > 0 && (
        <>
          <path
            className={`${classes.water} ${
              isAbove ? classes.above : classes.below
            }`}
            d={waterPath(score)}
          />
          {score < 100 && (
            <path
              className={`${classes.surface} ${
                isAbove ? classes.surfaceAbove : classes.surfaceBelow
              }`}
              d={`M${CENTER.x - half} ${surface}H${CENTER.x + half}`}
            />
          )}
        </>
      )}
      <circle
        className={`${classes.ring} ${
          score === undefined ? classes.empty : ''
        }`}
        cx={CENTER.x}
        cy={CENTER.y}
        r={RADIUS}
      />
      <path className={classes.line} d={`M4 ${heightOf(line)}H${WIDTH - 4}`} />
      <text
        className={classes.number}
        x={CENTER.x}
        y={CENTER.y + 14}
        aria-hidden
      >
        {score === undefined ? '–' : wholeScore(score)}
      </text>
    </svg>
  );
}
