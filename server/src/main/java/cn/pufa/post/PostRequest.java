package cn.pufa.post;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody asks for a post.
 *
 * @param reason why it was refused
 */
record PostRequest(
    UUID id,
    UUID person,
    String name,
    PostRole role,
    String division,
    State state,
    String reason,
    Instant requestedAt,
    Instant decidedAt) {

  enum State {
    WAITING,
    ACCEPTED,
    REFUSED
  }

  /** The state in one plain sentence. */
  String message() {
    return switch (state) {
      case WAITING -> role == PostRole.CHILD_SUPERVISOR ? "已经提交，等民政局审核。" : "已经提交，等镇街审核。";
      case ACCEPTED -> "已经登记，可以报名培训了。";
      case REFUSED -> "没有通过：" + reason;
    };
  }
}
