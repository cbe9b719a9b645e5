import { useApi } from '@backstage/core-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { makeStyles } from '@material-ui/core/styles';
import DownloadIcon from '@material-ui/icons/GetApp';
import LockIcon from '@material-ui/icons/LockOutlined';
import PrintIcon from '@material-ui/icons/Print';
import {
  ComplianceReport,
  ComplianceRequest,
  containerScorecardReportFreezePermission,
  ExportTable,
  FrameworkInfo,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { useState } from 'react';
import { containerScorecardApiRef } from '../../../api';
import { errorWords } from '../../../checks/errors';
import { sentence, shortRevision } from '../../../checks/words';
import { Button } from '../../Button';
import { colorsOf } from '../../colors';
import { SafeLink } from '../../Link';
import { Notice } from '../../ScorecardNotices';
import { VisuallyHidden } from '../../VisuallyHidden';
import { Answer, Message } from '../Answer';
import { ConfirmDialog } from '../ConfirmDialog';
import { DownloadState } from '../DownloadState';
import { dayWords } from '../format';
import { Panel } from '../Panel';
import { Select } from '../Select';
import { useDownload } from '../useDownload';
import { useLoaded } from '../useLoaded';
import { useQuery } from '../useQuery';
import { useWords } from '../../../hooks/useWords';
import { Controls } from './Controls';
import { Exceptions } from './Exceptions';
import { FrozenReports } from './FrozenReports';
import { headWords } from './headWords';
import { PopulationView } from './PopulationView';
import { PrintView } from './PrintView';
import { Printing, usePrinting } from './usePrinting';

/** What the report is exported as, besides print. */
const FORMATS = ['json', 'sarif'] as const;

/** What it is exported as for a spreadsheet. */
const TABLES = [
  'evidence',
  'population',
  'findings',
  'exceptions',
  'closed',
] as const satisfies readonly ExportTable[];

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(2.5),
    },
    choices: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: theme.spacing(1, 2),
    },
    group: {
      minWidth: 0,
      maxWidth: '100%',
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1, 2),
    },
    date: {
      minHeight: 34,
      padding: theme.spacing(0.25, 1),
      border: `1px solid ${colorsOf(theme).control}`,
      borderRadius: 4,
      backgroundColor: theme.palette.background.paper,
      color: theme.palette.text.primary,
      colorScheme: theme.palette.type,
      font: 'inherit',
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: 1,
      },
    },
    label: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(1),
      color: theme.palette.textSubtle,
    },
    note: { margin: 0, maxWidth: '90ch' },
    subtle: { margin: 0, color: theme.palette.textSubtle },
    summary: {
      cursor: 'pointer',
      color: theme.palette.textSubtle,
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: 2,
      },
    },
    method: { margin: theme.spacing(1, 0, 0), maxWidth: '90ch' },
  }),
  { name: 'ContainerScorecardCompliance' },
);

/** How services stand to the controls of a framework, for whoever has to show it to somebody else. */
export default function Compliance() {
  const classes = useStyles();
  const t = useWords();
  const api = useApi(containerScorecardApiRef);
  const frameworks = useLoaded('frameworks', () => api.listFrameworks());
  return (
    <div className={classes.root}>
      <Answer of={frameworks}>
        {({ items }) =>
          items.length === 0 ? (
            <Panel title={t('compliance.title')}>
              <Message title={t('compliance.none')}>
                <p>{t('compliance.noneText')}</p>
              </Message>
            </Panel>
          ) : (
            <Report frameworks={items} />
          )
        }
      </Answer>
    </div>
  );
}

/** A day that is one, and not to come. */
function dayOf(value: string | undefined): string | undefined {
  return value &&
    /^\d{4}-\d\d-\d\d$/.test(value) &&
    !Number.isNaN(Date.parse(value))
    ? value
    : undefined;
}

function Report(props: { frameworks: FrameworkInfo[] }) {
  const classes = useStyles();
  const t = useWords();
  const api = useApi(containerScorecardApiRef);
  const { one, scope, change } = useQuery();
  const { frameworks } = props;
  const framework =
    frameworks.find(f => f.id === one('framework')) ?? frameworks[0];
  const request: ComplianceRequest = {
    framework: framework.id,
    at: dayOf(one('at')),
    scope,
  };
  const report = useLoaded(`compliance ${JSON.stringify(request)}`, () =>
    api.getCompliance(request),
  );
  const exceptions = useLoaded(`exceptions ${JSON.stringify(request)}`, () =>
    api.listExceptions(request),
  );
  const printing = usePrinting(request, report.value, exceptions.value);
  const [reload, setReload] = useState(0);
  return (
    <>
      <Panel title={t('compliance.title')}>
        <div className={classes.choices}>
          <div className={classes.group}>
            <Select
              label={t('compliance.framework')}
              value={framework.id}
              onChange={value =>
                change({ framework: value, control: undefined })
              }
            >
              {frameworks.map(f => (
                <option key={f.id} value={f.id}>
                  {f.name} {f.version}
                </option>
              ))}
            </Select>
            <label className={classes.label}>
              {t('compliance.at')}
              <input
                type="date"
                className={classes.date}
                max={new Date().toISOString().slice(0, 10)}
                value={request.at ?? ''}
                onChange={event => change({ at: event.target.value })}
              />
            </label>
            {request.at && (
              <Button onClick={() => change({ at: undefined })}>
                {t('compliance.now')}
              </Button>
            )}
          </div>
          {report.value && !report.isLoading && (
            <Actions
              report={report.value}
              request={request}
              printing={printing}
              onFrozen={() => setReload(n => n + 1)}
            />
          )}
        </div>
        <Answer of={report}>{value => <Head report={value} />}</Answer>
      </Panel>
      {report.value?.population.services === 0 && (
        <Panel title={t('compliance.population')}>
          <Message title={t('compliance.nobody')}>
            <p>{t('compliance.nobodyText')}</p>
          </Message>
        </Panel>
      )}
      {report.value && report.value.population.services > 0 && (
        <>
          <PopulationView population={report.value.population} />
          <Controls report={report.value} request={request} />
          <Exceptions of={exceptions} />
          <PrintView
            report={report.value}
            exceptions={exceptions.value}
            evidence={printing.evidence}
          />
        </>
      )}
      <FrozenReports key={reload} />
    </>
  );
}

