import { useApi } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import { Overview as OverviewAnswer } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { containerScorecardApiRef } from '../../../api';
import { Skeleton } from '../../Skeleton';
import { Answer, Message } from '../Answer';
import { Panel } from '../Panel';
import { useLoaded } from '../useLoaded';
import { useQuery } from '../useQuery';
import { useWords } from '../../../hooks/useWords';
import { Distribution } from './Distribution';
import { HeatMap } from './HeatMap';
import { Moves } from './Moves';
import { Numbers } from './Numbers';
import { Rewarding } from './Rewarding';
import { ScoreLine, SPANS } from './ScoreLine';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(2.5),
    },
    row: {
      display: 'grid',
      gap: theme.spacing(2.5),
      alignItems: 'stretch',
      gridTemplateColumns: 'minmax(0, 1fr)',
      [theme.breakpoints.up('md')]: {
        gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
      },
    },
    numbers: {
      display: 'grid',
      gap: theme.spacing(2.5),
      gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 220px), 1fr))',
    },
  }),
  { name: 'ContainerScorecardOverview' },
);

/** Where the organisation stands, where it goes, and what would help most. */
export default function Overview() {
  const classes = useStyles();
  const api = useApi(containerScorecardApiRef);
  const { scope, oneOf } = useQuery();
  const days = Number(oneOf('days', SPANS) ?? '90');
  const overview = useLoaded(`overview ${scope} ${days}`, () =>
    api.getOverview({ scope, days }),
  );
  return (
    <div className={classes.root}>
      <Answer of={overview} skeleton={<Shape />}>
        {value => <Known overview={value} days={days} />}
      </Answer>
    </div>
  );
}

function Known(props: { overview: OverviewAnswer; days: number }) {
  const classes = useStyles();
  const t = useWords();
  const { overview, days } = props;
  if (overview.totals.services === 0) {
    return (
      <Panel title={t('overview.empty')}>
        <Message title="">{t('overview.emptyText')}</Message>
      </Panel>
    );
  }
  return (
    <div className={classes.root}>
      <Numbers totals={overview.totals} trend={overview.trend} />
      <div className={classes.row}>
        <ScoreLine trend={overview.trend} days={days} />
        <Distribution totals={overview.totals} />
      </div>
      <HeatMap />
      <div className={classes.row}>
        <Rewarding checks={overview.checks} />
        <Moves drops={overview.drops} rises={overview.rises} />
      </div>
    </div>
  );
}

function Shape() {
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <div className={classes.numbers}>
        {[1, 2, 3, 4].map(n => (
          <Skeleton key={n} width="100%" height={136} />
        ))}
      </div>
      <div className={classes.row}>
        <Skeleton width="100%" height={330} />
        <Skeleton width="100%" height={330} />
      </div>
      <Skeleton width="100%" height={420} />
    </div>
  );
}
