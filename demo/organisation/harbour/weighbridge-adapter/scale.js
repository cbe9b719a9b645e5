// "ST,GS,+ 38420kg" is a stable gross weight, "US,…" one that still moves.
exports.parse = line => {
  const match = /^(ST|US),(GS|NT),\+\s*(\d+)kg$/.exec(line.trim());
  return match && { stable: match[1] === 'ST', kilograms: Number(match[3]) };
};
