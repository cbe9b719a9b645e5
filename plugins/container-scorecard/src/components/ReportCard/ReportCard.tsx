import { stringifyEntityRef } from '@backstage/catalog-model';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import { Overview } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { errorWords, statusOf } from '../../checks/errors';
import { sentence } from '../../checks/words';
import { useOverview } from '../../hooks/useOverview';
import { useReportPath } from '../../hooks/useReportPath';
import { Words, useWords } from '../../hooks/useWords';
import { Button } from '../Button';
import { PortalLink } from '../Link';
import { Face } from '../NoScorecard/Face';
import { Skeleton } from '../Skeleton';
import { Timestamp } from '../Timestamp';
import { VisuallyHidden } from '../VisuallyHidden';
import { Grades } from './Grades';
import { Moves } from './Moves';
import { Rewarding } from './Rewarding';
import { Standing } from './Standing';

const useStyles = makeStyles(
  theme => ({
    body: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(2.5),
      fontSize: '0.875rem',
      lineHeight: 1.5,
      color: theme.palette.text.primary,
      '& p': { margin: 0 },
    },
    columns: {
      display: 'grid',
      gap: theme.spacing(2.5, 4),
      gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 280px), 1fr))',
    },
    footer: {
      display: 'flex',
      flexWrap: 'wrap',
      justifyContent: 'space-between',
      gap: theme.spacing(0.5, 3),
      color: theme.palette.textSubtle,
    },
    all: { fontWeight: 600, whiteSpace: 'nowrap' },
    shape: { display: 'grid', gap: theme.spacing(1.5) },
  }),
  { name: 'ContainerScorecardReportCard' },
);

/** Where the services of the group, system or domain at hand stand, with those of all its parts. */
export function ReportCard() {
  const t = useWords();
  const { entity } = useEntity();
  const scope = stringifyEntityRef(entity);
  const kind = entity.kind.toLocaleLowerCase('en');
  const classes = useStyles();
  return (
    <EntityInfoCard title={t('report.title')}>
      <div className={classes.body}>
        <Body scope={scope} kind={kind} />
      </div>
    </EntityInfoCard>
  );
}

function Body(props: { scope: string; kind: string }) {
  const t = useWords();
  const classes = useStyles();
  const { scope, kind } = props;
  const { overview, error, retry } = useOverview(scope);
  if (overview && overview.totals.services > 0) {
    return <Known overview={overview} scope={scope} kind={kind} />;
  }
  if (overview || (error && statusOf(error) === 404)) {
    return (
      <Face heading="h4" title={t('report.none')}>
        <p>
          {t('report.noneText', {
            kind: kindWord(kind, t),
            by: kind === 'group' ? t('report.owner') : kindWord(kind, t),
          })}
        </p>
      </Face>
    );
  }
  if (error) {
    return (
      <Face heading="h4" title={t('report.failed')}>
        <p>
          {sentence(errorWords(error))} {t('state.advice')}
        </p>
        <Button outlined onClick={retry}>
          {t('state.again')}
        </Button>
      </Face>
    );
  }
  return (
    <div className={classes.shape} aria-busy>
      <VisuallyHidden live>{t('report.loading')}</VisuallyHidden>
      <Skeleton width={220} height={40} />
      <Skeleton width="70%" height={16} />
      <Skeleton width="100%" height={110} />
      <Skeleton width="80%" height={16} />
    </div>
  );
}

function Known(props: { overview: Overview; scope: string; kind: string }) {
  const t = useWords();
  const classes = useStyles();
  const { overview, scope, kind } = props;
  const path = useReportPath(scope);
  const { services, scored } = overview.totals;
  return (
    <>
      <Standing overview={overview} path={path} />
      {scored > 0 && (
        <div className={classes.columns}>
          <Grades grades={overview.totals.grades} path={path} />
          <Rewarding checks={overview.checks} path={path} />
        </div>
      )}
      <Moves drops={overview.drops} rises={overview.rises} />
      <div className={classes.footer}>
        <span>
          {t('report.services', {
            count: services,
            kind: kindWord(kind, t),
            time: <Timestamp at={overview.at} />,
          })}
        </span>
        {path && (
          <PortalLink to={path()} className={classes.all}>
            {t('report.whole')}
          </PortalLink>
        )}
      </div>
    </>
  );
}

function kindWord(kind: string, t: Words): string {
  return kind === 'group' || kind === 'system' || kind === 'domain'
    ? t(`report.kind.${kind}`)
    : kind;
}
