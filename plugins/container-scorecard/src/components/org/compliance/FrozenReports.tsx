import { useApi } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import DownloadIcon from '@material-ui/icons/GetApp';
import { FrozenReport } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { containerScorecardApiRef } from '../../../api';
import { Button } from '../../Button';
import { CopyButton } from '../../CopyButton';
import { exactTime } from '../../Timestamp';
import { Answer } from '../Answer';
import { Column, DataTable } from '../DataTable';
import { DownloadState } from '../DownloadState';
import { Panel } from '../Panel';
import { nameOf, useTitleOf } from '../Scopes';
import { Download, useDownload } from '../useDownload';
import { useLoaded } from '../useLoaded';
import { useWords } from '../../../hooks/useWords';

const useStyles = makeStyles(
  {
    hash: { fontFamily: 'monospace', overflowWrap: 'anywhere' },
    none: { margin: 0 },
  },
  { name: 'ContainerScorecardFrozenReports' },
);

/** Reports as they were when somebody froze them, with the hash by which a copy is known. */
export function FrozenReports() {
  const classes = useStyles();
  const t = useWords();
  const api = useApi(containerScorecardApiRef);
  const reports = useLoaded('reports', () => api.listReports());
  const download = useDownload();
  const columns = useColumns(download);
  return (
    <Panel
      title={t('compliance.frozenReports')}
      text={t('compliance.frozenText')}
    >
      <DownloadState of={download} />
      <Answer of={reports}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={classes.none}>{t('compliance.frozenNone')}</p>
          ) : (
            <DataTable
              caption={t('compliance.frozenReports')}
              rows={items}
              keyOf={report => report.id}
              columns={columns}
            />
          )
        }
      </Answer>
    </Panel>
  );
}

function useColumns(download: Download): Array<Column<FrozenReport>> {
  const classes = useStyles();
  const t = useWords();
  const titleOf = useTitleOf();
  return [
    {
      id: 'title',
      title: t('compliance.reportTitle'),
      isHeader: true,
      cell: report => <strong>{report.title}</strong>,
    },
    {
      id: 'framework',
      title: t('compliance.reportFramework'),
      cell: report => report.framework,
    },
    {
      id: 'scope',
      title: t('compliance.reportScope'),
      cell: report => (report.scope ? titleOf(report.scope) : t('scope.all')),
    },
    {
      id: 'asOf',
      title: t('compliance.reportAsOf'),
      cell: report => exactTime(report.asOf),
    },
    {
      id: 'made',
      title: t('compliance.reportMade'),
      cell: report =>
        t('compliance.reportMadeBy', {
          time: exactTime(report.madeAt),
          user: nameOf(report.madeBy),
        }),
    },
    {
      id: 'hash',
      title: t('compliance.reportHash'),
      cell: report => (
        <>
          <span className={classes.hash}>{report.sha256.slice(0, 12)}…</span>
          <CopyButton
            text={report.sha256}
            title={`${t('compliance.copyHash')}: ${report.sha256}`}
          >
            {t('compliance.copyHash')}
          </CopyButton>
        </>
      ),
    },
    {
      id: 'download',
      title: t('compliance.download'),
      cell: report => (
        <Button
          outlined
          icon={<DownloadIcon fontSize="small" />}
          aria-label={`${t('compliance.download')}: ${report.title}`}
          aria-disabled={download.isRunning}
          onClick={() =>
            download.isRunning ||
            download.save(
              `/reports/${encodeURIComponent(report.id)}`,
              {},
              `${report.title.replace(/[^\w.-]+/g, '-')}.json`,
            )
          }
        >
          {t('compliance.download')}
        </Button>
      ),
    },
  ];
}
