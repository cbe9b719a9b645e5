import { optionsFrom, USAGE } from './command';
import { ForgeError } from './errors';
import { Forge } from './Forge';

async function main(): Promise<void> {
  const options = optionsFrom(process.argv.slice(2));
  if (!options) {
    process.stdout.write(USAGE);
    return;
  }
  const starting = Forge.start(options);
  const stop = () => {
    starting
      .then(forge => forge.stop())
      .then(() => process.exit(0))
      .catch(fail);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  const forge = await starting;
  const { length } = await forge.repositories();
  process.stdout.write(
    `forge: ${forge.url} serves ${length} repositories from ${forge.dataFolder}\n`,
  );
}

function fail(error: unknown): never {
  const known = error instanceof ForgeError;
  process.stderr.write(
    `forge: ${known ? error.message : (error as Error)?.stack ?? error}\n`,
  );
  process.exit(1);
}

main().catch(fail);
