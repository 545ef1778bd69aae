package io.github.voiceemotion.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Changes that several threads ask for while the folder is held by somebody else. */
@Timeout(60)
class LocalDatabaseTest {

  private static final int THREADS = 8;

  @TempDir Path dataFolder;
  private LocalDatabase database;
  private FolderLock lock;
  private final Set<Connection> connections =
      Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
  private final ConcurrentLinkedQueue<Integer> finished = new ConcurrentLinkedQueue<>();

  @BeforeEach
  void makeTable() throws IOException {
    new StoreFolder(dataFolder).open().close();
    Path folder = dataFolder.resolve("history").toRealPath();
    database = new LocalDatabase(folder, StoreFolder.PATIENCE);
    lock = new FolderLock(folder.resolve("history.lock"), StoreFolder.PATIENCE);
    database.change(connection -> execute(connection, "CREATE TABLE n (i INT)"), done -> {});
  }

  @Test
  void areCommittedTogether() throws Exception {
    List<FutureTask<Integer>> changes = changesAtOnce(this::insert);
    for (int i = 0; i < THREADS; i++) {
      assertEquals(i, changes.get(i).get());
    }
    assertEquals(1, connections.size());
    assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7), stored());
    assertEquals(stored(), finished.stream().sorted().toList());
  }

  @Test
  void failEachForItself() throws Exception {
    List<FutureTask<Integer>> changes =
        changesAtOnce(
            (connection, i) -> {
              insert(connection, i);
              if (i == 2) {
                throw new IOException("no file");
              }
              if (i == 3) {
                execute(connection, "INSERT INTO nowhere VALUES (1)");
              }
              if (i == 4) {
                throw new IllegalStateException("a mistake");
              }
              return i;
            });
    assertTrue(failure(changes.get(2)).getMessage().endsWith("no file"));
    assertInstanceOf(SQLException.class, failure(changes.get(3)).getCause());
    assertEquals("a mistake", failure(changes.get(4)).getMessage());
    assertEquals(List.of(0, 1, 5, 6, 7), stored());
    assertEquals(stored(), finished.stream().sorted().toList());
  }

  @Test
  void allHearOfATransactionThatIsLost() throws Exception {
    List<FutureTask<Integer>> changes =
        changesAtOnce(
            (connection, i) -> {
              insert(connection, i);
              if (i == THREADS / 2) {
                connection.close();
              }
              return i;
            });
    for (FutureTask<Integer> change : changes) {
      assertInstanceOf(HistoryException.class, failure(change));
    }
    assertEquals(List.of(), stored());
    assertEquals(List.of(), List.copyOf(finished));
  }

  @Test
  void hearOfTheirCommitAlsoWhereAnotherOnesRestEndsInAnError() throws Exception {
    List<FutureTask<Integer>> changes =
        changesAtOnce(
            this::insert,
            i -> {
              if (i == 0) {
                throw new OutOfMemoryError("a mistake");
              }
              finished.add(i);
            });
    assertInstanceOf(OutOfMemoryError.class, failure(changes.get(0)));
    for (int i = 1; i < THREADS; i++) {
      assertEquals(i, changes.get(i).get(10, TimeUnit.SECONDS));
    }
    assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7), stored());
  }

  @Test
  void areDoneOnceCommittedWhateverBecomesOfTheTidyingAfterwards() {
    Path folder = dataFolder.resolve("history");
    int stored =
        database.change(
            connection -> {
              insert(connection, 9);
              // The file is open, and goes on under its new name.
              Files.move(folder.resolve(LocalDatabase.FILE), folder.resolve("away"));
              return 9;
            },
            finished::add);
    assertEquals(9, stored);
    assertEquals(List.of(9), List.copyOf(finished));
  }

  /** One of the threads' work. */
  private interface Insert {
    int with(Connection connection, int i) throws SQLException, IOException;
  }

  private List<FutureTask<Integer>> changesAtOnce(Insert insert) throws Exception {
    return changesAtOnce(insert, finished::add);
  }

  private List<FutureTask<Integer>> changesAtOnce(
      Insert insert, Database.Aftermath<Integer> afterwards) throws Exception {
    List<FutureTask<Integer>> changes = new ArrayList<>();
    lock.hold(
        () -> {
          List<Thread> threads = new ArrayList<>();
          for (int i = 0; i < THREADS; i++) {
            int number = i;
            FutureTask<Integer> change =
                new FutureTask<>(
                    () ->
                        database.change(connection -> insert.with(connection, number), afterwards));
            changes.add(change);
            threads.add(new Thread(change));
          }
          threads.forEach(Thread::start);
          while (!threads.stream()
              .allMatch(thread -> thread.getState() == Thread.State.TIMED_WAITING)) {
            Thread.onSpinWait();
          }
          return null;
        });
    return changes;
  }

  private int insert(Connection connection, int i) throws SQLException {
    connections.add(connection);
    execute(connection, "INSERT INTO n VALUES (" + i + ")");
    return i;
  }

  private static boolean execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.execute(sql);
    }
  }

  private static Throwable failure(FutureTask<Integer> change) {
    return assertThrows(ExecutionException.class, change::get).getCause();
  }

  private List<Integer> stored() {
    return database.read(
        connection -> {
          List<Integer> found = new ArrayList<>();
          try (Statement statement = connection.createStatement();
              ResultSet rows = statement.executeQuery("SELECT i FROM n ORDER BY i")) {
            while (rows.next()) {
              found.add(rows.getInt(1));
            }
          }
          return found;
        });
  }
}
