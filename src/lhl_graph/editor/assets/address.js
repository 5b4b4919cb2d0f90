// What stands in the address, so that a link brings a colleague to the same query and the same view of its answer: the
// question and the values of its parameters where the query is no more than that, else the query itself.
const KEYS = ["question", "query", "view", "lang"];
const PAUSE = 300;
let waiting;

export function read() {
  const said = new URLSearchParams(location.hash.slice(1) || location.search);
  const values = Object.fromEntries([...said].filter(([key]) => !KEYS.includes(key)));
  return { ...Object.fromEntries(KEYS.filter((key) => said.get(key)).map((key) => [key, said.get(key)])), values };
}

// While somebody types: browsers stop a page that changes its address at every key.
export function writeSoon(state) {
  clearTimeout(waiting);
  waiting = setTimeout(() => write(state()), PAUSE);
}

export function write(state, step = false) {
  clearTimeout(waiting);
  const all = [...KEYS.map((key) => [key, state[key]]), ...Object.entries(state.values ?? {})];
  const said = all.filter(([, value]) => value).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  const fragment = said.length ? `#${said.join("&")}` : location.pathname + location.search;
  if (fragment === location.hash) return;
  history[step ? "pushState" : "replaceState"](null, "", fragment);
}
