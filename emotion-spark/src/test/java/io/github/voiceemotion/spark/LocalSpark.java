package io.github.voiceemotion.spark;

import org.apache.spark.sql.SparkSession;

/** The one session of all tests, with two tasks at a time. */
final class LocalSpark {

  static final SparkSession SESSION =
      SparkSession.builder()
          .master("local[2]")
          .appName("emotion-spark tests")
          .config("spark.ui.enabled", false)
          .config("spark.driver.host", "127.0.0.1")
          .config("spark.driver.bindAddress", "127.0.0.1")
          .config("spark.sql.shuffle.partitions", 3)
          .getOrCreate();

  private LocalSpark() {}
}
