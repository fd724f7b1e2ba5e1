package cn.pufa.notice;

import io.vertx.core.Future;

/** A way for a queued notice to leave: e-mail or SMS. */
public sealed interface Channel permits Mailer, SmsSender {

  /** What is certain about a notice that was offered. */
  sealed interface Outcome {}

  record Sent() implements Outcome {}

  /** The provider will never take it. */
  record Refused(String reason) implements Outcome {}

  /** It surely did not leave, and may be tried again. */
  record NotNow(String reason) implements Outcome {
    static final NotNow PAUSED = new NotNow("系统暂停过，稍后再发");
  }

  /** The connection broke after it was offered. */
  record Unknown() implements Outcome {}

  /** As notices name it: {@code email}, {@code sms}. */
  String code();

  /** Whether the provider knows a notice again, so that one of unknown fate may be offered anew. */
  boolean knowsRepeats();

  /** Never fails: a fault is an outcome. */
  Future<Outcome> send(NoticeStore.Claimed notice);
}
