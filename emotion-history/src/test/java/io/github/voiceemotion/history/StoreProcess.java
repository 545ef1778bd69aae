package io.github.voiceemotion.history;

import static io.github.voiceemotion.history.Samples.OWNER;
import static io.github.voiceemotion.history.Samples.clip;
import static io.github.voiceemotion.history.Samples.recording;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A second JVM that uses a store, and may end in the midst of it. */
final class StoreProcess implements AutoCloseable {

  /** Where a process halts, in the order in which it gets there. */
  enum Halt {
    ADD_WHILE_WRITING,
    ADD_WRITTEN,
    ADD_BEFORE_COMMIT,
    ADD_COMMITTED,
    ADD_PLACED,
    DELETE_WITHDRAWN,
    DELETE_BEFORE_COMMIT,
    DELETE_COMMITTED,
    DELETE_DONE;

    boolean isAdd() {
      return name().startsWith("ADD");
    }

    /** Whether what was begun counts as done. */
    boolean isCommitted() {
      return switch (this) {
        case ADD_COMMITTED, ADD_PLACED, DELETE_COMMITTED, DELETE_DONE -> true;
        default -> false;
      };
    }
  }

  private static final int HALTED = 42;

  private final Process process;
  private final BufferedReader output;

  private StoreProcess(Process process) {
    this.process = process;
    this.output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Starts a process that adds one recording, and halts while it adds or deletes another. */
  static StoreProcess halting(Halt halt, Path dataFolder) throws IOException {
    return start("halt", dataFolder, halt.name());
  }

  /** Starts a process that adds recordings, and deletes each third, until it is killed. */
  static StoreProcess working(Path dataFolder) throws IOException {
    return start("work", dataFolder, "");
  }

  /** Starts a process that adds some recordings. */
  static StoreProcess adding(int count, Path dataFolder) throws IOException {
    return start("add", dataFolder, Integer.toString(count));
  }

  /** Starts a process that opens the database file with H2 alone, until it is killed. */
  static StoreProcess holdingDatabase(Path dataFolder) throws IOException {
    return start("hold-database", dataFolder, "");
  }

  /** Starts a process that holds the folder's lock, until it is killed. */
  static StoreProcess holdingLock(Path dataFolder) throws IOException {
    return start("hold-lock", dataFolder, "");
  }

  private static StoreProcess start(String task, Path dataFolder, String argument)
      throws IOException {
    return new StoreProcess(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                // There is no logging back end here, which is not worth a line of output.
                "-Dslf4j.internal.verbosity=ERROR",
                "-cp",
                System.getProperty("java.class.path"),
                StoreProcess.class.getName(),
                task,
                dataFolder.toString(),
                argument)
            .redirectErrorStream(true)
            .start());
  }

  /** Returns the next line that the process prints; null at its end. */
  String nextLine() throws IOException {
    return output.readLine();
  }

