import { makeStyles } from '@material-ui/core/styles';
import { References as RuleReferences } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { Reference, referencesOf } from '../../checks/references';
import { useFrameworkNames } from '../../hooks/useFrameworkNames';
import { useWords } from '../../hooks/useWords';
import { SafeLink } from '../Link';

const useStyles = makeStyles(
  theme => ({
    list: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(0.25),
      margin: 0,
    },
    source: {
      display: 'inline',
      marginRight: theme.spacing(1),
      color: theme.palette.textSubtle,
    },
    codes: { display: 'inline', margin: 0, overflowWrap: 'anywhere' },
  }),
  { name: 'ContainerScorecardReferences' },
);

/** Frameworks and tools that say the same thing. */
export function References(props: { references: RuleReferences }) {
  const t = useWords();
  const classes = useStyles();
  const names = useFrameworkNames();
  const bySource = new Map<string, Reference[]>();
  for (const reference of referencesOf(props.references, names, t)) {
    const known = bySource.get(reference.source);
    if (known) known.push(reference);
    else bySource.set(reference.source, [reference]);
  }
  return (
    <dl className={classes.list}>
      {[...bySource].map(([source, references]) => (
        <ReferenceRow
          key={source}
          source={source}
          references={references}
          classes={classes}
        />
      ))}
    </dl>
  );
}

function ReferenceRow(props: {
  source: string;
  references: Reference[];
  classes: Record<'source' | 'codes', string>;
}) {
  const { source, references, classes } = props;
  return (
    <div>
      <dt className={classes.source}>{source}</dt>
      <dd className={classes.codes}>
        {references.map(({ code, href }, index) => (
          <span key={`${code} ${href}`}>
            {index > 0 && ', '}
            <SafeLink href={href}>{code}</SafeLink>
          </span>
        ))}
      </dd>
    </div>
  );
}
