export interface Task {
  id: string;
  text: string;
  state: 'queued' | 'done' | 'failed';
  result: { words?: number; characters?: number; longest?: string; error?: string } | null;
}

/** The backend, as the browser sees it. @param base - for tests; the page's own address otherwise */
export class Api {
  private readonly base: string;

  constructor(base = '') {
    this.base = base;
  }

  async latest(): Promise<Task[]> {
    const { tasks } = await this.ask<{ tasks: Task[] }>('/api/tasks');
    return tasks;
  }

  add(text: string): Promise<Task> {
    return this.ask('/api/tasks', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ text }),
    });
  }

  /** @throws Error with what the backend says, or what a proxy before it means */
  private async ask<T>(path: string, options: RequestInit = {}): Promise<T> {
    const signal = AbortSignal.timeout(10_000);
    const response = await fetch(this.base + path, { ...options, signal });
    const isJson = /^application\/json\b/.test(response.headers.get('content-type') ?? '');
    const body = isJson ? await response.json() : {};
    if (!response.ok || !isJson) {
      throw new Error(body.error ?? `The server answered ${response.status}.`);
    }
    return body;
  }
}

/** What is known of a task, in words. */
export function summaryOf({ state, result }: Task): string {
  if (state === 'queued') return 'waits for a worker';
  if (state === 'failed') return `failed: ${result?.error ?? 'nobody knows why'}`;
  const words = result?.words ?? 0;
  return `${words} ${words === 1 ? 'word' : 'words'}, ${result?.characters ?? 0} characters`;
}
