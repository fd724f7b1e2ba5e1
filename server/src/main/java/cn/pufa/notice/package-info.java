/**
 * Notices to organisations (通知): one row a campaign, organisation and channel, whatever happens.
 *
 * <p>{@link cn.pufa.notice.Notices#enqueue} is the only way any feature sends anything. The inbox
 * has it at once; an e-mail is queued and leaves by claim, commit, send, mark: a message whose fate
 * a crash hides becomes {@code uncertain} (待核实) for a person to settle, and is never sent again by
 * itself.
 *
 * <p>States: queued → sending → sent | failed | uncertain; sending → queued when the server surely
 * refused it for now.
 */
package cn.pufa.notice;
