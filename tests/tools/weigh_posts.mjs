/* Prints the weighted length of posts, as the library of X counts it.

   node weigh_posts.mjs NODE_MODULES < posts.json */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [modules] = process.argv.slice(2);
const text = createRequire(`${modules}/`)("twitter-text");
const posts = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(posts.map((post) => text.parseTweet(post).weightedLength)));
