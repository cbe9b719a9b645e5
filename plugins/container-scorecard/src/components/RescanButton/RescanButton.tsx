import { usePermission } from '@backstage/plugin-permission-react';
import CircularProgress from '@material-ui/core/CircularProgress';
import { makeStyles } from '@material-ui/core/styles';
import RefreshIcon from '@material-ui/icons/Refresh';
import {
  containerScorecardRefreshPermission,
  Scorecard,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { useEffect, useRef, useState } from 'react';
import { wholeScore } from '../../checks/words';
import { Words, useWords } from '../../hooks/useWords';
import { Button } from '../Button';
import { VisuallyHidden } from '../VisuallyHidden';

const useStyles = makeStyles(
  {
    button: {
      minWidth: 112,
    },
  },
  { name: 'ContainerScorecardRescanButton' },
);

/** Asks for a scan out of turn; not there for those who may not. */
export function RescanButton(props: {
  scanning: boolean;
  scorecard: Pick<Scorecard, 'status' | 'score' | 'problem'>;
  onRescan: () => void;
}) {
  const t = useWords();
  const classes = useStyles();
  const { scanning, scorecard, onRescan } = props;
  const { allowed } = usePermission({
    permission: containerScorecardRefreshPermission,
  });
  const ended = useEnded(scanning);
  return (
    <>
      <VisuallyHidden live>
        {ended ? endWords(scorecard, t) : ''}
      </VisuallyHidden>
      {allowed && (
        // Not `disabled`: that would take the focus from those who pressed it with a key.
        <Button
          className={classes.button}
          aria-disabled={scanning}
          onClick={scanning ? undefined : onRescan}
          icon={
            scanning ? (
              <CircularProgress size={14} color="inherit" aria-hidden />
            ) : (
              <RefreshIcon fontSize="small" />
            )
          }
        >
          {scanning ? t('scan.running') : t('scan.again')}
        </Button>
      )}
    </>
  );
}

/** True once a scan that was seen running is over. */
function useEnded(scanning: boolean): boolean {
  const was = useRef(scanning);
  const [ended, setEnded] = useState(false);
  useEffect(() => {
    if (was.current !== scanning) setEnded(was.current && !scanning);
    was.current = scanning;
  }, [scanning]);
  return ended;
}

function endWords(
  scorecard: Pick<Scorecard, 'status' | 'score' | 'problem'>,
  t: Words,
): string {
  if (scorecard.status === 'failed') return t('scan.failed');
  return scorecard.score === undefined
    ? t('scan.over')
    : t('scan.overWithScore', { score: `${wholeScore(scorecard.score)}` });
}
