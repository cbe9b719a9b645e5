import { makeStyles } from '@material-ui/core/styles';
import {
  Grade,
  Level,
  Totals,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { colorsOf } from '../../colors';
import { PortalLink } from '../../Link';
import { numberWords, percent } from '../format';
import { Panel } from '../Panel';
import { useTabPath } from '../useQuery';
import { useWords } from '../../../hooks/useWords';

const GRADES: Grade[] = ['A', 'B', 'C', 'D', 'F'];
const LEVELS: Level[] = ['blue-water', 'seaworthy', 'afloat', 'none'];

const useStyles = makeStyles(
  theme => ({
    table: {
      width: '100%',
      borderCollapse: 'collapse',
      textAlign: 'left',
      '& th, & td': { padding: theme.spacing(0.375, 0.75) },
      '& tbody th': { width: '7.5em', fontWeight: 600, textAlign: 'left' },
      '& thead th': { color: theme.palette.textSubtle, fontWeight: 600 },
    },
    number: {
      width: '3.5em',
      textAlign: 'right !important' as 'right',
      fontVariantNumeric: 'tabular-nums',
      whiteSpace: 'nowrap',
    },
    share: { color: theme.palette.textSubtle },
    track: { height: 14, minWidth: 30 },
    bar: {
      height: '100%',
      minWidth: 2,
      borderRadius: 3,
      backgroundColor: theme.palette.type === 'dark' ? '#A9B4C0' : '#57687A',
    },
    empty: { minWidth: 0 },
    nothing: {
      backgroundColor: 'transparent',
      border: `1px dashed ${colorsOf(theme).control}`,
    },
  }),
  { name: 'ContainerScorecardDistribution' },
);

/** How many services have each grade and each level. Tables whose bars only repeat the numbers. */
export function Distribution(props: { totals: Totals }) {
  const t = useWords();
  const path = useTabPath();
  const { totals } = props;
  return (
    <Panel
      title={t('overview.distribution')}
      text={t('overview.distributionText', { count: totals.services })}
    >
      <Bars
        caption={t('overview.grades')}
        heading={t('overview.grade')}
        all={totals.services}
        rows={[
          ...GRADES.map(grade => ({
            id: grade as string,
            title: grade as string,
            count: totals.grades[grade],
            to: path('services', { grade }),
          })),
          {
            id: 'none',
            title: t('overview.gradeNone'),
            count: totals.grades.none,
            isOutside: true,
            to: path('services', {
              status: ['waiting', 'failed', 'unsupported', 'not-containerised'],
            }),
          },
        ]}
      />
      <Bars
        caption={t('overview.levels')}
        heading={t('overview.level')}
        all={totals.scored}
        rows={LEVELS.map(level => ({
          id: level,
          title: t(`level.${level}`),
          count: totals.levels[level],
          to: path('services', { level }),
        }))}
      />
    </Panel>
  );
}

function Bars(props: {
  caption: string;
  heading: string;
  all: number;
  rows: Array<{
    id: string;
    title: string;
    count: number;
    to: string;
    isOutside?: boolean;
  }>;
}) {
  const classes = useStyles();
  const t = useWords();
  const { caption, heading, all, rows } = props;
  const most = Math.max(1, ...rows.map(row => row.count));
  return (
    <table className={classes.table} aria-label={caption}>
      <thead>
        <tr>
          <th scope="col">{heading}</th>
          <td />
          <th scope="col" className={classes.number}>
            {t('overview.count')}
          </th>
          <th scope="col" className={classes.number}>
            {t('overview.share')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, title, count, to, isOutside }) => (
          <tr key={id}>
            <th scope="row">{title}</th>
            <td>
              <div className={classes.track} aria-hidden>
                <div
                  className={`${classes.bar} ${
                    count === 0 ? classes.empty : ''
                  } ${isOutside ? classes.nothing : ''}`}
                  style={{ width: `${(100 * count) / most}%` }}
                />
              </div>
            </td>
            <td className={classes.number}>
              {count === 0 ? (
                0
              ) : (
                <PortalLink to={to} title={`${heading}: ${title}`}>
                  {numberWords(count)}
                </PortalLink>
              )}
            </td>
            <td className={`${classes.number} ${classes.share}`}>
              {percent(count, all)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
