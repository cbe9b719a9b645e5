import MuiButton from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import { Waiver } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { FormEvent, useState } from 'react';
import { asError, errorWords } from '../../checks/errors';
import { dayWords } from '../../checks/waivers';
import { sentence } from '../../checks/words';
import { useWaivers, WaiverDecision } from '../../hooks/useWaivers';
import { Words, useWords } from '../../hooks/useWords';
import { Notice } from '../ScorecardNotices';

const useStyles = makeStyles(
  theme => ({
    form: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(2),
      '& p': { margin: 0 },
    },
  }),
  { name: 'ContainerScorecardWaiverDecision' },
);

function consequence(
  waiver: Waiver,
  decision: WaiverDecision,
  t: Words,
): string {
  if (decision === 'approve') {
    return t('waiver.willBeWaived', { day: dayWords(waiver.until) });
  }
  return waiver.state === 'active'
    ? t('waiver.willCount')
    : t('waiver.goesOnCounting');
}

/** Asks for the reason of a decision before it is made. */
export function DecisionDialog(props: {
  waiver: Waiver;
  decision: WaiverDecision;
  onClose: () => void;
}) {
  const t = useWords();
  const classes = useStyles();
  const { waiver, decision, onClose } = props;
  const { decide } = useWaivers();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const [error, setError] = useState<Error>();
  const [sending, setSending] = useState(false);
  const needsReason = decision === 'refuse';

  async function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (needsReason && !reason.trim()) {
      setMissing(true);
      return;
    }
    setSending(true);
    try {
      await decide(waiver, decision, reason);
      onClose();
    } catch (thrown) {
      setError(asError(thrown));
      setSending(false);
    }
  }

  return (
    <Dialog
      open
      fullWidth
      maxWidth="xs"
      onClose={onClose}
      aria-labelledby="container-scorecard-decision-title"
    >
      <form onSubmit={onSubmit} noValidate>
        <DialogTitle id="container-scorecard-decision-title">
          {t(`waiver.${decision}Title`)}
        </DialogTitle>
        <DialogContent className={classes.form}>
          <p>{consequence(waiver, decision, t)}</p>
          {error && (
            <div role="alert">
              <Notice title={t('waiver.notDone')}>
                <p>{sentence(errorWords(error))}</p>
              </Notice>
            </div>
          )}
          <TextField
            id="container-scorecard-decision-reason"
            label={t('waiver.why')}
            variant="outlined"
            fullWidth
            multiline
            minRows={2}
            required={needsReason}
            value={reason}
            error={missing}
            onChange={event => {
              setReason(event.target.value);
              setMissing(false);
            }}
            helperText={missing ? t('waiver.whyMissing') : t('waiver.whyHint')}
          />
        </DialogContent>
        <DialogActions>
          <MuiButton onClick={onClose}>{t('common.cancel')}</MuiButton>
          <MuiButton
            type="submit"
            color="primary"
            variant="contained"
            disabled={sending}
          >
            {t(`waiver.${decision}`)}
          </MuiButton>
        </DialogActions>
      </form>
    </Dialog>
  );
}
