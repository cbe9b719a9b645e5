import { makeStyles } from '@material-ui/core/styles';
import {
  ComplianceReport,
  CONTROL_STATES,
  ControlTotals,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { Fragment } from 'react';
import { createPortal } from 'react-dom';
import { numberWords } from '../format';
import { useWords } from '../../../hooks/useWords';
import { passWords } from './Controls';
import { headWords } from './headWords';
import { populationWords } from './PopulationView';

const useStyles = makeStyles(
  {
    '@global': {
      '@media print': {
        '@page': { size: 'A4 landscape', margin: '14mm' },
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
        '& h1': { fontSize: '16pt', margin: '0 0 4pt' },
        '& h2': { fontSize: '11pt', margin: '14pt 0 4pt' },
        '& p': { margin: '0 0 4pt' },
        '& table': { width: '100%', borderCollapse: 'collapse' },
        '& thead': { display: 'table-header-group' },
        '& tr': { breakInside: 'avoid' },
        '& th, & td': {
          padding: '2.5pt 4pt',
          border: '0.5pt solid #777',
          textAlign: 'left',
          verticalAlign: 'top',
        },
        '& td[data-number]': { textAlign: 'right' },
        '& tbody th[colspan]': { backgroundColor: '#eee' },
        '& small': { display: 'block', fontSize: '8pt' },
      },
    },
    hashes: { fontFamily: 'monospace', fontSize: '8pt' },
  },
  { name: 'ContainerScorecardPrintView' },
);

/**
 * The report on paper: what it is of and when, who is in it and who is not, every control with its states and their
 * base, and what it takes to judge again. It stands beside the portal in the document, so that nothing of that prints.
 */
export function PrintView(props: { report: ComplianceReport }) {
  const classes = useStyles();
  const t = useWords();
  const { report } = props;
  const { framework, population } = report;
  return createPortal(
    <div
      className={classes.root}
      data-container-scorecard-print
      data-testid="container-scorecard-print"
    >
      <h1>
        {t('compliance.printTitle', {
          framework: `${framework.name} ${framework.version}`,
        })}
      </h1>
      <p>{headWords(t, report)}</p>
      <p>{framework.note}</p>
      <p>{t('compliance.printNote')}</p>
      <p className={classes.hashes}>
        {t('compliance.versions', {
          rules: report.rulesVersions.join(', '),
          policy: report.policyHashes.join(', '),
        })}
      </p>
      <h2>{t('compliance.population')}</h2>
      <p>{populationWords(t, population)}</p>
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
    </div>,
    document.body,
  );
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
