import { makeStyles } from '@material-ui/core/styles';
import { HistoryEntry } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { CAUSES, causeTitle } from '../../checks/history';
import { listWords, wholeScore } from '../../checks/words';
import { useWidth } from '../../hooks/useWidth';
import { Words, useWords } from '../../hooks/useWords';
import { colorsOf } from '../colors';
import { exactTime } from '../Timestamp';
import { CAUSE_SHAPES, CauseLabel } from './CauseShape';

const HEIGHT = 220;
const INSET = { left: 34, right: 12, top: 16, bottom: 24 };
const MARK = 12;

const useStyles = makeStyles(
  theme => ({
    figure: {
      margin: 0,
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1),
      minWidth: 0,
    },
    // The picture follows the box, never the other way round.
    frame: { minWidth: 0, overflow: 'hidden' },
    svg: { display: 'block', font: 'inherit', fontSize: 12 },
    grid: { stroke: colorsOf(theme).rule, strokeWidth: 1 },
    tick: { fill: theme.palette.textSubtle },
    asked: {
      stroke: theme.palette.text.primary,
      strokeWidth: 1.25,
      strokeDasharray: '5 4',
    },
    score: {
      fill: 'none',
      stroke: colorsOf(theme).above,
      strokeWidth: 2,
      strokeLinejoin: 'round',
    },
    mark: {
      fill: theme.palette.text.primary,
      stroke: theme.palette.background.paper,
      strokeWidth: 2,
      paintOrder: 'stroke',
    },
    chosen: { stroke: theme.palette.text.primary, strokeWidth: 1 },
    legend: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5, 1),
      alignItems: 'center',
      color: theme.palette.textSubtle,
    },
  }),
  { name: 'ContainerScorecardScoreLine' },
);

/** The score as a line of steps, with a mark for each change: its shape says what made it. */
export function ScoreLine(props: {
  items: HistoryEntry[];
  line: number;
  days: number;
  now: number;
  /** Ids of the entries that are compared. */
  chosen: string[];
}) {
  const t = useWords();
  const classes = useStyles();
  const { items, line, days, now, chosen } = props;
  const { ref, width } = useWidth<HTMLDivElement>(720);
  const start = now - days * 864e5;
  const scores = items.flatMap(({ score }) => score ?? []);
  const { lowest, highest, ticks } = scale([...scores, line]);
  const x = (at: number) =>
    INSET.left +
    ((width - INSET.left - INSET.right) *
      (Math.min(now, Math.max(start, at)) - start)) /
      (now - start);
  const y = (score: number) =>
    HEIGHT -
    INSET.bottom -
    ((HEIGHT - INSET.top - INSET.bottom) * (score - lowest)) /
      (highest - lowest);
  const causes = CAUSES.filter(cause =>
    items.some(entry => isInside(entry, start) && entry.causes.includes(cause)),
  );
  return (
    <figure className={classes.figure}>
      <div ref={ref} className={classes.frame}>
        <svg
          className={classes.svg}
          role="img"
          aria-label={words(items, line, days, start, t)}
          width={width}
          height={HEIGHT}
          viewBox={`0 0 ${width} ${HEIGHT}`}
        >
          {ticks.map(tick => (
            <g key={tick}>
              <path
                className={classes.grid}
                d={`M${INSET.left} ${y(tick)}H${width - INSET.right}`}
              />
              <text
                className={classes.tick}
                x={INSET.left - 8}
                y={y(tick) + 4}
                textAnchor="end"
              >
                {tick}
              </text>
            </g>
          ))}
          {dateTicks(start, now, width < 560 ? 3 : 6).map(
            ({ at, title }, index, all) => (
              <text
                key={at}
                className={classes.tick}
                x={x(at)}
                y={HEIGHT - 6}
                textAnchor={anchor(index, all.length)}
              >
                {title}
              </text>
            ),
          )}
          {items
            .filter(({ id }) => chosen.includes(id))
            .map(({ id, at }) => (
              <path
                key={id}
                className={classes.chosen}
                d={`M${x(Date.parse(at))} ${INSET.top}V${
                  HEIGHT - INSET.bottom
                }`}
              />
            ))}
          <path
            className={classes.asked}
            d={`M${INSET.left} ${y(line)}H${width - INSET.right}`}
          />
          <path className={classes.score} d={steps(items, now, x, y)} />
          {items
            .filter(entry => isInside(entry, start))
            .map(entry => (
              <Marks
                key={entry.id}
                entry={entry}
                x={x(Date.parse(entry.at))}
                y={y(entry.score ?? lowest)}
                className={classes.mark}
              />
            ))}
        </svg>
      </div>
      <figcaption className={classes.legend}>
        {t('history.what')}
        {causes.map(cause => (
          <CauseLabel key={cause} cause={cause} />
        ))}
        <span>{t('history.legend', { line: `${line}` })}</span>
      </figcaption>
    </figure>
  );
}

