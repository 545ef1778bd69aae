package io.github.voiceemotion.training.dataset;

import io.github.voiceemotion.audio.AudioException;
import io.github.voiceemotion.features.FeatureMatrix;
import io.github.voiceemotion.features.FeatureSet;
import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.training.corpus.Utterance;
import java.io.DataInputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.TreeSet;
import org.datavec.api.conf.Configuration;
import org.datavec.api.io.labels.PathLabelGenerator;
import org.datavec.api.records.Record;
import org.datavec.api.records.SequenceRecord;
import org.datavec.api.records.metadata.RecordMetaData;
import org.datavec.api.records.metadata.RecordMetaDataURI;
import org.datavec.api.records.reader.BaseRecordReader;
import org.datavec.api.records.reader.SequenceRecordReader;
import org.datavec.api.split.CollectionInputSplit;
import org.datavec.api.split.InputSplit;
import org.datavec.api.writable.FloatWritable;
import org.datavec.api.writable.IntWritable;
import org.datavec.api.writable.Writable;

/**
 * Reads audio files as DataVec sequences, one a file: 174 time steps for each window of 3 s, window
 * after window, of the 120 features, unscaled, in the order of {@link FeatureSet}, and after them,
 * if there are labels, the label, the same in every time step.
 *
 * <pre>{@code
 * var reader = new AudioFeatureRecordReader(new ParentPathLabelGenerator());
 * reader.initialize(new FileSplit(new File("recordings")));
 * var batches =
 *     new SequenceRecordReaderDataSetIterator(
 *         reader, 32, reader.getLabels().size(), AudioFeatureRecordReader.LABEL_INDEX);
 * }</pre>
 *
 * <p>Files go through the same decoder and {@link io.github.voiceemotion.model.InputExtractor} as
 * in prediction. One that cannot be read ends the iteration with an {@link AudioException} that
 * names it. Locations must be files.
 */
