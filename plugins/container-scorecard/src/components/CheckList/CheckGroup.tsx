import { makeStyles } from '@material-ui/core/styles';
import ChevronIcon from '@material-ui/icons/ChevronRight';
import { ReactNode, useState } from 'react';
import { colorsOf } from '../colors';

const useStyles = makeStyles(
  theme => ({
    root: {
      borderRadius: 8,
      backgroundColor: theme.palette.background.paper,
      border: `1px solid ${colorsOf(theme).rule}`,
      overflow: 'hidden',
    },
    heading: { font: 'inherit', margin: 0 },
    button: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'baseline',
      gap: theme.spacing(0.5, 1),
      width: '100%',
      padding: theme.spacing(1.25, 1.5, 1.25, 1),
      border: 0,
      background: 'none',
      color: 'inherit',
      font: 'inherit',
      textAlign: 'left',
      cursor: 'pointer',
      '&:hover': { backgroundColor: theme.palette.action.hover },
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: -2,
        borderRadius: 8,
      },
    },
    chevron: {
      alignSelf: 'center',
      transition: theme.transitions.create('transform', { duration: 120 }),
      '@media (prefers-reduced-motion: reduce)': { transition: 'none' },
    },
    isOpen: { transform: 'rotate(90deg)' },
    title: { fontSize: '1.0625rem', fontWeight: 700 },
    meaning: {
      color: theme.palette.textSubtle,
      [theme.breakpoints.down('xs')]: { paddingLeft: theme.spacing(4) },
    },
    list: { listStyle: 'none', margin: 0, padding: 0 },
  }),
  { name: 'ContainerScorecardCheckGroup' },
);

/** A part of the page that folds away. */
export function CheckGroup(props: {
  title: string;
  /** `7`, or `2 of 7` when filters hide some. */
  count: string;
  meaning: string;
  startsOpen: boolean;
  children: ReactNode;
}) {
  const classes = useStyles();
  const { title, count, meaning, startsOpen, children } = props;
  const [isOpen, setOpen] = useState(startsOpen);
  return (
    <section className={classes.root}>
      <h3 className={classes.heading}>
        <button
          type="button"
          className={classes.button}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          <ChevronIcon
            aria-hidden
            className={`${classes.chevron} ${isOpen ? classes.isOpen : ''}`}
          />
          <span className={classes.title}>
            {title} ({count})
          </span>{' '}
          <span className={classes.meaning}>{meaning}</span>
        </button>
      </h3>
      {isOpen && <ul className={classes.list}>{children}</ul>}
    </section>
  );
}
