"""Prints how fast Spark answers clips beside the emotion command, and how that grows.

  mvn -DskipTests package
  pip install pyspark==4.2.0
  python emotion-spark/src/test/python/scale_table.py                      2,000 clips, four ways
  python emotion-spark/src/test/python/scale_table.py --growth 1000 10000 50000

Run it on a machine that does nothing else. The start is what a single clip takes: the JVM, Spark
and the model; the rate is that of all other clips.
"""

import argparse
import pathlib
import shutil
import subprocess
import tempfile
import threading
import time

import cluster

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("--clips", type=int, default=2000)
parser.add_argument("--growth", type=int, nargs="+", help="numbers of clips, answered on local[2]")
parser.add_argument("--model", default="accurate")
parser.add_argument("--emotion", type=pathlib.Path, default=cluster.ROOT / "emotion", help="the emotion command")
arguments = parser.parse_args()
work = pathlib.Path(tempfile.mkdtemp(prefix="emotion-scale-"))


def command(audio):
    with open(work / "command.csv", "wb") as out:
        return subprocess.Popen(
            ["sh", arguments.emotion, "predict", "--csv", "--model", arguments.model, audio],
            env=cluster.environment(),
            stdout=out,
        )


def spark(master, *settings):
    def start(audio):
        shutil.rmtree(work / "out", ignore_errors=True)
        return cluster.submit(
            master, ["--model", arguments.model, audio, work / "out"], settings, work / "spark.log"
        )

    return start


def measure(start, audio, watched=lambda process: [process.pid]):
    """Returns the seconds that a process took, and the most memory of those that are watched."""
    begin = time.monotonic()
    process = start(audio)
    most = [0]

    def watch():
        while process.poll() is None:
            most[0] = max([most[0], *map(cluster.resident, watched(process))])
            time.sleep(0.2)

    thread = threading.Thread(target=watch)
    thread.start()
    status = process.wait()
    seconds = time.monotonic() - begin
    thread.join()
    if status != 0:
        raise SystemExit(f"status {status}: {(work / 'spark.log').read_text()}")
    return seconds, most[0]


def line(name, count, start, baseline=None, **watched):
    one, _ = measure(start, cluster.clips(1, work / "clips1"), **watched)
    all_of_them, memory = measure(start, cluster.clips(count, work / f"clips{count}"), **watched)
    rate = (count - 1) / (all_of_them - one)
    beside = "" if baseline is None else f"{baseline / rate - 1:+.0%}"
    print(f"| {name} | {count:,} | {all_of_them:.1f} | {one:.1f} | {rate:.1f} | {beside} | {memory} |", flush=True)
    return rate


print("| how | clips | s in all | s of them start | clips/s | time beside emotion | MiB of the largest process |")
print("|---|---|---|---|---|---|---|")
if arguments.growth:
    for count in arguments.growth:
        line("local[2]", count, spark("local[2]", "spark.driver.memory=2g"))
else:
    baseline = line("emotion predict --csv", arguments.clips, command)
    line("local[1]", arguments.clips, spark("local[1]", "spark.driver.memory=2g"))
    line("local[2]", arguments.clips, spark("local[2]", "spark.driver.memory=2g"), baseline)
    with cluster.Cluster(work, workers=2) as machines:
        line(
            "standalone, 2 x 1",
            arguments.clips,
            spark(machines.master, "spark.executor.memory=1g", "spark.executor.cores=1"),
            baseline,
            watched=lambda process: machines.executors(),
        )
shutil.rmtree(work)
