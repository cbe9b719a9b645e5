import { makeStyles } from '@material-ui/core/styles';
import { ScorePoint } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { lastDays } from '../../checks/trend';
import { wholeScore } from '../../checks/words';
import { useWords } from '../../hooks/useWords';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'block', overflow: 'visible' },
    score: {
      fill: 'none',
      stroke: theme.palette.text.primary,
      strokeWidth: 1.75,
      strokeLinejoin: 'round',
      vectorEffect: 'non-scaling-stroke',
    },
    line: {
      stroke: theme.palette.textSubtle,
      strokeWidth: 1,
      strokeDasharray: '3 3',
    },
    now: { fill: theme.palette.text.primary },
  }),
  { name: 'ContainerScorecardSparkline' },
);

/** The score over the last days as a line of steps, with what policy asks for as a dashed one. */
export function Sparkline(props: {
  /** What it shows; default the score. */
  what?: string;
  history: ScorePoint[];
  /** What policy asks for, where that is one number. */
  line?: number;
  days: number;
  now: number;
  width: number;
  height: number;
}) {
  const t = useWords();
  const classes = useStyles();
  const { what = t('scorecard.score'), line, days, now, width, height } = props;
  const points = lastDays(props.history, days, now);
  if (points.length < 2) return null;

  const scores = points.map(point => point.score);
  const all = line === undefined ? scores : [...scores, line];
  const lowest = Math.min(...all);
  const highest = Math.max(...all);
  const inset = 4;
  const x = (at: string) =>
    inset +
    (width - 2 * inset) *
      Math.min(1, Math.max(0, 1 - (now - Date.parse(at)) / (days * 864e5)));
  const y = (score: number) =>
    height -
    inset -
    ((height - 2 * inset) * (score - lowest)) / Math.max(1, highest - lowest);

  const path = points
    .map((point, i) =>
      i === 0
        ? `M${x(point.at)} ${y(point.score)}`
        : `H${x(point.at)}V${y(point.score)}`,
    )
    .join('');
  const first = wholeScore(scores[0]);
  const last = wholeScore(scores[scores.length - 1]);
  return (
    <svg
      className={classes.root}
      role="img"
      aria-label={t('overview.trendOf', {
        name: what,
        days: `${days}`,
        first: `${first}`,
        last: `${last}`,
        lowest: `${wholeScore(Math.min(...scores))}`,
        highest: `${wholeScore(Math.max(...scores))}`,
      })}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
    >
      {line !== undefined && (
        <path className={classes.line} d={`M0 ${y(line)}H${width}`} />
      )}
      <path className={classes.score} d={`${path}H${width - inset}`} />
      <circle
        className={classes.now}
        cx={width - inset}
        cy={y(scores[scores.length - 1])}
        r={3}
      />
    </svg>
  );
}
