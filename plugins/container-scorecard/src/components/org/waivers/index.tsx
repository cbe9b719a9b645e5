import { useApi } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import {
  RuleInfo,
  Waiver,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { useState } from 'react';
import { containerScorecardApiRef } from '../../../api';
import { titleFromRuleId } from '../../../checks/words';
import { useRules } from '../../../hooks/useRules';
import { Button } from '../../Button';
import { colorsOf } from '../../colors';
import { VisuallyHidden } from '../../VisuallyHidden';
import { Answer } from '../Answer';
import { Panel } from '../Panel';
import { useLoaded } from '../useLoaded';
import { useQuery } from '../useQuery';
import { useWords } from '../../../hooks/useWords';
import { Decision, DecisionDialog } from './DecisionDialog';
import { WaiverCard } from './WaiverCard';

/** What the list can be restricted to. */
const PARTS = ['asked', 'active', 'soon', 'ended'] as const;

type Part = (typeof PARTS)[number];

const isIn: Record<Part, (waiver: Waiver) => boolean> = {
  asked: w => w.state === 'asked',
  active: w => w.state === 'active',
  soon: w => w.state === 'active' && w.endsSoon,
  ended: w => ['refused', 'withdrawn', 'ended'].includes(w.state),
};

const useStyles = makeStyles(
  theme => ({
    parts: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
    chosen: {
      borderColor: theme.palette.text.primary,
      boxShadow: `inset 0 0 0 1px ${theme.palette.text.primary}`,
      backgroundColor: colorsOf(theme).inset,
    },
    list: {
      display: 'grid',
      gap: theme.spacing(2),
      gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 420px), 1fr))',
      listStyle: 'none',
      margin: 0,
      padding: 0,
    },
    none: { margin: 0 },
  }),
  { name: 'ContainerScorecardWaivers' },
);

const NO_OUTCOMES: [] = [];

/** Failures that are accepted, and who wants some to be. */
export default function Waivers() {
  const t = useWords();
  const api = useApi(containerScorecardApiRef);
  const { scope } = useQuery();
  const { rules } = useRules(NO_OUTCOMES);
  const waivers = useLoaded(`waivers ${scope}`, () =>
    api.listWaivers({ scope }),
  );
  return (
    <Panel title={t('waivers.title')} text={t('waivers.text')}>
      <Answer of={waivers}>
        {({ items }) => (
          <Known waivers={items} rules={rules} reload={waivers.retry} />
        )}
      </Answer>
    </Panel>
  );
}

function Known(props: {
  waivers: Waiver[];
  rules: ReadonlyMap<string, RuleInfo> | undefined;
  reload: () => void;
}) {
  const classes = useStyles();
  const t = useWords();
  const { oneOf, change } = useQuery();
  const { waivers, rules, reload } = props;
  const [asking, setAsking] = useState<{
    waiver: Waiver;
    decision: Decision;
  }>();
  const [done, setDone] = useState('');
  // Who has something to decide begins with that.
  const first = waivers.some(isIn.asked) ? 'asked' : 'active';
  const part = oneOf('show', PARTS) ?? first;
  const shown = waivers.filter(isIn[part]);
  const titleOf = (rule: string) =>
    rules?.get(rule)?.title ?? titleFromRuleId(rule);
  return (
    <>
      <div
        className={classes.parts}
        role="group"
        aria-label={t('waivers.show')}
      >
        {PARTS.map(each => (
          <Button
            key={each}
            outlined
            className={each === part ? classes.chosen : ''}
            aria-pressed={each === part}
            onClick={() => change({ show: each })}
          >
            {t(`waivers.${each}`)} ({waivers.filter(isIn[each]).length})
          </Button>
        ))}
      </div>
      <VisuallyHidden live>{done}</VisuallyHidden>
      {shown.length === 0 ? (
        <p className={classes.none}>{t(`waivers.none.${part}`)}</p>
      ) : (
        <ul className={classes.list} aria-label={t('waivers.list')}>
          {shown.map(waiver => (
            <WaiverCard
              key={waiver.id}
              waiver={waiver}
              check={titleOf(waiver.rule)}
              onDecide={decision => setAsking({ waiver, decision })}
            />
          ))}
        </ul>
      )}
      {asking && (
        <DecisionDialog
          waiver={asking.waiver}
          decision={asking.decision}
          check={titleOf(asking.waiver.rule)}
          onDone={() => {
            setDone(t(`waivers.done.${asking.decision}`));
            reload();
          }}
          onClose={() => setAsking(undefined)}
        />
      )}
    </>
  );
}
