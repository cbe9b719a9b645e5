import { parseEntityRef } from '@backstage/catalog-model';
import { discoveryApiRef, useApi } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import ExpandIcon from '@material-ui/icons/ExpandMore';
import { Scorecard } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { ReactNode, useState } from 'react';
import useAsync from 'react-use/esm/useAsync';
import { useWords } from '../../hooks/useWords';
import { Button } from '../Button';
import { colorsOf } from '../colors';
import { CopyButton } from '../CopyButton';

const useStyles = makeStyles(
  theme => ({
    buttons: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1),
      margin: theme.spacing(0, -1.25),
    },
    box: {
      flex: '1 1 100%',
      display: 'grid',
      gap: theme.spacing(2, 4),
      gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 340px), 1fr))',
      '& p, & dl': { margin: 0 },
    },
    title: { fontSize: 'inherit', fontWeight: 700, margin: 0 },
    part: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(0.75),
      minWidth: 0,
    },
    code: {
      display: 'flex',
      alignItems: 'flex-start',
      justifyContent: 'space-between',
      gap: theme.spacing(1),
      padding: theme.spacing(0.5, 1),
      borderRadius: 4,
      backgroundColor: colorsOf(theme).inset,
      border: `1px solid ${colorsOf(theme).rule}`,
      '& code': {
        padding: theme.spacing(0.5, 0),
        fontFamily: 'monospace',
        overflowWrap: 'anywhere',
        minWidth: 0,
      },
    },
    subtle: { color: theme.palette.textSubtle },
    terms: {
      flex: '1 1 100%',
      margin: 0,
      maxWidth: '95ch',
      display: 'grid',
      gridTemplateColumns: 'auto minmax(0, 1fr)',
      gap: theme.spacing(0.5, 2),
      '& dt': { fontWeight: 600 },
      '& dd': { margin: 0 },
    },
    chevron: { transition: theme.transitions.create('transform') },
    isOpen: { transform: 'rotate(180deg)' },
  }),
  { name: 'ContainerScorecardSnippets' },
);

type Panel = 'take' | 'words';

/** What can be taken along, and what the words mean: folded away, for those who ask. */
export function Snippets(props: { scorecard: Scorecard }) {
  const t = useWords();
  const classes = useStyles();
  const [open, setOpen] = useState<Panel>();
  const toggle = (panel: Panel, title: string) => (
    <Button
      aria-expanded={open === panel}
      onClick={() => setOpen(open === panel ? undefined : panel)}
      icon={
        <ExpandIcon
          fontSize="small"
          className={`${classes.chevron} ${
            open === panel ? classes.isOpen : ''
          }`}
        />
      }
    >
      {title}
    </Button>
  );
  return (
    <>
      <div className={classes.buttons}>
        {toggle('take', t('take.open'))}
        {toggle('words', t('terms.open'))}
      </div>
      {open === 'take' && <Take scorecard={props.scorecard} />}
      {open === 'words' && <Terms scorecard={props.scorecard} />}
    </>
  );
}

function Take(props: { scorecard: Scorecard }) {
  const t = useWords();
  const classes = useStyles();
  const { entityRef, line } = props.scorecard;
  const discovery = useApi(discoveryApiRef);
  const { value: base } = useAsync(
    async () => discovery.getBaseUrl('container-scorecard'),
    [discovery],
  );
  const { kind, namespace, name } = parseEntityRef(entityRef);
  const path = [kind, namespace, name].map(encodeURIComponent).join('/');
  const badge = base && `${base}/badge/${path}.svg`;
  return (
    <div className={classes.box}>
      <Part title={t('take.check')}>
        <p>{t('take.checkText')}</p>
        <Snippet text={`plimsoll scan . --fail-below ${line}`} />
        <p className={classes.subtle}>
          {t('take.pipeline', { line: `${line}` })}
        </p>
      </Part>
      {badge && (
        <Part title={t('take.badge')}>
          <p>
            <img src={badge} alt={t('take.badgeNow')} height={20} />
          </p>
          <Snippet
            text={`[![Container scorecard](${badge})](${pageAddress()})`}
          />
        </Part>
      )}
    </div>
  );
}

/** This page without what is chosen on it. */
function pageAddress(): string {
  return window.location.origin + window.location.pathname;
}

function Part(props: { title: string; children: ReactNode }) {
  const classes = useStyles();
  return (
    <section className={classes.part}>
      <h3 className={classes.title}>{props.title}</h3>
      {props.children}
    </section>
  );
}

function Snippet(props: { text: string }) {
  const t = useWords();
  const classes = useStyles();
  return (
    <div className={classes.code}>
      <code>{props.text}</code>
      <CopyButton text={props.text}>{t('copy.copy')}</CopyButton>
    </div>
  );
}

function Terms(props: { scorecard: Scorecard }) {
  const t = useWords();
  const classes = useStyles();
  const { line } = props.scorecard;
  return (
    <dl className={classes.terms}>
      <dt>{t('terms.score')}</dt>
      <dd>{t('terms.scoreText')}</dd>
      <dt>{t('terms.line')}</dt>
      <dd>{t('terms.lineText', { line: `${line}` })}</dd>
      <dt>{t('terms.grade')}</dt>
      <dd>{t('terms.gradeText')}</dd>
      <dt>{t('terms.level')}</dt>
      <dd>
        {t('terms.levelText', {
          none: t('level.none'),
          afloat: t('level.afloat'),
          seaworthy: t('level.seaworthy'),
          blueWater: t('level.blue-water'),
        })}
      </dd>
      <dt>+8</dt>
      <dd>{t('terms.gainText')}</dd>
    </dl>
  );
}
