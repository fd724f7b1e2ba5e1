/**
 * Circulars (群发通知): one notice to many organisations.
 *
 * <p>An officer drafts one: whom it is for ({@link cn.pufa.circular.Audience}), what it says, which
 * ways it takes. A dry run tells what would happen. A second person releases it, at once or at a
 * set time; words and recipients are frozen then, each one left out with its reason. From there on
 * it is watched: progress, who has not received, read or acted, its effect, and the lasting record.
 * It can be paused, and pauses itself when too many messages fail.
 *
 * <p>States: draft → scheduled → running ⇄ paused → done; cancelled from each of them. The circular
 * of an annual-report campaign is watched and steered here too.
 */
package cn.pufa.circular;
