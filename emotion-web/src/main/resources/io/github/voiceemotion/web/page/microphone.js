// The microphone as a stream of mono samples, and why there is none.

/** Says in a sentence for people why the microphone cannot be used. */
export class MicrophoneError extends Error {}

/**
 * Returns what to say when the microphone does not open.
 *
 * @param {string} cause the name of the browser's error, or `InsecureError` where it does not offer microphones at all
 * @returns {string}
 */
export function sentenceFor(cause) {
  switch (cause) {
    case "InsecureError":
      return "Browsers give a page the microphone only over https, which the server speaks when it is started with --tls, or on localhost. Files work all the same.";
    case "NotFoundError":
    case "OverconstrainedError":
      return "No microphone was found. Plug one in and try again, or choose a file.";
    case "NotAllowedError":
    case "SecurityError":
      return "The microphone is not allowed here. Allow it next to the page's address and try again, or choose a file.";
    case "NotReadableError":
      return "Another program holds the microphone. Close it and try again, or choose a file.";
    default:
      return "The microphone does not work. Try again, or choose a file.";
  }
}

/**
 * Opens the microphone.
 *
 * @param {(samples: Float32Array) => void} onSamples called about every 20 ms
 * @returns {Promise<{sampleRate: number, close: () => void}>}
 * @throws {MicrophoneError}
 */
export async function openMicrophone(onSamples) {
  if (!navigator.mediaDevices?.getUserMedia || !("AudioWorkletNode" in globalThis)) {
    throw new MicrophoneError(sentenceFor("InsecureError"));
  }
  /** @type {MediaStream|null} */
  let stream = null;
  /** @type {AudioContext|null} */
  let context = null;
  const close = () => {
    stream?.getTracks().forEach((track) => track.stop());
    context?.close();
  };
  try {
    // What cleans speech for telephony also takes away some of how it sounds; level alone may be corrected.
    stream = await navigator.mediaDevices.getUserMedia({
      audio: { channelCount: 1, echoCancellation: false, noiseSuppression: false, autoGainControl: true },
    });
    context = new AudioContext();
    await context.audioWorklet.addModule(new URL("./recorder-worklet.js", import.meta.url));
    const recorder = new AudioWorkletNode(context, "recorder", {
      channelCount: 1,
      channelCountMode: "explicit",
    });
    recorder.port.onmessage = (event) => onSamples(event.data);
    // It puts out silence; connected all the same, because some browsers run only what leads to the loudspeaker.
    context.createMediaStreamSource(stream).connect(recorder).connect(context.destination);
    await context.resume();
    return { sampleRate: context.sampleRate, close };
  } catch (error) {
    close();
    throw new MicrophoneError(sentenceFor(error instanceof Error ? error.name : ""), { cause: error });
  }
}
