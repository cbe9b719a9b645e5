export type Sighting = { container: string; place: string; at: string };

/** The newest sighting of each container, whatever order they come in. */
export class Whereabouts {
  readonly #last = new Map<string, Sighting>();

  see(sighting: Sighting): void {
    const known = this.#last.get(sighting.container);
    if (!known || known.at < sighting.at) this.#last.set(sighting.container, sighting);
  }

  of(container: string): Sighting | undefined {
    return this.#last.get(container);
  }
}
