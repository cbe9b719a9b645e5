const answer = await fetch('http://127.0.0.1:8080/livez').catch(() => undefined);
process.exit(answer?.ok ? 0 : 1);
export {};
