package io.github.voiceemotion.transcription.vosk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The smallest model that Vosk works with: a network of one weight that tells loud frames from
 * quiet ones, and a graph in which loud ones are the word {@value #WORD}.
 */
public final class TinyVoskModel {

  /** Two letters of it are not ASCII. */
  static final String WORD = "größe";

  private static final String ACOUSTIC_MODEL =
      """
      <TransitionModel>
      <Topology>
      <TopologyEntry>
      <ForPhones>
      1 2
      </ForPhones>
      <State> 0 <PdfClass> 0 <Transition> 0 0.5 <Transition> 1 0.5 </State>
      <State> 1 </State>
      </TopologyEntry>
      </Topology>
      <Triples> 2
      1 0 0
      2 0 1
      </Triples>
      <LogProbs>
       [ 0 -0.6931472 -0.6931472 -0.6931472 -0.6931472 ]
      </LogProbs>
      </TransitionModel>
      <Nnet3>\s
      input-node name=input dim=1
      component-node name=loudness component=loudness input=input
      output-node name=output input=loudness objective=linear

      <NumComponents> 1
      <ComponentName> loudness <FixedAffineComponent> <LinearParams>  [
        -1
        1 ]
      <BiasParams>  [ 50 -50 ]
      </FixedAffineComponent>
      </Nnet3>
      <LeftContext> 0 <RightContext> 0 <Priors>  [ ]
      """;

  private TinyVoskModel() {}

  /** Writes the model's files, in the layout with folders. */
  public static void write(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("am"));
    Files.createDirectories(folder.resolve("conf"));
    Files.createDirectories(folder.resolve("graph/phones"));
    Files.writeString(folder.resolve("am/final.mdl"), ACOUSTIC_MODEL);
    Files.writeString(
        folder.resolve("conf/mfcc.conf"), "--use-energy=false\n--num-ceps=1\n--dither=0\n");
    Files.writeString(
        folder.resolve("conf/model.conf"),
        "--acoustic-scale=1.0\n--frame-subsampling-factor=3\n--endpoint.silence-phones=1\n");
    Files.writeString(
        folder.resolve("graph/words.txt"), "<eps> 0\n" + WORD + " 1\n", StandardCharsets.UTF_8);
    Files.writeString(folder.resolve("graph/phones/word_boundary.int"), "1 nonword\n2 singleton\n");
    Files.write(folder.resolve("graph/HCLG.fst"), graph());
  }

  /** Three states: between words, in silence, in the word. */
  private static byte[] graph() {
    ByteBuffer fst = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);
    fst.putInt(2125659606);
    text(fst, "vector");
    text(fst, "standard");
    int version = 2;
    int flags = 0;
    long expandedAndMutable = 3;
    long start = 0;
    long states = 3;
    long arcs = 6;
    fst.putInt(version).putInt(flags).putLong(expandedAndMutable);
    fst.putLong(start).putLong(states).putLong(arcs);
    stateOfTwoArcs(fst);
    arc(fst, 2, 0, 0, 1);
    arc(fst, 4, 1, 50, 2);
    stateOfTwoArcs(fst);
    arc(fst, 1, 0, 0, 1);
    arc(fst, 0, 0, 0, 0);
    stateOfTwoArcs(fst);
    arc(fst, 3, 0, 0, 2);
    arc(fst, 0, 0, 0, 0);
    return Arrays.copyOf(fst.array(), fst.position());
  }

  private static void text(ByteBuffer fst, String text) {
    fst.putInt(text.length()).put(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static void stateOfTwoArcs(ByteBuffer fst) {
    float finalCost = 0;
    fst.putFloat(finalCost).putLong(2);
  }

  private static void arc(ByteBuffer fst, int transition, int word, float cost, int next) {
    fst.putInt(transition).putInt(word).putFloat(cost).putInt(next);
  }
}
