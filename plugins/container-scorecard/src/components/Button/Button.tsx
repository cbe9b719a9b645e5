import { makeStyles } from '@material-ui/core/styles';
import { ButtonHTMLAttributes, ReactNode } from 'react';
import { colorsOf } from '../colors';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'inline-flex',
      alignItems: 'center',
      alignSelf: 'flex-start',
      gap: theme.spacing(0.75),
      minHeight: 30,
      padding: theme.spacing(0.25, 1.25),
      border: '1px solid transparent',
      borderRadius: 4,
      background: 'none',
      color: theme.palette.link,
      font: 'inherit',
      fontSize: '0.875rem',
      fontWeight: 600,
      whiteSpace: 'nowrap',
      cursor: 'pointer',
      '&:hover': { backgroundColor: theme.palette.action.hover },
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: 1,
      },
      '&[aria-disabled=true]': {
        color: theme.palette.textSubtle,
        cursor: 'default',
        backgroundColor: 'transparent',
      },
    },
    outlined: {
      borderColor: colorsOf(theme).control,
      color: theme.palette.text.primary,
    },
  }),
  { name: 'ContainerScorecardButton' },
);

/** A small button in the font of the text around it. */
export function Button(
  props: ButtonHTMLAttributes<HTMLButtonElement> & {
    icon?: ReactNode;
    outlined?: boolean;
  },
) {
  const classes = useStyles();
  const { icon, outlined, className = '', children, ...rest } = props;
  return (
    <button
      type="button"
      {...rest}
      className={`${classes.root} ${
        outlined ? classes.outlined : ''
      } ${className}`}
    >
      {icon}
      <span>{children}</span>
    </button>
  );
}
