import { makeStyles } from '@material-ui/core/styles';
import {
  FindingTrace,
  RuleInfo,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { useState } from 'react';
import { visibleText } from '../../checks/links';
import { sentence, titleFromRuleId } from '../../checks/words';
import { useWords } from '../../hooks/useWords';
import { Button } from '../Button';
import { InlineCode } from '../InlineCode';
import { SeverityLabel } from '../Severity';

/** So many are shown at once. */
const MOST = 10;

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1),
      minWidth: 0,
    },
    title: { fontSize: 'inherit', fontWeight: 700, margin: 0 },
    list: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1),
      listStyle: 'none',
      margin: 0,
      padding: 0,
    },
    item: { overflowWrap: 'anywhere' },
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'baseline',
      gap: theme.spacing(0, 1.5),
    },
    rule: { fontWeight: 600 },
    place: { fontFamily: 'monospace', fontSize: '0.92em' },
    message: {
      color: theme.palette.textSubtle,
      '& code': { fontFamily: 'monospace' },
    },
  }),
  { name: 'ContainerScorecardTraces' },
);

/** Findings that came or went. */
export function Findings(props: {
  title: string;
  traces: FindingTrace[];
  rules?: ReadonlyMap<string, RuleInfo>;
}) {
  const t = useWords();
  const classes = useStyles();
  const { title, traces, rules } = props;
  const [shown, setShown] = useState(MOST);
  const rest = traces.length - shown;
  return (
    <section className={classes.root}>
      <h4 className={classes.title}>{title}</h4>
      <ul className={classes.list}>
        {traces.slice(0, shown).map((trace, index) => (
          <li key={`${trace.fingerprint} ${index}`} className={classes.item}>
            <div className={classes.head}>
              <SeverityLabel severity={trace.severity} />
              <span className={classes.rule}>
                {rules?.get(trace.rule)?.title ?? titleFromRuleId(trace.rule)}
              </span>
              <span className={classes.place}>
                {visibleText(trace.file)}:{trace.line}
              </span>
            </div>
            <div className={classes.message}>
              <InlineCode>{sentence(trace.message)}</InlineCode>
            </div>
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <Button outlined onClick={() => setShown(shown + 5 * MOST)}>
          {t('history.more', {
            n: `${Math.min(rest, 5 * MOST)}`,
            rest: `${rest}`,
          })}
        </Button>
      )}
    </section>
  );
}
