import { isError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import { maskSecrets } from '@plimsoll/engine';
import { ScanProblem } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { LONGEST_PAUSE, PauseReason, retryAfterOf } from '../hosts/pause';
import { CheckFailedError } from './check-process';

/** Reading a repository took longer than it may. */
export class ReadTimeoutError extends Error {
  readonly name = 'ReadTimeoutError';
  constructor(readonly milliseconds: number) {
    super(`Reading took longer than ${milliseconds / 1000} seconds`);
  }
}

/** The repository is there, but not the service's folder in it. */
export class NoSuchFolderError extends Error {
  readonly name = 'NoSuchFolderError';
  constructor(readonly folder: string) {
    super(`There is no folder "${folder}"`);
  }
}

/** Why a scan failed, in the reader's words, and how long the host asked to be left alone. */
export interface Failure extends ScanProblem {
  /** Milliseconds. */
  retryAfter?: number;
}

const RATE_LIMIT_PAUSE = 10 * 60_000;

/** What the codes of network errors mean. */
const NETWORK: Record<string, string | undefined> = {
  ECONNREFUSED: 'it refuses connections',
  ECONNRESET: 'it broke the connection off',
  ENOTFOUND: 'there is no such name',
  EAI_AGAIN: 'its name cannot be looked up at present',
  ETIMEDOUT: 'it does not answer',
  EHOSTUNREACH: 'there is no way to it',
  ENETUNREACH: 'there is no way to it',
  UND_ERR_CONNECT_TIMEOUT: 'it does not answer',
  UND_ERR_SOCKET: 'it broke the connection off',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is not trusted here',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is not trusted here',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is not trusted here',
};

/** How the operating system says that a file cannot be written. Hosts that send zips have them written to the disk. */
const DISK: Record<string, string | undefined> = {
  ENOSPC: 'has no room on its disk',
  EDQUOT: 'has used up what it may put on its disk',
  EROFS: 'may not write to its disk',
};

const BROKEN = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

/** How long the host wants to be left alone, in milliseconds; `undefined` where the error is another. */
export function refusalOf(error: unknown): number | undefined {
  const { message } = details(error);
  const isRefusal =
    statusOf(error, message) === 429 || /rate limit/i.test(message);
  if (!isRefusal) return undefined;
  return Math.min(saidWith(error) ?? RATE_LIMIT_PAUSE, LONGEST_PAUSE);
}

/** Whether a connection broke that was there: one that a host closes at the moment of a request, most often. */
export function isBrokenOff(error: unknown): boolean {
  const { message, cause } = details(error);
  return BROKEN.has(cause) || BROKEN.has(codeIn(message));
}

/** Why a service has to wait whose host is left alone. */
export function pauseProblem(host: string, reason: PauseReason): ScanProblem {
  const often = `Nothing needs to be done. If it happens often, the operators of this Backstage can raise containerScorecard.scan.frequency, report pushes by webhook, or use credentials for ${host} that may ask more`;
  switch (reason) {
    case 'refused':
      return {
        reason: `${host} answers nothing for a while, because this Backstage asked too often`,
        advice: often,
      };
    case 'spent':
      return {
        reason: `${host} will answer only few more requests for a while, and those are left to the rest of this Backstage`,
        advice: often,
      };
    default:
      return {
        reason: `This Backstage asked ${host} as often as it lets itself for a while`,
        advice: `Nothing needs to be done. If it happens often, the operators of this Backstage can raise the limits of ${host} under containerScorecard.hosts`,
      };
  }
}

/**
 * Says what went wrong in words that whoever owns the service can act on.
 *
 * URL readers throw plain errors, most of them with the host's status in the message; that is all there is to go by.
 */
export function failureOf(
  error: unknown,
  root: string,
  integrations: ScmIntegrations,
): Failure {
  const { host } = new URL(root);
  const type = integrations.byUrl(root)?.type;
  const repository = `The repository ${root}`;
  const credentials = type
    ? `the credentials for ${host} under integrations.${type} in the app-config may read it`
    : `${host} has an entry under integrations in the app-config whose credentials may read it`;
  const { name, message, cause } = details(error);
  const status = statusOf(error, message);

  if (error instanceof CheckFailedError) {
    return {
      reason: message,
      advice:
        'Run "plimsoll scan" on a checkout of the service to find the file; if the file is a sound one, please report it to the makers of the container scorecard',
    };
  }
  if (error instanceof NoSuchFolderError) {
    return {
      reason: `${repository} has no folder "${error.folder}"`,
      advice:
        'Correct the annotation backstage.io/source-location of the entity, or unregister the entity if the service is gone',
    };
  }
  if (error instanceof ReadTimeoutError) {
    return {
      reason: `Reading ${root} took longer than ${
        error.milliseconds / 1000
      } seconds`,
      advice:
        'If the repository is that large, the operators of this Backstage can raise containerScorecard.scan.readTimeout',
    };
  }
  if (name === 'NotAllowedError' && /is not allowed/.test(message)) {
    return {
      reason: `This Backstage is not set up to read from ${host}`,
      advice: `The operators of this Backstage can add ${host} under integrations in the app-config`,
    };
  }
  if (/does not implement readTree/.test(message)) {
    return {
      reason: `This Backstage can read single files from ${host}, but no repositories`,
      advice: `The operators of this Backstage can add ${host} under integrations in the app-config`,
    };
  }
  if (status === 404 || name === 'NotFoundError') {
    return {
      reason: `${repository} does not exist, or this Backstage may not read it`,
      advice: `Check that backstage.io/source-location of the entity names a repository and a branch that exist, and that ${credentials}`,
    };
  }
  if (status === 401 || status === 403 || name === 'AuthenticationError') {
    return {
      reason: `${host} does not let this Backstage read ${root}`,
      advice: `Check that ${credentials}`,
      retryAfter: saidWith(error),
    };
  }
  if (status !== undefined && status >= 500) {
    return {
      reason: `${host} is in trouble: it answered ${status}`,
      advice: 'Nothing needs to be done, unless it stays so',
      retryAfter: saidWith(error),
    };
  }
  const disk = DISK[cause] ?? DISK[codeIn(message)];
  if (disk) {
    return {
      reason: `This Backstage ${disk} to unpack ${root}`,
      advice:
        'The operators of this Backstage can make room in backend.workingDirectory of the app-config, or in the folder for temporary files where that is not set',
    };
  }
  const network = NETWORK[cause] ?? NETWORK[codeIn(message)];
  if (network) {
    return {
      reason: `${host} cannot be reached: ${network}`,
      advice: `Check that ${host} is up, and that the machine of this Backstage can reach it`,
    };
  }
  return {
    reason: `${repository} could not be read: ${withoutSecrets(message)}`,
    advice:
      'The log of this Backstage has the whole error; its operators can look it up there',
  };
}

function details(error: unknown) {
  if (!isError(error)) {
    return { name: '', message: String(error), cause: '' };
  }
  return {
    name: error.name,
    message: error.message,
    cause: codeOf(error.cause) ?? codeOf(error) ?? '',
  };
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  // Node tries all addresses of a host and throws their errors together.
  return error instanceof AggregateError ? codeOf(error.errors[0]) : undefined;
}

function codeIn(message: string): string {
  return /\bE[A-Z_]{4,}\b/.exec(message)?.[0] ?? '';
}

/** `…, 404 Not Found` */
function statusOf(error: unknown, message: string): number | undefined {
  if (
    typeof error === 'object' &&
    error !== null &&
    'statusCode' in error &&
    typeof error.statusCode === 'number'
  ) {
    return error.statusCode;
  }
  const found = /[,:] ([45]\d\d)\b/.exec(message)?.[1];
  return found ? Number(found) : undefined;
}

function saidWith(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('response' in error)) {
    return undefined;
  }
  const { response } = error;
  if (
    typeof response !== 'object' ||
    response === null ||
    !('headers' in response) ||
    !(response.headers instanceof Headers)
  ) {
    return undefined;
  }
  const said = retryAfterOf(response.headers);
  return said && Math.min(said, 24 * 60 * 60_000);
}

/** Addresses in messages may hold credentials, and everybody who can see the service can read this. */
function withoutSecrets(message: string): string {
  return maskSecrets(message)
    .replace(/\/\/[^/\s@]*@/g, '//')
    .replace(/(https?:\/\/[^\s?]*)\?\S*/g, '$1')
    .split('\n')[0]
    .slice(0, 300);
}
