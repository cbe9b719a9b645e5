import { useApi } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import {
  CheckTotals,
  PolicyEffect,
  PolicyPreview,
  RuleSetting,
  SEVERITIES,
  Severity,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { FormEvent, useRef, useState } from 'react';
import { containerScorecardApiRef } from '../../../api';
import { asError, errorWords } from '../../../checks/errors';
import { sentence, wholeScore } from '../../../checks/words';
import { Button } from '../../Button';
import { colorsOf } from '../../colors';
import { CopyButton } from '../../CopyButton';
import { Notice } from '../../ScorecardNotices';
import { CodeLines } from '../../SourceExcerpt';
import { DataTable } from '../DataTable';
import { EntityLink } from '../EntityLink';
import { numberWords } from '../format';
import { useTitleOf } from '../Scopes';
import { Select } from '../Select';
import { useQuery } from '../useQuery';
import { useWords } from '../../../hooks/useWords';

/** So many services are shown; the answer holds up to 200. */
const SHOWN = 20;

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1.5),
      minWidth: 0,
      padding: theme.spacing(2),
      border: `1px solid ${colorsOf(theme).rule}`,
      borderRadius: 8,
      backgroundColor: theme.palette.background.paper,
      '& p': { margin: 0 },
    },
    title: { margin: 0, fontSize: 'inherit', fontWeight: 700 },
    form: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1, 2),
    },
    figures: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fit, minmax(140px, 1fr))',
      gap: theme.spacing(1, 2),
      margin: 0,
      '& dt': { color: theme.palette.textSubtle },
      '& dd': { margin: 0, fontWeight: 700, fontSize: '1.1rem' },
    },
    subtle: { color: theme.palette.textSubtle },
  }),
  { name: 'ContainerScorecardPolicyPreview' },
);

/** Tries another policy for one check on everything that is known, without changing anything. */
export function PolicyPreviewPanel(props: { check: CheckTotals }) {
  const classes = useStyles();
  const t = useWords();
  const api = useApi(containerScorecardApiRef);
  const { scope } = useQuery();
  const { check } = props;
  const [enabled, setEnabled] = useState(!check.enabled);
  const [severity, setSeverity] = useState<Severity>(check.severity);
  const [answer, setAnswer] = useState<{
    preview?: PolicyPreview;
    setting?: RuleSetting;
    error?: Error;
    isAsking?: boolean;
  }>({});
  const asked = useRef(0);
  const setting: RuleSetting = {
    ...(enabled !== check.enabled && { enabled }),
    ...(severity !== check.severity && { severity }),
  };
  const isSame = Object.keys(setting).length === 0;

  const ask = async (event: FormEvent) => {
    event.preventDefault();
    if (isSame || answer.isAsking) return;
    asked.current += 1;
    const mine = asked.current;
    setAnswer({ isAsking: true });
    try {
      const preview = await api.previewPolicy({
        policy: { rules: { [check.rule]: setting } },
        scope,
      });
      if (mine === asked.current) setAnswer({ preview, setting });
    } catch (thrown) {
      if (mine === asked.current) setAnswer({ error: asError(thrown) });
    }
  };
  const change = () => {
    // What was worked out for another choice must not stand under this one.
    asked.current += 1;
    setAnswer({});
  };

  return (
    <section className={classes.root} aria-label={t('policy.title')}>
      <h3 className={classes.title}>{t('policy.title')}</h3>
      <p className={classes.subtle}>{t('policy.text')}</p>
      <form className={classes.form} onSubmit={ask}>
        <Select
          label={t('policy.enabled')}
          value={enabled ? 'on' : 'off'}
          onChange={value => {
            setEnabled(value === 'on');
            change();
          }}
        >
          <option value="on">{t('policy.on')}</option>
          <option value="off">{t('policy.off')}</option>
        </Select>
        <Select
          label={t('policy.severity')}
          value={severity}
          onChange={value => {
            setSeverity(value as Severity);
            change();
          }}
        >
          {SEVERITIES.map(each => (
            <option key={each} value={each}>
              {t(`severity.${each}`)}
            </option>
          ))}
        </Select>
        <Button
          outlined
          type="submit"
          aria-disabled={isSame || answer.isAsking === true}
        >
          {t(answer.isAsking ? 'policy.asking' : 'policy.ask')}
        </Button>
      </form>
      <div role="status">
        {isSame && <p className={classes.subtle}>{t('policy.same')}</p>}
        {answer.error && (
          <Notice
            title={t('waivers.failed', {
              words: sentence(errorWords(answer.error)),
            })}
          />
        )}
        {answer.preview && (
          <p>
            <strong>
              {answer.preview.changed === 0
                ? t('policy.nothing')
                : t('policy.changed', {
                    changed: numberWords(answer.preview.changed),
                    services: numberWords(answer.preview.services),
                  })}
            </strong>
          </p>
        )}
      </div>
      {answer.preview && answer.setting && (
        <Effects
          preview={answer.preview}
          rule={check.rule}
          setting={answer.setting}
        />
      )}
    </section>
  );
}

