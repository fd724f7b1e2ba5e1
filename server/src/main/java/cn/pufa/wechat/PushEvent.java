package cn.pufa.wechat;

import cn.pufa.platform.wechat.WeChatXml;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one push tells.
 *
 * @param key the same for the same push, however often it comes; says nothing of the user
 * @param user openid of whom it is about
 * @param event such as {@code subscribe}; empty where a user wrote something
 * @param at by WeChat's clock, whole seconds
 * @param entries of templates, in the order of their ids
 */
record PushEvent(String key, String user, String event, Instant at, List<Entry> entries) {

  /**
   * @param status such as {@code accept} or {@code success}
   * @param receipt number of the message it is about; empty where it is about none
   */
  record Entry(String template, String status, String receipt) {}

  private static final List<String> LISTS =
      List.of("SubscribeMsgPopupEvent", "SubscribeMsgChangeEvent", "SubscribeMsgSentEvent");

  /** Empty where it has no time. */
  static Optional<PushEvent> read(WeChatXml message) {
    String time = message.text("CreateTime");
    try {
      return Optional.of(read(message, time, Instant.ofEpochSecond(Long.parseLong(time))));
    } catch (NumberFormatException | DateTimeException noTime) {
      return Optional.empty();
    }
  }

  private static PushEvent read(WeChatXml message, String time, Instant at) {
    List<Entry> entries = entries(message);
    String user = message.text("FromUserName");
    String event = message.text("Event");
    String id = message.text("MsgId");
    String key =
        id.isEmpty()
            ? String.join("/", user, time, event, receipts(entries))
            : String.join("/", "message", id);
    return new PushEvent(hash(key), user, event, at, entries);
  }

  private static List<Entry> entries(WeChatXml message) {
    Stream<Entry> listed =
        LISTS.stream()
            .flatMap(name -> message.child(name).stream())
            .flatMap(list -> list.children("List").stream())
            .map(
                entry ->
                    new Entry(
                        entry.text("TemplateId"),
                        entry.text("SubscribeStatusString") + entry.text("ErrorStatus"),
                        entry.text("MsgID")));
    // The 服务号 tells of one message at a time, without a list.
    Stream<Entry> single =
        message
            .child("MsgID")
            .map(id -> new Entry("", message.text("Status"), message.text("MsgID")))
            .stream();
    return Stream.concat(listed, single).sorted(Comparator.comparing(Entry::template)).toList();
  }

  /** Two messages may arrive within the same second. */
  private static String receipts(List<Entry> entries) {
    return String.join(",", entries.stream().map(Entry::receipt).sorted().toList());
  }

  private static String hash(String key) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
