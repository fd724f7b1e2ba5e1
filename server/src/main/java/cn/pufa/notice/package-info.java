/**
 * Notices to organisations (通知): what one organisation is told on one occasion of a circular, its
 * inbox, and what it owes in return.
 *
 * <p>{@link cn.pufa.notice.Notices} is the only way any feature sends anything. The inbox has it at
 * once; messages leave by the delivery engine, and ask within their claim whether they are still
 * wanted ({@link cn.pufa.notice.NoticeWanted}), and where their organisation is reached by then
 * ({@link cn.pufa.notice.Readdressing}). The first notice of a circular to an organisation is its
 * duty: who files, is excused or is given more time is settled there.
 *
 * <p>Beside them stands what one person is told (个人通知): {@link cn.pufa.notice.PersonalNotices},
 * with an inbox of the person's own.
 */
package cn.pufa.notice;
