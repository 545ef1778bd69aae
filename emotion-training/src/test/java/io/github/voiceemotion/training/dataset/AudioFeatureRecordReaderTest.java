package io.github.voiceemotion.training.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.AudioDecoder;
import io.github.voiceemotion.audio.AudioException;
import io.github.voiceemotion.audio.WavWriter;
import io.github.voiceemotion.features.FeatureMatrix;
import io.github.voiceemotion.features.FeatureSet;
import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.InputExtractor;
import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.training.corpus.Intensity;
import io.github.voiceemotion.training.corpus.Utterance;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.datavec.api.io.labels.ParentPathLabelGenerator;
import org.datavec.api.records.SequenceRecord;
import org.datavec.api.records.metadata.RecordMetaData;
import org.datavec.api.records.reader.SequenceRecordReader;
import org.datavec.api.records.reader.impl.collection.CollectionSequenceRecordReader;
import org.datavec.api.split.CollectionInputSplit;
import org.datavec.api.split.FileSplit;
import org.datavec.api.split.InputSplit;
import org.datavec.api.writable.IntWritable;
import org.datavec.api.writable.Writable;
import org.deeplearning4j.datasets.datavec.SequenceRecordReaderDataSetIterator;
import org.deeplearning4j.datasets.datavec.SequenceRecordReaderDataSetIterator.AlignmentMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;
import org.nd4j.linalg.learning.config.Adam;

class AudioFeatureRecordReaderTest {

  private static final Path SAMPLES = Path.of("../data/samples");
  private static final int FRAMES = 174;

  @TempDir Path directory;

  private Path sad;
  private Path angry;
  private Path alsoAngry;

  @BeforeEach
  void copySamples() throws IOException {
    // A blank in the name, since locations are URIs.
    Path recordings = directory.resolve("my recordings");
    sad = copy("neutral.wav", recordings.resolve("sad/one.wav"));
    angry = copy("synthesised.wav", recordings.resolve("angry/two.wav"));
    alsoAngry = copy("neutral.wav", recordings.resolve("angry/three.wav"));
  }

  @Test
  void feedsTheStockIteratorFromFolders() {
    AudioFeatureRecordReader reader = new AudioFeatureRecordReader(new ParentPathLabelGenerator());
    reader.initialize(split(sad, angry, alsoAngry));
    SequenceRecordReaderDataSetIterator batches =
        new SequenceRecordReaderDataSetIterator(
            reader, 2, reader.getLabels().size(), AudioFeatureRecordReader.LABEL_INDEX);

    DataSet first = batches.next();
    DataSet second = batches.next();

    assertEquals(List.of("angry", "sad"), reader.getLabels());
    assertArrayEquals(new long[] {2, FeatureSet.SIZE, FRAMES}, first.getFeatures().shape());
    assertArrayEquals(new long[] {2, 2, FRAMES}, first.getLabels().shape());
    assertArrayEquals(new long[] {1, FeatureSet.SIZE, FRAMES}, second.getFeatures().shape());
    assertNull(first.getFeaturesMaskArray());
    assertNull(first.getLabelsMaskArray());
    assertFalse(batches.hasNext());
    assertHolds(features(sad), first, 0, 1);
    assertHolds(features(angry), first, 1, 0);
    assertHolds(features(alsoAngry), second, 0, 0);
  }

  @Test
  void readsAFileOfSeveralWindowsBesideShorterOnes() throws IOException {
    Path recordings = directory.resolve("my recordings");
    Path longer = joined(recordings.resolve("angry/longer.wav"), sad, angry, alsoAngry);
    FeatureMatrix expected = features(longer);
    assertEquals(0, expected.frames() % FRAMES);
    assertTrue(expected.frames() > FRAMES, expected.frames() + " frames");
    AudioFeatureRecordReader reader = new AudioFeatureRecordReader(new ParentPathLabelGenerator());
    reader.initialize(split(sad, longer, angry));
    SequenceRecordReaderDataSetIterator batches =
        new SequenceRecordReaderDataSetIterator(
            reader, 3, reader.getLabels().size(), AudioFeatureRecordReader.LABEL_INDEX);

    DataSet batch = batches.next();

    assertArrayEquals(
        new long[] {3, FeatureSet.SIZE, expected.frames()}, batch.getFeatures().shape());
    assertArrayEquals(new long[] {3, 2, expected.frames()}, batch.getLabels().shape());
    assertHolds(features(sad), batch, 0, 1);
    assertHolds(expected, batch, 1, 0);
    assertHolds(features(angry), batch, 2, 0);
    for (INDArray mask : List.of(batch.getFeaturesMaskArray(), batch.getLabelsMaskArray())) {
      assertArrayEquals(new long[] {3, expected.frames()}, mask.shape());
      for (int frame = 0; frame < expected.frames(); frame++) {
        assertEquals(frame < FRAMES ? 1 : 0, mask.getInt(0, frame));
        assertEquals(1, mask.getInt(1, frame));
        assertEquals(frame < FRAMES ? 1 : 0, mask.getInt(2, frame));
      }
    }
  }

