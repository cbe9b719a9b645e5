import { makeStyles, useTheme } from '@material-ui/core/styles';
import { DayTotals } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { useState } from 'react';
import {
  CartesianGrid,
  Legend,
  Line,
  LineChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { wholeScore } from '../../../checks/words';
import { Button } from '../../Button';
import { colorsOf } from '../../colors';
import { DataTable } from '../DataTable';
import { dayWords, shortDay } from '../format';
import { Panel } from '../Panel';
import { Select } from '../Select';
import { useQuery } from '../useQuery';
import { useWords } from '../../../hooks/useWords';

/** Days of trend to choose from. */
export const SPANS = ['30', '90', '365', '730'] as const;

const useStyles = makeStyles(
  {
    // As high as what stands beside it.
    chart: { position: 'relative', flex: 1, minHeight: 250 },
    fill: { position: 'absolute', inset: 0 },
    table: { maxHeight: 250, overflowY: 'auto' },
  },
  { name: 'ContainerScorecardScoreLine' },
);

/** Median and mean score, one point a day; as a line or as a table. */
export function ScoreLine(props: { trend: DayTotals[]; days: number }) {
  const classes = useStyles();
  const t = useWords();
  const { change } = useQuery();
  const [isTable, setTable] = useState(false);
  const { days } = props;
  const points = props.trend.flatMap(({ day, medianScore, meanScore }) =>
    medianScore === undefined
      ? []
      : [
          {
            day,
            median: wholeScore(medianScore),
            mean: meanScore === undefined ? undefined : wholeScore(meanScore),
          },
        ],
  );
  return (
    <Panel
      title={t('overview.line', { days: String(days) })}
      text={t('overview.lineText')}
      actions={
        <>
          <Select
            label={t('overview.span')}
            value={String(days)}
            onChange={value =>
              change({ days: value === '90' ? undefined : value })
            }
          >
            {SPANS.map(span => (
              <option key={span} value={span}>
                {t('overview.days', { days: span })}
              </option>
            ))}
          </Select>
          <Button
            outlined
            aria-pressed={isTable}
            onClick={() => setTable(!isTable)}
          >
            {t('common.asTable')}
          </Button>
        </>
      }
    >
      {points.length < 2 && <p>{t('overview.lineNone')}</p>}
      {points.length >= 2 && isTable && (
        // What scrolls has to be reachable by keys.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className={classes.table} tabIndex={0}>
          <DataTable
            caption={t('overview.lineText')}
            keyOf={point => point.day}
            rows={[...points].reverse()}
            columns={[
              {
                id: 'day',
                title: t('overview.day'),
                isHeader: true,
                cell: point => dayWords(point.day),
              },
              {
                id: 'median',
                title: t('overview.medianLine'),
                isNumber: true,
                cell: point => point.median,
              },
              {
                id: 'mean',
                title: t('overview.meanLine'),
                isNumber: true,
                cell: point => point.mean,
              },
            ]}
          />
        </div>
      )}
      {points.length >= 2 && !isTable && <Chart points={points} />}
    </Panel>
  );
}

function Chart(props: {
  points: Array<{ day: string; median: number; mean?: number }>;
}) {
  const classes = useStyles();
  const t = useWords();
  const theme = useTheme();
  const { points } = props;
  const medians = points.map(point => point.median);
  const all = points.flatMap(point => [
    point.median,
    point.mean ?? point.median,
  ]);
  const lowest = Math.max(0, Math.floor((Math.min(...all) - 3) / 10) * 10);
  const highest = Math.min(100, Math.ceil((Math.max(...all) + 3) / 10) * 10);
  const text = { fill: theme.palette.textSubtle, fontSize: 12 };
  return (
    <div
      className={classes.chart}
      role="img"
      aria-label={t('overview.trendOf', {
        name: t('overview.median'),
        days: String(points.length),
        first: String(medians[0]),
        last: String(medians[medians.length - 1]),
        lowest: String(Math.min(...medians)),
        highest: String(Math.max(...medians)),
      })}
    >
      <div className={classes.fill}>
        <ResponsiveContainer>
          <LineChart
            data={points}
            margin={{ top: 8, right: 12, bottom: 0, left: -18 }}
          >
            <CartesianGrid stroke={colorsOf(theme).rule} vertical={false} />
            <XAxis
              dataKey="day"
              tickFormatter={shortDay}
              tick={text}
              stroke={colorsOf(theme).control}
              minTickGap={48}
            />
            <YAxis
              domain={[lowest, highest]}
              ticks={tens(lowest, highest)}
              tick={text}
              stroke={colorsOf(theme).control}
              allowDecimals={false}
            />
            <Tooltip
              isAnimationActive={false}
              labelFormatter={label => dayWords(String(label))}
              contentStyle={{
                backgroundColor: theme.palette.background.paper,
                border: `1px solid ${colorsOf(theme).control}`,
                borderRadius: 4,
              }}
              itemStyle={{ color: theme.palette.text.primary }}
              labelStyle={{
                color: theme.palette.text.primary,
                fontWeight: 700,
              }}
            />
            <Legend
              iconType="plainline"
              formatter={label => (
                <span style={{ color: theme.palette.text.primary }}>
                  {label}
                </span>
              )}
            />
            <Line
              name={t('overview.medianLine')}
              dataKey="median"
              dot={false}
              isAnimationActive={false}
              stroke={colorsOf(theme).above}
              strokeWidth={2.5}
            />
            <Line
              name={t('overview.meanLine')}
              dataKey="mean"
              dot={false}
              isAnimationActive={false}
              stroke={theme.palette.text.primary}
              strokeWidth={1.5}
              strokeDasharray="5 4"
            />
          </LineChart>
        </ResponsiveContainer>
      </div>
    </div>
  );
}

/** Every tenth, so that lines stand where one looks for them. */
function tens(from: number, to: number): number[] {
  return Array.from({ length: (to - from) / 10 + 1 }, (_, i) => from + 10 * i);
}
