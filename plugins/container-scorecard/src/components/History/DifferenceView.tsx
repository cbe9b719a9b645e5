import { makeStyles } from '@material-ui/core/styles';
import { RuleInfo } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { changeOf, Difference } from '../../checks/history';
import { wholeScore } from '../../checks/words';
import { Words, useWords } from '../../hooks/useWords';
import { CauseLabel } from './CauseShape';
import { Findings } from './Findings';

const useStyles = makeStyles(
  theme => ({
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5, 1),
    },
    columns: {
      display: 'grid',
      gap: theme.spacing(3),
      gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 340px), 1fr))',
    },
    subtle: { color: theme.palette.textSubtle },
  }),
  { name: 'ContainerScorecardDifference' },
);

/** What lies between two entries: points, causes, categories and findings. */
export function DifferenceView(props: {
  difference: Difference;
  rules?: ReadonlyMap<string, RuleInfo>;
}) {
  const t = useWords();
  const classes = useStyles();
  const { difference, rules } = props;
  const { from, to, added, gone, causes, categories } = difference;
  if (from === to) return <p>{t('history.same')}</p>;
  return (
    <>
      <p>
        <strong>{scoreWords(difference, t)}</strong>
        {from.level !== to.level && from.level && to.level && (
          <>
            {' '}
            {t('history.level', {
              from: t(`level.${from.level}`),
              to: t(`level.${to.level}`),
            })}
          </>
        )}
      </p>
      <div className={classes.line}>
        {t('history.because')}{' '}
        {causes.map(({ cause, changes }) => (
          <CauseLabel key={cause} cause={cause} changes={changes} />
        ))}
        {from.rulesVersion !== to.rulesVersion &&
          from.rulesVersion &&
          to.rulesVersion && (
            <span className={classes.subtle}>
              {t('history.rules', {
                from: from.rulesVersion,
                to: to.rulesVersion,
              })}
            </span>
          )}
        {from.policyHash !== to.policyHash &&
          from.policyHash &&
          to.policyHash && (
            <span className={classes.subtle}>
              {t('history.policy', {
                from: shortHash(from.policyHash),
                to: shortHash(to.policyHash),
              })}
            </span>
          )}
      </div>
      {categories.length > 0 && (
        <div className={classes.line}>
          {categories.map(({ category, from: before, to: after }) => (
            <span key={category}>
              {t(`category.${category}`)}{' '}
              <strong>
                {before === undefined ? '–' : wholeScore(before)} →{' '}
                {after === undefined ? '–' : wholeScore(after)}
              </strong>
            </span>
          ))}
        </div>
      )}
      {added.length + gone.length === 0 ? (
        <p>{t('history.sameFindings')}</p>
      ) : (
        <div className={classes.columns}>
          {gone.length > 0 && (
            <Findings
              title={t('history.gone', { n: `${gone.length}` })}
              traces={gone}
              rules={rules}
            />
          )}
          {added.length > 0 && (
            <Findings
              title={t('history.added', { n: `${added.length}` })}
              traces={added}
              rules={rules}
            />
          )}
        </div>
      )}
    </>
  );
}

/** The first characters of a hash, as people quote it. */
export function shortHash(hash: string): string {
  return hash.replace(/^sha256[:-]/, '').slice(0, 8);
}

function scoreWords({ from, to }: Difference, t: Words): string {
  if (from.score === undefined) {
    return to.score === undefined
      ? t('history.noScores')
      : t('history.scoreCame', { to: `${to.score}` });
  }
  if (to.score === undefined) {
    return t('history.scoreWent', { from: `${from.score}` });
  }
  return t('history.points', {
    change: changeOf(from.score, to.score),
    from: `${wholeScore(from.score)}`,
    to: `${wholeScore(to.score)}`,
  });
}
