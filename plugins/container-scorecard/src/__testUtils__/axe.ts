import axe from 'axe-core';

/** What axe finds wrong with a part of the page; colours need a browser and are looked at there. */
export async function findBarriers(container: Element): Promise<string[]> {
  const { violations } = await axe.run(container, {
    rules: {
      'color-contrast': { enabled: false },
      // Landmarks are the frame's; what is rendered here is a part of a page.
      region: { enabled: false },
    },
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(node => `${id}: ${node.html}`),
  );
}
