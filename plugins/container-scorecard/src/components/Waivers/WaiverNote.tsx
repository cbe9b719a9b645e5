import { makeStyles } from '@material-ui/core/styles';
import { Waiver } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { useState } from 'react';
import { visibleText } from '../../checks/links';
import { dayWords } from '../../checks/waivers';
import { WaiverDecision } from '../../hooks/useWaivers';
import { Words, useWords } from '../../hooks/useWords';
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

const DECIDED = {
  asked: 'waiver.decidedBy',
  active: 'waiver.approvedBy',
  ended: 'waiver.approvedBy',
  refused: 'waiver.refusedBy',
  withdrawn: 'waiver.withdrawnBy',
} as const;

/** A waiver: what it accepts, why, who said so, until when, and what the reader may do about it. */
export function WaiverNote(props: { waiver: Waiver }) {
  const t = useWords();
  const classes = useStyles();
  const { waiver } = props;
  const [deciding, setDeciding] = useState<WaiverDecision>();
  const isOpen = waiver.state === 'asked' || waiver.state === 'active';
  return (
    <div className={`${classes.root} ${waiver.endsSoon ? classes.soon : ''}`}>
      <p>
        <strong>{stateWords(waiver, t)}</strong> {placeWords(waiver, isOpen, t)}
      </p>
      <p className={classes.quote}>“{visibleText(waiver.reason.trim())}”</p>
      {waiver.compensation && (
        <p className={classes.quote}>
          {t('waiver.meanwhile', {
            text: visibleText(waiver.compensation.trim()),
          })}
        </p>
      )}
      <p className={classes.by}>
        {t('waiver.askedBy', {
          user: <UserName entityRef={waiver.askedBy} />,
          time: <Timestamp at={waiver.askedAt} />,
        })}
        {waiver.decidedBy && (
          <>
            ,{' '}
            {t(DECIDED[waiver.state] ?? 'waiver.decidedBy', {
              user: <UserName entityRef={waiver.decidedBy} />,
            })}
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
                {t('waiver.approveMore')}
              </Button>
              <Button outlined onClick={() => setDeciding('refuse')}>
                {t('waiver.refuseMore')}
              </Button>
            </>
          )}
          {waiver.may.withdraw && (
            <Button outlined onClick={() => setDeciding('withdraw')}>
              {waiver.state === 'active'
                ? t('waiver.endMore')
                : t('waiver.withdrawMore')}
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
function stateWords({ state, until, endsSoon }: Waiver, t: Words): string {
  const day = dayWords(until);
  switch (state) {
    case 'active':
      return endsSoon
        ? t('waiver.isEnding', { day })
        : t('waiver.isActive', { day });
    case 'asked':
      return t('waiver.isAsked', { day });
    case 'ended':
      return t('waiver.isEnded', { day });
    case 'refused':
      return t('waiver.isRefused');
    default:
      return t('waiver.isWithdrawn');
  }
}

/** Where it holds, and of one that does or may come to, how much that is at present. */
function placeWords(
  { path, findings: count }: Waiver,
  isOpen: boolean,
  t: Words,
) {
  if (!path) {
    return isOpen
      ? t('waiver.everywhereNow', { count })
      : t('waiver.everywhere');
  }
  const place = <code>{visibleText(path)}</code>;
  return isOpen
    ? t('waiver.inPathNow', { path: place, count })
    : t('waiver.inPath', { path: place });
}
