import { makeStyles } from '@material-ui/core/styles';
import { ChangeCause } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { CAUSES, causeTitle } from '../../checks/history';
import { useWords } from '../../hooks/useWords';
import { colorsOf } from '../colors';

/** One shape per cause, so that it is told apart without colour. In a box of 16, centred. */
export const CAUSE_SHAPES: Record<ChangeCause, string> = {
  first: 'M8 1a7 7 0 1 1 0 14a7 7 0 1 1 0-14zM8 4a4 4 0 1 0 0 8a4 4 0 1 0 0-8z',
  code: 'M8 3a5 5 0 1 1 0 10a5 5 0 1 1 0-10z',
  rules: 'M8 .5 15.5 8 8 15.5.5 8z',
  policy: 'M2 2h12v12H2z',
  waiver: 'M8 1 15.5 14.5H.5z',
  time: 'M2 1h12L9 8l5 7H2l5-7z',
  catalog: 'M1 1h14v14H1zM4 4v8h8V4z',
  source:
    'M3.5 1 8 5.5 12.5 1 15 3.5 10.5 8 15 12.5 12.5 15 8 10.5 3.5 15 1 12.5 5.5 8 1 3.5z',
};

const useStyles = makeStyles(
  theme => ({
    shape: { fill: theme.palette.text.primary, flex: 'none' },
    label: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: 6,
      padding: '0 8px',
      border: `1px solid ${colorsOf(theme).rule}`,
      borderRadius: 10,
      whiteSpace: 'nowrap',
    },
  }),
  { name: 'ContainerScorecardCause' },
);

/** A cause as shape and word. */
export function CauseLabel(props: { cause: ChangeCause; changes?: number }) {
  const t = useWords();
  const classes = useStyles();
  const { cause, changes } = props;
  const meaning = CAUSES.includes(cause)
    ? t(`history.meaning.${cause}`)
    : undefined;
  return (
    <span className={classes.label} title={meaning}>
      <svg
        aria-hidden
        className={classes.shape}
        width={11}
        height={11}
        viewBox="0 0 16 16"
      >
        <path d={CAUSE_SHAPES[cause]} fillRule="evenodd" />
      </svg>
      {causeTitle(cause, t)}
      {changes !== undefined && changes > 1 && ` ×${changes}`}
    </span>
  );
}