  /** Returns all lines up to its end. */
  List<String> remainingLines() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line = nextLine(); line != null; line = nextLine()) {
      lines.add(line);
    }
    return lines;
  }

  int exitValue() throws InterruptedException {
    return process.waitFor();
  }

  boolean hasHalted() throws InterruptedException {
    return exitValue() == HALTED;
  }

  /** Kills the process, with SIGKILL where there are signals, and waits for its end. */
  void kill() throws InterruptedException {
    // Process.destroyForcibly would close the output, of which a part may be unread.
    process.toHandle().destroyForcibly();
    process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  public static void main(String[] arguments) throws Exception {
    StoreFolder folder = new StoreFolder(Path.of(arguments[1]));
    switch (arguments[0]) {
      case "halt" -> halt(folder, Halt.valueOf(arguments[2]));
      case "work" -> work(folder);
      case "add" -> add(folder, Integer.parseInt(arguments[2]));
      case "hold-database" -> holdDatabase(folder);
      case "hold-lock" -> holdLock(folder);
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static void halt(StoreFolder folder, Halt halt) throws IOException {
    String first;
    try (RecordingStore store = folder.open()) {
      first = store.add(recording("first"), clip()).id();
    }
    Path path = PrivateFolder.make(folder.history());
    Database database = new LocalDatabase(path, StoreFolder.PATIENCE);
    try (RecordingStore store =
        new RecordingStore(
            new HaltingAudio(path, halt), new HaltingDatabase(database, halt), Clock.systemUTC())) {
      if (halt.isAdd()) {
        store.add(recording("second"), clip());
      } else {
        store.delete(OWNER, first);
      }
    }
  }

  private static void haltIf(boolean here) {
    if (here) {
      Runtime.getRuntime().halt(HALTED);
    }
  }

  private static void work(StoreFolder folder) {
    try (RecordingStore store = folder.open()) {
      for (int i = 0; ; i++) {
        String id = store.add(recording("n" + i), clip()).id();
        System.out.println("added " + id);
        if (i % 3 == 2) {
          System.out.println("deleting " + id);
          store.delete(OWNER, id);
          System.out.println("deleted " + id);
        }
      }
    }
  }

  private static void add(StoreFolder folder, int count) {
    try (RecordingStore store = folder.open()) {
      for (int i = 0; i < count; i++) {
        System.out.println("added " + store.add(recording("n" + i), clip()).id());
      }
    }
  }

  private static void holdDatabase(StoreFolder folder) throws SQLException {
    String url = "jdbc:h2:file:" + folder.history().toAbsolutePath().resolve("history");
    try (Connection connection = DriverManager.getConnection(url, "sa", "")) {
      System.out.println("holding " + connection.isValid(1));
      holdUntilKilled();
    }
  }

  private static void holdLock(StoreFolder folder) throws IOException, SQLException {
    Path path = PrivateFolder.make(folder.history());
    new FolderLock(path.resolve("history.lock"), StoreFolder.PATIENCE)
        .hold(
            () -> {
              System.out.println("holding");
              holdUntilKilled();
              return null;
            });
  }

  private static void holdUntilKilled() {
    while (true) {
      LockSupport.park();
    }
  }

  /** Halts before or after it moves files. */
  private static final class HaltingAudio extends AudioFolder {

    private final Halt halt;

    HaltingAudio(Path folder, Halt halt) throws IOException {
      super(folder);
      this.halt = halt;
    }

    @Override
    long write(AudioFile audio, Source source) throws IOException {
      long bytes =
          super.write(
              audio,
              out -> {
                if (halt == Halt.ADD_WHILE_WRITING) {
                  out.write(new byte[20_000]);
                  haltIf(true);
                }
                source.writeTo(out);
              });
      haltIf(halt == Halt.ADD_WRITTEN);
      return bytes;
    }

    @Override
    void place(AudioFile audio) throws IOException {
      haltIf(halt == Halt.ADD_COMMITTED);
      super.place(audio);
      haltIf(halt == Halt.ADD_PLACED);
    }

    @Override
    void withdraw(AudioFile audio) throws IOException {
      super.withdraw(audio);
      haltIf(halt == Halt.DELETE_WITHDRAWN);
    }

    @Override
    void delete(AudioFile audio) throws IOException {
      haltIf(halt == Halt.DELETE_COMMITTED);
      super.delete(audio);
      haltIf(halt == Halt.DELETE_DONE);
    }
  }

  /** Halts after the work, before it is committed. */
  private record HaltingDatabase(Database database, Halt halt) implements Database {

    @Override
    public <T> T change(Work<T> work, Aftermath<T> afterwards) {
      return database.change(
          connection -> {
            T result = work.with(connection);
            haltIf(halt == Halt.ADD_BEFORE_COMMIT || halt == Halt.DELETE_BEFORE_COMMIT);
            return result;
          },
          afterwards);
    }

    @Override
    public <T> T read(Work<T> work) {
      return database.read(work);
    }

    @Override
    public String where() {
      return database.where();
    }

    @Override
    public boolean isNew() {
      return database.isNew();
    }

    @Override
    public void migrate() {
      database.migrate();
    }

    @Override
    public void close() {
      database.close();
    }
  }
}
