import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { component } from './__testUtils__/TestCatalog';
import { Services } from './services';
import { DatabaseStore } from './store/DatabaseStore';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const SOURCE = 'url:https://github.com/acme/web/tree/main/';

async function servicesOf(...entities: Entity[]) {
  const catalog = catalogServiceMock({ entities });
  const store = await DatabaseStore.create(
    mockServices.database({ knex: await databases.init('SQLITE_3') }),
  );
  const services = new Services({
    catalog,
    auth: mockServices.auth(),
    store,
    integrations: ScmIntegrations.fromConfig(
      new ConfigReader({ integrations: { github: [{ host: 'github.com' }] } }),
    ),
    logger: mockServices.logger.mock(),
    entities: { kind: 'component', 'spec.type': 'service' },
    policies: {
      keyOf: entity => (entity.spec?.lifecycle === 'production' ? '0' : ''),
    },
  });
  const refs = async () => {
    const { items } = await store.list(
      { order: 'title', limit: 100 },
      new Date(),
    );
    return items.map(({ entityRef }) => entityRef);
  };
  return { catalog, store, services, refs };
}

describe('Services', () => {
  it('takes the entities that the configured predicate is true of', async () => {
    const { services, refs } = await servicesOf(
      component('web', SOURCE),
      component('docs', SOURCE, { spec: { type: 'documentation' } }),
      { ...component('api', SOURCE), kind: 'API' },
    );
    await services.sync();
    expect(await refs()).toEqual(['component:default/web']);
    expect(
      await services.add(
        component('docs', SOURCE, { spec: { type: 'documentation' } }),
      ),
    ).toBe(false);
    expect(await services.add(component('new', SOURCE))).toBe(true);
    expect(await refs()).toEqual([
      'component:default/new',
      'component:default/web',
    ]);
  });

  it('prefers what the catalog made of owner and system to what the entity says', async () => {
    const { services, store } = await servicesOf(
      {
        ...component('web', SOURCE, { spec: { owner: 'x', system: 'x' } }),
        relations: [
          { type: 'ownedBy', targetRef: 'user:default/ada' },
          { type: 'partOf', targetRef: 'component:default/parent' },
          { type: 'partOf', targetRef: 'system:other/shop' },
        ],
      },
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'System',
        metadata: { name: 'shop', namespace: 'other' },
        relations: [{ type: 'partOf', targetRef: 'domain:other/retail' }],
      },
      component('odd', SOURCE, { spec: { owner: ':::', system: ':::' } }),
    );
    await services.sync();
    expect(
      await store.service('component:default/web', new Date()),
    ).toMatchObject({
      owner: 'user:default/ada',
      system: 'system:other/shop',
      domain: 'domain:other/retail',
    });
    expect(
      await store.service('component:default/odd', new Date()),
    ).toMatchObject({
      owner: undefined,
      system: undefined,
    });
  });

  it('removes nothing when the catalog fails half-way', async () => {
    const { services, catalog, refs } = await servicesOf(
      component('a', SOURCE),
      component('b', SOURCE),
    );
    await services.sync();
    const whole = catalog.streamEntities.bind(catalog);
    jest
      .spyOn(catalog, 'streamEntities')
      .mockImplementation(async function* half(request, options) {
        yield* whole({ ...request, query: { 'metadata.name': 'a' } }, options);
        throw new Error('The catalog is gone');
      });
    await expect(services.sync()).rejects.toThrow('The catalog is gone');
    expect(await refs()).toHaveLength(2);
  });
});
