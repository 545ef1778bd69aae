#!/usr/bin/env bash
# Each program that loads whisper-jni leaves an empty folder in the folder for temporary files when it ends.
#
# Packages:  io.github.givimad:whisper-jni 1.7.1 (Maven Central), maven-dependency-plugin 3.6.1, on Linux x86-64 with libgomp
# Date:      2026-11-28
# Behaviour: WhisperJNI.loadLibrary unpacks three libraries into a new folder whisper-jni-<number> and has the files deleted when the JVM ends,
#            but not the folder. A command that transcribes one file a call leaves as many folders as it was called.
# Expected:  What a library unpacks for one run is gone after it, or is kept in one place for the next run.
# Seen:      programs ended: 1, 2, 3: as many folders, 0 files in them
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir temporary

cat > Finding.java <<'JAVA'
public class Finding {
  public static void main(String[] arguments) throws Exception {
    io.github.givimad.whisperjni.WhisperJNI.loadLibrary();
  }
}
JAVA

mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy -Dartifact=io.github.givimad:whisper-jni:1.7.1 -DoutputDirectory="$work"
javac -cp whisper-jni-1.7.1.jar Finding.java
for run in 1 2 3; do
  java -Djava.io.tmpdir="$work/temporary" -XX:-UsePerfData -cp "whisper-jni-1.7.1.jar:." Finding
  folders=$(find temporary -mindepth 1 -type d -name 'whisper-jni-*' | wc -l)
  files=$(find temporary -type f | wc -l)
  echo "programs ended: $run; folders: $folders; files in them: $files"
  [ "$folders $files" = "$run 0" ]
done
