import { makeStyles } from '@material-ui/core/styles';
import { CheckTotals } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { colorsOf } from '../../colors';
import { PortalLink } from '../../Link';
import { SeverityWord } from '../SeverityWord';
import { gain } from '../format';
import { Panel } from '../Panel';
import { useTabPath } from '../useQuery';
import { useWords } from '../../../hooks/useWords';

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: 0, padding: 0 },
    item: {
      display: 'grid',
      gridTemplateColumns: '6.5em minmax(0, 1fr) auto',
      alignItems: 'baseline',
      gap: theme.spacing(0.25, 2),
      padding: theme.spacing(0.875, 0),
      borderTop: `1px solid ${colorsOf(theme).rule}`,
      '&:first-child': { borderTop: 0 },
      [theme.breakpoints.down('xs')]: {
        gridTemplateColumns: 'minmax(0, 1fr) auto',
        '& > :first-child': { gridColumn: '1 / -1' },
      },
    },
    title: { fontWeight: 600, overflowWrap: 'anywhere' },
    reach: {
      textAlign: 'right',
      color: theme.palette.textSubtle,
      fontVariantNumeric: 'tabular-nums',
    },
    gain: { color: theme.palette.text.primary, fontWeight: 700 },
  }),
  { name: 'ContainerScorecardRewarding' },
);

/** What to mend first, where one wants the organisation to rise. */
export function Rewarding(props: { checks: CheckTotals[] }) {
  const classes = useStyles();
  const t = useWords();
  const path = useTabPath();
  const { checks } = props;
  return (
    <Panel
      title={t('overview.rewarding')}
      text={t('overview.rewardingText')}
      actions={
        <PortalLink to={path('checks')}>{t('overview.allChecks')}</PortalLink>
      }
    >
      {checks.length === 0 ? (
        <p>{t('overview.rewardingNone')}</p>
      ) : (
        <ol className={classes.list}>
          {checks.map(check => (
            <li key={check.rule} className={classes.item}>
              <SeverityWord severity={check.severity} />
              <span className={classes.title}>
                <PortalLink to={path('checks', { check: check.rule })} inherit>
                  {check.title}
                </PortalLink>
              </span>
              <span className={classes.reach}>
                <PortalLink
                  to={path('services', { rule: check.rule, order: 'score' })}
                  inherit
                >
                  {t('overview.rewardingServices', { count: check.failed })}
                </PortalLink>
                {', '}
                <span className={classes.gain}>
                  {t('overview.rewardingGain', { gain: gain(check.meanGain) })}
                </span>
              </span>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}
