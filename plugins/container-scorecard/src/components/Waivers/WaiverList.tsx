import Card from '@material-ui/core/Card';
import { makeStyles } from '@material-ui/core/styles';
import {
  RuleInfo,
  Waiver,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { errorWords } from '../../checks/errors';
import { sentence, titleFromRuleId } from '../../checks/words';
import { useWaivers } from '../../hooks/useWaivers';
import { useWords } from '../../hooks/useWords';
import { Button } from '../Button';
import { colorsOf } from '../colors';
import { PortalLink } from '../Link';
import { Notice } from '../ScorecardNotices';
import { Skeleton } from '../Skeleton';
import { WaiverNote } from './WaiverNote';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(3),
      padding: theme.spacing(2, 2.5),
      borderRadius: 8,
      border: `1px solid ${colorsOf(theme).rule}`,
      boxShadow: 'none',
      '& p': { margin: 0 },
    },
    group: { display: 'flex', flexDirection: 'column', gap: theme.spacing(1) },
    title: { fontSize: '1.0625rem', fontWeight: 700, margin: 0 },
    list: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(2),
      listStyle: 'none',
      margin: 0,
      padding: 0,
      maxWidth: '95ch',
    },
    check: { margin: theme.spacing(0, 0, 0.5), fontWeight: 600 },
  }),
  { name: 'ContainerScorecardWaiverList' },
);

const GROUPS: Array<{
  title: 'toDecide' | 'endingSoon' | 'active' | 'over';
  holds: (waiver: Waiver) => boolean;
}> = [
  { title: 'toDecide', holds: w => w.state === 'asked' },
  { title: 'endingSoon', holds: w => w.state === 'active' && w.endsSoon },
  { title: 'active', holds: w => w.state === 'active' && !w.endsSoon },
  {
    title: 'over',
    holds: w => w.state !== 'asked' && w.state !== 'active',
  },
];

/** Every waiver of the service at hand, those that want something first. */
export function WaiverList(props: {
  rules?: ReadonlyMap<string, RuleInfo>;
  /** The path to a check, for its rule. */
  pathOf: (rule: string) => string;
}) {
  const t = useWords();
  const classes = useStyles();
  const { items, error, loading, mayAsk, reload } = useWaivers();
  return (
    <Card className={classes.root}>
      {error && (
        <Notice title={t('waiver.notLoaded')}>
          <p>{sentence(errorWords(error))}</p>
          <Button outlined onClick={reload}>
            {t('state.again')}
          </Button>
        </Notice>
      )}
      {loading && <Skeleton width="60%" height={16} />}
      {!loading && !error && items.length === 0 && (
        <p>
          {t('waiver.none')}{' '}
          {mayAsk ? t('waiver.noneAsk') : t('waiver.noneOwner')}
        </p>
      )}
      {GROUPS.map(({ title, holds }) => {
        const some = items.filter(holds);
        if (some.length === 0) return null;
        return (
          <section key={title} className={classes.group}>
            <h3 className={classes.title}>
              {t(`waiver.${title}`, { n: `${some.length}` })}
            </h3>
            <ul className={classes.list}>
              {some.map(waiver => (
                <li key={waiver.id}>
                  <h4 className={classes.check}>
                    <PortalLink to={props.pathOf(waiver.rule)} inherit>
                      {props.rules?.get(waiver.rule)?.title ??
                        titleFromRuleId(waiver.rule)}
                    </PortalLink>
                  </h4>
                  <WaiverNote waiver={waiver} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </Card>
  );
}
