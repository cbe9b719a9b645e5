import { makeStyles } from '@material-ui/core/styles';
import { OutcomeState } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { useCallback, useMemo, useState } from 'react';
import { Check, CHECK_GROUPS } from '../../checks/checks';
import { noGain, noGainWords } from '../../checks/gain';
import { CheckFilters, countFilters, filterChecks } from '../../checks/filters';
import { Words, useWords } from '../../hooks/useWords';
import { Button } from '../Button';
import { colorsOf } from '../colors';
import { CheckGroup } from './CheckGroup';
import { CheckRow } from './CheckRow';

/** What needs a reader is open, what does not is folded away. */
const STARTS_OPEN: readonly OutcomeState[] = ['fail', 'unknown'];

const useStyles = makeStyles(
  theme => ({
    none: {
      padding: theme.spacing(2, 2, 2, 5),
      borderTop: `1px solid ${colorsOf(theme).rule}`,
    },
    shown: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
    },
  }),
  { name: 'ContainerScorecardCheckList' },
);

/** The checks of a service in their groups. */
export function CheckList(props: {
  checks: Check[];
  filters: CheckFilters;
  /** The check that the address names. */
  openCheck?: string;
  onOpenCheck: (rule: string | undefined) => void;
  onClear: () => void;
}) {
  const t = useWords();
  const classes = useStyles();
  const { checks, filters, openCheck, onOpenCheck, onClear } = props;
  const [target] = useState(openCheck);
  const [open, setOpen] = useState<ReadonlySet<string>>(
    new Set(openCheck ? [openCheck] : []),
  );
  const shown = useMemo(() => filterChecks(checks, filters), [checks, filters]);

  const onToggle = useCallback(
    (rule: string) => {
      const next = new Set(open);
      const isOpening = !next.delete(rule);
      if (isOpening) next.add(rule);
      setOpen(next);
      if (isOpening) onOpenCheck(rule);
      else if (openCheck === rule) onOpenCheck(undefined);
    },
    [open, openCheck, onOpenCheck],
  );

  const isFiltered = countFilters(filters) > 0;
  return (
    <>
      {isFiltered && (
        <div className={classes.shown} role="status">
          {t('check.shown', {
            shown: `${shown.length}`,
            all: `${checks.length}`,
          })}
          <Button onClick={onClear}>{t('check.clear')}</Button>
        </div>
      )}
      {CHECK_GROUPS.map(state => {
        const all = checks.filter(c => c.outcome.state === state);
        const some = shown.filter(c => c.outcome.state === state);
        const isChosen = filters.state.includes(state);
        if (filters.state.length > 0 && !isChosen) return null;
        if (all.length === 0 && state !== 'fail') return null;
        return (
          <CheckGroup
            key={`${state} ${isChosen}`}
            title={t(`check.group.${state}`)}
            meaning={
              all.length === 0
                ? ''
                : t(`check.meaning.${state}`) + capWords(all, t)
            }
            count={
              some.length === all.length
                ? `${all.length}`
                : t('check.some', {
                    shown: `${some.length}`,
                    all: `${all.length}`,
                  })
            }
            startsOpen={
              isChosen ||
              STARTS_OPEN.includes(state) ||
              all.some(c => c.rule === target)
            }
          >
            {some.map(check => (
              <CheckRow
                key={check.rule}
                check={check}
                isOpen={open.has(check.rule)}
                isTarget={check.rule === target}
                onToggle={onToggle}
              />
            ))}
            {some.length === 0 && (
              <li className={classes.none}>
                {all.length === 0 ? t('check.none') : t('check.noMatch')}
              </li>
            )}
          </CheckGroup>
        );
      })}
    </>
  );
}

/** What holds back the checks that show no gain, where something does. */
function capWords(checks: Check[], t: Words): string {
  const outcomes = checks.map(({ outcome }) => outcome);
  const held = outcomes.filter(({ severity }) => severity !== 'info');
  const reasons = held
    .map(outcome => noGain(outcome, outcomes))
    .filter(reason => reason?.why === 'later' || reason?.why === 'together');
  const words = noGainWords(reasons.pop(), t);
  return words ? ` ${t('check.held', { words })}` : '';
}
