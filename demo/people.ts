// Who belongs to the chama of this portal. A real portal reads them from its own database.

export type Role = 'chairperson' | 'secretary' | 'treasurer' | 'member';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly phone: string;
  readonly locale: 'en' | 'sw';
}

export const chama = { id: 'tumaini', name: 'Tumaini Chama' };

export const people: readonly Person[] = [
  { id: 'wanjiru', name: 'Wanjiru Kamau', role: 'chairperson', phone: '+254700100001', locale: 'en' },
  { id: 'otieno', name: 'Otieno Odhiambo', role: 'secretary', phone: '+254700100002', locale: 'en' },
  { id: 'halima', name: 'Halima Abdi', role: 'treasurer', phone: '+254700100003', locale: 'sw' },
  { id: 'mutua', name: 'Mutua Musyoka', role: 'member', phone: '+254700100004', locale: 'sw' },
  { id: 'akinyi', name: 'Akinyi Ouma', role: 'member', phone: '+254700100005', locale: 'en' },
  { id: 'chebet', name: 'Chebet Koech', role: 'member', phone: '+254700100006', locale: 'en' },
  { id: 'baraka', name: 'Baraka Mwakio', role: 'member', phone: '+254700100007', locale: 'sw' },
  { id: 'njeri', name: "Njeri Ndung'u", role: 'member', phone: '+254700100008', locale: 'sw' },
];

export const chairperson = personWith('wanjiru');
export const secretary = personWith('otieno');
export const treasurer = personWith('halima');

export function findPerson(id: string): Person | undefined {
  return people.find((person) => person.id === id);
}

export function personWith(id: string): Person {
  const person = findPerson(id);
  if (!person) throw new Error(`Nobody here is called ${id}`);
  return person;
}
