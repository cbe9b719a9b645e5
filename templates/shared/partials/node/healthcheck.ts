// Asks the service in the same container whether it works; the image has nothing else that could.
const port = process.env.PORT || '{= port =}';

try {
  const { status } = await fetch(`http://127.0.0.1:${port}/livez`, {
    signal: AbortSignal.timeout(2000),
  });
  if (status !== 200) throw new Error(`/livez answered ${status}`);
} catch (error) {
  const { message, cause } = error as Error;
  process.stderr.write(`${cause instanceof Error ? cause.message : message}\n`);
  process.exitCode = 1;
}
