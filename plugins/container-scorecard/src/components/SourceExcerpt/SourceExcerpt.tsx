import { makeStyles } from '@material-ui/core/styles';
import { ScorecardFinding } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { markExcerpt, rangeWords } from '../../checks/excerpt';
import { lineHref, visibleText } from '../../checks/links';
import { useWords } from '../../hooks/useWords';
import { colorsOf } from '../colors';
import { SafeLink } from '../Link';
import { CodeLines } from './CodeLines';

const useStyles = makeStyles(
  theme => ({
    root: { margin: 0 },
    mark: {
      color: 'inherit',
      backgroundColor: colorsOf(theme).mark,
      textDecorationLine: 'underline',
      textDecorationStyle: 'wavy',
      textDecorationThickness: '1px',
      textDecorationSkipInk: 'none',
      textUnderlineOffset: '3px',
      textDecorationColor: colorsOf(theme).severity.high,
      padding: '2px 0',
    },
  }),
  { name: 'ContainerScorecardSourceExcerpt' },
);

/** The lines around a finding, its place marked, its line numbers linked to the file. */
export function SourceExcerpt(props: { finding: ScorecardFinding }) {
  const t = useWords();
  const classes = useStyles();
  const { file, excerpt, range, link } = props.finding;
  if (excerpt.lines.length === 0) return null;
  return (
    <figure
      className={classes.root}
      aria-label={t('check.marked', { file, lines: rangeWords(range, t) })}
    >
      <CodeLines
        lines={markExcerpt(excerpt, range).map(line => ({
          key: line.number,
          margin:
            line.marked === undefined ? (
              line.number
            ) : (
              <SafeLink
                href={lineHref(link, line.number)}
                aria-label={t('check.lineOf', { line: `${line.number}`, file })}
              >
                {line.number}
              </SafeLink>
            ),
          code: (
            <>
              {visibleText(line.before)}
              {line.marked !== undefined && (
                <mark className={classes.mark}>{visibleText(line.marked)}</mark>
              )}
              {visibleText(line.after)}
            </>
          ),
        }))}
      />
    </figure>
  );
}
