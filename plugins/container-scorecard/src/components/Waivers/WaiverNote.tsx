import { makeStyles } from '@material-ui/core/styles';
import { Waiver } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { useState } from 'react';
import { visibleText } from '../../checks/links';
import { dayWords, WAIVER_TITLES } from '../../checks/waivers';
import { count } from '../../checks/words';
import { WaiverDecision } from '../../hooks/useWaivers';
import { Button } from '../Button';
import { colorsOf } from '../colors';
import { Timestamp } from '../Timestamp';
import { DecisionDialog } from './DecisionDialog';
import { UserName } from './UserName';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(0.5),
      padding: theme.spacing(1.25, 1.5),
      borderLeft: `3px solid ${colorsOf(theme).control}`,
      borderRadius: theme.shape.borderRadius,
      backgroundColor: colorsOf(theme).inset,
      overflowWrap: 'anywhere',
      '& p': { margin: 0 },
      '& code': { fontFamily: 'monospace' },
    },
    soon: {
      borderLeftColor: colorsOf(theme).severity.medium,
    },
    quote: { whiteSpace: 'pre-wrap' },
    by: {
      color: theme.palette.textSubtle,
      '& a': { textDecoration: 'underline' },
    },
    actions: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1),
      paddingTop: theme.spacing(0.5),
    },
  }),
  { name: 'ContainerScorecardWaiverNote' },
);

const DECIDED: Partial<Record<Waiver['state'], string>> = {
  active: 'approved',
  ended: 'approved',
  refused: 'refused',
  withdrawn: 'withdrawn',
};

/** A waiver: what it accepts, why, who said so, until when, and what the reader may do about it. */
export function WaiverNote(props: { waiver: Waiver }) {
  const classes = useStyles();
  const { waiver } = props;
  const [deciding, setDeciding] = useState<WaiverDecision>();
  const isOpen = waiver.state === 'asked' || waiver.state === 'active';
  return (
    <div className={`${classes.root} ${waiver.endsSoon ? classes.soon : ''}`}>
      <p>
        <strong>{stateWords(waiver)}</strong>{' '}
        {waiver.path ? (
          <>
            In <code>{visibleText(waiver.path)}</code>
          </>
        ) : (
          'Wherever the check fails'
        )}
        {isOpen && `: ${count(waiver.findings, 'finding')} now`}.
      </p>
      <p className={classes.quote}>“{visibleText(waiver.reason.trim())}”</p>
      {waiver.compensation && (
        <p className={classes.quote}>
          Meanwhile: “{visibleText(waiver.compensation.trim())}”
        </p>
      )}
      <p className={classes.by}>
        Asked for by <UserName entityRef={waiver.askedBy} />{' '}
        <Timestamp at={waiver.askedAt} />
        {waiver.decidedBy && (
          <>
            , {DECIDED[waiver.state] ?? 'decided'} by{' '}
            <UserName entityRef={waiver.decidedBy} />
            {waiver.decidedAt && (
              <>
                {' '}
                <Timestamp at={waiver.decidedAt} />
              </>
            )}
          </>
        )}
        .
        {waiver.decisionReason &&
          ` “${visibleText(waiver.decisionReason.trim())}”`}
      </p>
      {isOpen && (waiver.may.decide || waiver.may.withdraw) && (
        <div className={classes.actions}>
          {waiver.may.decide && waiver.state === 'asked' && (
            <>
              <Button outlined onClick={() => setDeciding('approve')}>
                Approve…
              </Button>
              <Button outlined onClick={() => setDeciding('refuse')}>
                Refuse…
              </Button>
            </>
          )}
          {waiver.may.withdraw && (
            <Button outlined onClick={() => setDeciding('withdraw')}>
              {waiver.state === 'active' ? 'End it now…' : 'Withdraw…'}
            </Button>
          )}
        </div>
      )}
      {deciding && (
        <DecisionDialog
          waiver={waiver}
          decision={deciding}
          onClose={() => setDeciding(undefined)}
        />
      )}
    </div>
  );
}

/** `Waived until 31 March 2027, which is soon.` */
function stateWords({ state, until, endsSoon }: Waiver): string {
  const day = dayWords(until);
  switch (state) {
    case 'active':
      return endsSoon
        ? `Waived until ${day}: ends soon, then the failure counts again.`
        : `Waived until ${day}.`;
    case 'asked':
      return `A waiver until ${day} is asked for; nobody has decided.`;
    case 'ended':
      return `Waiver ended on ${day}.`;
    default:
      return `Waiver ${WAIVER_TITLES[state].toLocaleLowerCase('en')}.`;
  }
}
