import MuiButton, { ButtonProps } from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  {
    root: {
      alignSelf: 'flex-start',
      fontFamily: 'inherit',
      fontWeight: 600,
      textTransform: 'none',
      whiteSpace: 'nowrap',
    },
  },
  { name: 'ContainerScorecardButton' },
);

/** A small button in the words and the font of the text around it. */
export function Button(props: ButtonProps) {
  const classes = useStyles();
  const { className = '', ...rest } = props;
  return (
    <MuiButton
      size="small"
      {...rest}
      className={`${classes.root} ${className}`}
    />
  );
}
