/** The supplier's two files. Every field is optional but those in `required`; a missing value is an absent key. */
import { json, type Definition } from "@sluice/sources";

export const posts: Definition = {
  name: "posts",
  tags: ["posts_votes"],
  key: ["Id"],
  // Converters make this of the dump's XML.
  format: json({ records: ["posts.row", "row"] }),
  required: ["Id", "PostTypeId"],
  columns: [
    "Id",
    "OwnerUserId",
    "LastEditorUserId",
    "PostTypeId",
    "AcceptedAnswerId",
    "Score",
    "ViewCount",
    "AnswerCount",
    "CommentCount",
    "LastEditorDisplayName",
    "Title",
    "Tags",
    // As the supplier spells it.
    "ContentLIcense",
    "Body",
    "FavoriteCount",
    "CreationDate",
    "LastEditDate",
    "LastActivityDate",
    "ParentId",
    "ClosedDate",
    "OwnerDisplayName",
    "CommunityOwnedDate",
  ],
};

export const votes: Definition = {
  name: "votes",
  tags: ["posts_votes"],
  key: ["Id"],
  format: json({ records: ["votes.row", "row"] }),
  required: ["Id", "PostId", "VoteTypeId"],
  columns: ["Id", "PostId", "VoteTypeId", "CreationDate", "UserId", "BountyAmount"],
};
