// Dates as people write them, and how an initiative stands as of the day of the data.
const MONTHS = { nb: "januar februar mars april mai juni juli august september oktober november desember",
  en: "January February March April May June July August September October November December" };

function dated(day) {
  const [year, month, date] = day.split("-");
  const named = month ? `${(MONTHS[state.lang] ?? MONTHS.nb).split(" ")[+month - 1]} ${year}` : year;
  return date ? `${+date}${state.lang === "en" ? "" : "."} ${named}` : named;
}

// A day, a month or a year, or from one to another.
const daysOf = (span) => span.split("..").map(dated).join("–");
// When, in a sentence: in a year or a month, on a day, from one to another.
const whenOf = (span) => (/^\d{4}(-\d\d)?$/.test(span) ? word("in_time", { when: daysOf(span) }) : daysOf(span));

// From end to end as far as they are known, in the words of the site.
function periodWords([first, last, endIs]) {
  const [start, end] = [first, last].map((day) => day?.slice(0, 4));
  if (start && end) return start === end ? start : `${start}–${end}`;
  if (start) return word(endIs === "open" ? "period_open" : "period_from", { start });
  return end ? word("period_until", { end }) : endIs === "open" ? word("period_unknown_open") : "";
}

// How an initiative stands, in the words of all pages.
function standing({ period, status }) {
  if (!status) return [];
  const [form, asOf] = status, [first, last] = period;
  const until = last?.endsWith("-12-31") ? last.slice(0, 4) : last && dated(last);
  return [word(`standing ${form}${asOf ? "" : " undated"}`, { first: first?.slice(0, 4), last: last && dated(last), until, day: asOf && dated(asOf) })];
}

// How one stands is told as of the time asked for, where one is.
const statusWord = () => (PICTURE.scope.on ? word("status_on", { when: whenOf(PICTURE.scope.on) }) : word("status"));

// A day stays on one line.
const unbroken = (pieces) => pieces.flatMap((piece) => (typeof piece === "string"
  ? piece.split(/(\d+\.? \p{L}+ \d{4})/u).map((part, place) => (place % 2 ? make("span", { class: "day" }, part) : part)) : [piece]));

const standingText = (thing) => make("p", {}, standing(thing)).textContent;

// Whether the period of each is over, and what is said of it.
const ends = () => PICTURE.things.filter((thing) => thing.status).map((thing) =>
  [Boolean(thing.period?.[1] && thing.period[1] < DATA.day), standingText(thing)]);
