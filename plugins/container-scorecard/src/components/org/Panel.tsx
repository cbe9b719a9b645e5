import { makeStyles } from '@material-ui/core/styles';
import { ReactNode } from 'react';
import { useUniqueId } from '../../hooks/useUniqueId';
import { colorsOf } from '../colors';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(2),
      minWidth: 0,
      padding: theme.spacing(2, 2.5, 2.5),
      borderRadius: 8,
      border: `1px solid ${colorsOf(theme).rule}`,
      backgroundColor: theme.palette.background.paper,
      [theme.breakpoints.down('xs')]: { padding: theme.spacing(2, 1.5) },
    },
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'flex-start',
      justifyContent: 'space-between',
      gap: theme.spacing(1, 2),
    },
    title: { margin: 0, fontSize: '1.05rem', fontWeight: 700, lineHeight: 1.3 },
    text: {
      margin: theme.spacing(0.25, 0, 0),
      maxWidth: '80ch',
      color: theme.palette.textSubtle,
    },
    actions: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
    },
  }),
  { name: 'ContainerScorecardPanel' },
);

/** A part of a page under a heading of its own. */
export function Panel(props: {
  title: string;
  text?: ReactNode;
  actions?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  const classes = useStyles();
  const { title, text, actions, className = '', children } = props;
  const id = useUniqueId();
  return (
    <section className={`${classes.root} ${className}`} aria-labelledby={id}>
      <div className={classes.head}>
        <div>
          <h2 id={id} className={classes.title}>
            {title}
          </h2>
          {text && <p className={classes.text}>{text}</p>}
        </div>
        {actions && <div className={classes.actions}>{actions}</div>}
      </div>
      {children}
    </section>
  );
}
