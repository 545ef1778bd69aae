package io.github.voiceemotion.history;

import io.github.voiceemotion.model.Prediction;
import java.time.Instant;
import java.util.Optional;

/**
 * A stored recording.
 *
 * @param id letters, digits and hyphens; ids sort by the time they were made, and cannot be guessed
 * @param created when it was stored, to the millisecond
 * @param owner whose it is
 * @param name what the user calls it
 * @param seconds its duration
 * @param prediction what the network says of it, equal to what was stored
 * @param model the name of the model that said so
 * @param transcript what was said; empty until {@link RecordingStore#setTranscript} is called
 */
public record Recording(
    String id,
    Instant created,
    String owner,
    String name,
    double seconds,
    Prediction prediction,
    String model,
    Optional<StoredTranscript> transcript) {}
