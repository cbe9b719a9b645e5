import { makeStyles } from '@material-ui/core/styles';
import { ScorecardSummary } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { PlimsollMark } from '../../PlimsollMark';
import { SeverityShape } from '../../Severity';
import { Timestamp } from '../../Timestamp';
import { Column, DataTable } from '../DataTable';
import { EntityLink } from '../EntityLink';
import { useTitleOf } from '../Scopes';
import { useQuery } from '../useQuery';
import { useWords } from '../../../hooks/useWords';
import { orderOf } from './filters';

const useStyles = makeStyles(
  theme => ({
    service: {
      display: 'flex',
      flexDirection: 'column',
      minWidth: '9em',
      overflowWrap: 'anywhere',
      fontWeight: 600,
    },
    named: {
      [theme.breakpoints.up('sm')]: {
        display: 'inline-block',
        minWidth: '6.5em',
      },
    },
    type: { color: theme.palette.textSubtle, fontWeight: 400 },
    count: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: 6,
      fontWeight: 600,
    },
    zero: { color: theme.palette.textSubtle },
    nowrap: { whiteSpace: 'nowrap' },
  }),
  { name: 'ContainerScorecardServicesTable' },
);

/** One page of services. */
export function ServicesTable(props: { items: ScorecardSummary[] }) {
  const t = useWords();
  const { query, change } = useQuery();
  return (
    <DataTable
      caption={t('services.table')}
      columns={useColumns()}
      rows={props.items}
      keyOf={service => service.entityRef}
      order={orderOf(query)}
      onOrder={order =>
        change({
          order: order === 'title' ? undefined : order,
          page: undefined,
          cursor: undefined,
        })
      }
    />
  );
}

function useColumns(): Array<Column<ScorecardSummary>> {
  const classes = useStyles();
  const t = useWords();
  const titleOf = useTitleOf();
  const entity = (entityRef: string | undefined) =>
    entityRef ? (
      <span className={classes.named}>
        <EntityLink entityRef={entityRef} inherit>
          {titleOf(entityRef)}
        </EntityLink>
      </span>
    ) : (
      '–'
    );
  const count = (severity: 'critical' | 'high') => (s: ScorecardSummary) =>
    s.counts[severity] > 0 ? (
      <span className={classes.count}>
        <SeverityShape severity={severity} />
        {s.counts[severity]}
      </span>
    ) : (
      <span className={classes.zero}>{s.score === undefined ? '–' : 0}</span>
    );
  return [
    {
      id: 'title',
      title: t('services.service'),
      order: 'title',
      isHeader: true,
      cell: s => (
        <span className={classes.service}>
          <EntityLink entityRef={s.entityRef} inherit>
            {s.title}
          </EntityLink>
          <span className={classes.type}>
            {[s.type, s.lifecycle].filter(Boolean).join(' · ')}
          </span>
        </span>
      ),
    },
    {
      id: 'score',
      title: t('services.score'),
      order: 'score',
      cell: s => <PlimsollMark score={s.score} line={s.line} size="small" />,
    },
    {
      id: 'grade',
      title: t('services.gradeLevel'),
      cell: s =>
        s.grade === undefined ? (
          <span className={classes.zero}>{t('services.noScore')}</span>
        ) : (
          <span className={classes.nowrap}>
            {s.grade}
            {s.level && ` · ${t(`level.${s.level}`)}`}
          </span>
        ),
    },
    {
      id: 'critical',
      title: t('services.critical'),
      order: 'critical',
      largestFirst: true,
      isNumber: true,
      cell: count('critical'),
    },
    {
      id: 'high',
      title: t('services.high'),
      order: 'high',
      largestFirst: true,
      isNumber: true,
      cell: count('high'),
    },
    {
      id: 'owner',
      title: t('services.owner'),
      order: 'owner',
      cell: s => entity(s.owner),
    },
    {
      id: 'system',
      title: t('services.system'),
      order: 'system',
      cell: s => entity(s.system),
    },
    {
      id: 'status',
      title: t('services.status'),
      order: 'status',
      cell: s => (
        <>
          {t(`status.${s.status}`)}
          {s.stale && <div className={classes.type}>{t('services.stale')}</div>}
        </>
      ),
    },
    {
      id: 'scannedAt',
      title: t('services.scanned'),
      order: 'scannedAt',
      largestFirst: true,
      cell: s => (
        <span className={classes.nowrap}>
          {s.scannedAt ? <Timestamp at={s.scannedAt} /> : t('services.never')}
        </span>
      ),
    },
  ];
}
