"""The wind_orders marts, computed a second time: plain Python over the raw files, nothing shared with the models.

usage: wind_orders.py FORECASTS.csv ORDERS.json OUTPUT_FOLDER
Writes one JSON file a mart, rows in key order. It takes UK local time from the system's zone database (zoneinfo).
"""

import csv
import json
import re
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path
from statistics import mean, median
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
HALF_HOUR = timedelta(minutes=30)
SIX_HOURS = timedelta(hours=6)
MEASURES = ["initial_forecast_spn_generation", "latest_forecast_spn_generation", "fuel_type_generation"]


def local_time(text):
    try:
        return datetime.strptime(text, "%d/%m/%Y %H:%M")
    except ValueError:
        return None


def instant(local):
    return None if local is None else local.replace(tzinfo=LONDON).astimezone(timezone.utc)


def megawatts(text):
    if not re.fullmatch(r"\d+(\.\d+)?", text):
        return None
    value = float(text)
    return value if value <= 60000 else None


def half_hour(row):
    """One line of the file, put right."""
    date = datetime.strptime(row[2], "%d/%m/%Y")
    period = int(row[3])
    end = local_time(row[8])
    off_grid = end is not None and end.minute not in (0, 30)
    filler = off_grid and megawatts(row[9]) == 0
    if end is None or off_grid:
        end = date + period * HALF_HOUR
    start = end - HALF_HOUR
    day = start.replace(hour=0, minute=0)
    efa = int(row[11] or row[12])
    return {
        "start": instant(day) + (end - day) - HALF_HOUR,
        "settlement_date": day.date().isoformat(),
        "settlement_period": (end - day) // HALF_HOUR if period == -1 else period,
        "efa_block": (end.hour + 1) // 4 % 6 + 1 if efa == -1 else efa,
        "initial_forecast_published_at": instant(local_time(row[4])),
        "latest_forecast_published_at": instant(local_time(row[6])),
        "initial_forecast_spn_generation": megawatts(row[5]),
        "latest_forecast_spn_generation": megawatts(row[7]),
        "fuel_type_generation": None if filler else megawatts(row[9]),
        "is_date_repaired": day != date,
    }


def impute(half_hours, measure):
    known = [h for h in half_hours if h[measure] is not None]
    times = [h["start"] for h in known]
    values = [h[measure] for h in known]
    result = []
    at = 0
    for h in half_hours:
        while at < len(times) and times[at] < h["start"]:
            at += 1
        if h[measure] is not None:
            result.append((h[measure], False, False))
        elif at == 0:
            result.append((values[0], True, times[0] - h["start"] > SIX_HOURS))
        elif at == len(times):
            result.append((values[-1], True, h["start"] - times[-1] > SIX_HOURS))
        else:
            share = (h["start"] - times[at - 1]) / (times[at] - times[at - 1])
            value = values[at - 1] + (values[at] - values[at - 1]) * share
            result.append((value, True, times[at] - times[at - 1] > SIX_HOURS))
    return result


def forecasts_of(rows):
    by_start = {}
    for row in rows:
        h = half_hour(row)
        by_start.setdefault(h["start"], h)
    half_hours = [by_start[start] for start in sorted(by_start)]
    imputed = {measure: impute(half_hours, measure) for measure in MEASURES}
    marts = []
    for at, h in enumerate(half_hours):
        values = {measure: imputed[measure][at][0] for measure in MEASURES}
        flags = {f"is_{measure}_imputed": imputed[measure][at][1] for measure in MEASURES}
        marts.append({
            "period_start": h["start"],
            "period_end": h["start"] + HALF_HOUR,
            **{k: h[k] for k in ("settlement_date", "settlement_period", "efa_block", "is_date_repaired",
                                 "initial_forecast_published_at", "latest_forecast_published_at")},
            **values,
            **flags,
            "is_imputed_over_6h": any(imputed[measure][at][2] for measure in MEASURES),
        })
    return marts


def number(text):
    return None if text == "NA" else float(text)


def orders_of(records):
    orders = []
    for r in records:
        order = {
            "order_period_id": r["OrderPeriodID"],
            "market_name": r["MarketName"],
            "delivery_start": instant(datetime.fromisoformat(r["DeliveryStart"])),
            "delivery_end": instant(datetime.fromisoformat(r["DeliveryEnd"])),
            "executed_volume": number(r["ExecutedVolume"]),
        }
        for n in "1234":
            order[f"price_{n}"] = number(r[f"{n}P"])
            order[f"volume_{n}"] = number(r[f"{n}V"])
        orders.append(order)
    return orders


def join(orders, forecasts):
    by_start = {f["period_start"]: f for f in forecasts}
    joined = []
    for order in orders:
        forecast = by_start.get(order["delivery_start"])
        if forecast is not None:
            wind = {k: v for k, v in forecast.items() if k not in ("period_start", "period_end")}
            joined.append({**order, **wind})
    return sorted(joined, key=lambda row: row["order_period_id"])


def features(joined, orders, forecasts):
    result = []
    for row in joined:
        t = row["delivery_start"]
        inside = lambda other: t - SIX_HOURS < other <= t
        wind = [f["initial_forecast_spn_generation"] for f in forecasts if inside(f["period_start"])]
        volumes = [o["executed_volume"] for o in orders if o["market_name"] == row["market_name"] and inside(o["delivery_start"])]
        result.append({
            "order_period_id": row["order_period_id"],
            "initial_forecast_spn_generation_median_6h": median(wind),
            "executed_volume_median_6h": median(volumes),
        })
    return result


def aggregate(joined, column, day_of):
    groups = {}
    for row in joined:
        local = row["delivery_start"].astimezone(LONDON).date()
        groups.setdefault((row["market_name"], day_of(local).isoformat()), []).append(row)
    result = []
    for (market, day), rows in sorted(groups.items()):
        volumes = [row["executed_volume"] for row in rows]
        half_hours = {row["delivery_start"]: row for row in rows}.values()
        stats = {"market_name": market, column: day, "orders": len(rows), "sum_executed_volume": sum(volumes)}
        series = [("executed_volume", volumes)]
        series += [(m, [h[m] for h in half_hours]) for m in MEASURES[:2]]
        for name, values in series:
            stats |= {f"mean_{name}": mean(values), f"min_{name}": min(values), f"max_{name}": max(values)}
        result.append(stats)
    return result


def write(folder, name, rows):
    text = lambda value: value.strftime("%Y-%m-%dT%H:%M:%SZ")
    lines = ",\n".join(json.dumps(row, sort_keys=True, default=text) for row in rows)
    (Path(folder) / f"{name}.json").write_text(f"[\n{lines}\n]\n")


def main(forecast_file, order_file, folder):
    with open(forecast_file, newline="") as file:
        rows = list(csv.reader(file))[1:]
    records = json.loads(Path(order_file).read_text())["result"]["records"]
    forecasts, orders = forecasts_of(rows), orders_of(records)
    joined = join(orders, forecasts)
    write(folder, "wind_forecast", forecasts)
    write(folder, "wind_orders", joined)
    write(folder, "wind_orders_features", features(joined, orders, forecasts))
    write(folder, "wind_orders_daily", aggregate(joined, "delivery_date", lambda day: day))
    write(folder, "wind_orders_weekly", aggregate(joined, "week_start", lambda day: day - timedelta(days=day.weekday())))


if __name__ == "__main__":
    main(*sys.argv[1:])
