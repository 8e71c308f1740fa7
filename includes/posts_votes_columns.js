// The words for what Stack Exchange calls posts and votes. Codes are those of its public schema:
// https://meta.stackexchange.com/questions/2677
const { shared } = require("includes/columns");

const weekly = {
  week_start: "Monday of the week: a date, as numbers of weeks collide or split at the year's end",
  votes: "Votes of every kind",
  up_and_down_votes: "Up and down votes only",
};

const posts = shared({
  post_id: "Key of the post, the supplier's Id",
  post_type_id: "Code of the kind of post, of the public Stack Exchange schema",
  post_type: "Name of the kind of post: Question, Answer, …; NULL for an unknown code",
  parent_post_id: "The question that an answer answers; NULL for other posts",
  accepted_answer_post_id: "The answer that a question's author accepted; NULL where none was",
  owner_user_id: "Who wrote it; NULL where that user has left",
  owner_display_name: "Name of a writer who has left; mostly NULL",
  last_editor_user_id: "Who edited it last; NULL where nobody did, or that user has left",
  last_editor_display_name: "Name of a last editor who has left; mostly NULL",
  title: "Title, of questions only",
  tags: "Tags as they came, <one><two>; of questions only",
  body: "Text of the post, HTML",
  score: "Up votes less down votes, as the supplier counts them",
  view_count: "Times that a question was viewed; of questions only",
  answer_count: "Answers to a question; of questions only",
  comment_count: "Comments on this post",
  favorite_count: "Users who have bookmarked a question; of questions only",
  content_license: "Licence of the text, such as CC BY-SA 3.0",
  created_at: "When it was written, UTC",
  last_edited_at: "When it was last edited, UTC; NULL where it never was",
  last_activity_at: "Last edit, answer or other activity, UTC",
  closed_at: "When a question was closed, UTC; NULL where it is open",
  community_owned_at: "When it became a community wiki, UTC; NULL where it is none",
});

const votes = shared({
  vote_id: "Key of the vote, the supplier's Id",
  post_id: "The post that was voted on; it may be missing from posts",
  vote_type_id: "Code of the kind of vote, of the public Stack Exchange schema",
  vote_type: "Name of the kind of vote: UpMod, DownMod, …; NULL for an unknown code",
  user_id: "Who voted: mostly not told; -1 is the site itself",
  bounty_amount: "Reputation offered or awarded, in points; of bounties only",
  voted_on: "Day of the vote, UTC",
  ...weekly,
});

module.exports = { posts, votes };
