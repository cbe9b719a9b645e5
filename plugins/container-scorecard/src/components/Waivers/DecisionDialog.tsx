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

const TITLES: Record<WaiverDecision, string> = {
  approve: 'Approve this waiver',
  refuse: 'Refuse this waiver',
  withdraw: 'Withdraw this waiver',
};

function consequence(waiver: Waiver, decision: WaiverDecision): string {
  if (decision === 'approve') {
    return `The failure counts as waived until ${dayWords(
      waiver.until,
    )}. Your name stands beside it.`;
  }
  return waiver.state === 'active'
    ? 'The failure counts again from now on.'
    : 'The failure goes on counting.';
}

/** Asks for the reason of a decision before it is made. */
export function DecisionDialog(props: {
  waiver: Waiver;
  decision: WaiverDecision;
  onClose: () => void;
}) {
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
          {TITLES[decision]}
        </DialogTitle>
        <DialogContent className={classes.form}>
          <p>{consequence(waiver, decision)}</p>
          {error && (
            <div role="alert">
              <Notice title="That could not be done.">
                <p>{sentence(errorWords(error))}</p>
              </Notice>
            </div>
          )}
          <TextField
            id="container-scorecard-decision-reason"
            label="Reason"
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
            helperText={
              missing
                ? 'Say why, so that whoever asked can do something about it.'
                : 'Stands beside the waiver, for everybody who sees it.'
            }
          />
        </DialogContent>
        <DialogActions>
          <MuiButton onClick={onClose}>Cancel</MuiButton>
          <MuiButton
            type="submit"
            color="primary"
            variant="contained"
            disabled={sending}
          >
            {TITLES[decision].split(' ')[0]}
          </MuiButton>
        </DialogActions>
      </form>
    </Dialog>
  );
}
