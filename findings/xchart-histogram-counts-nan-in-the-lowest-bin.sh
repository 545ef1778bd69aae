#!/usr/bin/env bash
# XChart's Histogram counts a missing value (NaN) in its lowest bin.
#
# Packages:  org.knowm.xchart:xchart 3.8.8 (Maven Central)
# Date:      2026-11-27
# Behaviour: Of the values 0.1, NaN, NaN, 0.3 in 4 bins, the lowest bin holds 3 and the highest 1. The range is computed without the NaNs (0.1 to 0.3), so
#            the axis looks right, but each NaN is counted as if it were the smallest value.
# Expected:  NaN left out, as it is from the range, or refused by an exception. A histogram of pitch, where NaN stands for frames without voice, grows a
#            column of very low voices that nobody has.
# Seen:      bins around 0.125, 0.175, 0.225, 0.275 hold 3, 0, 0, 1
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
    <dependency><groupId>org.knowm.xchart</groupId><artifactId>xchart</artifactId><version>3.8.8</version></dependency>
  </dependencies>
</project>
POM
mvn -B -ntp -q -f "$work/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies -DoutputDirectory="$work/jars"
cat > "$work/Missing.java" <<'JAVA'
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.knowm.xchart.Histogram;

class Missing {
  public static void main(String[] arguments) {
    Histogram histogram = new Histogram(Arrays.asList(0.1, Double.NaN, Double.NaN, 0.3), 4);
    String centres = histogram.getxAxisData().stream().map(x -> String.format("%.3f", x)).collect(Collectors.joining(", "));
    List<Double> counts = histogram.getyAxisData();
    System.out.println("bins around " + centres + " hold "
        + counts.stream().map(count -> String.format("%.0f", count)).collect(Collectors.joining(", ")));
    if (!counts.equals(List.of(3.0, 0.0, 0.0, 1.0))) {
      System.out.println("The behaviour has changed.");
      System.exit(1);
    }
  }
}
JAVA
java -Djava.awt.headless=true -cp "$work/jars/*" "$work/Missing.java"