function Effects(props: {
  preview: PolicyPreview;
  rule: string;
  setting: RuleSetting;
}) {
  const classes = useStyles();
  const t = useWords();
  const titleOf = useTitleOf();
  const { preview, rule, setting } = props;
  const { medianBefore, medianAfter, effects, needsScan } = preview;
  const shown = effects.slice(0, SHOWN);
  const figures: Array<[string, string]> = [
    [t('policy.drop'), numberWords(preview.drop)],
    [t('policy.rise'), numberWords(preview.rise)],
    [t('policy.newlyBelow'), numberWords(preview.newlyBelow)],
    [t('policy.noLongerBelow'), numberWords(preview.noLongerBelow)],
  ];
  if (medianBefore !== undefined && medianAfter !== undefined) {
    figures.push([
      t('policy.median'),
      t('policy.medianChange', {
        before: String(wholeScore(medianBefore)),
        after: String(wholeScore(medianAfter)),
      }),
    ]);
  }
  return (
    <>
      <dl className={classes.figures}>
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {needsScan.length > 0 && (
        <p>{t('policy.needsScan', { rules: needsScan.join(', ') })}</p>
      )}
      {shown.length > 0 && (
        <>
          <p className={classes.subtle}>
            {t('policy.first', {
              shown: numberWords(shown.length),
              all: numberWords(preview.changed),
            })}
          </p>
          <DataTable
            caption={t('policy.effects')}
            rows={shown}
            keyOf={effect => effect.service.entityRef}
            columns={[
              {
                id: 'service',
                title: t('policy.service'),
                isHeader: true,
                cell: ({ service }) => (
                  <EntityLink entityRef={service.entityRef} inherit>
                    {service.title}
                  </EntityLink>
                ),
              },
              {
                id: 'owner',
                title: t('policy.owner'),
                cell: ({ service }) =>
                  service.owner ? titleOf(service.owner) : '–',
              },
              {
                id: 'before',
                title: t('policy.before'),
                cell: ({ before }) => <Standing of={before} />,
              },
              {
                id: 'after',
                title: t('policy.after'),
                cell: ({ after }) => <Standing of={after} />,
              },
            ]}
          />
        </>
      )}
      <p>{t('policy.config')}</p>
      <Config rule={rule} setting={setting} />
    </>
  );
}

function Standing(props: { of: PolicyEffect['before'] }) {
  const classes = useStyles();
  const t = useWords();
  const { score, grade, level, below } = props.of;
  if (score === undefined) return <>{t('services.noScore')}</>;
  return (
    <span>
      <strong>{wholeScore(score)}</strong>
      {grade && ` ${grade}`}
      {level && ` · ${t(`level.${level}`)}`}
      {below && (
        <span className={classes.subtle}>, {t('policy.belowLine')}</span>
      )}
    </span>
  );
}

function Config(props: { rule: string; setting: RuleSetting }) {
  const t = useWords();
  const { rule, setting } = props;
  const lines = [
    'containerScorecard:',
    '  policy:',
    '    rules:',
    `      ${rule}:`,
    ...Object.entries(setting).map(
      ([key, value]) => `        ${key}: ${value}`,
    ),
  ];
  return (
    <>
      <CodeLines
        lines={lines.map((code, i) => ({ key: i, margin: i + 1, code }))}
      />
      <CopyButton text={`${lines.join('\n')}\n`}>{t('policy.copy')}</CopyButton>
    </>
  );
}
