/** Counts, as Prometheus reads them. */
export class Metrics {
  private readonly version: string;
  private readonly started = Math.floor(Date.now() / 1000);
  private readonly requests = new Map<number, number>();
  private seconds = 0;
  private readonly counters: Record<string, { what: string; value: number }>;
  private readonly gauges: Record<string, { what: string; value: () => number }>;

  /** @param counters - what is counted, by name @param gauges - what is looked up, by name */
  constructor(
    version: string,
    counters: Record<string, string>,
    gauges: Record<string, { what: string; value: () => number }> = {},
  ) {
    this.version = version.replace(/[\\"\n]/g, '');
    this.counters = Object.fromEntries(
      Object.entries(counters).map(([name, what]) => [name, { what, value: 0 }]),
    );
    this.gauges = gauges;
  }

  count(name: string) {
    const counter = this.counters[name];
    if (!counter) throw new Error(`nothing is counted as ${name}`);
    counter.value += 1;
  }

  /** Counts a request that was answered. */
  answered(status: number, seconds: number) {
    this.requests.set(status, (this.requests.get(status) ?? 0) + 1);
    this.seconds += seconds;
  }

  text(): string {
    const lines = [
      ...described('build_info', 'gauge', 'What is running.'),
      `build_info{version="${this.version}"} 1`,
      ...described('process_start_time_seconds', 'gauge', 'When it started.'),
      `process_start_time_seconds ${this.started}`,
      ...described('http_requests_total', 'counter', 'Requests by status.'),
      ...[...this.requests]
        .sort(([a], [b]) => a - b)
        .map(([status, count]) => `http_requests_total{status="${status}"} ${count}`),
      ...described('http_request_duration_seconds_sum', 'counter', 'Time spent on requests.'),
      `http_request_duration_seconds_sum ${this.seconds}`,
      ...Object.entries(this.counters).flatMap(([name, { what, value }]) => [
        ...described(name, 'counter', what),
        `${name} ${value}`,
      ]),
      ...Object.entries(this.gauges).flatMap(([name, { what, value }]) => [
        ...described(name, 'gauge', what),
        `${name} ${value()}`,
      ]),
    ];
    return `${lines.join('\n')}\n`;
  }
}

const described = (name: string, type: string, what: string) => [
  `# HELP ${name} ${what}`,
  `# TYPE ${name} ${type}`,
];
