/**
 * The delivery engine (投递): messages that leave once, through channels, from any number of nodes.
 *
 * <p>It knows addressees and channels, and nothing of organisations or duties: whoever queued a
 * message is asked within its claim whether it is still {@link cn.pufa.delivery.Wanted}, and told
 * of its {@link cn.pufa.delivery.Outcomes}.
 *
 * <p>States: queued → claimed → sending → sent | failed | uncertain; claimed → queued when given
 * back, stopped where it is not wanted, failed where it reaches nobody any more; sending → queued
 * when the provider surely did not take it; queued → stopped | cancelled.
 */
package cn.pufa.delivery;
