import { MarkdownContent } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { RuleInfo } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { ReactNode } from 'react';
import { safeHref, visibleText } from '../../checks/links';
import { colorsOf } from '../colors';
import { References } from '../References';
import { CodeLines } from '../SourceExcerpt';
import { useWords } from '../../hooks/useWords';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(2),
      minWidth: 0,
      overflowWrap: 'anywhere',
      '& p': { margin: theme.spacing(0, 0, 1) },
      '& p:last-child': { marginBottom: 0 },
      '& ul, & ol': { paddingLeft: theme.spacing(2.5), margin: 0 },
      '& code': { fontFamily: 'monospace', fontSize: '0.9em' },
      '& p code': {
        padding: '1px 4px',
        borderRadius: 3,
        backgroundColor: theme.palette.background.paper,
        border: `1px solid ${colorsOf(theme).rule}`,
      },
    },
    heading: {
      fontSize: 'inherit',
      fontWeight: 700,
      margin: theme.spacing(0, 0, 0.5),
    },
  }),
  { name: 'ContainerScorecardDocs' },
);

/** What a rule says of itself: why, when not, what it looks like, and who else says so. */
export function Docs(props: { info: RuleInfo | undefined }) {
  const classes = useStyles();
  const t = useWords();
  const { info } = props;
  if (!info) return <p>{t('checks.undocumented')}</p>;
  const [example] = info.examples;
  return (
    <div className={classes.root}>
      <Part title={t('checks.why')}>
        <Prose>{info.why}</Prose>
      </Part>
      {info.unless && (
        <Part title={t('checks.unless')}>
          <Prose>
            {/^[a-z]/.test(info.unless)
              ? t('checks.when', { text: info.unless })
              : info.unless}
          </Prose>
        </Part>
      )}
      {example && (
        <>
          <Part title={t('checks.bad')}>
            <Code>{example.bad}</Code>
          </Part>
          <Part title={t('checks.good')}>
            <Code>{example.good}</Code>
          </Part>
        </>
      )}
      {Object.values(info.references).flat().length > 0 && (
        <Part title={t('checks.references')}>
          <References references={info.references} />
        </Part>
      )}
    </div>
  );
}

function Part(props: { title: string; children: ReactNode }) {
  const classes = useStyles();
  return (
    <section>
      <h3 className={classes.heading}>{props.title}</h3>
      {props.children}
    </section>
  );
}

function Code(props: { children: string }) {
  return (
    <CodeLines
      lines={props.children
        .trimEnd()
        .split('\n')
        .map((line, i) => ({
          key: i,
          margin: i + 1,
          code: visibleText(line),
        }))}
    />
  );
}

/** Markdown of a rule; sanitised, without pictures, and links only to http and https. */
function Prose(props: { children: string }) {
  return (
    <MarkdownContent
      content={props.children}
      transformLinkUri={href => safeHref(href) ?? ''}
      transformImageUri={() => ''}
    />
  );
}
