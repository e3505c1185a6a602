/** Finds people by name, for whom has forgotten the badge. */

/** Whom a name fits: every word begins one of the name's, in any order, without accents. */
export function findByName(people, text, most) {
  const words = fold(text).split(" ").filter(Boolean);
  if (words.length === 0) {
    return [];
  }
  const found = [];
  for (const person of people) {
    const names = fold(`${person.name ?? ""} ${person.latin ?? ""}`).split(" ");
    if (words.every((word) => names.some((name) => name.startsWith(word)))) {
      found.push(person);
      if (found.length === most) {
        break;
      }
    }
  }
  return found;
}

function fold(text) {
  return text
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
