import { MarkdownContent } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { ScorecardFinding } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { ReactNode, useState } from 'react';
import { byPlace, Check } from '../../checks/checks';
import { safeHref, visibleText } from '../../checks/links';
import { openWaiversOf } from '../../checks/waivers';
import { sentence } from '../../checks/words';
import { useWaivers } from '../../hooks/useWaivers';
import { Words, useWords } from '../../hooks/useWords';
import { Button } from '../Button';
import { colorsOf } from '../colors';
import { InlineCode } from '../InlineCode';
import { References } from '../References';
import { CodeLines } from '../SourceExcerpt';
import { AskForWaiver, WaiverNote } from '../Waivers';
import { FindingPlace } from './FindingPlace';

/** So many places are shown at once; one check may have hundreds. */
const PLACES = 5;

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gap: theme.spacing(3, 4),
      padding: theme.spacing(1, 2, 3, 5),
      [theme.breakpoints.up('lg')]: {
        gridTemplateColumns: 'minmax(0, 3fr) minmax(280px, 2fr)',
      },
      [theme.breakpoints.down('sm')]: {
        padding: theme.spacing(1, 1.5, 3),
      },
    },
    alone: { gridTemplateColumns: 'minmax(0, 1fr)' },
    column: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(3),
      minWidth: 0,
    },
    docs: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(2),
      minWidth: 0,
      maxWidth: '75ch',
      overflowWrap: 'anywhere',
      '& p': { margin: theme.spacing(0, 0, 1) },
      '& p:last-child': { marginBottom: 0 },
      '& ul, & ol': { paddingLeft: theme.spacing(2.5), margin: 0 },
      '& code': {
        fontFamily: 'monospace',
        fontSize: '0.9em',
        padding: '1px 4px',
        borderRadius: 3,
        backgroundColor: colorsOf(theme).inset,
      },
      '& pre code': { padding: 0, backgroundColor: 'transparent' },
    },
    heading: {
      fontSize: 'inherit',
      fontWeight: 700,
      margin: theme.spacing(0, 0, 0.5),
    },
    reason: { margin: 0 },
    id: { color: theme.palette.textSubtle },
  }),
  { name: 'ContainerScorecardCheckBody' },
);

/** What an open check shows: its places, and why one should care. */
export function CheckBody(props: { check: Check }) {
  const classes = useStyles();
  const { check } = props;
  const { reason } = check.outcome;
  const waivers = openWaiversOf(useWaivers().items, check.rule);
  const hasPlaces =
    check.open.length + check.accepted.length + waivers.length > 0;
  return (
    <div className={`${classes.root} ${hasPlaces ? '' : classes.alone}`}>
      {hasPlaces && (
        <div className={classes.column}>
          {reason && (
            <p className={classes.reason}>
              <InlineCode>{sentence(reason)}</InlineCode>
            </p>
          )}
          {waivers.map(waiver => (
            <WaiverNote key={waiver.id} waiver={waiver} />
          ))}
          <Places findings={check.open} />
          <Places findings={check.accepted} />
        </div>
      )}
      <div className={classes.docs}>
        {reason && !hasPlaces && (
          <p className={classes.reason}>
            <InlineCode>{sentence(reason)}</InlineCode>
          </p>
        )}
        <Documentation check={check} />
        <AskForWaiver check={check} />
      </div>
    </div>
  );
}

function Places(props: { findings: ScorecardFinding[] }) {
  const t = useWords();
  const [shown, setShown] = useState(PLACES);
  const places = byPlace(props.findings);
  const rest = places.length - shown;
  return (
    <>
      {places.slice(0, shown).map((findings, index) => (
        <FindingPlace
          key={`${findings[0].fingerprint} ${index}`}
          findings={findings}
        />
      ))}
      {rest > 0 && (
        <Button outlined onClick={() => setShown(shown + 4 * PLACES)}>
          {t('check.morePlaces', {
            n: `${Math.min(rest, 4 * PLACES)}`,
            rest: `${rest}`,
          })}
        </Button>
      )}
    </>
  );
}

function Documentation(props: { check: Check }) {
  const t = useWords();
  const classes = useStyles();
  const { check } = props;
  const { info } = check;
  if (!info) {
    return (
      <p>{t('check.undocumented', { rule: <code>{check.rule}</code> })}</p>
    );
  }
  const [example] = info.examples;
  const needsExample =
    example && check.open.length > 0 && !check.open.some(f => f.fix);
  return (
    <>
      <Part title={t('checks.why')}>
        <Prose>{info.why}</Prose>
      </Part>
      {info.unless && (
        <Part title={t('checks.unless')}>
          <Prose>{whenWords(info.unless, t)}</Prose>
        </Part>
      )}
      {needsExample && (
        <Part title={t('checks.good')}>
          <CodeLines
            lines={example.good
              .trimEnd()
              .split('\n')
              .map((line, i) => ({
                key: i,
                margin: i + 1,
                code: visibleText(line),
              }))}
          />
        </Part>
      )}
      {Object.values(info.references).flat().length > 0 && (
        <Part title={t('checks.references')}>
          <References references={info.references} />
        </Part>
      )}
      <span className={classes.id}>
        <code>{check.rule}</code> · {t(`check.${info.confidence}`)}
      </span>
    </>
  );
}

function Part(props: { title: string; children: ReactNode }) {
  const classes = useStyles();
  return (
    <section>
      <h5 className={classes.heading}>{props.title}</h5>
      {props.children}
    </section>
  );
}

/** Rules finish the sentence that begins with "unless"; under this heading it begins with "when". */
function whenWords(unless: string, t: Words): string {
  return /^[a-z]/.test(unless) ? t('checks.when', { text: unless }) : unless;
}

/** Markdown; sanitised, without pictures, and links only to http and https. */
function Prose(props: { children: string }) {
  return (
    <MarkdownContent
      content={props.children}
      transformLinkUri={href => safeHref(href) ?? ''}
      transformImageUri={() => ''}
    />
  );
}
