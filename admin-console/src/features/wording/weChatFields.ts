/** Most characters a WeChat field takes, by the letters of its name; the server checks the rest. */
const LIMITS: Record<string, number> = {
  thing: 20,
  phrase: 5,
  character_string: 32,
  letter: 32,
  symbol: 5,
  number: 32,
  amount: 13,
  phone_number: 17,
  car_number: 8,
  name: 10,
  date: 24,
  time: 40,
  const: 20,
}

export function limitOf(field: string): number | undefined {
  return LIMITS[field.replace(/\d{1,3}$/, '')]
}
