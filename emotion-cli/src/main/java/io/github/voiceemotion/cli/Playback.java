package io.github.voiceemotion.cli;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.AudioDecoder;
import io.github.voiceemotion.audio.AudioException;
import io.github.voiceemotion.history.Recording;
import io.github.voiceemotion.history.RecordingQuery;
import io.github.voiceemotion.history.RecordingStore;
import io.github.voiceemotion.history.StoredAudio;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Plays recordings that are kept. */
final class Playback {

  private final RecordingStore store;
  private final Consumer<AudioClip> loudspeaker;

  Playback(RecordingStore store, Consumer<AudioClip> loudspeaker) {
    this.store = store;
    this.loudspeaker = loudspeaker;
  }

  /**
   * Plays a recording to its end.
   *
   * @param which its number in the list, 1 for the newest, or its id
   * @throws AudioException if there is no such recording, or no loudspeaker
   */
  void play(String which, PrintWriter out) {
    Recording recording = find(which);
    StoredAudio audio =
        store
            .audio(recording.owner(), recording.id())
            .orElseThrow(() -> new AudioException(which, "has just been deleted"));
    AudioClip clip = new AudioDecoder().decode(audio.file());
    out.println("playing " + recording.name() + ", " + RecordingTable.time(recording.created()));
    out.flush();
    loudspeaker.accept(clip);
  }

  private Recording find(String which) {
    return (which.matches("[1-9]\\d{0,5}")
            ? atPlace(Integer.parseInt(which))
            : store.find(RecordingStore.LOCAL_OWNER, which))
        .orElseThrow(
            () -> new AudioException(which, "no such recording; list shows which there are"));
  }

  private Optional<Recording> atPlace(int number) {
    List<Recording> one =
        store.list(
            new RecordingQuery(
                RecordingStore.LOCAL_OWNER,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1,
                number - 1));
    return one.stream().findFirst();
  }
}
