package io.github.voiceemotion.audio;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Breaks files of all formats by the thousand and counts what comes of it: a clip, a refusal, or a
 * fault of ours. For runs that are longer than a test may be; CONTRIBUTING.md says how to start it.
 *
 * <p>Arguments: how many mutants, the number of the first one, and a file that is given the number
 * of each mutant before it is decoded, as four bytes, so that one that ends the process is known. A
 * mutant depends on its number alone.
 *
 * <p>Prints a line of counts every so often; ends with status 1 if there was a fault: another
 * exception, a sample that is no number, a decoding that takes the processor for more than {@link
 * #SLOW}, or a process that grows.
 */
final class MutantProgram {

  private static final Duration SLOW = Duration.ofSeconds(10);
  private static final int REPORT_EVERY = 10_000;

  /** The search for speech sees samples alone, and takes as long as all that is before it. */
  private static final int PREPARE_EVERY = 8;

  private static final long MOST_GROWTH_KILOBYTES = 200_000;
  private static final DecodeLimits LIMITS =
      new DecodeLimits(1 << 20, Duration.ofMinutes(1), 8, SLOW);

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final AudioDecoder decoder = new AudioDecoder(LIMITS);
  private final ClipPreparation preparation = new ClipPreparation();
  private final List<Path> files = TestAudio.formats();
  private final List<byte[]> originals = new ArrayList<>();
  private final Map<String, Integer> refusals = new TreeMap<>();
  private int clips;
  private int refused;
  private int faults;
  private long slowestMillis;

  private MutantProgram() throws IOException {
    for (Path file : files) {
      originals.add(Files.readAllBytes(file));
    }
  }

  public static void main(String[] arguments) throws IOException {
    int count = Integer.parseInt(arguments[0]);
    int first = Integer.parseInt(arguments[1]);
    MappedByteBuffer current = shared(Path.of(arguments[2]));
    MutantProgram program = new MutantProgram();
    long before = 0;
    for (int i = 0; i < count; i++) {
      current.putInt(0, first + i);
      program.decode(first + i);
      if ((i + 1) % REPORT_EVERY == 0 || i + 1 == count) {
        long resident = HostileInputTest.DecodeAgain.residentKilobytes();
        before = before == 0 ? resident : before;
        System.out.printf(
            Locale.ROOT,
            "%d mutants: %d clips, %d refused, %d faults, slowest %d ms, resident %d MiB%n",
            i + 1,
            program.clips,
            program.refused,
            program.faults,
            program.slowestMillis,
            resident >> 10);
        if (resident - before > MOST_GROWTH_KILOBYTES) {
          throw new IllegalStateException("grew from " + before + " to " + resident + " KiB");
        }
      }
    }
    program.refusals.forEach((reason, times) -> System.out.println(times + " x " + reason));
    System.exit(program.faults == 0 ? 0 : 1);
  }

  /** Memory that is a file's: what is put there stays when the process is killed. */
  private static MappedByteBuffer shared(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return channel.map(FileChannel.MapMode.READ_WRITE, 0, Integer.BYTES);
    }
  }

  private void decode(int number) {
    Random random = new Random(number);
    int file = random.nextInt(files.size());
    Mutation[] mutations = Mutation.values();
    byte[] mutant = mutations[random.nextInt(mutations.length)].of(originals.get(file), random);
    String name = files.get(file).getFileName().toString();
    long start = THREADS.getCurrentThreadCpuTime();
    try {
      AudioClip clip = decoder.decode(new ByteArrayInputStream(mutant), name);
      for (float sample : clip.samples()) {
        if (!Float.isFinite(sample)) {
          throw new IllegalStateException("a sample is " + sample);
        }
      }
      if (number % PREPARE_EVERY == 0) {
        preparation.prepare(clip);
      }
      clips++;
    } catch (AudioException e) {
      refused++;
      refusals.merge(
          e.getMessage().replaceFirst(".*?: ", "").replaceAll("\\d+", "#"), 1, Integer::sum);
    } catch (RuntimeException | Error e) {
      faults++;
      System.out.println("mutant " + number + " of " + name + ": " + e);
    }
    long millis = (THREADS.getCurrentThreadCpuTime() - start) / 1_000_000;
    slowestMillis = Math.max(slowestMillis, millis);
    if (millis > SLOW.toMillis()) {
      faults++;
      System.out.println("mutant " + number + " of " + name + ": took " + millis + " ms");
    }
  }
}
