// Making elements without HTML text, so that whatever a label holds is shown and never run.
export const $ = (id) => document.getElementById(id);

export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, "");
    else if (value !== false && value !== undefined && value !== null) element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

// A text of the data may run either way; it is isolated so that it does not turn what stands around it.
export const said = (text, language, tag = "bdi") => make(tag, language ? { lang: language } : {}, text);

// A row of buttons of which one is pressed.
export function choice(parent, label, options, chosen, choose) {
  parent.setAttribute("aria-label", label);
  parent.replaceChildren(...options.map(({ id, text, lang }) =>
    make("button", { type: "button", id: `${parent.id}-${id}`, lang, "aria-pressed": String(id === chosen), onclick: () => choose(id) }, text)));
}