function Head(props: { report: ComplianceReport }) {
  const classes = useStyles();
  const t = useWords();
  const { report } = props;
  const { framework } = report;
  return (
    <>
      <p className={classes.note}>{framework.note}</p>
      <p className={classes.subtle}>{headWords(t, report)}</p>
      <details>
        <summary className={classes.summary}>
          {t('compliance.methodTerm', { term: report.method.term })}
        </summary>
        {[
          report.method.object,
          report.method.limits,
          report.method.independence,
          report.method.recheck,
        ].map(words => (
          <p key={words} className={classes.method}>
            {words}
          </p>
        ))}
      </details>
      <p className={classes.subtle}>
        {report.rulesVersions.length > 0 && (
          <>
            {t('compliance.versions', {
              rules: report.rulesVersions.join(', '),
              policy: report.policyHashes.map(shortRevision).join(', '),
            })}
            {' · '}
          </>
        )}
        {framework.url && (
          <SafeLink href={framework.url}>{t('compliance.source')}</SafeLink>
        )}
      </p>
    </>
  );
}

function Actions(props: {
  report: ComplianceReport;
  request: ComplianceRequest;
  printing: Printing;
  onFrozen: () => void;
}) {
  const classes = useStyles();
  const t = useWords();
  const api = useApi(containerScorecardApiRef);
  const { report, request, printing, onFrozen } = props;
  const download = useDownload();
  const [isFreezing, setFreezing] = useState(false);
  const [frozen, setFrozen] = useState('');
  const { allowed } = usePermission({
    permission: containerScorecardReportFreezePermission,
  });
  const name = `${request.framework.replace(/[^\w.-]+/g, '-')}-${
    request.at ?? report.asOf.slice(0, 10)
  }`;
  return (
    <div className={classes.group}>
      <Button
        outlined
        icon={<PrintIcon fontSize="small" />}
        aria-disabled={printing.isRunning}
        onClick={() => printing.isRunning || printing.start()}
      >
        {printing.isRunning
          ? t('compliance.collecting', {
              done: String(printing.done),
              all: String(printing.all),
            })
          : t('compliance.print')}
      </Button>
      {printing.error && (
        <div role="alert">
          <Notice
            title={t('compliance.printFailed', {
              words: sentence(errorWords(printing.error)),
            })}
          />
        </div>
      )}
      <Select
        label={t('compliance.exportTable')}
        value=""
        onChange={table =>
          download.isRunning ||
          download.save(
            '/compliance/export',
            { ...request, format: 'csv', table },
            `${name}-${table}.csv`,
          )
        }
      >
        <option value="">{t('compliance.chooseTable')}</option>
        {TABLES.map(table => (
          <option key={table} value={table}>
            {t(`compliance.table.${table}`)}
          </option>
        ))}
      </Select>
      {FORMATS.map(format => (
        <Button
          key={format}
          outlined
          icon={<DownloadIcon fontSize="small" />}
          aria-disabled={download.isRunning}
          onClick={() =>
            download.isRunning ||
            download.save(
              '/compliance/export',
              { ...request, format },
              `${name}.${format}`,
            )
          }
        >
          {t('compliance.exportAs', {
            format: format.toLocaleUpperCase('en'),
          })}
        </Button>
      ))}
      {allowed && (
        <Button
          outlined
          icon={<LockIcon fontSize="small" />}
          onClick={() => setFreezing(true)}
        >
          {t('compliance.freeze')}
        </Button>
      )}
      <DownloadState of={download} />
      <VisuallyHidden live>
        {frozen && t('compliance.frozen', { title: frozen })}
      </VisuallyHidden>
      {isFreezing && (
        <ConfirmDialog
          title={t('compliance.freeze')}
          text={t('compliance.freezeText')}
          label={t('compliance.freezeTitle')}
          initial={t('compliance.freezeDefault', {
            framework: `${report.framework.name} ${report.framework.version}`,
            day: dayWords(request.at ?? report.asOf.slice(0, 10)),
          })}
          confirm={t('compliance.freeze')}
          onConfirm={async title => {
            const made = await api.freezeReport({
              ...request,
              title: title || undefined,
            });
            setFrozen(made.title);
            onFrozen();
          }}
          onClose={() => setFreezing(false)}
        />
      )}
    </div>
  );
}
