import { useState } from 'react';
import type { Config } from './config';

export function App({ config }: { config: Config }) {
  const [count, setCount] = useState(0);
  return (
    <main>
      <h1>{= name =}</h1>
      <p>Version {config.version}</p>
      {config.apiUrl && <p>The API is at {config.apiUrl}</p>}
      <button type="button" onClick={() => setCount(count + 1)}>
        Pressed {count} times
      </button>
    </main>
  );
}