  @Test
  void readsEveryFileOfAFolderAgainAfterReset() throws IOException {
    AudioFeatureRecordReader reader =
        new AudioFeatureRecordReader(
            new ParentPathLabelGenerator(), List.of("sad", "happy", "angry"));
    reader.initialize(new FileSplit(directory.toFile()));
    SequenceRecordReaderDataSetIterator batches =
        new SequenceRecordReaderDataSetIterator(reader, 3, 3, AudioFeatureRecordReader.LABEL_INDEX);

    DataSet once = batches.next();
    assertFalse(batches.hasNext());
    batches.reset();
    DataSet again = batches.next();

    assertEquals(once, again);
    assertEquals(FRAMES, once.getLabels().sum(0, 2).getInt(0));
    assertEquals(0, once.getLabels().sum(0, 2).getInt(1));
    assertEquals(2 * FRAMES, once.getLabels().sum(0, 2).getInt(2));
  }

  @Test
  void trainsAStockNetwork() throws IOException {
    AudioFeatureRecordReader reader = new AudioFeatureRecordReader(new ParentPathLabelGenerator());
    reader.initialize(new FileSplit(directory.toFile()));
    SequenceRecordReaderDataSetIterator batches =
        new SequenceRecordReaderDataSetIterator(
            reader, 3, reader.getLabels().size(), AudioFeatureRecordReader.LABEL_INDEX);
    NormalizerStandardize scaler = new NormalizerStandardize();
    scaler.fit(batches);
    batches.reset();
    batches.setPreProcessor(scaler);
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(1)
                .updater(new Adam(0.01))
                .list()
                .layer(new RnnOutputLayer.Builder().nOut(2).activation(Activation.SOFTMAX).build())
                .setInputType(InputType.recurrent(FeatureSet.SIZE))
                .build());
    network.init();
    DataSet all = batches.next();
    batches.reset();
    double before = network.score(all);

    network.fit(batches, 5);

