import MuiButton from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import { FormEvent, useState } from 'react';
import { byPlace, Check } from '../../checks/checks';
import { asError } from '../../checks/errors';
import {
  dayAfter,
  problemsFromError,
  WaiverForm,
  WaiverProblems,
  waiverProblems,
} from '../../checks/waivers';
import { useWaivers } from '../../hooks/useWaivers';
import { useWords } from '../../hooks/useWords';
import { Button } from '../Button';
import { Notice } from '../ScorecardNotices';

const useStyles = makeStyles(
  theme => ({
    form: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(2),
      '& p': { margin: 0 },
    },
    scope: { border: 0, margin: 0, padding: 0 },
    legend: { padding: 0, fontWeight: 700 },
    path: { paddingLeft: theme.spacing(4) },
  }),
  { name: 'ContainerScorecardAskForWaiver' },
);

/** Opens the form to ask for a waiver of a check that fails; not there for those who may not ask. */
export function AskForWaiver(props: { check: Check }) {
  const t = useWords();
  const { check } = props;
  const { mayAsk } = useWaivers();
  const [isOpen, setOpen] = useState(false);
  if (!mayAsk || check.outcome.state !== 'fail') return null;
  return (
    <>
      <Button outlined aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t('waiver.ask')}
      </Button>
      {isOpen && <WaiverDialog check={check} onClose={() => setOpen(false)} />}
    </>
  );
}

function WaiverDialog(props: { check: Check; onClose: () => void }) {
  const t = useWords();
  const classes = useStyles();
  const { check, onClose } = props;
  const { ask } = useWaivers();
  const [form, setForm] = useState<WaiverForm>(() => ({
    scope: 'rule',
    path: check.open[0]?.file ?? '',
    reason: '',
    compensation: '',
    until: dayAfter(Date.now(), 90),
  }));
  const [problems, setProblems] = useState<WaiverProblems>({});
  const [sending, setSending] = useState(false);
  const places = byPlace(check.open).length;
  const change = (changes: Partial<WaiverForm>) => {
    setForm({ ...form, ...changes });
    setProblems(before => {
      const left = { ...before };
      for (const name of Object.keys(changes)) {
        delete left[name as keyof WaiverProblems];
      }
      return left;
    });
  };

  async function onSubmit(event: FormEvent) {
    event.preventDefault();
    const found = waiverProblems(form, Date.now(), t);
    setProblems(found);
    if (Object.keys(found).length > 0) {
      focusFirst(event.currentTarget as HTMLFormElement, found);
      return;
    }
    setSending(true);
    try {
      await ask({
        rule: check.rule,
        path: form.scope === 'path' ? form.path.trim() : undefined,
        reason: form.reason.trim(),
        compensation: form.compensation.trim() || undefined,
        until: form.until,
      });
      onClose();
    } catch (error) {
      setProblems(problemsFromError(asError(error)));
      setSending(false);
    }
  }

  const field = (name: 'path' | 'reason' | 'compensation' | 'until') => ({
    name,
    value: form[name],
    onChange: (event: { target: { value: string } }) =>
      change({ [name]: event.target.value }),
    error: problems[name] !== undefined,
    id: `container-scorecard-waiver-${name}`,
    variant: 'outlined' as const,
    fullWidth: true,
  });
  return (
    <Dialog
      open
      fullWidth
      maxWidth="sm"
      onClose={onClose}
      aria-labelledby="container-scorecard-waiver-title"
    >
      <form onSubmit={onSubmit} noValidate>
        <DialogTitle id="container-scorecard-waiver-title">
          {t('waiver.askFor', { check: check.title })}
        </DialogTitle>
        <DialogContent className={classes.form}>
          <p>{t('waiver.text')}</p>
          {problems.form && (
            <div role="alert">
              <Notice title={t('waiver.notAsked')}>
                <p>{problems.form}</p>
              </Notice>
            </div>
          )}
          <fieldset className={classes.scope}>
            <legend className={classes.legend}>{t('waiver.scope')}</legend>
            <RadioGroup
              name="scope"
              value={form.scope}
              onChange={(_, scope) =>
                change({ scope: scope as WaiverForm['scope'] })
              }
            >
              <FormControlLabel
                value="rule"
                control={<Radio color="primary" />}
                label={t('waiver.scopeRule', { count: places })}
              />
              <FormControlLabel
                value="path"
                control={<Radio color="primary" />}
                label={t('waiver.scopePath')}
              />
            </RadioGroup>
            {form.scope === 'path' && (
              <div className={classes.path}>
                <TextField
                  {...field('path')}
                  label={t('waiver.path')}
                  required
                  helperText={problems.path ?? t('waiver.pathHint')}
                />
              </div>
            )}
          </fieldset>
          <TextField
            {...field('reason')}
            label={t('waiver.reason')}
            required
            multiline
            minRows={3}
            helperText={problems.reason ?? t('waiver.reasonHint')}
          />
          <TextField
            {...field('compensation')}
            label={t('waiver.compensation')}
            multiline
            minRows={2}
            helperText={problems.compensation ?? t('waiver.compensationHint')}
          />
          <TextField
            {...field('until')}
            label={t('waiver.until')}
            type="date"
            required
            InputLabelProps={{ shrink: true }}
            inputProps={{ min: dayAfter(Date.now(), 1) }}
            helperText={problems.until ?? t('waiver.untilHint')}
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
            {sending ? t('waiver.asking') : t('waiver.send')}
          </MuiButton>
        </DialogActions>
      </form>
    </Dialog>
  );
}

/** Takes the reader to the first field that has something wrong. */
function focusFirst(form: HTMLFormElement, problems: WaiverProblems) {
  for (const element of form.elements) {
    if (
      (element instanceof HTMLInputElement ||
        element instanceof HTMLTextAreaElement) &&
      element.name in problems
    ) {
      element.focus();
      return;
    }
  }
}
