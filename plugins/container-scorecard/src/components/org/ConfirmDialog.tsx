import Dialog from '@material-ui/core/Dialog';
import { makeStyles } from '@material-ui/core/styles';
import { FormEvent, ReactNode, useState } from 'react';
import { asError, errorWords } from '../../checks/errors';
import { sentence } from '../../checks/words';
import { useUniqueId } from '../../hooks/useUniqueId';
import { Button } from '../Button';
import { colorsOf } from '../colors';
import { Notice } from '../ScorecardNotices';
import { useWords } from '../../hooks/useWords';

const useStyles = makeStyles(
  theme => ({
    form: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(2),
      padding: theme.spacing(2.5),
      fontSize: '0.875rem',
      lineHeight: 1.5,
      color: theme.palette.text.primary,
      '& p': { margin: 0 },
    },
    title: { margin: 0, fontSize: '1.125rem', fontWeight: 700 },
    label: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(0.5),
      fontWeight: 600,
    },
    input: {
      padding: theme.spacing(1),
      border: `1px solid ${colorsOf(theme).control}`,
      borderRadius: 4,
      backgroundColor: theme.palette.background.paper,
      color: theme.palette.text.primary,
      font: 'inherit',
      resize: 'vertical',
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: -1,
      },
    },
    missing: { color: colorsOf(theme).below, fontWeight: 400 },
    actions: {
      display: 'flex',
      justifyContent: 'flex-end',
      gap: theme.spacing(1),
    },
  }),
  { name: 'ContainerScorecardConfirmDialog' },
);

/** Asks before something is done that others see, with a text to go with it. */
export function ConfirmDialog(props: {
  title: string;
  text: ReactNode;
  label: string;
  confirm: string;
  isLong?: boolean;
  initial?: string;
  /** What to say when there is no text; absent where there may be none. */
  needed?: string;
  onConfirm: (text: string) => Promise<void>;
  onClose: () => void;
}) {
  const classes = useStyles();
  const t = useWords();
  const id = useUniqueId();
  const { title, text, label, confirm, needed, onConfirm, onClose } = props;
  const [value, setValue] = useState(props.initial ?? '');
  const [state, setState] = useState<{
    isBusy?: boolean;
    isMissing?: boolean;
    error?: Error;
  }>({});

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (state.isBusy) return;
    if (needed && !value.trim()) {
      setState({ isMissing: true });
      return;
    }
    setState({ isBusy: true });
    try {
      await onConfirm(value.trim());
      onClose();
    } catch (thrown) {
      setState({ error: asError(thrown) });
    }
  };

  const field = {
    className: classes.input,
    value,
    'aria-invalid': state.isMissing || undefined,
    'aria-describedby': state.isMissing ? `${id}-missing` : undefined,
    onChange: (event: { target: { value: string } }) =>
      setValue(event.target.value),
  };
  return (
    <Dialog open fullWidth maxWidth="sm" onClose={onClose} aria-labelledby={id}>
      <form className={classes.form} onSubmit={submit}>
        <h2 id={id} className={classes.title}>
          {title}
        </h2>
        <p>{text}</p>
        <label className={classes.label}>
          {label}
          {props.isLong ? (
            <textarea rows={4} maxLength={2000} {...field} />
          ) : (
            <input maxLength={200} {...field} />
          )}
        </label>
        {state.isMissing && (
          <span id={`${id}-missing`} className={classes.missing} role="alert">
            {needed}
          </span>
        )}
        {state.error && (
          <div role="alert">
            <Notice
              title={t('waivers.failed', {
                words: sentence(errorWords(state.error)),
              })}
            />
          </div>
        )}
        <div className={classes.actions}>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button outlined type="submit" aria-disabled={state.isBusy === true}>
            {confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