function isInside(entry: HistoryEntry, start: number): boolean {
  return Date.parse(entry.at) >= start;
}

/** The shapes of all causes of a change, one above the other. */
function Marks(props: {
  entry: HistoryEntry;
  x: number;
  y: number;
  className: string;
}) {
  const t = useWords();
  const { entry, x, y, className } = props;
  const title = [
    exactTime(entry.at),
    entry.score === undefined
      ? t('history.noScore')
      : t('history.score', { score: `${wholeScore(entry.score)}` }),
    listWords(
      entry.causes.map(cause => causeTitle(cause, t)),
      t,
    ),
  ].join(', ');
  return (
    <g>
      <title>{title}</title>
      {entry.causes.map((cause, index) => (
        <path
          key={cause}
          className={className}
          fillRule="evenodd"
          d={CAUSE_SHAPES[cause]}
          transform={`translate(${x - MARK / 2} ${
            y - MARK / 2 - index * (MARK + 1)
          }) scale(${MARK / 16})`}
        />
      ))}
    </g>
  );
}

/** A line of steps; it stops where there is no score. */
function steps(
  items: HistoryEntry[],
  now: number,
  x: (at: number) => number,
  y: (score: number) => number,
): string {
  let isOn = false;
  let path = '';
  for (const { at, score } of items) {
    const left = x(Date.parse(at));
    if (isOn) path += `H${left}`;
    if (score !== undefined) {
      path += isOn ? `V${y(score)}` : `M${left} ${y(score)}`;
    }
    isOn = score !== undefined;
  }
  return isOn ? `${path}H${x(now)}` : path;
}

/** The part of 0 to 100 in which something happens, in steps that people count in. */
function scale(scores: number[]) {
  const lowest = Math.max(0, Math.floor((Math.min(...scores) - 3) / 10) * 10);
  const highest = Math.min(100, Math.ceil((Math.max(...scores) + 3) / 10) * 10);
  const step = highest - lowest > 50 ? 20 : 10;
  const ticks = [];
  for (let tick = lowest; tick <= highest; tick += step) ticks.push(tick);
  return { lowest, highest, ticks };
}

function dateTicks(start: number, now: number, most: number) {
  const format: Intl.DateTimeFormatOptions =
    now - start > 300 * 864e5
      ? { month: 'short', year: '2-digit' }
      : { day: 'numeric', month: 'short' };
  return Array.from({ length: most }, (_, index) => {
    const at = start + ((now - start) * index) / (most - 1);
    return { at, title: new Date(at).toLocaleDateString(undefined, format) };
  });
}

function anchor(index: number, length: number) {
  if (index === 0) return 'start';
  return index === length - 1 ? 'end' : 'middle';
}

function words(
  items: HistoryEntry[],
  line: number,
  days: number,
  start: number,
  t: Words,
): string {
  const scores = items.flatMap(({ score }) => score ?? []);
  const changes = items.filter(entry => isInside(entry, start)).length;
  if (scores.length === 0) return t('history.lineNone', { days: `${days}` });
  return t('history.line', {
    days: `${days}`,
    first: `${wholeScore(scores[0])}`,
    last: `${wholeScore(scores[scores.length - 1])}`,
    lowest: `${wholeScore(Math.min(...scores))}`,
    highest: `${wholeScore(Math.max(...scores))}`,
    count: changes,
    line: `${line}`,
  });
}
