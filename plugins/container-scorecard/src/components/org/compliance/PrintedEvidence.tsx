import {
  ComplianceException,
  ControlServiceEvidence,
  ControlServicesResponse,
  ControlTotals,
  EvidenceFinding,
  ExceptionsResponse,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { numberWords } from '../format';
import { useWords } from '../../../hooks/useWords';
import { acceptanceWords } from './acceptanceWords';
import { decisionWords, placeWords, utcTime } from './Exceptions';

/** Places of one service for one control; all of them are in the export. */
const PLACES = 20;
/** Rows of so many lines are kept together. */
const MOST_KEPT = 20;

/** Controls that files cannot show, and who can. */
export function NotFromSource(props: { controls: ControlTotals[] }) {
  const t = useWords();
  const controls = props.controls.filter(
    ({ assessable }) => assessable === 'no',
  );
  if (controls.length === 0) return null;
  return (
    <>
      <h2>{t('compliance.notFromSourceTitle')}</h2>
      <p>{t('compliance.notFromSourceText')}</p>
      <table>
        <thead>
          <tr>
            <th>{t('compliance.control')}</th>
            <th>{t('compliance.whoCovers')}</th>
          </tr>
        </thead>
        <tbody>
          {controls.map(({ id, title, note }) => (
            <tr key={id}>
              <td>
                <strong>{id}</strong> {title}
              </td>
              <td>{note ?? t('compliance.whoCoversUnknown')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** What is accepted and by whom, and apart from it what nothing but a comment hides. */
export function PrintedExceptions(props: { of: ExceptionsResponse }) {
  const t = useWords();
  const { items, note } = props.of;
  const waivers = items.filter(({ kind }) => kind === 'waiver');
  const comments = items.filter(({ kind }) => kind === 'comment');
  return (
    <>
      <h2>{t('compliance.exceptions')}</h2>
      <p>{t('compliance.exceptionsText')}</p>
      {items.length === 0 && <p>{t('compliance.exceptionsNone')}</p>}
      {waivers.length > 0 && (
        <>
          <h3>{t('compliance.exceptionWaivers')}</h3>
          <PrintedExceptionTable items={waivers} />
        </>
      )}
      {comments.length > 0 && (
        <>
          <h3>{t('compliance.exceptionComments')}</h3>
          <p>{t('compliance.exceptionCommentsText')}</p>
          <PrintedExceptionTable items={comments} />
        </>
      )}
      {note && <p>{note}</p>}
    </>
  );
}

function PrintedExceptionTable(props: { items: ComplianceException[] }) {
  const t = useWords();
  const { items } = props;
  const isDecided = items[0].kind === 'waiver';
  return (
    <table>
      <thead>
        <tr>
          <th style={{ width: '18%' }}>{t('compliance.service')}</th>
          <th style={{ width: '20%' }}>{t('compliance.check')}</th>
          <th style={{ width: '8%' }}>{t('compliance.controls')}</th>
          <th>{t('compliance.reason')}</th>
          {isDecided && <th style={{ width: '20%' }}>{t('compliance.who')}</th>}
          <th style={{ width: '8%' }}>{t('compliance.lastDay')}</th>
          {isDecided && (
            <th style={{ width: '8%' }}>{t('compliance.stateColumn')}</th>
          )}
        </tr>
      </thead>
      <tbody>
        {items.map((one, i) => (
          <tr key={one.id ?? i}>
            <td>
              {one.service.title}
              <small>{one.service.entityRef}</small>
            </td>
            <td>
              {one.rule}
              <small>
                <code>{placeWords(t, one)}</code>
              </small>
            </td>
            <td>{one.controls.join(', ')}</td>
            <td>
              {one.reason ?? t('compliance.noReason')}
              {one.compensation && <small>{one.compensation}</small>}
            </td>
            {isDecided && (
              <td>
                {decisionWords(t, one).map(words => (
                  <div key={words}>{words}</div>
                ))}
              </td>
            )}
            <td style={{ whiteSpace: 'nowrap' }}>
              {one.until ?? t('compliance.noEnd')}
            </td>
            {isDecided && (
              <td>{one.state && t(`waivers.state.${one.state}`)}</td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Service by service what speaks against each control that is not fully met, and how to look again. */
export function PrintedEvidence(props: {
  of: readonly ControlServicesResponse[];
}) {
  const t = useWords();
  const services = new Map<string, ControlServiceEvidence>();
  for (const { items } of props.of)
    for (const one of items) services.set(one.service.entityRef, one);
  const all = [...services.values()].sort((a, b) =>
    a.service.entityRef < b.service.entityRef ? -1 : 1,
  );
  return (
    <>
      <h2>{t('compliance.evidenceTitle')}</h2>
      <p>{t('compliance.evidenceText')}</p>
      {props.of.map(one => (
        <PrintedControl key={one.control.id} of={one} />
      ))}
      {all.length > 0 && (
        <>
          <h2>{t('compliance.recheckTitle')}</h2>
          <p>{t('compliance.recheckText')}</p>
          <table>
            <thead>
              <tr>
                <th style={{ width: '20%' }}>{t('compliance.service')}</th>
                <th style={{ width: '34%' }}>{t('compliance.revision')}</th>
                <th>{t('compliance.commands')}</th>
              </tr>
            </thead>
            <tbody>
              {all.map(one => (
                <tr key={one.service.entityRef}>
                  <td>{one.service.entityRef}</td>
                  <td>
                    <code>{one.revisionLink ?? one.revision ?? '–'}</code>
                    <small>
                      {t('compliance.judgedBy', {
                        rules: one.rulesVersion ?? '–',
                        policy: one.policyHash ?? '–',
                      })}
                    </small>
                  </td>
                  <td>
                    {one.recheck ? (
                      <code>{one.recheck}</code>
                    ) : (
                      t('compliance.recheckNone')
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </>
  );
}

function PrintedControl(props: { of: ControlServicesResponse }) {
  const t = useWords();
  const { control, items, totalItems } = props.of;
  return (
    <>
      <h3>
        {control.id} {control.title}
      </h3>
      <table>
        <thead>
          <tr>
            <th style={{ width: '26%' }}>{t('compliance.stateAndWhy')}</th>
            <th style={{ width: '24%' }}>{t('compliance.service')}</th>
            <th>{t('compliance.places')}</th>
          </tr>
        </thead>
        <tbody>
          {groupsOf(items).map(group => (
            <tr
              key={group[0].service.entityRef}
              // What does not fit on any page has to break somewhere.
              style={{
                breakInside: group.length > MOST_KEPT ? 'auto' : undefined,
              }}
            >
              <td>
                <strong>{t(`compliance.state.${group[0].state}`)}</strong>
                <div>{group[0].reason}</div>
              </td>
              {hasPlaces(group[0]) ? (
                <>
                  <td>
                    <PrintedService of={group[0]} />
                  </td>
                  <td>
                    <PrintedPlaces findings={group[0].findings} />
                    {group[0].findingsNote && (
                      <small>{group[0].findingsNote}</small>
                    )}
                  </td>
                </>
              ) : (
                <td colSpan={2}>
                  {group.map(one => (
                    <PrintedService key={one.service.entityRef} of={one} />
                  ))}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {items.length < totalItems && (
        <p>
          {t('compliance.moreInExport', {
            shown: numberWords(items.length),
            all: numberWords(totalItems),
          })}
        </p>
      )}
    </>
  );
}

function hasPlaces({ findings, findingsNote }: ControlServiceEvidence) {
  return findings.length > 0 || findingsNote !== undefined;
}

/** Services of which the same is to be said, and no place: said once. Their order stays. */
function groupsOf(
  items: readonly ControlServiceEvidence[],
): ControlServiceEvidence[][] {
  const groups = new Map<string, ControlServiceEvidence[]>();
  for (const one of items) {
    const key = hasPlaces(one)
      ? one.service.entityRef
      : `${one.state} ${one.reason}`;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
}

/** Which service at which revision. */
function PrintedService(props: { of: ControlServiceEvidence }) {
  const { service, revision, scannedAt } = props.of;
  return (
    <div>
      {service.title} ({service.entityRef}),{' '}
      <code>{revision?.slice(0, 12) ?? '–'}</code>
      {scannedAt && `, ${utcTime(scannedAt)}`}
    </div>
  );
}

function PrintedPlaces(props: { findings: EvidenceFinding[] }) {
  const t = useWords();
  const { findings } = props;
  return (
    <>
      {findings.slice(0, PLACES).map((finding, i) => (
        <div key={i}>
          <code>
            {finding.file}
            {finding.line !== undefined && `:${finding.line}`}
          </code>{' '}
          {finding.message} ({finding.rule})
          {finding.firstSeen &&
            `. ${t('compliance.firstSeen', {
              time: utcTime(finding.firstSeen),
            })}`}
          {finding.accepted && (
            <small>{acceptanceWords(t, finding.accepted)}</small>
          )}
        </div>
      ))}
      {findings.length > PLACES && (
        <div>
          {t('compliance.morePlaces', { count: findings.length - PLACES })}
        </div>
      )}
    </>
  );
}
