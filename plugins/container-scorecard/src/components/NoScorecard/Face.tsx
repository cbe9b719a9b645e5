import { makeStyles } from '@material-ui/core/styles';
import { ReactNode } from 'react';
import { PlimsollMark } from '../PlimsollMark';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'flex-start',
      gap: theme.spacing(2, 3),
    },
    text: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1),
      flex: '1 1 240px',
      minWidth: 0,
      maxWidth: '70ch',
      overflowWrap: 'anywhere',
      '& p': { margin: 0 },
    },
    title: {
      margin: 0,
      fontSize: '1.1rem',
      fontWeight: 700,
      lineHeight: 1.3,
    },
  }),
  { name: 'ContainerScorecardFace' },
);

/** Why there is no score, in one sentence, and one next step. */
export function Face(props: {
  line?: number;
  title: string;
  heading: 'h3' | 'h4';
  children: ReactNode;
}) {
  const classes = useStyles();
  const Heading = props.heading;
  return (
    <div className={classes.root}>
      {props.line !== undefined && <PlimsollMark line={props.line} />}
      <div className={classes.text}>
        <Heading className={classes.title}>{props.title}</Heading>
        {props.children}
      </div>
    </div>
  );
}
