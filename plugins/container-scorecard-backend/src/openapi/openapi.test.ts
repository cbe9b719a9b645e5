import { createRouter } from '../router';
import description from './openapi.json';

interface Layer {
  route?: { path: string; methods: Record<string, boolean> };
  handle?: { stack?: Layer[] };
}

function routesIn(layers: readonly Layer[]): string[] {
  return layers.flatMap(({ route, handle }) =>
    route
      ? Object.keys(route.methods).map(
          method => `${method} ${route.path.replace(/:(\w+)/g, '{$1}')}`,
        )
      : routesIn(handle?.stack ?? []),
  );
}

it('describes every route of the router, and no other', () => {
  const described = Object.entries<object>(description.paths).flatMap(
    ([path, methods]) =>
      Object.keys(methods).map(method => `${method} ${path}`),
  );
  const stack: readonly unknown[] = createRouter(JSON.parse('{}')).stack;
  const there = routesIn(stack.map(layer => Object(layer)));
  expect(there.sort()).toEqual(described.sort());
});
