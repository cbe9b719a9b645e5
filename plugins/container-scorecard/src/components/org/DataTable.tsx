/* eslint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- browsers drop
   the roles of a table with its layout, on narrow screens */
import { makeStyles } from '@material-ui/core/styles';
import ChevronIcon from '@material-ui/icons/ChevronRight';
import { Fragment, ReactNode } from 'react';
import { useUniqueId } from '../../hooks/useUniqueId';
import { colorsOf } from '../colors';
import { VisuallyHidden } from '../VisuallyHidden';
import { useWords } from '../../hooks/useWords';

/** A column of a {@link DataTable}. */
export interface Column<T> {
  id: string;
  title: string;
  cell: (row: T) => ReactNode;
  /** What it is ordered by; absent where it cannot be. */
  order?: string;
  /** Ordered the other way first, where large ones are what one looks for. */
  largestFirst?: boolean;
  /** Numbers stand at the end, so that their places are under each other. */
  isNumber?: boolean;
  /** Names the row. */
  isHeader?: boolean;
  /** Left out on narrow screens, where it only repeats. */
  wideOnly?: boolean;
}

const useStyles = makeStyles(
  theme => ({
    scroll: {
      overflowX: 'auto',
      margin: theme.spacing(0, -0.5),
      padding: theme.spacing(0, 0.5),
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
      },
    },
    table: {
      width: '100%',
      borderCollapse: 'collapse',
      textAlign: 'left',
      '& td, & th': {
        padding: theme.spacing(0.75),
        verticalAlign: 'middle',
        borderBottom: `1px solid ${colorsOf(theme).rule}`,
      },
      '& tbody th': { fontWeight: 'inherit', textAlign: 'left' },
      [theme.breakpoints.down('xs')]: {
        '&, & tbody, & td, & tbody th': { display: 'block' },
        '& thead': {
          position: 'absolute',
          width: 1,
          height: 1,
          overflow: 'hidden',
          clip: 'rect(0 0 0 0)',
        },
        '& tbody tr': {
          display: 'grid',
          gridTemplateColumns: 'repeat(auto-fill, minmax(88px, 1fr))',
          gap: theme.spacing(1),
          padding: theme.spacing(1.5, 0),
          borderBottom: `1px solid ${colorsOf(theme).rule}`,
        },
        '& td, & tbody th': {
          padding: 0,
          border: 0,
          overflowWrap: 'anywhere',
          '&[data-title]::before': {
            display: 'block',
            content: 'attr(data-title)',
            fontSize: '0.8em',
            color: theme.palette.textSubtle,
          },
        },
        '& td[data-alone], & tbody th[data-alone]': { gridColumn: '1 / -1' },
      },
    },
    heading: {
      color: theme.palette.textSubtle,
      fontWeight: 600,
      lineHeight: 1.3,
      '$table &': { verticalAlign: 'bottom' },
    },
    number: {
      textAlign: 'right',
      fontVariantNumeric: 'tabular-nums',
      [theme.breakpoints.down('xs')]: { textAlign: 'left' },
    },
    wideOnly: {
      [theme.breakpoints.down('sm')]: { display: 'none !important' },
    },
    sort: {
      display: 'inline-flex',
      alignItems: 'flex-end',
      gap: 4,
      padding: theme.spacing(0.25, 0.5),
      margin: theme.spacing(-0.25, -0.5),
      border: 0,
      borderRadius: 4,
      background: 'none',
      color: 'inherit',
      font: 'inherit',
      fontWeight: 600,
      textAlign: 'inherit',
      cursor: 'pointer',
      '&:hover': { backgroundColor: theme.palette.action.hover },
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
      },
    },
    arrow: { color: theme.palette.text.primary },
    row: {
      '&:hover': { backgroundColor: theme.palette.action.hover },
    },
    group: {
      '& > th': {
        paddingTop: theme.spacing(2.5),
        fontWeight: '700 !important' as '700',
      },
    },
    openRow: { backgroundColor: colorsOf(theme).inset },
    toggle: {
      display: 'inline-flex',
      alignItems: 'flex-start',
      gap: 2,
      padding: theme.spacing(0.25, 0.5, 0.25, 0),
      marginLeft: -4,
      border: 0,
      borderRadius: 4,
      background: 'none',
      color: theme.palette.text.primary,
      font: 'inherit',
      fontWeight: 600,
      textAlign: 'left',
      cursor: 'pointer',
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
      },
      '&:hover $name': { textDecoration: 'underline' },
    },
    name: { overflowWrap: 'anywhere' },
    chevron: {
      flex: 'none',
      fontSize: '1.25rem',
      transition: theme.transitions.create('transform'),
      '[aria-expanded=true] > &': { transform: 'rotate(90deg)' },
      '@media (prefers-reduced-motion: reduce)': { transition: 'none' },
    },
    detail: {
      backgroundColor: colorsOf(theme).inset,
      '& > td': { padding: theme.spacing(1, 2, 3, 3.5) },
      [theme.breakpoints.down('xs')]: {
        '& > td': { padding: theme.spacing(1) },
      },
    },
  }),
  { name: 'ContainerScorecardDataTable' },
);

/**
 * A table that can be ordered by its headings and whose rows may open. On a narrow screen every row is a list of its
 * own; the roles are written out, as browsers drop them with the layout.
 */
