import Card from '@material-ui/core/Card';
import { makeStyles } from '@material-ui/core/styles';
import { Scorecard } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { ReactNode } from 'react';
import { ScorecardState } from '../../hooks/useScorecard';
import { useWords } from '../../hooks/useWords';
import { colorsOf } from '../colors';
import { RescanButton } from '../RescanButton';
import { Snippets } from '../Snippets';
import { ScanLine } from '../Summary';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(2),
      padding: theme.spacing(2, 2.5),
      borderRadius: 8,
      border: `1px solid ${colorsOf(theme).rule}`,
      boxShadow: 'none',
    },
    top: {
      display: 'flex',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: theme.spacing(2),
      minHeight: 31,
    },
    title: { fontSize: '1.125rem', fontWeight: 700, margin: 0 },
    foot: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: theme.spacing(1, 3),
      paddingTop: theme.spacing(1.5),
      borderTop: `1px solid ${colorsOf(theme).rule}`,
    },
  }),
  { name: 'ContainerScorecardPageHead' },
);

/** The head of the page: what stands where, how old it is, and how to look again. */
export function PageHead(props: {
  state: ScorecardState;
  scorecard: Scorecard;
  hasResult: boolean;
  children: ReactNode;
}) {
  const t = useWords();
  const classes = useStyles();
  const { state, scorecard, hasResult, children } = props;
  return (
    <Card className={classes.root} component="section">
      <div className={classes.top}>
        <h2 className={classes.title}>{t('scorecard.title')}</h2>
        <RescanButton
          scanning={state.scanning}
          scorecard={scorecard}
          onRescan={state.rescan}
        />
      </div>
      {children}
      <div className={classes.foot}>
        {hasResult ? <ScanLine scorecard={scorecard} /> : <span />}
        <Snippets scorecard={scorecard} />
      </div>
    </Card>
  );
}
