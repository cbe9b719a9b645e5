import { usePermission } from '@backstage/plugin-permission-react';
import { makeStyles } from '@material-ui/core/styles';
import {
  CheckTotals,
  containerScorecardPolicyPreviewPermission,
  RuleInfo,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { PortalLink } from '../../Link';
import { Docs } from '../Docs';
import { numberWords } from '../format';
import { useTabPath } from '../useQuery';
import { useWords } from '../../../hooks/useWords';
import { PolicyPreviewPanel } from './PolicyPreviewPanel';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gap: theme.spacing(3, 4),
      alignItems: 'start',
      gridTemplateColumns: 'minmax(0, 1fr)',
      [theme.breakpoints.up('lg')]: {
        gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
      },
    },
    column: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(2),
      minWidth: 0,
      maxWidth: '75ch',
    },
    outcomes: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5, 3),
      margin: 0,
      '& dt, & dd': { display: 'inline', margin: 0 },
      '& dt': { color: theme.palette.textSubtle },
      '& dd': { fontWeight: 700, marginLeft: theme.spacing(0.75) },
    },
    id: { color: theme.palette.textSubtle, fontFamily: 'monospace' },
  }),
  { name: 'ContainerScorecardCheckDetail' },
);

/** One check over all services: who fails it, what it is about, and what another policy would change. */
export function CheckDetail(props: {
  check: CheckTotals;
  info: RuleInfo | undefined;
}) {
  const classes = useStyles();
  const t = useWords();
  const path = useTabPath();
  const { check, info } = props;
  const { allowed } = usePermission({
    permission: containerScorecardPolicyPreviewPermission,
  });
  return (
    <div className={classes.root}>
      <div className={classes.column}>
        {check.failed > 0 ? (
          <PortalLink
            to={path('services', { rule: check.rule, order: 'score' })}
          >
            {t('checks.failingLink', { count: check.failed })}
          </PortalLink>
        ) : (
          <span>{t('checks.noFailing')}</span>
        )}
        <dl className={classes.outcomes} aria-label={t('checks.outcomes')}>
          {(
            [
              ['failing', check.failed],
              ['passed', check.passed],
              ['waived', check.waived],
              ['unknown', check.unknown],
              ['notApplicable', check.notApplicable],
            ] as const
          ).map(([name, n]) => (
            <div key={name}>
              <dt>{t(`checks.${name}`)}</dt>
              <dd>{numberWords(n)}</dd>
            </div>
          ))}
        </dl>
        <Docs info={info} />
        <span className={classes.id}>{check.rule}</span>
      </div>
      {allowed && <PolicyPreviewPanel key={check.rule} check={check} />}
    </div>
  );
}
