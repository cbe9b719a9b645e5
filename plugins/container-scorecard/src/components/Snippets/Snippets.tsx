import { parseEntityRef } from '@backstage/catalog-model';
import { discoveryApiRef, useApi } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import ExpandIcon from '@material-ui/icons/ExpandMore';
import {
  LEVEL_TITLES,
  Scorecard,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { ReactNode, useState } from 'react';
import useAsync from 'react-use/esm/useAsync';
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
        {toggle('take', 'Check before you push, and badge')}
        {toggle('words', 'What the words mean')}
      </div>
      {open === 'take' && <Take scorecard={props.scorecard} />}
      {open === 'words' && <Words scorecard={props.scorecard} />}
    </>
  );
}

function Take(props: { scorecard: Scorecard }) {
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
      <Part title="Check before you push">
        <p>In the folder of the service; the same checks as here.</p>
        <Snippet text={`plimsoll scan . --fail-below ${line}`} />
        <p className={classes.subtle}>
          As a step of a pipeline it stops what is below the line: it ends with
          1 below {line}, with 2 if it could not scan.
        </p>
      </Part>
      {badge && (
        <Part title="Badge for the README">
          <p>
            <img src={badge} alt="The badge as it is now" height={20} />
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
  const classes = useStyles();
  return (
    <div className={classes.code}>
      <code>{props.text}</code>
      <CopyButton text={props.text}>Copy</CopyButton>
    </div>
  );
}

function Words(props: { scorecard: Scorecard }) {
  const classes = useStyles();
  const { line } = props.scorecard;
  return (
    <dl className={classes.terms}>
      <dt>Score</dt>
      <dd>
        0 to 100: how much of what applies to this service passes, the severe
        counting most. Unknown checks count on neither side, waived ones as
        accepted. An open critical or high finding holds the whole score down.
      </dd>
      <dt>Line</dt>
      <dd>
        What policy asks of this service: {line}. In the mark it is the line,
        and the water is the score.
      </dd>
      <dt>Grade</dt>
      <dd>A letter for the score, A the best and F the worst.</dd>
      <dt>Level</dt>
      <dd>
        {LEVEL_TITLES.none}: something critical is open. {LEVEL_TITLES.afloat}:
        nothing critical. {LEVEL_TITLES.seaworthy}: nothing critical or high.{' '}
        {LEVEL_TITLES['blue-water']}: 95 points too, and the image is signed,
        scanned and pinned. Policy may ask for other things.
      </dd>
      <dt>+8</dt>
      <dd>The points that the score would gain if that check alone passed.</dd>
    </dl>
  );
}
