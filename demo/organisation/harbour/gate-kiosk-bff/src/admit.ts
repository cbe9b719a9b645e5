export type Verdict = { admitted: boolean; reason?: string };

/** A truck gets in with a booked slot and a weight below its permit. */
export async function admit(plate: string): Promise<Verdict> {
  const [slot, weight] = await Promise.all([
    fetch(`${process.env.BOOKING_URL}/slots/${encodeURIComponent(plate)}`),
    fetch(`${process.env.WEIGHBRIDGE_URL}/weight`),
  ]);
  if (!slot.ok) return { admitted: false, reason: 'no slot booked' };
  const { permittedKilograms } = (await slot.json()) as { permittedKilograms: number };
  const { kilograms } = (await weight.json()) as { kilograms: number };
  return kilograms <= permittedKilograms
    ? { admitted: true }
    : { admitted: false, reason: `${kilograms - permittedKilograms} kg too heavy` };
}
