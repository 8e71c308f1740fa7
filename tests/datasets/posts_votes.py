"""The posts_votes marts, computed a second time: plain Python over the raw files, nothing shared with the models.

usage: posts_votes.py OUTPUT_FOLDER POSTS VOTES [POSTS VOTES ...]
Takes the deliveries in order (JSON array or NDJSON, also .gz) and writes one JSON file a mart, rows in key order,
and findings.json: how many rows each assertion finds, and how many records were no records.
"""

import gzip
import json
import re
import sys
from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path

POST_TYPES = {
    1: "Question", 2: "Answer", 3: "Wiki", 4: "TagWikiExcerpt", 5: "TagWiki",
    6: "ModeratorNomination", 7: "WikiPlaceholder", 8: "PrivilegeWiki",
}
VOTE_TYPES = {
    1: "AcceptedByOriginator", 2: "UpMod", 3: "DownMod", 4: "Offensive", 5: "Favorite", 6: "Close", 7: "Reopen",
    8: "BountyStart", 9: "BountyClose", 10: "Deletion", 11: "Undeletion", 12: "Spam", 15: "ModeratorReview",
    16: "ApproveEditSuggestion",
}


def read(path):
    """The records of a file by Id, the last of each, and how many lines were none."""
    raw = Path(path).read_bytes()
    text = (gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw).decode()
    if text.lstrip().startswith("["):
        records, rejected = json.loads(text), 0
    else:
        records, rejected = [], 0
        for line in filter(str.strip, text.split("\n")):
            try:
                records.append(json.loads(line))
            except ValueError:
                rejected += 1
    keyed = [record for record in records if "Id" in record]
    return {record["Id"]: record for record in keyed}, rejected + len(records) - len(keyed)


def merge(paths):
    merged, rejected = {}, 0
    for path in paths:
        records, bad = read(path)
        merged |= records
        rejected += bad
    return list(merged.values()), rejected


class Reader:
    """Takes typed values out of a record and remembers whether one could not be read."""

    def __init__(self, record):
        self.record, self.failed = record, False

    def take(self, field, pattern, convert):
        text = self.record.get(field)
        if text is None:
            return None
        if not re.fullmatch(pattern, text):
            self.failed = True
            return None
        return convert(text)

    def number(self, field):
        return self.take(field, r"-?\d+", int)

    def instant(self, field):
        return self.take(field, r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?", datetime.fromisoformat)


def post(record):
    r = Reader(record)
    type_id = r.number("PostTypeId")
    row = {
        "post_id": r.number("Id"),
        "post_type_id": type_id,
        "post_type": POST_TYPES.get(type_id),
        "parent_post_id": r.number("ParentId"),
        "accepted_answer_post_id": r.number("AcceptedAnswerId"),
        "owner_user_id": r.number("OwnerUserId"),
        "title": record.get("Title"),
        "tags": record.get("Tags"),
        "body": record.get("Body"),
        "score": r.number("Score"),
        "view_count": r.number("ViewCount"),
        "answer_count": r.number("AnswerCount"),
        "comment_count": r.number("CommentCount"),
        "favorite_count": r.number("FavoriteCount"),
        "content_license": record.get("ContentLIcense"),
        "created_at": r.instant("CreationDate"),
        "last_edited_at": r.instant("LastEditDate"),
        "last_activity_at": r.instant("LastActivityDate"),
        "closed_at": r.instant("ClosedDate"),
    }
    r.number("LastEditorUserId"), r.instant("CommunityOwnedDate")
    return row, r.failed


def vote(record):
    r = Reader(record)
    type_id, at = r.number("VoteTypeId"), r.instant("CreationDate")
    row = {
        "vote_id": r.number("Id"),
        "post_id": r.number("PostId"),
        "vote_type_id": type_id,
        "vote_type": VOTE_TYPES.get(type_id),
        "user_id": r.number("UserId"),
        "bounty_amount": r.number("BountyAmount"),
        "voted_on": at.date() if at else None,
        "is_up_or_down": type_id in (2, 3),
    }
    return row, r.failed


def weekly(votes):
    all_votes, opinions = Counter(), Counter()
    for row in votes:
        if row["post_id"] is None or row["voted_on"] is None:
            continue
        week = row["voted_on"] - timedelta(days=row["voted_on"].weekday())
        all_votes[row["post_id"], week] += 1
        opinions[row["post_id"], week] += row["is_up_or_down"]
    return [
        {"post_id": post_id, "week_start": week, "votes": n, "up_and_down_votes": opinions[post_id, week]}
        for (post_id, week), n in sorted(all_votes.items())
    ]


def means(rows):
    result = []
    for week in sorted({row["week_start"] for row in rows}):
        of_week = [row for row in rows if row["week_start"] == week]
        votes, opinions = sum(row["votes"] for row in of_week), sum(row["up_and_down_votes"] for row in of_week)
        result.append({
            "week_start": week,
            "posts_voted": len(of_week),
            "votes": votes,
            "mean_votes_per_post": votes / len(of_week),
            "up_and_down_votes": opinions,
            "mean_up_and_down_votes_per_post": opinions / len(of_week),
        })
    return result


def text(value):
    if isinstance(value, datetime):
        return value.isoformat(timespec="milliseconds" if value.microsecond else "seconds") + "Z"
    return value.isoformat()


def write(folder, name, rows):
    lines = ",\n".join(json.dumps(row, sort_keys=True, default=text, ensure_ascii=False) for row in rows)
    (folder / f"{name}.json").write_text(f"[\n{lines}\n]\n")


def main(folder, *files):
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    read_posts, bad_posts = merge(files[0::2])
    read_votes, bad_votes = merge(files[1::2])
    typed_posts, typed_votes = [post(record) for record in read_posts], [vote(record) for record in read_votes]
    posts = sorted((row for row, _ in typed_posts if row["post_id"] is not None), key=lambda row: row["post_id"])
    votes = sorted((row for row, _ in typed_votes if row["vote_id"] is not None), key=lambda row: row["vote_id"])
    per_post, known = weekly(votes), {row["post_id"] for row in posts}
    write(folder, "posts", posts)
    write(folder, "votes", votes)
    write(folder, "votes_per_post_weekly", per_post)
    write(folder, "mean_votes_per_post_weekly", means(per_post))
    findings = {
        "posts_rejects": bad_posts,
        "votes_rejects": bad_votes,
        "votes_of_unknown_type": sum(row["vote_type_id"] is not None and row["vote_type"] is None for row in votes),
        "votes_in_the_future": sum(row["voted_on"] is not None and row["voted_on"] > date.today() for row in votes),
        "votes_without_a_post": sum(row["post_id"] not in known for row in votes),
        "posts_with_unreadable_fields": sum(failed for _, failed in typed_posts),
        "votes_with_unreadable_fields": sum(failed for _, failed in typed_votes),
    }
    (folder / "findings.json").write_text(json.dumps(findings, indent=2) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
