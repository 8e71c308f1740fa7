"""The brief's generator with CPython's own random: (rows, sum, first draws) of a year and a controller, as JSON."""
import datetime, json, random, sys

year, controller = int(sys.argv[1]), int(sys.argv[2])
rows = []
for month in range(1, 13):
    rng, peak = random.Random(year + month), min(13 - month, month)
    density = peak * controller
    at, end = datetime.datetime(year, month, 1), datetime.datetime(year + month // 12, month % 12 + 1, 1)
    while at < end:
        low = density if at.weekday() < 5 else 2 * density
        rows.append([at.strftime("%Y-%m-%d %H:%M:%S"), rng.randint(low, 2 * low)])
        at += datetime.timedelta(seconds=rng.randint(int(10000 / density), int(20000 / density)))
print(json.dumps(rows))