export function DataTable<T>(props: {
  caption: string;
  columns: Array<Column<T>>;
  rows: T[];
  keyOf: (row: T) => string;
  /** The column's `order`, with a leading `-` for the other way. */
  order?: string;
  onOrder?: (order: string) => void;
  /** What a row opens to, under the key that `open` names. */
  detail?: (row: T) => ReactNode;
  open?: string;
  onOpen?: (key: string | undefined) => void;
  /** The heading under which a row stands; rows of one heading follow each other. */
  groupOf?: (row: T) => string;
}) {
  const classes = useStyles();
  const { caption, columns, rows, keyOf, order, onOrder } = props;
  const { detail, open, onOpen, groupOf } = props;
  const id = useUniqueId();
  return (
    <div className={classes.scroll} role="group" aria-label={caption}>
      <table role="table" className={classes.table}>
        <caption style={{ display: 'contents' }}>
          <VisuallyHidden>{caption}</VisuallyHidden>
        </caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map(column => (
              <Heading
                key={column.id}
                column={column}
                order={order}
                onOrder={onOrder}
              />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row, i) => {
            const key = keyOf(row);
            const isOpen = detail !== undefined && open === key;
            const group = groupOf?.(row);
            const isFirst = i === 0 || groupOf?.(rows[i - 1]) !== group;
            return (
              <Fragment key={key}>
                {group !== undefined && isFirst && (
                  <tr role="row" className={classes.group}>
                    <th
                      role="rowheader"
                      scope="rowgroup"
                      data-alone
                      colSpan={columns.length}
                    >
                      {group}
                    </th>
                  </tr>
                )}
                <tr
                  role="row"
                  className={`${classes.row} ${isOpen ? classes.openRow : ''}`}
                >
                  {columns.map(column => (
                    <Cell
                      key={column.id}
                      column={column}
                      toggle={
                        column.isHeader && detail && onOpen
                          ? {
                              isOpen,
                              controls: `${id}-${i}`,
                              onClick: () => onOpen(isOpen ? undefined : key),
                            }
                          : undefined
                      }
                    >
                      {column.cell(row)}
                    </Cell>
                  ))}
                </tr>
                {isOpen && (
                  <tr role="row" className={classes.detail} id={`${id}-${i}`}>
                    <td role="cell" data-alone colSpan={columns.length}>
                      {detail(row)}
                    </td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Heading<T>(props: {
  column: Column<T>;
  order?: string;
  onOrder?: (order: string) => void;
}) {
  const classes = useStyles();
  const t = useWords();
  const { column, order, onOrder } = props;
  const className = [
    classes.heading,
    column.isNumber ? classes.number : '',
    column.wideOnly ? classes.wideOnly : '',
  ].join(' ');
  if (!column.order || !onOrder) {
    return (
      <th role="columnheader" scope="col" className={className}>
        {column.title}
      </th>
    );
  }
  const isUp = order === column.order;
  const isDown = order === `-${column.order}`;
  const next = () => {
    if (isUp) return `-${column.order}`;
    if (isDown) return String(column.order);
    return `${column.largestFirst ? '-' : ''}${column.order}`;
  };
  const sort = isUp ? 'ascending' : 'descending';
  const arrow = isUp ? '▲' : '▼';
  return (
    <th
      role="columnheader"
      scope="col"
      className={className}
      aria-sort={isUp || isDown ? sort : undefined}
    >
      <button
        type="button"
        className={classes.sort}
        title={t('common.sortBy', { column: column.title })}
        onClick={() => onOrder(next())}
      >
        {/* Before a number's heading, so that heading and numbers end together. */}
        {(isUp || isDown) && (
          <span
            className={classes.arrow}
            style={{ order: column.isNumber ? -1 : 1 }}
            aria-hidden
          >
            {arrow}
          </span>
        )}
        <span>{column.title}</span>
      </button>
    </th>
  );
}

function Cell<T>(props: {
  column: Column<T>;
  toggle?: { isOpen: boolean; controls: string; onClick: () => void };
  children: ReactNode;
}) {
  const classes = useStyles();
  const { column, toggle, children } = props;
  const className = [
    column.isNumber ? classes.number : '',
    column.wideOnly ? classes.wideOnly : '',
  ].join(' ');
  if (!column.isHeader) {
    return (
      <td role="cell" className={className} data-title={column.title}>
        {children}
      </td>
    );
  }
  return (
    <th role="rowheader" scope="row" data-alone className={className}>
      {toggle ? (
        <button
          type="button"
          className={classes.toggle}
          aria-expanded={toggle.isOpen}
          aria-controls={toggle.isOpen ? toggle.controls : undefined}
          onClick={toggle.onClick}
        >
          <ChevronIcon className={classes.chevron} aria-hidden />
          <span className={classes.name}>{children}</span>
        </button>
      ) : (
        children
      )}
    </th>
  );
}

/** Orders rows that are all here; those without a value come last either way. */
export function inOrder<T>(
  rows: T[],
  order: string,
  valueOf: (row: T, key: string) => string | number | undefined,
): T[] {
  const isDown = order.startsWith('-');
  const key = isDown ? order.slice(1) : order;
  return [...rows].sort((a, b) => {
    const [x, y] = [valueOf(a, key), valueOf(b, key)];
    if (x === undefined || y === undefined) {
      return Number(x === undefined) - Number(y === undefined);
    }
    const way =
      typeof x === 'number' && typeof y === 'number'
        ? x - y
        : String(x).localeCompare(String(y));
    return isDown ? -way : way;
  });
}
