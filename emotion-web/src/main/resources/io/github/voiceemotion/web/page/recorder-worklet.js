// Runs in the browser's audio thread: hands the microphone's samples to the page, in blocks of about 20 ms.

const BLOCK = 1024;

class Recorder extends AudioWorkletProcessor {
  constructor() {
    super();
    this.block = new Float32Array(BLOCK);
    this.filled = 0;
  }

  /**
   * @param {Float32Array[][]} inputs
   * @returns {boolean}
   */
  process([channels]) {
    const samples = channels?.[0];
    if (samples !== undefined) {
      this.block.set(samples, this.filled); // BLOCK is a multiple of the 128 samples that come at once
      this.filled += samples.length;
      if (this.filled === BLOCK) {
        this.port.postMessage(this.block, [this.block.buffer]);
        this.block = new Float32Array(BLOCK);
        this.filled = 0;
      }
    }
    return true;
  }
}

registerProcessor("recorder", Recorder);
