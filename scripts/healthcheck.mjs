// The health check of the portal's image, which has neither a shell nor a client for HTTP: ends with 0
// if the backend is ready, and with 1 otherwise.

const port = process.env.PORT || 7007;

fetch(`http://127.0.0.1:${port}/.backstage/health/v1/readiness`, {
  signal: AbortSignal.timeout(2500),
}).then(
  ({ ok }) => process.exit(ok ? 0 : 1),
  () => process.exit(1),
);
