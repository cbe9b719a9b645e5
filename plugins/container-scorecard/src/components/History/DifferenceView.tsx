import { makeStyles } from '@material-ui/core/styles';
import {
  CATEGORY_TITLES,
  LEVEL_TITLES,
  RuleInfo,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { changeOf, Difference } from '../../checks/history';
import { wholeScore } from '../../checks/words';
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
  const classes = useStyles();
  const { difference, rules } = props;
  const { from, to, added, gone, causes, categories } = difference;
  if (from === to) return <p>These are one and the same entry.</p>;
  return (
    <>
      <p>
        <strong>{scoreWords(difference)}</strong>
        {from.level !== to.level && from.level && to.level && (
          <>
            {' '}
            Level {LEVEL_TITLES[from.level]} became {LEVEL_TITLES[to.level]}.
          </>
        )}
      </p>
      <div className={classes.line}>
        Because of{' '}
        {causes.map(({ cause, changes }) => (
          <CauseLabel key={cause} cause={cause} changes={changes} />
        ))}
        {from.rulesVersion !== to.rulesVersion &&
          from.rulesVersion &&
          to.rulesVersion && (
            <span className={classes.subtle}>
              rules {from.rulesVersion} → {to.rulesVersion}
            </span>
          )}
        {from.policyHash !== to.policyHash &&
          from.policyHash &&
          to.policyHash && (
            <span className={classes.subtle}>
              policy {shortHash(from.policyHash)} → {shortHash(to.policyHash)}
            </span>
          )}
      </div>
      {categories.length > 0 && (
        <div className={classes.line}>
          {categories.map(({ category, from: before, to: after }) => (
            <span key={category}>
              {CATEGORY_TITLES[category]}{' '}
              <strong>
                {before === undefined ? '–' : wholeScore(before)} →{' '}
                {after === undefined ? '–' : wholeScore(after)}
              </strong>
            </span>
          ))}
        </div>
      )}
      {added.length + gone.length === 0 ? (
        <p>The same findings are open at both.</p>
      ) : (
        <div className={classes.columns}>
          {gone.length > 0 && (
            <Findings title="Gone" traces={gone} rules={rules} />
          )}
          {added.length > 0 && (
            <Findings title="New" traces={added} rules={rules} />
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

function scoreWords({ from, to }: Difference): string {
  if (from.score === undefined && to.score === undefined) {
    return 'No score at either.';
  }
  if (from.score === undefined) return `No score became ${to.score}.`;
  if (to.score === undefined) return `Score ${from.score} became no score.`;
  return `${changeOf(from.score, to.score)} points: ${wholeScore(
    from.score,
  )} became ${wholeScore(to.score)}.`;
}
