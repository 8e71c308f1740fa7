"""The temperatures marts, computed a second time: plain Python over the raw files, nothing shared with the models.

usage: temperatures.py CONTOURS.json OUTPUT_FOLDER ANSWER.json@TIME …    (times as 2024-05-01T10:00:00Z, in order)
Places points by winding numbers, ring by ring, where the models count crossings over all rings at once.
"""

import json
import sys
from collections import defaultdict
from datetime import datetime, timedelta, timezone
from math import fsum
from pathlib import Path

COUNTRIES = {"France", "Germany"}


def usable(record):
    """Why not, or nothing."""
    lat, lon = record.get("lat"), record.get("lon")
    if lat is None or lon is None:
        return False
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        return False
    if record["country"] not in COUNTRIES:
        return False
    metropolitan = lambda y, x: 41 <= y <= 52 and -6 <= x <= 10
    return not (record["country"] == "France" and not metropolitan(lat, lon) and metropolitan(lon, lat))


def versions_of(answers):
    """Every content of every id, with the time it came first and last."""
    versions = defaultdict(dict)
    for at, records in answers:
        for record in filter(usable, records):
            content = tuple(record[k] for k in ("timestamp", "lat", "lon", "temperature", "country"))
            first, _ = versions[record["id"]].get(content, (at, at))
            versions[record["id"]][content] = (first, at)
    return versions


def readings_of(versions):
    rows = []
    for reading_id, contents in versions.items():
        ordered = sorted(contents.items(), key=lambda item: item[1])
        current = max(contents.items(), key=lambda item: (item[1][1], item[1][0]))[0]
        hour = min(first for first, _ in contents.values()).replace(minute=0, second=0)
        for number, (content, (first, _)) in enumerate(ordered, 1):
            measured, lat, lon, temperature, country = content
            rows.append({
                "reading_id": reading_id,
                "version": number,
                "measured_at": datetime.fromisoformat(measured).replace(tzinfo=timezone.utc),
                "latitude": lat,
                "longitude": lon,
                "temperature": temperature,
                "country": country,
                "imported_at": first,
                "hour": hour,
                "is_current": content == current,
            })
    return sorted(rows, key=lambda row: (row["reading_id"], row["version"]))


def winding(ring, x, y):
    total = 0
    for (x1, y1), (x2, y2) in zip(ring, ring[1:]):
        side = (x2 - x1) * (y - y1) - (x - x1) * (y2 - y1)
        if y1 <= y < y2 and side > 0:
            total += 1
        elif y2 <= y < y1 and side < 0:
            total -= 1
    return total


def in_shape(shape, x, y):
    polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
    return any(
        winding(polygon[0], x, y) != 0 and all(winding(hole, x, y) == 0 for hole in polygon[1:]) for polygon in polygons
    )


def in_box(shape, x, y):
    polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
    xs, ys = zip(*[point for polygon in polygons for ring in polygon for point in ring])
    return min(xs) <= x <= max(xs) and min(ys) <= y <= max(ys)


def means(readings, regions, inside):
    groups = defaultdict(list)
    for row in readings:
        if not row["is_current"] or row["country"] != "France" or row["temperature"] is None:
            continue
        for _, name, shape in regions:
            if inside(shape, row["longitude"], row["latitude"]):
                groups[(row["hour"], name)].append(row["temperature"])
                break
    return [
        {"hour": hour, "region": region, "temperature": fsum(values) / len(values), "numberOfPoints": len(values)}
        for (hour, region), values in sorted(groups.items())
    ]


def three_hours(temperatures):
    by_key = {(row["hour"], row["region"]): row["temperature"] for row in temperatures}
    return [
        {
            "Region": row["region"],
            "Hour": row["hour"],
            "Temperature": row["temperature"],
            "Temperature3HoursBefore": by_key.get((row["hour"] - timedelta(hours=3), row["region"])),
        }
        for row in temperatures
    ]


def write(folder, name, rows):
    text = lambda value: value.strftime("%Y-%m-%dT%H:%M:%SZ")
    lines = ",\n".join(json.dumps(row, sort_keys=True, default=text, ensure_ascii=False) for row in rows)
    (Path(folder) / f"{name}.json").write_text(f"[\n{lines}\n]\n")


def main(contour_file, folder, *answer_files):
    records = [record["fields"] for record in json.loads(Path(contour_file).read_text())["records"]]
    regions = sorted((r["new_code"], r["region"], r["geo_shape"]) for r in records)
    answers = []
    for spec in answer_files:
        path, at = spec.rsplit("@", 1)
        answers.append((datetime.fromisoformat(at.replace("Z", "+00:00")), json.loads(Path(path).read_text())))
    readings = readings_of(versions_of(answers))
    boxed = means(readings, regions, in_box)
    write(folder, "temperature_readings", readings)
    write(folder, "region_temperatures", boxed)
    write(folder, "region_temperatures_by_shape", means(readings, regions, in_shape))
    write(folder, "region_temperatures_3h", three_hours(boxed))


if __name__ == "__main__":
    main(*sys.argv[1:])
