import { useApi } from '@backstage/core-plugin-api';
import { Waiver } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { containerScorecardApiRef } from '../../../api';
import { ConfirmDialog } from '../ConfirmDialog';
import { dayWords } from '../format';
import { useWords } from '../../../hooks/useWords';

/** What can be done with a waiver. */
export type Decision = 'approve' | 'refuse' | 'withdraw';

/** Asks before a waiver is approved, refused or withdrawn. */
export function DecisionDialog(props: {
  waiver: Waiver;
  decision: Decision;
  check: string;
  onDone: () => void;
  onClose: () => void;
}) {
  const api = useApi(containerScorecardApiRef);
  const t = useWords();
  const { waiver, decision, check, onDone, onClose } = props;
  // Withdrawing what holds already is ending it.
  const kind =
    decision === 'withdraw' && waiver.state === 'active' ? 'end' : decision;
  const names = { check, service: waiver.title };
  const texts = {
    approve: t('waivers.approveText', {
      ...names,
      day: dayWords(waiver.until),
    }),
    refuse: t('waivers.refuseText', names),
    withdraw: t('waivers.withdrawText', names),
    end: t('waivers.endText', names),
  };
  const decide = async (reason: string) => {
    if (decision === 'approve') {
      await api.approveWaiver(waiver.id, reason || undefined);
    } else if (decision === 'refuse') {
      await api.refuseWaiver(waiver.id, reason);
    } else {
      await api.withdrawWaiver(waiver.id, reason || undefined);
    }
    onDone();
  };
  return (
    <ConfirmDialog
      title={t(`waivers.${kind}Title`)}
      text={texts[kind]}
      label={t(decision === 'refuse' ? 'waivers.why' : 'waivers.whyOptional')}
      needed={decision === 'refuse' ? t('waivers.whyNeeded') : undefined}
      confirm={t(`waivers.${kind}`)}
      isLong
      onConfirm={decide}
      onClose={onClose}
    />
  );
}
