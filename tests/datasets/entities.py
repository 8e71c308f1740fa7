"""The exports of the entities pipeline, from the generator's rows alone: {path: text} as JSON. Arguments: controller, then years."""
import collections, json, os, subprocess, sys

generator = os.path.join(os.path.dirname(__file__), "../pipelines/generator.py")
groups = collections.defaultdict(list)
for year in sys.argv[2:]:
    for at, value in json.loads(subprocess.check_output([sys.executable, generator, year, sys.argv[1]])):
        y, m, d = int(at[:4]), int(at[5:7]), int(at[8:10])
        groups[y,].append(value)
        groups[y, m].append(value)
        groups[y, m, d].append(value)


def place(key):
    folders = [f"{name}={part}/" for name, part in zip(("year", "month", "day"), key)]
    kind = ("yearly", "monthly", "daily")[len(key) - 1]
    return f"{''.join(folders)}entity_stats_{kind}_{'_'.join(map(str, key))}.csv"


def text(key, values):
    mean = sum(values) / len(values)
    figures = [sum(values), min(values), max(values), int(mean) if mean.is_integer() else repr(mean)]
    header = [*("year", "month", "day")[: len(key)], "sum_values", "min_values", "max_values", "mean_values"]
    return f"{','.join(header)}\n{','.join(map(str, [*key, *figures]))}\n"


print(json.dumps({place(key): text(key, values) for key, values in groups.items()}))
