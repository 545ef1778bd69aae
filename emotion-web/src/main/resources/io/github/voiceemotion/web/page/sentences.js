// Sentences to read aloud: the reader chooses an emotion, and the page a sentence for it.

import { byId, element } from "./dom.js";
import { emojiOf } from "./emotions.js";

/**
 * Shows the sentences.
 *
 * @param {{emotion: string, sentences: string[]}[]} samples as the server lists them
 */
export function showSentences(samples) {
  const card = byId("sentences");
  const offered = samples
    .filter(({ sentences }) => sentences.length > 0)
    .map(({ emotion, sentences }) => ({ label: emotion, emoji: emojiOf(emotion), sentences }));
  if (offered.length === 0) {
    return;
  }
  let chosen = offered[0];
  let index = 0;
  const chips = offered.map((emotion) =>
    element(
      "button",
      {
        type: "button",
        onclick: () => {
          chosen = emotion;
          index = 0;
          update();
        },
      },
      element("span", { "aria-hidden": "true" }, `${emotion.emoji} `),
      emotion.label,
    ),
  );

  function update() {
    chips.forEach((chip, position) => chip.setAttribute("aria-pressed", String(offered[position] === chosen)));
    byId("sentence").textContent = chosen.sentences[index % chosen.sentences.length];
    byId("next-sentence").disabled = chosen.sentences.length < 2;
  }

  byId("next-sentence").addEventListener("click", () => {
    index++;
    update();
  });
  card.querySelector(".chips").replaceChildren(...chips);
  byId("sentence").setAttribute("aria-live", "polite");
  card.hidden = false;
  update();
}
