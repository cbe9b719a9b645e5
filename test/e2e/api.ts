import type {
  ListScorecardsResponse,
  Scorecard,
} from '@plimsoll/backstage-plugin-container-scorecard-common';

/** Asks the backend what the guest may know. */
export class Api {
  readonly #backend: string;
  #token = '';

  /** `portal` says where its backend answers. */
  constructor(portal: { backend: string }) {
    this.#backend = portal.backend;
  }

  async signIn() {
    const response = await fetch(`${this.#backend}/api/auth/guest/refresh`);
    if (!response.ok) {
      throw new Error(`The guest may not sign in: ${response.status}`);
    }
    const session = await response.json();
    this.#token = session.backstageIdentity.token;
  }

  async #get<T>(path: string): Promise<T> {
    const response = await fetch(
      `${this.#backend}/api/container-scorecard${path}`,
      { headers: { authorization: `Bearer ${this.#token}` } },
    );
    if (!response.ok) {
      throw new Error(`GET ${path}: ${response.status}`);
    }
    return (await response.json()) as T;
  }

  scorecards(): Promise<ListScorecardsResponse> {
    return this.#get('/scorecards?limit=500');
  }

  scorecard(entityRef: string): Promise<Scorecard> {
    const [kind, namespace, name] = entityRef.split(/[:/]/);
    return this.#get(`/scorecards/by-entity/${kind}/${namespace}/${name}`);
  }
}

/** Asks again until an answer satisfies, and fails with the last one when the time is over. */
export async function until<T>(
  what: string,
  milliseconds: number,
  ask: () => Promise<T>,
  isGood: (answer: T) => boolean,
): Promise<T> {
  const deadline = Date.now() + milliseconds;
  for (;;) {
    const answer = await ask();
    if (isGood(answer)) {
      return answer;
    }
    if (Date.now() > deadline) {
      throw new Error(
        `${what}: not within ${milliseconds / 1000} s; last: ${JSON.stringify(
          answer,
        ).slice(0, 2000)}`,
      );
    }
    await new Promise(resolve => setTimeout(resolve, 250));
  }
}
