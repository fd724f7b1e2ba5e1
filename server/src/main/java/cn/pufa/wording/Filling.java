package cn.pufa.wording;

import cn.pufa.wording.Forms.Piece;
import cn.pufa.wording.Room.Filled;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Fills forms for one recipient, each by the rules of its channel: where there is little room the
 * name of the organisation gives way, and a date of WeChat stands without its weekday.
 */
public record Filling(SmsText sms) {

  /** What one channel would carry. */
  public record ChannelPreview(Way channel, List<Part> parts, Integer segments) {}

  /**
   * @param name subject, body, or the name of a field
   * @param text of an SMS with its signature
   * @param limit null for none
   * @param shortened whether the name of the organisation is
   */
  public record Part(String name, String text, int length, Integer limit, boolean shortened) {

    /** Whether the channel would refuse it. */
    public boolean isTooLong() {
      return limit != null && length > limit;
    }
  }

  static final int SUBJECT = 100;

  /** The most a variable of a provider's SMS template takes. */
  static final int SMS_VARIABLE = 35;

  /** The most characters a name, or what stands for several, takes where there is little room. */
  private static final int NAME = 20;

  /**
   * What stands where the name does, when one message speaks to several organisations: all of them
   * where there is room, else the first and how many.
   */
  public String names(Way way, List<String> names) {
    if (names.size() == 1 || way == Way.EMAIL || way == Way.LETTER || way == Way.INBOX) {
      return String.join("、", names);
    }
    String more = "等" + names.size() + "家单位";
    return sms.names().of(names.getFirst(), NAME - more.length()) + more;
  }

  /**
   * @param values of all placeholders, as they are written
   * @throws IllegalArgumentException where one has no value
   */
  public Forms fill(Forms forms, Map<String, String> values) {
    return forms.rewrite(piece -> filled(piece, values).text());
  }

  /** What each channel would carry; the variables of an SMS template are parts of the SMS. */
  public List<ChannelPreview> preview(Forms forms, Map<String, String> values) {
    Map<Way, List<Part>> parts = new LinkedHashMap<>();
    for (Piece piece : forms.pieces()) {
      parts.computeIfAbsent(piece.way(), way -> new ArrayList<>()).add(part(piece, values));
    }
    return parts.entrySet().stream()
        .map(entry -> preview(entry.getKey(), entry.getValue()))
        .toList();
  }

  private ChannelPreview preview(Way way, List<Part> parts) {
    Integer segments =
        way == Way.SMS
            ? sms.segments(parts.getFirst().text().substring(sms.mark().length()))
            : null;
    return new ChannelPreview(way, parts, segments);
  }

  private Part part(Piece piece, Map<String, String> values) {
    Filled filled = filled(piece, values);
    int limit = limit(piece);
    String mark = isSms(piece) ? sms.mark() : "";
    return new Part(
        piece.name(),
        mark + filled.text(),
        mark.length() + filled.text().length(),
        limit == Room.UNLIMITED ? null : mark.length() + limit,
        filled.shortened());
  }

  private Filled filled(Piece piece, Map<String, String> values) {
    Filled filled = new Room(limit(piece), sms.names()).fill(piece.words(), values);
    return isWeChat(piece)
        ? new Filled(adapted(piece.name(), filled.text()), filled.shortened())
        : filled;
  }

  private static String adapted(String field, String text) {
    return WeChatField.of(field).map(type -> type.adapt(text)).orElse(text);
  }

  /** The most characters the place takes, without what its channel puts before them. */
  int limit(Piece piece) {
    return switch (piece.way()) {
      case SMS -> isSms(piece) ? sms.room() : SMS_VARIABLE;
      case SUBSCRIBE, SERVICE_ACCOUNT ->
          WeChatField.of(piece.name()).map(WeChatField::limit).orElse(Room.UNLIMITED);
      case INBOX, EMAIL, LETTER -> piece.name().equals(Forms.SUBJECT) ? SUBJECT : Room.UNLIMITED;
      case PHONE -> Room.UNLIMITED;
    };
  }

  /** The message itself, not a variable of its template. */
  private static boolean isSms(Piece piece) {
    return piece.way() == Way.SMS && piece.pointer().equals("/sms");
  }

  static boolean isWeChat(Piece piece) {
    return piece.way() == Way.SUBSCRIBE || piece.way() == Way.SERVICE_ACCOUNT;
  }
}
