// Ends with 0 where the server of this machine says that all is well: for who watches over it (Dockerfile).
const well = await fetch(`http://127.0.0.1:${process.env['PORT'] ?? '4321'}/healthz`, {
  signal: AbortSignal.timeout(4_000),
}).then(
  (said) => said.ok,
  () => false,
);
process.exit(well ? 0 : 1);

export {};
