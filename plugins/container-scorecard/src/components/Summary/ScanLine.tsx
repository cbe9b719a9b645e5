import { makeStyles } from '@material-ui/core/styles';
import { Scorecard } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { countChecks, shortRevision } from '../../checks/words';
import { useWords } from '../../hooks/useWords';
import { SafeLink } from '../Link';
import { Timestamp } from '../Timestamp';

const useStyles = makeStyles(
  {
    revision: { fontFamily: 'monospace' },
  },
  { name: 'ContainerScorecardScanLine' },
);

/** When, what and how much was scanned: `12 minutes ago at 3f2a91c · 41 checks, 2 unknown`. */
export function ScanLine(props: { scorecard: Scorecard }) {
  const t = useWords();
  const classes = useStyles();
  const { scannedAt, lastScanAt, revision, sourceLink, outcomes } =
    props.scorecard;
  const { checks, unknown, waived } = countChecks(outcomes);
  return (
    <span>
      {scannedAt && (
        <>{t('scan.scanned', { time: <Timestamp at={scannedAt} /> })}</>
      )}
      {revision && (
        <>
          {' '}
          {t('scan.at', {
            revision: (
              <SafeLink
                href={sourceLink}
                className={classes.revision}
                title={revision}
              >
                {shortRevision(revision)}
              </SafeLink>
            ),
          })}
        </>
      )}
      {lookedAgain(props.scorecard) && lastScanAt && (
        <>, {t('scan.unchanged', { time: <Timestamp at={lastScanAt} /> })}</>
      )}
      {scannedAt && ' · '}
      {t('scan.checks', { count: checks })}
      {unknown > 0 && `, ${t('scan.unknown', { n: `${unknown}` })}`}
      {waived > 0 && `, ${t('scan.waived', { n: `${waived}` })}`}
    </span>
  );
}

/** Whether a later look found the same revision, which is then not scanned again. */
function lookedAgain({
  scannedAt,
  lastScanAt,
  stale,
  problem,
}: Scorecard): boolean {
  return (
    !stale &&
    !problem &&
    scannedAt !== undefined &&
    lastScanAt !== undefined &&
    Date.parse(lastScanAt) - Date.parse(scannedAt) > 60_000
  );
}