    assertEquals(0, all.getFeatures().mean(0, 2).getFloat(1), 1e-3);
    assertTrue(network.score(all) < 0.7 * before, before + " before, " + network.score(all));
  }

  @Test
  void labelsUtterancesWithTheirEmotions() {
    AudioFeatureRecordReader reader =
        AudioFeatureRecordReader.of(
            Labels.SIX, List.of(utterance(sad, Emotion.SURPRISE), utterance(angry, Emotion.HAPPY)));
    SequenceRecordReaderDataSetIterator batches =
        new SequenceRecordReaderDataSetIterator(
            reader, 2, Labels.SIX.size(), AudioFeatureRecordReader.LABEL_INDEX);

    DataSet batch = batches.next();

    assertEquals(Labels.SIX.emotions().stream().map(Emotion::label).toList(), reader.getLabels());
    assertHolds(features(sad), batch, 0, Labels.SIX.indexOf(Emotion.SURPRISE));
    assertHolds(features(angry), batch, 1, Labels.SIX.indexOf(Emotion.HAPPY));
  }

  @Test
  void standsBesideAReaderOfOneLabelAFile() {
    AudioFeatureRecordReader features = new AudioFeatureRecordReader();
    features.initialize(split(sad, angry));
    List<List<List<Writable>>> labels = new ArrayList<>();
    labels.add(List.of(List.of(new IntWritable(4))));
    labels.add(List.of(List.of(new IntWritable(1))));
    SequenceRecordReader oneLabelAFile = new CollectionSequenceRecordReader(labels);

    DataSet batch =
        new SequenceRecordReaderDataSetIterator(
                features, oneLabelAFile, 2, Labels.SIX.size(), false, AlignmentMode.ALIGN_END)
            .next();

    assertArrayEquals(new long[] {2, FeatureSet.SIZE, FRAMES}, batch.getFeatures().shape());
    assertEquals(1, batch.getLabels().getInt(0, 4, FRAMES - 1));
    assertEquals(1, batch.getLabels().getInt(1, 1, FRAMES - 1));
    assertEquals(2, batch.getLabelsMaskArray().sumNumber().intValue());
    assertEquals(1, batch.getLabelsMaskArray().getInt(0, FRAMES - 1));
  }

  @Test
  void loadsABatchAgainFromItsMetaData() throws IOException {
    AudioFeatureRecordReader reader = new AudioFeatureRecordReader(new ParentPathLabelGenerator());
    reader.initialize(split(sad, angry));
    SequenceRecordReaderDataSetIterator batches =
        new SequenceRecordReaderDataSetIterator(reader, 2, 2, AudioFeatureRecordReader.LABEL_INDEX);
    batches.setCollectMetaData(true);
    DataSet batch = batches.next();

    SequenceRecord record =
        reader.loadSequenceFromMetaData(batch.getExampleMetaData(RecordMetaData.class).get(1));

    assertEquals(angry.toUri(), record.getMetaData().getURI());
    assertEquals(FRAMES, record.getSequenceLength());
    assertEquals(new IntWritable(0), record.getTimeStep(5).get(FeatureSet.SIZE));
    assertEquals(features(angry).at(5, 7), record.getTimeStep(5).get(7).toFloat());
    assertEquals(
        batch.getFeatures(),
        batches.loadFromMetaData(batch.getExampleMetaData(RecordMetaData.class)).getFeatures());
  }

  @Test
  void readsAStreamAfterSerialisation() throws IOException, ClassNotFoundException {
    AudioFeatureRecordReader reader =
        copy(new AudioFeatureRecordReader(new ParentPathLabelGenerator(), List.of("angry")));

    List<List<Writable>> steps;
    try (DataInputStream in = new DataInputStream(Files.newInputStream(angry))) {
      steps = reader.sequenceRecord(angry.toUri(), in);
    }

    assertEquals(FRAMES, steps.size());
    assertEquals(features(angry).at(99, 3), steps.get(99).get(3).toFloat());
  }

  @Test
  void namesAFileThatIsNoAudio() throws IOException {
    Path broken = Files.writeString(directory.resolve("broken.wav"), "not audio at all");
    AudioFeatureRecordReader reader = new AudioFeatureRecordReader();
    reader.initialize(split(sad, broken));
    reader.nextSequence();

    AudioException failure = assertThrows(AudioException.class, reader::nextSequence);

    assertTrue(failure.getMessage().startsWith("broken.wav: "), failure.getMessage());
  }

  @Test
  void refusesALabelThatIsNoneOfTheClasses() {
    AudioFeatureRecordReader reader =
        new AudioFeatureRecordReader(new ParentPathLabelGenerator(), List.of("sad", "happy"));
    InputSplit split = split(sad, angry);

    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> reader.initialize(split));

    assertEquals(
        "the label of " + angry.toUri() + " is 'angry', expected one of [sad, happy]",
        refusal.getMessage());
  }

  @Test
  void endsAfterTheLastFile() {
    AudioFeatureRecordReader reader = new AudioFeatureRecordReader();
    assertFalse(reader.hasNext());
    reader.initialize(split(sad));
    assertTrue(reader.hasNext());
    reader.nextSequence();

    assertFalse(reader.hasNext());
    assertThrows(NoSuchElementException.class, reader::nextSequence);
  }

  private static void assertHolds(FeatureMatrix expected, DataSet batch, int clip, int label) {
    INDArray actual = batch.getFeatures();
    for (int frame = 0; frame < expected.frames(); frame++) {
      for (int feature = 0; feature < FeatureSet.SIZE; feature++) {
        assertEquals(expected.at(frame, feature), actual.getFloat(clip, feature, frame));
      }
      assertEquals(1, batch.getLabels().getFloat(clip, label, frame));
    }
    assertEquals(expected.frames(), batch.getLabels().slice(clip).sumNumber().intValue());
  }

  private static FeatureMatrix features(Path file) {
    return FeatureMatrix.concatenated(
        new InputExtractor().extract(new AudioDecoder().decode(file)).acousticFeatures());
  }

  private static InputSplit split(Path... files) {
    return new CollectionInputSplit(Stream.of(files).map(Path::toUri).toList());
  }

  private static Utterance utterance(Path file, Emotion emotion) {
    return new Utterance(file, "mine", "mine-1", emotion, Intensity.UNSPECIFIED);
  }

  private static Path copy(String sample, Path file) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.copy(SAMPLES.resolve(sample), file);
  }

  /** Writes what some files hold, one after the other. */
  private static Path joined(Path target, Path... files) throws IOException {
    float[] samples = new float[0];
    for (Path file : files) {
      float[] more = new AudioDecoder().decode(file).samples();
      int length = samples.length;
      samples = Arrays.copyOf(samples, length + more.length);
      System.arraycopy(more, 0, samples, length, more.length);
    }
    WavWriter.write(new AudioClip(samples, AudioClip.SAMPLE_RATE), target);
    return target;
  }

  private static AudioFeatureRecordReader copy(AudioFeatureRecordReader reader)
      throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(reader);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (AudioFeatureRecordReader) in.readObject();
    }
  }
}
