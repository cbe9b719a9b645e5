import { makeStyles } from '@material-ui/core/styles';
import {
  ComplianceException,
  ExceptionsResponse,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { useState } from 'react';
import { Button } from '../../Button';
import { Answer } from '../Answer';
import { Column, DataTable } from '../DataTable';
import { EntityLink } from '../EntityLink';
import { numberWords } from '../format';
import { Panel } from '../Panel';
import { nameOf } from '../Scopes';
import { Loaded } from '../useLoaded';
import { useWords, Words } from '../../../hooks/useWords';

const useStyles = makeStyles(
  theme => ({
    place: { fontFamily: 'monospace', overflowWrap: 'anywhere' },
    subtle: { margin: 0, color: theme.palette.textSubtle },
    day: { whiteSpace: 'nowrap' },
    heading: { margin: 0, fontSize: '0.95rem' },
  }),
  { name: 'ContainerScorecardExceptions' },
);

/** A time as a document has it, with its zone: `2026-11-27 20:43 UTC`. */
export function utcTime(at: string): string {
  return `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
}

/** Where an exception holds: `Dockerfile:3`, or all files. */
export function placeWords(
  t: Words,
  { file, line }: ComplianceException,
): string {
  if (file === undefined) return t('compliance.allFiles');
  return line === undefined ? file : `${file}:${line}`;
}

/** Who asked for and decided on an exception, and when. */
export function decisionWords(t: Words, one: ComplianceException): string[] {
  const { askedBy, since, decidedBy, decidedAt, approvedBy, approvedAt } = one;
  return [
    askedBy &&
      since &&
      t('compliance.askedBy', { user: nameOf(askedBy), time: utcTime(since) }),
    approvedBy &&
      approvedAt &&
      approvedAt !== decidedAt &&
      t('compliance.approvedBy', {
        user: nameOf(approvedBy),
        time: utcTime(approvedAt),
      }),
    decidedBy &&
      decidedAt &&
      t('compliance.decidedBy', {
        user: nameOf(decidedBy),
        time: utcTime(decidedAt),
      }),
  ].flatMap(words => words || []);
}

/** So many are shown at first; an organisation may have hundreds. On paper all of them are. */
const ROWS = 20;

/** What is accepted of the framework's rules, and apart from it what comments in files hide. */
export function Exceptions(props: { of: Loaded<ExceptionsResponse> }) {
  const classes = useStyles();
  const t = useWords();
  const waivers = useColumns('waiver');
  const comments = useColumns('comment');
  return (
    <Panel
      title={t('compliance.exceptions')}
      text={t('compliance.exceptionsText')}
    >
      <Answer of={props.of}>
        {({ items, note }) => (
          <>
            {items.length === 0 && (
              <p className={classes.subtle}>{t('compliance.exceptionsNone')}</p>
            )}
            <Table
              title={t('compliance.exceptionWaivers')}
              items={items.filter(({ kind }) => kind === 'waiver')}
              columns={waivers}
            />
            <Table
              title={t('compliance.exceptionComments')}
              text={t('compliance.exceptionCommentsText')}
              items={items.filter(({ kind }) => kind === 'comment')}
              columns={comments}
            />
            {note && <p className={classes.subtle}>{note}</p>}
          </>
        )}
      </Answer>
    </Panel>
  );
}

function Table(props: {
  title: string;
  text?: string;
  items: ComplianceException[];
  columns: Array<Column<ComplianceException>>;
}) {
  const classes = useStyles();
  const t = useWords();
  const [isAll, setAll] = useState(false);
  const { title, text, items, columns } = props;
  if (items.length === 0) return null;
  return (
    <>
      <h3 className={classes.heading}>{title}</h3>
      {text && <p className={classes.subtle}>{text}</p>}
      <DataTable
        caption={title}
        rows={isAll ? items : items.slice(0, ROWS)}
        keyOf={one =>
          one.id ??
          `${one.service.entityRef} ${one.rule} ${one.file} ${one.line}`
        }
        columns={columns}
      />
      {!isAll && items.length > ROWS && (
        <div>
          <Button outlined onClick={() => setAll(true)}>
            {t('common.showAll', { all: numberWords(items.length) })}
          </Button>
        </div>
      )}
    </>
  );
}

function useColumns(
  kind: ComplianceException['kind'],
): Array<Column<ComplianceException>> {
  const classes = useStyles();
  const t = useWords();
  const all: Array<Column<ComplianceException>> = [
    {
      id: 'service',
      title: t('compliance.service'),
      isHeader: true,
      cell: ({ service }) => (
        <EntityLink entityRef={service.entityRef} inherit>
          {service.title}
        </EntityLink>
      ),
    },
    {
      id: 'rule',
      title: t('compliance.check'),
      cell: one => (
        <>
          <div>{one.rule}</div>
          <div className={classes.place}>{placeWords(t, one)}</div>
        </>
      ),
    },
    {
      id: 'controls',
      title: t('compliance.controls'),
      cell: ({ controls }) => controls.join(', '),
    },
    {
      id: 'reason',
      title: t('compliance.reason'),
      cell: ({ reason, compensation }) => (
        <>
          {reason ?? t('compliance.noReason')}
          {compensation && <div className={classes.subtle}>{compensation}</div>}
        </>
      ),
    },
    {
      id: 'who',
      title: t('compliance.who'),
      cell: one =>
        decisionWords(t, one).map(words => <div key={words}>{words}</div>),
    },
    {
      id: 'until',
      title: t('compliance.lastDay'),
      cell: ({ until }) => (
        <span className={classes.day}>{until ?? t('compliance.noEnd')}</span>
      ),
    },
    {
      id: 'state',
      title: t('compliance.stateColumn'),
      cell: ({ state }) => state && t(`waivers.state.${state}`),
    },
  ];
  return kind === 'waiver'
    ? all
    : all.filter(({ id }) => id !== 'who' && id !== 'state');
}
