// The reader's language: words of the page, and which of several texts to show.
export const LANGUAGES = ["nb", "nn", "en"];
export const NAMES = { nb: "Bokmål", nn: "Nynorsk", en: "English" };

let words = {};
export const given = document.documentElement.lang; // what the server chose for this browser, or the address named
let reader = given;

export const language = () => reader;
export const learn = (all) => { words = all; };
export const order = (first) => [first, ...LANGUAGES.filter((each) => each !== first)];

export function speak(wanted) {
  reader = LANGUAGES.includes(wanted) ? wanted : given;
  document.documentElement.lang = reader;
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = word(element.dataset.word);
}

export function word(name, ...values) {
  let place = 0;
  return (words[reader]?.[name] ?? name).replace(/\{\}/g, () => values[place++]);
}

// The first text that there is, with its language: the reader's own, then nb, nn, en.
export function pick(texts) {
  if (typeof texts === "string") return { text: texts, lang: undefined };
  const tag = [...order(reader), ""].find((each) => texts?.[each]) ?? Object.keys(texts ?? {})[0];
  return { text: texts?.[tag] ?? "", lang: tag === reader ? undefined : tag || undefined };
}

// Small letters without accents: å is a, ø is o, é is e.
const LETTERS = { ø: "o", æ: "ae", đ: "d", ŧ: "t", ŋ: "n" };
export const fold = (text) => text.toLowerCase().replace(/[øæđŧŋ]/g, (letter) => LETTERS[letter]).normalize("NFKD").replace(/\p{M}/gu, "");

const NUMBERS = { nb: "nb-NO", nn: "nn-NO", en: "en-GB" };
export const number = (value) => value.toLocaleString(NUMBERS[reader]);

// A day or a month as people write it; what is none stays as it is.
export function day(text) {
  const date = new Date(text);
  if (Number.isNaN(date.getTime()) || !date.toISOString().startsWith(text)) return text;
  const whole = text.length > 7 ? { dateStyle: "long" } : { year: "numeric", month: "long" };
  return new Intl.DateTimeFormat(NUMBERS[reader], { ...whole, timeZone: "UTC" }).format(date);
}
export const seconds = (value) => value.toLocaleString(NUMBERS[reader], { minimumFractionDigits: 2, maximumFractionDigits: 2 });
