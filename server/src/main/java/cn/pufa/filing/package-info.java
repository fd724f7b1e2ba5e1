/**
 * Filing an annual return (年报填报; 社会团体登记管理条例 28, 民办非企业单位登记管理暂行条例 23, 基金会管理条例 36). Forms are data of
 * a version ({@code resources/filing}); the draft is one for each organisation and campaign, shared
 * by its agents, saved cell by cell; rules (the {@code Catalogue}) say all that is wrong at once.
 *
 * <p>States: draft (填报中) → submitted (已提交) → in review (审核中, from the claim on) ⇄ correcting
 * (退回补正). Submitting is receiving: the ledger of {@code annualreport} has the return in the same
 * transaction. The legal representative's confirmation and the supervising unit's consent (初审) come
 * with it or after it, each for one version of the content, so that filing in time waits for
 * nobody.
 */
package cn.pufa.filing;
