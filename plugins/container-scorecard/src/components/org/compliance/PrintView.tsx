import { makeStyles } from '@material-ui/core/styles';
import {
  ComplianceReport,
  CONTROL_STATES,
  ControlServicesResponse,
  ControlTotals,
  ExceptionsResponse,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { Fragment } from 'react';
import { createPortal } from 'react-dom';
import { numberWords } from '../format';
import { useWords } from '../../../hooks/useWords';
import { passWords } from './Controls';
import { utcTime } from './Exceptions';
import { populationWords, reconciledWords } from './PopulationView';
import {
  NotFromSource,
  PrintedEvidence,
  PrintedExceptions,
} from './PrintedEvidence';

const useStyles = makeStyles(
  {
    '@global': {
      '@media print': {
        // The portal around it scrolls in boxes of its own, which paper cannot.
        'body > *:not([data-container-scorecard-print])': {
          display: 'none !important',
        },
        'html, body': {
          height: 'auto !important',
          overflow: 'visible !important',
          background: '#fff !important',
        },
      },
    },
    root: {
      display: 'none',
      '@media print': {
        display: 'block',
        color: '#000',
        backgroundColor: '#fff',
        fontFamily: 'Helvetica, Arial, sans-serif',
        fontSize: '9pt',
        lineHeight: 1.4,
        overflowWrap: 'anywhere',
        '& h1': { fontSize: '16pt', margin: '0 0 6pt' },
        '& h2': { fontSize: '12pt', margin: '16pt 0 4pt' },
        '& h3': { fontSize: '10pt', margin: '12pt 0 3pt' },
        '& h2, & h3': { breakAfter: 'avoid' },
        '& p': { margin: '0 0 4pt', orphans: 3, widows: 3 },
        '& h2 + p, & h3 + p': { breakAfter: 'avoid' },
        '& dl': {
          display: 'grid',
          gridTemplateColumns: 'max-content 1fr',
          gap: '1.5pt 10pt',
          margin: '0 0 6pt',
        },
        '& dt': { fontWeight: 700 },
        '& dd': { margin: 0, minWidth: 0 },
        // The border on the right is drawn half outside of the table.
        '& table': { width: 'calc(100% - 1pt)', borderCollapse: 'collapse' },
        '& thead': { display: 'table-header-group' },
        '& tr': { breakInside: 'avoid' },
        '& th, & td': {
          padding: '2.5pt 4pt',
          border: '0.5pt solid #777',
          textAlign: 'left',
          verticalAlign: 'top',
        },
        '& thead th': {
          backgroundColor: '#eee',
          printColorAdjust: 'exact',
          overflowWrap: 'break-word',
        },
        '& td[data-number]': { textAlign: 'right' },
        '& tbody th[colspan]': {
          backgroundColor: '#eee',
          printColorAdjust: 'exact',
          breakAfter: 'avoid',
        },
        '& small': { display: 'block', fontSize: '8pt' },
        '& ul': { margin: 0, padding: '0 0 0 10pt' },
        '& code': { fontFamily: 'monospace', fontSize: '8pt' },
        '& a': { color: 'inherit' },
      },
    },
  },
  { name: 'ContainerScorecardPrintView' },
);

/**
 * The report on paper: what it is of and when, how it was judged, who is in it and who is not, every control with its
 * states and their base, the evidence for what is not fully met, what is accepted, and what it takes to judge again. It
 * stands beside the portal in the document, so that nothing of that prints.
 */
export function PrintView(props: {
  report: ComplianceReport;
  /** What is accepted; absent while it loads. */
  exceptions?: ExceptionsResponse;
  /** Of the controls that are not fully met; absent until somebody prints. */
  evidence?: readonly ControlServicesResponse[];
}) {
  const classes = useStyles();
  const t = useWords();
  const { report, exceptions, evidence } = props;
  const { framework, population, method } = report;
  const title = t('compliance.printTitle', {
    framework: `${framework.name} ${framework.version}`,
  });
  const scope = report.scope?.title ?? t('scope.all');
  const asOf = t('compliance.asOf', { time: utcTime(report.asOf) });
  return createPortal(
    <div
      className={classes.root}
      data-container-scorecard-print
      data-testid="container-scorecard-print"
    >
      <PageLines line={`${framework.id} · ${scope} · ${asOf}`} />
      <h1>{title}</h1>
      <Facts report={report} scope={scope} />
      <p>{framework.note}</p>
      <p>{t('compliance.printNote')}</p>
      <h2>{t('compliance.method')}</h2>
      <p>{t('compliance.methodTerm', { term: method.term })}</p>
      {[method.object, method.limits, method.independence, method.recheck].map(
        words => (
          <p key={words}>{words}</p>
        ),
      )}
      <h2>{t('compliance.population')}</h2>
      <p>{populationWords(t, population)}</p>
      <p>{reconciledWords(t, population)}</p>
      {population.notRead.length > 0 && (
        <table>
          <thead>
            <tr>
              <th>{t('compliance.whoNot')}</th>
              <th>{t('compliance.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {population.notRead.map(service => (
              <tr key={service.entityRef}>
                <td>{service.entityRef}</td>
                <td>{service.reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <h2>{t('compliance.controls')}</h2>
      <ControlsTable controls={report.controls} />
      <NotFromSource controls={report.controls} />
      {exceptions && <PrintedExceptions of={exceptions} />}
      {evidence ? (
        <PrintedEvidence of={evidence} />
      ) : (
        <p>{t('compliance.printButton')}</p>
      )}
    </div>,
    document.body,
  );
}

/** What it takes to know which report this is, and what judged. */
function Facts(props: { report: ComplianceReport; scope: string }) {
  const t = useWords();
  const { report, scope } = props;
  const { framework, scanned, tool } = report;
  const facts = [
    [
      t('compliance.framework'),
      `${framework.name} ${framework.version} (${framework.id})${
        framework.url ? `, ${framework.url}` : ''
      }`,
    ],
    [
      t('compliance.reportScope'),
      report.scope ? `${scope} (${report.scope.entityRef})` : scope,
    ],
    [t('compliance.reportAsOf'), utcTime(report.asOf)],
    [t('compliance.reportMade'), utcTime(report.madeAt)],
    [
      t('compliance.scans'),
      scanned &&
        t('compliance.scansBetween', {
          first: utcTime(scanned.first),
          last: utcTime(scanned.last),
        }),
    ],
    [
      t('compliance.tool'),
      t('compliance.toolWords', {
        tool: `${tool.name} ${tool.version}`,
        rules: tool.rules,
        version: tool.rulesVersion,
      }),
    ],
    [t('compliance.rulesVersions'), report.rulesVersions.join(', ')],
    [t('compliance.policyHashes'), report.policyHashes.join(', ')],
  ];
  return (
    <dl>
      {facts.map(
        ([name, value]) =>
          value && (
            <Fragment key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </Fragment>
          ),
      )}
    </dl>
  );
}

/** The size of the paper; and on each page which report it is of, and which of how many. */
function PageLines(props: { line: string }) {
  const font = 'font: 8pt Helvetica, Arial, sans-serif; color: #444;';
  return (
    // The style sheets of the portal cannot say this.
    <style media="print">{`@page {
  size: A4 landscape;
  margin: 16mm 12mm 14mm;
  @top-left { content: ${cssString(props.line)}; ${font} }
  @bottom-right { content: counter(page) " / " counter(pages); ${font} }
}`}</style>
  );
}

/** A string of CSS that its words cannot leave: titles are somebody else's. */
function cssString(words: string): string {
  return `"${words.replace(
    /[^\p{L}\p{N} .,:@_-]/gu,
    character => `\\${character.codePointAt(0)!.toString(16)} `,
  )}"`;
}

function ControlsTable(props: { controls: ControlTotals[] }) {
  const t = useWords();
  const { controls } = props;
  return (
    <table>
      <thead>
        <tr>
          <th>{t('compliance.control')}</th>
          <th>{t('compliance.passRate')}</th>
          {CONTROL_STATES.map(state => (
            <th key={state}>{t(`compliance.state.${state}`)}</th>
          ))}
          <th>{t('compliance.waived')}</th>
        </tr>
      </thead>
      <tbody>
        {controls.map((control, i) => (
          <Fragment key={control.id}>
            {controls[i - 1]?.section !== control.section && (
              <tr>
                <th colSpan={CONTROL_STATES.length + 3}>{control.section}</th>
              </tr>
            )}
            <tr>
              <td>
                <strong>{control.id}</strong> {control.title}
                <small>
                  {t(`compliance.assessable.${control.assessable}`)}
                  {control.note && `. ${control.note}`}
                </small>
              </td>
              <td>{passWords(t, control)}</td>
              {CONTROL_STATES.map(state => (
                <td key={state} data-number>
                  {numberWords(control.counts[state])}
                </td>
              ))}
              <td data-number>{numberWords(control.waived)}</td>
            </tr>
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}
