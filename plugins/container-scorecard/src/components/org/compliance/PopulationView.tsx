import { makeStyles } from '@material-ui/core/styles';
import { Population } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { PortalLink } from '../../Link';
import { DataTable } from '../DataTable';
import { EntityLink } from '../EntityLink';
import { numberWords } from '../format';
import { Panel } from '../Panel';
import { useTabPath } from '../useQuery';
import { useWords, Words } from '../../../hooks/useWords';

const useStyles = makeStyles(
  theme => ({
    summary: {
      cursor: 'pointer',
      fontWeight: 600,
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: 2,
      },
    },
    body: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1.5),
      paddingTop: theme.spacing(1.5),
      '& p': { margin: 0 },
    },
    all: { margin: 0 },
  }),
  { name: 'ContainerScorecardPopulation' },
);

/** `216 of 240 services assessed, 13 not containerised, 11 not read`: adds up. */
export function populationWords(t: Words, population: Population): string {
  const { services, assessed, notContainerised, notRead } = population;
  return [
    t('compliance.assessed', {
      assessed: numberWords(assessed),
      services: numberWords(services),
    }),
    t('compliance.notContainerised', { count: notContainerised }),
    t('compliance.notRead', { count: notRead.length }),
  ].join(', ');
}

/** What the services of a report are held against: what the catalog counts, and the repositories that were read. */
export function reconciledWords(t: Words, population: Population): string {
  const { services, inCatalog, repositories, partial } = population;
  return [
    inCatalog !== undefined &&
      t(
        inCatalog === services
          ? 'compliance.catalogSame'
          : 'compliance.catalogOther',
        {
          catalog: numberWords(inCatalog),
          services: numberWords(services),
        },
      ),
    t('compliance.repositories', { count: repositories }),
    partial > 0 && t('compliance.partial', { count: partial }),
  ]
    .flatMap(words => words || [])
    .join(' ');
}

/** Who is in a report and who is not: without that, no share of it means anything. */
export function PopulationView(props: { population: Population }) {
  const classes = useStyles();
  const t = useWords();
  const path = useTabPath();
  const { population } = props;
  const { notContainerised, notRead } = population;
  const isAll = notContainerised === 0 && notRead.length === 0;
  return (
    <Panel
      title={t('compliance.population')}
      text={populationWords(t, population)}
    >
      <p className={classes.all}>{reconciledWords(t, population)}</p>
      {isAll ? (
        <p className={classes.all}>{t('compliance.everybody')}</p>
      ) : (
        <details>
          <summary className={classes.summary}>
            {t('compliance.whoNot')}
          </summary>
          <div className={classes.body}>
            {notContainerised > 0 && (
              <p>
                {t('compliance.notContainerisedText', {
                  count: notContainerised,
                })}{' '}
                <PortalLink
                  to={path('services', { status: 'not-containerised' })}
                >
                  {t('compliance.showThem')}
                </PortalLink>
              </p>
            )}
            {notRead.length > 0 && (
              <DataTable
                caption={t('compliance.whoNot')}
                rows={notRead}
                keyOf={service => service.entityRef}
                columns={[
                  {
                    id: 'service',
                    title: t('compliance.service'),
                    isHeader: true,
                    cell: service => (
                      <EntityLink entityRef={service.entityRef} inherit>
                        {service.title}
                      </EntityLink>
                    ),
                  },
                  {
                    id: 'reason',
                    title: t('compliance.reason'),
                    cell: service => service.reason,
                  },
                ]}
              />
            )}
          </div>
        </details>
      )}
    </Panel>
  );
}
