package io.github.voiceemotion.spark;

import io.github.voiceemotion.model.ModelBundleException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Which model, and which state of its file: a session outlives a training that writes a new one.
 *
 * @param name {@code accurate}, {@code light}, or a path with its scheme
 * @param modified when the file was last written, in ms since 1970; 0 of a model that is shipped
 */
record ModelReference(String name, long modified) implements Serializable {

  /**
   * Returns the reference to a model as it is now.
   *
   * @throws ModelBundleException if there is no such file
   */
  static ModelReference to(String name, Configuration hadoop) {
    if (isShipped(name)) {
      return new ModelReference(name, 0);
    }
    try {
      FileSystem system = new Path(name).getFileSystem(hadoop);
      FileStatus file = system.getFileStatus(new Path(name));
      // With its folder, which for a task is another.
      return new ModelReference(file.getPath().toString(), file.getModificationTime());
    } catch (FileNotFoundException e) {
      throw new ModelBundleException(name, "no such file", e);
    } catch (IOException e) {
      throw new ModelBundleException(name, "could not be read: " + e.getMessage(), e);
    }
  }

  static boolean isShipped(String name) {
    return name.equals("accurate") || name.equals("light");
  }
}
