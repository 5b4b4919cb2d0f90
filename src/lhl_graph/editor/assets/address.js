// What stands in the address, so that a link brings a colleague to the same query and the same view of its answer.
const KEYS = ["question", "query", "view", "lang"];

export function read() {
  const said = new URLSearchParams(location.hash.slice(1));
  return Object.fromEntries(KEYS.filter((key) => said.get(key)).map((key) => [key, said.get(key)]));
}

export function write(state, step = false) {
  const said = KEYS.filter((key) => state[key]).map((key) => `${key}=${encodeURIComponent(state[key])}`);
  const fragment = said.length ? `#${said.join("&")}` : location.pathname + location.search;
  if (fragment === location.hash) return;
  history[step ? "pushState" : "replaceState"](null, "", fragment);
}
