#!/usr/bin/env bash
# Where Maven and JavaCPP meet: javacpp.platform selects the natives as an option of the command, and does nothing at all as a property of the same build's POM.
#
# Packages:  org.bytedeco:openblas-platform 0.3.31-1.5.13, maven-dependency-plugin 3.6.1 (Maven Central), with Maven 3.8.7
# Date:      2026-11-27
# Behaviour: A project depends on openblas-platform. With <javacpp.platform>linux-x86_64</javacpp.platform> among its <properties> it resolves the natives of
#            every platform, as without it. With -Djavacpp.platform=linux-x86_64 on the command line, or in .mvn/maven.config, only those of one. The POM of
#            a dependency is interpolated with its own properties and those of the user, never with those of the project that depends on it.
# Expected:  A property given with -D and the same one given in the POM mean the same, as they do for a plugin's parameters. So a library that means to bring
#            one platform by a property in its POM brings all of them to whoever depends on it, and a build that is lean by its .mvn/maven.config passes
#            nothing of that on. Explicit dependencies with classifiers do.
# Seen:      nothing:                    10 jars of OpenBLAS
#            property of the POM:        10 jars of OpenBLAS
#            option of the command:      2 jars of OpenBLAS
#            line in .mvn/maven.config:  2 jars of OpenBLAS
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

project() { # NAME PROPERTIES
  mkdir -p "$work/$1/.mvn"
  cat > "$work/$1/pom.xml" <<POM
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <properties>$2</properties>
  <dependencies>
    <dependency><groupId>org.bytedeco</groupId><artifactId>openblas-platform</artifactId><version>0.3.31-1.5.13</version></dependency>
  </dependencies>
</project>
POM
}

jars() { # NAME [OPTION]: how many jars of OpenBLAS the project needs; only POMs are fetched
  (cd "$work/$1" && mvn -B -ntp -q ${2:-} org.apache.maven.plugins:maven-dependency-plugin:3.6.1:tree -DoutputFile=tree.txt >&2 &&
    grep -c 'org.bytedeco:openblas:jar:' tree.txt)
}

project plain ""
project property "<javacpp.platform>linux-x86_64</javacpp.platform>"
project configured ""
echo "-Djavacpp.platform=linux-x86_64" > "$work/configured/.mvn/maven.config"

nothing=$(jars plain)
property=$(jars property)
option=$(jars plain -Djavacpp.platform=linux-x86_64)
config=$(jars configured)
echo "nothing:                    $nothing jars of OpenBLAS"
echo "property of the POM:        $property jars of OpenBLAS"
echo "option of the command:      $option jars of OpenBLAS"
echo "line in .mvn/maven.config:  $config jars of OpenBLAS"
if [ "$property" != "$nothing" ] || [ "$option" != 2 ] || [ "$config" != 2 ]; then
  echo "The behaviour has changed."
  exit 1
fi
