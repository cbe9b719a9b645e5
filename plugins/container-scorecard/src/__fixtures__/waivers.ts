import {
  ContainerScorecardApi,
  Waiver,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { dayAfter } from '../checks/waivers';
import { errorWithStatus } from './fakeApi';

const DAY = 864e5;

/** A waiver that holds. */
export function sampleWaiver(
  now: number,
  changes: Partial<Waiver> = {},
): Waiver {
  return {
    id: '1',
    entityRef: 'component:default/checkout',
    title: 'checkout',
    rule: 'dockerfile/healthcheck',
    reason: 'Kubernetes asks the service itself, by its probes.',
    compensation: 'Readiness and liveness probes in deploy/base.',
    until: dayAfter(now, 90),
    state: 'active',
    askedBy: 'user:default/jane.doe',
    askedAt: new Date(now - 12 * DAY).toISOString(),
    decidedBy: 'user:default/kim.lee',
    decidedAt: new Date(now - 10 * DAY).toISOString(),
    findings: 1,
    endsSoon: false,
    may: { decide: false, withdraw: true },
    ...changes,
  };
}

/** One of every state. */
export function sampleWaivers(now: number, entityRef: string): Waiver[] {
  const waiver = (changes: Partial<Waiver>) =>
    sampleWaiver(now, { entityRef, ...changes });
  return [
    waiver({
      id: '2',
      rule: 'github-actions/pin-actions',
      path: '.github/workflows/**',
      reason: 'We wait for the update bot, which is set up next sprint.',
      compensation: undefined,
      state: 'asked',
      decidedBy: undefined,
      decidedAt: undefined,
      findings: 4,
      may: { decide: true, withdraw: false },
    }),
    waiver({
      id: '3',
      rule: 'dockerfile/exec-form',
      until: dayAfter(now, 5),
      endsSoon: true,
    }),
    waiver({}),
    waiver({
      id: '4',
      rule: 'dockerfile/user-required',
      state: 'refused',
      decisionReason: 'The base image has a user since March: use it.',
      findings: 0,
    }),
    waiver({
      id: '5',
      rule: 'dockerfile/no-apt-cache',
      state: 'ended',
      until: dayAfter(now, -20),
      findings: 0,
    }),
  ];
}

/** The part of the API that has waivers, over a list that changes. */
export function fakeWaivers(
  waivers: Waiver[],
  now: number,
  mayAsk = true,
): Pick<
  ContainerScorecardApi,
  | 'listWaivers'
  | 'askForWaiver'
  | 'approveWaiver'
  | 'refuseWaiver'
  | 'withdrawWaiver'
> {
  const decide =
    (state: Waiver['state']) => async (id: string, decisionReason?: string) => {
      const index = waivers.findIndex(waiver => waiver.id === id);
      if (index < 0) throw errorWithStatus(404, `There is no waiver ${id}`);
      waivers[index] = {
        ...waivers[index],
        state,
        decisionReason,
        decidedBy: 'user:default/guest',
        decidedAt: new Date(now).toISOString(),
        may: { decide: false, withdraw: false },
      };
      return waivers[index];
    };
  return {
    async listWaivers(request) {
      return {
        items: waivers.filter(w => w.entityRef === request?.entityRef),
        mayAsk,
      };
    },
    async askForWaiver(request) {
      if (request.until > dayAfter(now, 365)) {
        throw errorWithStatus(400, 'until: has to be within 365 days');
      }
      const waiver = sampleWaiver(now, {
        ...request,
        id: `${waivers.length + 1}`,
        state: 'asked',
        askedBy: 'user:default/guest',
        askedAt: new Date(now).toISOString(),
        decidedBy: undefined,
        decidedAt: undefined,
        may: { decide: false, withdraw: true },
      });
      waivers.push(waiver);
      return waiver;
    },
    approveWaiver: decide('active'),
    refuseWaiver: decide('refused'),
    withdrawWaiver: decide('withdrawn'),
  };
}
