package io.github.voiceemotion.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The program that starts others on Apache Spark, as it is installed here.
 *
 * @param program {@code spark-submit}
 */
record SparkSubmit(Path program) {

  /**
   * What the jars are called that Spark does not have; all others it has, in versions of its own.
   */
  private static final List<String> JARS =
      List.of(
          "emotion-spark",
          "emotion-api",
          "emotion-audio",
          "emotion-features",
          "emotion-model",
          "emotion-speech-encoder",
          "emotion-transcription",
          "ffmpeg",
          "javacpp",
          "openblas",
          "whisper-jni");

  /** Finds it in {@code SPARK_HOME}, or else on the path. */
  static Optional<SparkSubmit> in(Map<String, String> environment) {
    String name = File.separatorChar == '\\' ? "spark-submit.cmd" : "spark-submit";
    String home = environment.getOrDefault("SPARK_HOME", "");
    Stream<Path> folders =
        home.isEmpty()
            ? Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of)
            : Stream.of(Path.of(home, "bin"));
    return folders
        .map(folder -> folder.resolve(name))
        .filter(Files::isExecutable)
        .findFirst()
        .map(SparkSubmit::new);
  }

  /**
   * Returns the call that starts a program on all processors of this machine.
   *
   * @param libraries the folder that this command's jars lie in
   * @throws IOException if the folder cannot be read
   */
  List<String> call(Path libraries, String main, List<String> arguments) throws IOException {
    List<String> jars;
    try (Stream<Path> files = Files.list(libraries)) {
      jars = files.filter(SparkSubmit::isTaken).map(Path::toString).sorted().toList();
    }
    String spark =
        jars.stream()
            .filter(jar -> Path.of(jar).getFileName().toString().startsWith(JARS.get(0)))
            .findFirst()
            .orElseThrow(() -> new IOException("no " + JARS.get(0) + " in " + libraries));
    List<String> call = new ArrayList<>(List.of(program.toString()));
    call.addAll(List.of("--master", "local[*]", "--driver-memory", "2g"));
    call.addAll(List.of("--conf", "spark.ui.enabled=false", "--conf", "spark.log.level=WARN"));
    call.addAll(
        List.of(
            "--jars",
            jars.stream().filter(jar -> !jar.equals(spark)).collect(Collectors.joining(","))));
    call.addAll(List.of("--class", main, spark));
    call.addAll(arguments);
    return call;
  }

  private static boolean isTaken(Path jar) {
    String name = jar.getFileName().toString();
    return name.endsWith(".jar") && JARS.stream().anyMatch(name::startsWith);
  }
}
