import { useEffect, useState } from 'react';

type Shipment = { number: string; status: string; eta: string };

export function Shipments() {
  const [shipments, setShipments] = useState<Shipment[]>();
  useEffect(() => {
    const stop = new AbortController();
    fetch('/api/shipments', { signal: stop.signal })
      .then(answer => answer.json())
      .then(setShipments, () => undefined);
    return () => stop.abort();
  }, []);
  if (!shipments) return <p role="status">Loading your shipments</p>;
  return (
    <ul>
      {shipments.map(({ number, status, eta }) => (
        <li key={number}>
          {number}: {status}, expected {eta}
        </li>
      ))}
    </ul>
  );
}
