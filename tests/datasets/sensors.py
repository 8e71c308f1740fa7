"""The sensors marts, computed a second time: plain Python over the raw store's files, nothing shared with the models.

usage: sensors.py RAW_STORE OUTPUT_FOLDER
Takes one message after another in the order in which they came, and looks at all of them: nothing is incremental.
"""

import gzip
import json
import sys
from collections import defaultdict
from datetime import datetime, timedelta, timezone
from fractions import Fraction
from math import fsum
from pathlib import Path

MINUTE = timedelta(minutes=1)
EXPECTED_AN_HOUR = 3600


def time_of(text):
    """UTC where it names no zone."""
    read = datetime.fromisoformat(text.replace("Z", "+00:00"))
    return read if read.tzinfo else read.replace(tzinfo=timezone.utc)


def reading_of(message):
    """Nothing where it is none."""
    try:
        given = json.loads(message["payload"])
        if "\0" in given["id"]:
            return None
        return given["id"], time_of(given["dt"]), float(given["value"])
    except (KeyError, ValueError, TypeError):
        return None


def messages_of(store):
    """(received at, message id, reading), in the order in which they came."""
    lines = [line for path in store.glob("sensors/**/*.ndjson.gz") for line in gzip.open(path, "rt", encoding="utf-8")]
    messages = [json.loads(line) for line in lines]
    read = [(time_of(m["received_at"]), m["message_id"], reading_of(m)) for m in messages]
    count = lambda message_id: int(message_id.rsplit("-", 1)[1])
    return sorted((m for m in read if m[2]), key=lambda m: (m[0], count(m[1])))


def readings_of(messages, ranges):
    seen, last, rows = set(), {}, []
    for received, message_id, reading in messages:
        if reading in seen:
            continue
        seen.add(reading)
        sensor, at, value = reading
        low_high = ranges.get(sensor)
        rows.append({
            "sensor_id": sensor,
            "read_at": at,
            "value": value,
            "received_at": received,
            "message_id": message_id,
            "is_late": received - at > MINUTE,
            "is_out_of_range": not low_high[0] <= value <= low_high[1] if low_high else None,
            "is_clock_step": sensor in last and at < last[sensor][0] and received - last[sensor][1] <= timedelta(days=1),
        })
        last[sensor] = at, received
    return rows


def minutes_of(readings):
    values = defaultdict(list)
    for row in readings:
        values[row["sensor_id"], row["read_at"].replace(second=0, microsecond=0)].append(row["value"])
    return [
        {"sensor_id": sensor, "minute": minute, "mean_value": fsum(these) / len(these), "readings": len(these)}
        for (sensor, minute), these in values.items()
    ]


def hour_of(at):
    return at.replace(minute=0, second=0, microsecond=0)


def gaps_of(readings):
    """How many end in an hour, by sensor and hour."""
    times, gaps = defaultdict(list), defaultdict(int)
    for row in readings:
        times[row["sensor_id"]].append(row["read_at"])
    for sensor, these in times.items():
        these.sort()
        for before, after in zip(these, these[1:]):
            gaps[sensor, hour_of(after)] += after - before > MINUTE
    return gaps


def quality_of(messages, readings):
    gaps, hours, brought = gaps_of(readings), defaultdict(list), defaultdict(int)
    for row in readings:
        hours[row["sensor_id"], hour_of(row["read_at"])].append(row)
    for _, _, (sensor, at, _) in messages:
        brought[sensor, hour_of(at)] += 1
    rows = []
    for (sensor, hour), these in hours.items():
        received, odd = len(these), sum(row["is_out_of_range"] is True for row in these)
        completeness = min(Fraction(received, EXPECTED_AN_HOUR), Fraction(1))
        once = Fraction(received, brought[sensor, hour])
        rows.append({
            "sensor_id": sensor,
            "hour": hour,
            "expected_readings": EXPECTED_AN_HOUR,
            "received_readings": received,
            "completeness": float(completeness),
            "duplicates": brought[sensor, hour] - received,
            "out_of_range": odd,
            "gaps": gaps[sensor, hour],
            "clock_steps": sum(row["is_clock_step"] for row in these),
            "score": float(completeness * (1 - Fraction(odd, received)) * once),
        })
    return rows


def sensors_of(listed):
    return [
        {
            "sensor_id": name,
            **{key: float(one[key]) for key in ("lat", "lng")},
            **{key: one[key] for key in ("unit", "type", "description")},
            "lowest_value": float(one["range"][0]),
            "highest_value": float(one["range"][1]),
        }
        for name, one in listed.items()
    ]


def text_of(at):
    """A fraction of three or six digits, or none."""
    kind = "seconds" if at.microsecond == 0 else "microseconds" if at.microsecond % 1000 else "milliseconds"
    return at.astimezone(timezone.utc).isoformat(timespec=kind).replace("+00:00", "Z")


def write(folder, name, rows):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.json").write_text(json.dumps(rows, default=text_of))


def main(store, folder):
    listed = json.loads(gzip.open(max(Path(store).glob("sensor_list/**/*-list.json.gz"))).read())
    messages = messages_of(Path(store))
    readings = readings_of(messages, {name: one["range"] for name, one in listed.items()})
    write(Path(folder), "sensors", sensors_of(listed))
    write(Path(folder), "sensor_readings", readings)
    write(Path(folder), "sensor_readings_1min", minutes_of(readings))
    write(Path(folder), "sensor_quality_hourly", quality_of(messages, readings))


if __name__ == "__main__":
    main(*sys.argv[1:])
