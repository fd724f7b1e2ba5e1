package cn.pufa.notice;

import cn.pufa.contact.Replies;
import cn.pufa.contact.Reply;
import cn.pufa.platform.db.Changes;
import cn.pufa.platform.db.Tx;
import java.time.Instant;
import java.util.UUID;

/** Keeps what an organisation replied with its duty, which stands until it is done. */
public final class NoticeReplies implements Replies {

  @Override
  public void replied(Tx tx, UUID notice, Reply reply, Instant at) {
    DutyStore.reply(tx, notice, reply.code(), at);
    Changes.publish(tx, Notices.PROGRESS, "reply");
  }
}
