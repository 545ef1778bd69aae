# The web service:
#   docker build -t voice-emotion .
#   docker run -p 7070:7070 -v emotion:/data -v ./tokens.txt:/run/secrets/emotion-tokens:ro voice-emotion
FROM maven:3-eclipse-temurin-17 AS build
WORKDIR /src
COPY . .
RUN mvn -q -B -ntp -Dmaven.test.skip -Djacoco.skip -Dspotless.check.skip -pl emotion-cli -am package

FROM eclipse-temurin:17-jre-jammy
# What writes the words down computes with it.
RUN apt-get update -q && apt-get install -qy --no-install-recommends libgomp1 && rm -rf /var/lib/apt/lists/*
RUN useradd --uid 10001 --create-home emotion && install -d -o emotion /data
COPY --from=build /src/emotion-cli/target/emotion /app
# By number, so that a cluster can tell that it is not root.
USER 10001
# The second variable matters to training alone.
ENV OMP_NUM_THREADS=1 OMP_WAIT_POLICY=passive
VOLUME /data
EXPOSE 7070
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["bash", "-c", \
  "exec 3<>/dev/tcp/127.0.0.1/7070; printf 'GET /api/v1/health HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3; grep -q '\"up\"' <&3"]
# Without tokens the service refuses to be reached from outside.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-cp", "/app/lib/*", \
  "io.github.voiceemotion.cli.EmotionCommand", "serve", "--host", "0.0.0.0", "--data", "/data", \
  "--token-file", "/run/secrets/emotion-tokens"]
