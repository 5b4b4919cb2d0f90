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

// A status that its source gave before the period ran out says nothing of today: then the period is told, and the
// day of the source beside it.
function standing({ period, status }) {
  const [said, asOf, sure] = status ?? [];
  if (!said) return [];
  // That the work goes on in another form is said of the time after the period, so the period takes nothing from it.
  const last = said === "continued" ? null : period?.[1] ?? null, year = last?.slice(0, 4);
  const over = last && last < DATA.day;
  const early = said === "ended" && last && asOf && asOf < last.slice(0, asOf.length);
  const late = over && said !== "ended";
  const source = asOf ? word("last_source", { date: dated(asOf) }) : "";
  if (early || late) return [word(over ? "ran_out" : "runs_out", { year }), source && ` ${source}`].filter(Boolean);
  if (said === "active" && asOf && !sure) return [word("perhaps", { date: dated(asOf) })];
  return [said === "active" ? word("runs") : named(`status/${said}`), asOf ? `, ${word("as_of", { date: dated(asOf) })}` : ""];
}

// A day stays on one line.
const unbroken = (pieces) => pieces.flatMap((piece) => (typeof piece === "string"
  ? piece.split(/(\d+\.? \p{L}+ \d{4})/u).map((part, place) => (place % 2 ? make("span", { class: "day" }, part) : part)) : [piece]));

const standingText = (thing) => make("p", {}, standing(thing)).textContent;

// Whether the period of each is over, and what is said of it.
const ends = () => PICTURE.things.filter((thing) => thing.status).map((thing) =>
  [Boolean(thing.period?.[1] && thing.period[1] < DATA.day), standingText(thing)]);
