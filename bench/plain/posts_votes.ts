/** What posts_votes does, as one hand-written script for DuckDB: the yardstick. usage: plain/posts_votes.ts DATABASE POSTS VOTES */
import { DuckDBInstance } from "@duckdb/node-api";

const [database, posts, votes] = process.argv.slice(2) as [string, string, string];
const text = (names: string) =>
  `{${names
    .split(" ")
    .map((name) => `${name}: 'VARCHAR'`)
    .join(", ")}}`;
const postFields =
  "Id OwnerUserId LastEditorUserId PostTypeId AcceptedAnswerId Score ViewCount AnswerCount CommentCount LastEditorDisplayName Title " +
  "Tags ContentLIcense Body FavoriteCount CreationDate LastEditDate LastActivityDate ParentId ClosedDate OwnerDisplayName CommunityOwnedDate";
const voteFields = "Id PostId VoteTypeId CreationDate UserId BountyAmount";

const raw = (table: string, path: string, fields: string) => `
  create table raw.${table} as
  select * exclude (n), now() as _loaded_at, '${path}' as _source
  from (select *, row_number() over () as n from read_ndjson('${path}', columns = ${text(fields)}))
  qualify row_number() over (partition by Id order by n desc) = 1`;
const failing = (query: string) => `select count(*) from (${query})`;

const script = [
  "create schema raw",
  "create schema marts",
  raw("posts", posts, postFields),
  raw("votes", votes, voteFields),
  `create table marts.posts as select try_cast(Id as bigint) post_id, try_cast(PostTypeId as bigint) post_type_id,
    case PostTypeId when '1' then 'Question' when '2' then 'Answer' end post_type, try_cast(ParentId as bigint) parent_post_id,
    try_cast(AcceptedAnswerId as bigint) accepted_answer_post_id, try_cast(OwnerUserId as bigint) owner_user_id, Title title, Tags tags,
    Body body, try_cast(Score as bigint) score, try_cast(ViewCount as bigint) view_count, try_cast(AnswerCount as bigint) answer_count,
    try_cast(CommentCount as bigint) comment_count, try_cast(FavoriteCount as bigint) favorite_count, ContentLIcense content_license,
    try_cast(CreationDate as timestamp) created_at, try_cast(LastEditDate as timestamp) last_edited_at,
    try_cast(LastActivityDate as timestamp) last_activity_at, try_cast(ClosedDate as timestamp) closed_at from raw.posts`,
  `create table marts.votes as select try_cast(Id as bigint) vote_id, try_cast(PostId as bigint) post_id,
    try_cast(VoteTypeId as bigint) vote_type_id, case VoteTypeId when '2' then 'UpMod' when '3' then 'DownMod' when '5' then 'Favorite'
    when '1' then 'AcceptedByOriginator' when '16' then 'ApproveEditSuggestion' when '10' then 'Deletion' end vote_type,
    try_cast(UserId as bigint) user_id, try_cast(BountyAmount as bigint) bounty_amount,
    cast(try_cast(CreationDate as timestamp) as date) voted_on, VoteTypeId in ('2', '3') is_up_or_down from raw.votes`,
  `create table marts.votes_per_post_weekly as select post_id, cast(date_trunc('week', voted_on) as date) week_start, count(*) votes,
    count(*) filter (is_up_or_down) up_and_down_votes from marts.votes group by all`,
  `create table marts.mean_votes_per_post_weekly as select week_start, count(*) posts_voted, sum(votes) votes,
    sum(votes) / count(*) mean_votes_per_post, sum(up_and_down_votes) up_and_down_votes,
    sum(up_and_down_votes) / count(*) mean_up_and_down_votes_per_post from marts.votes_per_post_weekly group by all`,
  ...[
    "select post_id from marts.posts group by 1 having count(*) > 1",
    "select vote_id from marts.votes group by 1 having count(*) > 1",
    "select 1 from marts.posts where post_id is null",
    "select 1 from marts.votes where vote_id is null",
    "select 1 from marts.votes where vote_type is null",
    "select 1 from marts.votes where voted_on > current_date",
    "select 1 from marts.posts where created_at > now()",
    "select 1 from marts.votes v anti join marts.posts p using (post_id)",
    "select post_id, week_start from marts.votes_per_post_weekly group by all having count(*) > 1",
    "select 1 from marts.votes_per_post_weekly where not (votes >= 1 and up_and_down_votes between 0 and votes)",
    "select week_start from marts.mean_votes_per_post_weekly group by 1 having count(*) > 1",
    // What the assertions on unreadable fields ask of every field.
    ...[["posts", postFields] as const, ["votes", voteFields] as const].map(
      ([table, fields]) =>
        `select 1 from raw.${table} where ${fields
          .split(" ")
          .filter((name) => name.endsWith("Id") || /Count$|Score|Amount/.test(name))
          .map((name) => `(${name} is not null and try_cast(${name} as bigint) is null)`)
          .join(" or ")}`,
    ),
  ].map(failing),
];

const instance = await DuckDBInstance.create(database);
const connection = await instance.connect();
for (const statement of script) {
  await connection.run(statement);
}
connection.closeSync();
instance.closeSync();
