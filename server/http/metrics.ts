// What Prometheus scrapes: the process's own figures and how long requests took. Nothing here tells a person from another.
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export interface GaugeOptions {
  readonly name: string;
  readonly help: string;
  readonly read: () => number;
}

export class Metrics {
  readonly #registry = new Registry();
  readonly #requests: Histogram<'method' | 'route' | 'status'>;

  constructor(gauges: readonly GaugeOptions[] = []) {
    collectDefaultMetrics({ register: this.#registry });
    this.#requests = new Histogram({
      name: 'chama_meet_http_request_seconds',
      help: 'How long requests took',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers: [this.#registry],
    });
    for (const { name, help, read } of gauges) {
      new Gauge({
        name,
        help,
        registers: [this.#registry],
        collect() {
          this.set(read());
        },
      });
    }
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  observe(method: string, route: string, status: number, seconds: number): void {
    this.#requests.observe({ method, route, status: String(status) }, seconds);
  }

  text(): Promise<string> {
    return this.#registry.metrics();
  }
}