public final class AudioFeatureRecordReader extends BaseRecordReader
    implements SequenceRecordReader {

  /** The place of the label in a time step: after the features. */
  public static final int LABEL_INDEX = FeatureSet.SIZE;

  private static final long serialVersionUID = 1L;

  /** Shared, since readers may be serialised before use and working memory may not. */
  private static final FeatureLoader LOADER = new FeatureLoader();

  private final PathLabelGenerator generator;

  /** Of a type that is serialised with the reader. */
  private ArrayList<String> classes;

  private transient Configuration configuration;
  private transient Iterator<URI> locations;

  /**
   * Creates a reader of features alone, to be used beside a reader of labels, one a file, with
   * {@code AlignmentMode.ALIGN_END}.
   */
  public AudioFeatureRecordReader() {
    this.generator = null;
    this.classes = new ArrayList<>();
  }

  /**
   * Creates a reader whose labels come from the files' paths. If the generator infers classes, as
   * {@code ParentPathLabelGenerator} does, the classes are the labels of the split's files in
   * alphabetical order; if not, its numbers are the labels.
   */
  public AudioFeatureRecordReader(PathLabelGenerator generator) {
    this.generator = Objects.requireNonNull(generator, "generator");
    this.classes = new ArrayList<>();
  }

  /**
   * Creates a reader whose labels come from the files' paths.
   *
   * @param classes every label that the generator gives, in the order of their indices
   */
  public AudioFeatureRecordReader(PathLabelGenerator generator, List<String> classes) {
    this.generator = Objects.requireNonNull(generator, "generator");
    this.classes = new ArrayList<>(classes);
  }

  /**
   * Returns a reader, ready for use, of utterances with their emotions.
   *
   * @param labels the emotions, in the order of their indices
   */
  public static AudioFeatureRecordReader of(Labels labels, List<Utterance> utterances) {
    AudioFeatureRecordReader reader =
        new AudioFeatureRecordReader(new UtteranceLabels(utterances), labels.names());
    reader.initialize(
        new CollectionInputSplit(
            utterances.stream().map(utterance -> utterance.path().toUri()).toList()));
    return reader;
  }

  /**
   * Starts with the first of the split's files.
   *
   * @throws IllegalArgumentException if a file's label is not one of the classes
   */
  @Override
  public void initialize(InputSplit split) {
    inputSplit = split;
    locations = split.locationsIterator();
    if (generator != null && generator.inferLabelClasses()) {
      if (classes.isEmpty()) {
        classes = new ArrayList<>(labels(split));
      }
      // Looked up now, so that a wrong label shows before hours of training.
      split.locationsIterator().forEachRemaining(this::label);
    }
  }

  @Override
  public void initialize(Configuration configuration, InputSplit split) {
    setConf(configuration);
    initialize(split);
  }

  private List<String> labels(InputSplit split) {
    TreeSet<String> labels = new TreeSet<>();
    split
        .locationsIterator()
        .forEachRemaining(location -> labels.add(generator.getLabelForPath(location).toString()));
    return List.copyOf(labels);
  }

  private Writable label(URI location) {
    Writable label = generator.getLabelForPath(location);
    if (classes.isEmpty()) {
      return label;
    }
    int index = classes.indexOf(label.toString());
    if (index < 0) {
      throw new IllegalArgumentException(
          "the label of " + location + " is '" + label + "', expected one of " + classes);
    }
    return new IntWritable(index);
  }

  /** Returns the classes in the order of their indices; empty without labels. */
  @Override
  public List<String> getLabels() {
    return Collections.unmodifiableList(classes);
  }

  @Override
  public boolean hasNext() {
    return locations != null && locations.hasNext();
  }

  @Override
  public List<List<Writable>> sequenceRecord() {
    return nextSequence().getSequenceRecord();
  }

  @Override
  public SequenceRecord nextSequence() {
    if (!hasNext()) {
      throw new NoSuchElementException("no file is left");
    }
    return load(new RecordMetaDataURI(locations.next(), AudioFeatureRecordReader.class));
  }

  @Override
  public List<List<Writable>> sequenceRecord(URI location, DataInputStream in) {
    invokeListeners(location);
    return timeSteps(LOADER.load(in, Path.of(location).getFileName().toString()), location);
  }

  @Override
  public SequenceRecord loadSequenceFromMetaData(RecordMetaData metaData) {
    return load(metaData);
  }

  @Override
  public List<SequenceRecord> loadSequenceFromMetaData(List<RecordMetaData> metaData) {
    return metaData.stream().map(this::load).toList();
  }

  private SequenceRecord load(RecordMetaData metaData) {
    URI location = metaData.getURI();
    invokeListeners(location);
    return new org.datavec.api.records.impl.SequenceRecord(
        timeSteps(LOADER.load(Path.of(location)), location), metaData);
  }

  private List<List<Writable>> timeSteps(List<FeatureMatrix> windows, URI location) {
    Writable label = generator == null ? null : label(location);
    return windows.stream().flatMap(window -> timeSteps(window, label).stream()).toList();
  }

  private static List<List<Writable>> timeSteps(FeatureMatrix features, Writable label) {
    List<List<Writable>> steps = new ArrayList<>(features.frames());
    for (int frame = 0; frame < features.frames(); frame++) {
      List<Writable> step = new ArrayList<>(FeatureSet.SIZE + 1);
      for (int feature = 0; feature < FeatureSet.SIZE; feature++) {
        step.add(new FloatWritable(features.at(frame, feature)));
      }
      if (label != null) {
        step.add(label);
      }
      steps.add(step);
    }
    return steps;
  }

  /** Starts over; a split with a random order is shuffled anew. */
  @Override
  public void reset() {
    if (inputSplit == null) {
      throw new IllegalStateException("the reader has not been initialised with a split");
    }
    inputSplit.reset();
    locations = inputSplit.locationsIterator();
  }

  @Override
  public boolean resetSupported() {
    return true;
  }

  @Override
  public List<Writable> next() {
    throw sequencesOnly();
  }

  @Override
  public List<Writable> record(URI location, DataInputStream in) {
    throw sequencesOnly();
  }

  @Override
  public Record nextRecord() {
    throw sequencesOnly();
  }

  @Override
  public Record loadFromMetaData(RecordMetaData metaData) {
    throw sequencesOnly();
  }

  @Override
  public List<Record> loadFromMetaData(List<RecordMetaData> metaData) {
    throw sequencesOnly();
  }

  private static UnsupportedOperationException sequencesOnly() {
    return new UnsupportedOperationException(
        "the reader gives sequences: call nextSequence() or sequenceRecord()");
  }

  @Override
  public void setConf(Configuration configuration) {
    this.configuration = configuration;
  }

  @Override
  public Configuration getConf() {
    return configuration;
  }

  @Override
  public void close() {
    locations = null;
  }
}
