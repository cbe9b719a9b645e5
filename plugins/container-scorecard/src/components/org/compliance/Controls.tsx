import { makeStyles } from '@material-ui/core/styles';
import {
  ComplianceReport,
  ComplianceRequest,
  CONTROL_STATES,
  ControlTotals,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { Column, DataTable } from '../DataTable';
import { numberWords, percent } from '../format';
import { Panel } from '../Panel';
import { StateMark } from '../StateMark';
import { useQuery } from '../useQuery';
import { useWords, Words } from '../../../hooks/useWords';
import { ControlDetail } from './ControlDetail';
import { STANDING } from './states';

const useStyles = makeStyles(
  theme => ({
    zero: { color: theme.palette.textSubtle },
    subtle: { color: theme.palette.textSubtle, fontWeight: 400 },
    id: { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
    legend: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5, 2.5),
      margin: 0,
      padding: 0,
      listStyle: 'none',
    },
  }),
  { name: 'ContainerScorecardControls' },
);

/** `71% (31 of 44 services)`: a share with its base, or why there is none. */
export function passWords(t: Words, control: ControlTotals): string {
  const { counts, assessable } = control;
  if (assessable === 'no') return t('compliance.notFromSource');
  const evidenced = assessable === 'partly' ? counts['partly-evidenced'] : 0;
  const judged = counts.met + counts['not-met'] + evidenced;
  if (judged === 0) return t('compliance.passNone');
  if (assessable === 'partly') {
    // Files never show the whole of it, so "0% met" would say more than is known.
    return t('compliance.failRateOf', {
      failed: numberWords(counts['not-met']),
      judged: numberWords(judged),
    });
  }
  return t('compliance.passRateOf', {
    share: percent(counts.met, judged),
    met: numberWords(counts.met),
    judged: numberWords(judged),
  });
}

/** Every control of the framework, by section, with how many services are in each of the five states. */
export function Controls(props: {
  report: ComplianceReport;
  request: ComplianceRequest;
}) {
  const classes = useStyles();
  const t = useWords();
  const { one, change } = useQuery();
  const { report, request } = props;
  return (
    <Panel title={t('compliance.controls')} text={t('compliance.controlsText')}>
      <ul className={classes.legend}>
        {CONTROL_STATES.map(state => (
          <li key={state}>
            <StateMark standing={STANDING[state]}>
              {t(`compliance.state.${state}`)}
            </StateMark>
          </li>
        ))}
      </ul>
      <DataTable
        caption={t('compliance.controls')}
        columns={useColumns()}
        rows={report.controls}
        keyOf={control => control.id}
        groupOf={control => control.section}
        open={one('control')}
        onOpen={control => change({ control })}
        detail={control => (
          <ControlDetail control={control} request={request} />
        )}
      />
    </Panel>
  );
}

function useColumns(): Array<Column<ControlTotals>> {
  const classes = useStyles();
  const t = useWords();
  return [
    {
      id: 'control',
      title: t('compliance.control'),
      isHeader: true,
      cell: control => (
        <>
          <span className={classes.id}>{control.id}</span> {control.title}
        </>
      ),
    },
    {
      id: 'pass',
      title: t('compliance.passRate'),
      cell: control => passWords(t, control),
    },
    ...CONTROL_STATES.map(
      (state): Column<ControlTotals> => ({
        id: state,
        title: t(`compliance.short.${state}`),
        isNumber: true,
        cell: control => {
          const n = control.counts[state];
          return n === 0 ? (
            <span className={classes.zero}>0</span>
          ) : (
            <StateMark standing={STANDING[state]}>{numberWords(n)}</StateMark>
          );
        },
      }),
    ),
    {
      id: 'waived',
      title: t('compliance.waived'),
      isNumber: true,
      cell: control => numberWords(control.waived),
    },
  ];
}
