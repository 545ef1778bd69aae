// The few lines that every module needs to work with the page's elements. Text only ever goes in as text.

/**
 * Returns the element with an id that index.html is known to have.
 *
 * @param {string} id
 * @returns {any}
 */
export function byId(id) {
  const found = document.getElementById(id);
  if (found === null) {
    throw new Error(`index.html has no element "${id}".`);
  }
  return found;
}

/**
 * Makes an element.
 *
 * @param {string} tag
 * @param {Record<string, any>} [properties] of the element; names with a hyphen and `role` become attributes
 * @param {...(Node|string)} children
 * @returns {any}
 */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  Object.entries(properties).forEach(([name, value]) => {
    if (name.includes("-") || name === "role") {
      made.setAttribute(name, value);
    } else {
      /** @type {any} */ (made)[name] = value;
    }
  });
  made.append(...children);
  return made;
}

/**
 * Shows a sentence in an element, or hides the element where there is none.
 *
 * @param {HTMLElement} notice
 * @param {string|null} sentence
 */
export function show(notice, sentence) {
  notice.hidden = sentence === null;
  notice.textContent = sentence ?? "";
}

/**
 * Tells a screen reader something that others see.
 *
 * @param {string} sentence
 */
export function announce(sentence) {
  byId("announcer").textContent = sentence;
}

/**
 * Says whether an error only means that somebody pressed Cancel.
 *
 * @param {unknown} error
 * @returns {boolean}
 */
export function isCancel(error) {
  return error instanceof DOMException && error.name === "AbortError";
}

/**
 * Offers text as a file to save.
 *
 * @param {string} name
 * @param {string} text
 * @param {string} type
 */
export function save(name, text, type) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  element("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000); // the browser reads it after the click has returned
}

/**
 * Takes a file from a field or from a drop onto its label.
 *
 * @param {HTMLElement} label
 * @param {HTMLInputElement} field
 * @param {(file: File) => void} onFile
 */
export function takeFiles(label, field, onFile) {
  field.addEventListener("change", () => {
    const file = field.files?.[0];
    if (file !== undefined) {
      onFile(file);
    }
    field.value = ""; // so that the same file can be chosen again
  });
  ["dragenter", "dragover"].forEach((name) =>
    label.addEventListener(name, (event) => {
      event.preventDefault();
      label.classList.add("over");
    }),
  );
  ["dragleave", "drop"].forEach((name) => label.addEventListener(name, () => label.classList.remove("over")));
  label.addEventListener("drop", (event) => {
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (file !== undefined) {
      onFile(file);
    }
  });
}
