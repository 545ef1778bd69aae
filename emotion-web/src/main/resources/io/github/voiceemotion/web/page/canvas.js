// Canvases that stay sharp and in the page's colours: drawn again when their size, the colour scheme or the picture changes.

/** @typedef {(context: CanvasRenderingContext2D, width: number, height: number, colour: (name: string) => string) => void} Drawing */

/**
 * Keeps a canvas drawn.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {Drawing} draw paints into a width and height in CSS pixels; `colour` reads a custom property of style.css
 * @returns {() => void} draws again
 */
export function keepDrawn(canvas, draw) {
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));

  function redraw() {
    const { clientWidth: width, clientHeight: height } = canvas;
    if (width === 0 || height === 0) {
      return; // not shown
    }
    const style = getComputedStyle(canvas);
    canvas.width = Math.round(width * devicePixelRatio);
    canvas.height = Math.round(height * devicePixelRatio);
    context.setTransform(canvas.width / width, 0, 0, canvas.height / height, 0, 0);
    draw(context, width, height, (name) => style.getPropertyValue(`--${name}`).trim());
  }

  new ResizeObserver(redraw).observe(canvas);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  return redraw;
}
