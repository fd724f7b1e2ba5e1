package cn.pufa.wording;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The words of one occasion, a form for each way they may go; null where they do not go that way.
 * Placeholders such as {@code {organization}} are filled for each recipient, see {@link Filling}.
 *
 * @param sms without the signature; its provider puts that before it
 * @param phone what is said on the phone
 * @param smsTemplate what the provider has approved; null where it takes any words
 */
public record Forms(
    Text inbox,
    Text email,
    String sms,
    Fields subscribe,
    Fields serviceAccount,
    String phone,
    Text letter,
    SmsTemplate smsTemplate) {

  public record Text(String subject, String body) {}

  /**
   * A WeChat template (订阅消息、服务号模板消息).
   *
   * @param template its id with WeChat
   * @param fields value by the name of the field, such as {@code thing1}
   * @param page opened by a tap; null for the first
   */
  public record Fields(String template, Map<String, String> fields, String page) {}

  /**
   * @param code of the provider's, such as {@code SMS_154950909}
   * @param parameters value by the name of the variable, which of Tencent's is its number; null for
   *     none
   */
  public record SmsTemplate(String code, Map<String, String> parameters) {

    /** No variable has such a name. */
    private static final String CODE = "template_code";

    /** As a message carries it. */
    public Map<String, String> asForm() {
      Map<String, String> form = new LinkedHashMap<>();
      form.put(CODE, code);
      form.putAll(parameters == null ? Map.of() : parameters);
      return form;
    }

    /** Null for a message that carries none. */
    public static SmsTemplate ofForm(Map<String, String> form) {
      if (form == null) {
        return null;
      }
      Map<String, String> parameters = new LinkedHashMap<>(form);
      return new SmsTemplate(parameters.remove(CODE), parameters);
    }
  }

  /**
   * Words that stand at one place.
   *
   * @param name subject, body, or the name of a field or variable
   * @param pointer of the place within the forms: {@code /subscribe/fields/thing1}
   */
  record Piece(Way way, String name, String pointer, String words) {}

  static final String SUBJECT = "subject";
  static final String BODY = "body";

  public Forms(Text inbox, Text email, String sms, Fields subscribe, Fields serviceAccount) {
    this(inbox, email, sms, subscribe, serviceAccount, null, null, null);
  }

  /**
   * @param channel code of a way
   */
  public boolean has(String channel) {
    return ways().stream().anyMatch(way -> way.code().equals(channel));
  }

  /** What goes that way, and nothing else. */
  public Forms only(Way way) {
    return new Forms(
        way == Way.INBOX ? inbox : null,
        way == Way.EMAIL ? email : null,
        way == Way.SMS ? sms : null,
        way == Way.SUBSCRIBE ? subscribe : null,
        way == Way.SERVICE_ACCOUNT ? serviceAccount : null,
        way == Way.PHONE ? phone : null,
        way == Way.LETTER ? letter : null,
        way == Way.SMS ? smsTemplate : null);
  }

  /** The same words in the inbox, by e-mail and as a letter, and none elsewhere. */
  public static Forms plain(String subject, String body) {
    var text = new Text(subject, body);
    return new Forms(text, text, null, null, null, null, text, null);
  }

  /** Those for which there are words. */
  public List<Way> ways() {
    return pieces().stream().map(Piece::way).distinct().toList();
  }

  /** With the words of others on the ways that these have none for. */
  public Forms otherwise(Forms others) {
    return new Forms(
        first(inbox, others.inbox),
        first(email, others.email),
        first(sms, others.sms),
        first(subscribe, others.subscribe),
        first(serviceAccount, others.serviceAccount),
        first(phone, others.phone),
        first(letter, others.letter),
        sms == null ? others.smsTemplate : smsTemplate);
  }

  private static <T> T first(T own, T other) {
    return own == null ? other : own;
  }

  /** With these values in, whatever room there is; a placeholder may stand for itself. */
  public Forms with(Map<String, String> values) {
    return rewrite(piece -> Wording.fill(piece.words(), values));
  }

  /** Every text, each way once, as somebody reads it who sends nothing. */
  public String plain() {
    return pieces().stream().map(Piece::words).distinct().collect(Collectors.joining("\n"));
  }

  List<Piece> pieces() {
    List<Piece> pieces = new ArrayList<>();
    rewrite(
        piece -> {
          pieces.add(piece);
          return piece.words();
        });
    return pieces;
  }

  /** The same forms with other words at each place. */
  Forms rewrite(Function<Piece, String> words) {
    return new Forms(
        rewrite(words, Way.INBOX, "/inbox", inbox),
        rewrite(words, Way.EMAIL, "/email", email),
        rewrite(words, Way.SMS, "/sms", sms),
        rewrite(words, Way.SUBSCRIBE, "/subscribe", subscribe),
        rewrite(words, Way.SERVICE_ACCOUNT, "/serviceAccount", serviceAccount),
        rewrite(words, Way.PHONE, "/phone", phone),
        rewrite(words, Way.LETTER, "/letter", letter),
        rewrite(words, smsTemplate));
  }

  private static Text rewrite(Function<Piece, String> words, Way way, String at, Text text) {
    return text == null
        ? null
        : new Text(
            words.apply(new Piece(way, SUBJECT, at + "/subject", text.subject())),
            words.apply(new Piece(way, BODY, at + "/body", text.body())));
  }

  private static String rewrite(Function<Piece, String> words, Way way, String at, String text) {
    return text == null ? null : words.apply(new Piece(way, BODY, at, text));
  }

  private static Fields rewrite(Function<Piece, String> words, Way way, String at, Fields form) {
    return form == null
        ? null
        : new Fields(
            form.template(), rewrite(words, way, at + "/fields/", form.fields()), form.page());
  }

  private static SmsTemplate rewrite(Function<Piece, String> words, SmsTemplate form) {
    if (form == null || form.parameters() == null) {
      return form;
    }
    return new SmsTemplate(
        form.code(), rewrite(words, Way.SMS, "/smsTemplate/parameters/", form.parameters()));
  }

  private static Map<String, String> rewrite(
      Function<Piece, String> words, Way way, String at, Map<String, String> fields) {
    Map<String, String> written = new LinkedHashMap<>();
    fields.forEach(
        (name, text) -> written.put(name, words.apply(new Piece(way, name, at + name, text))));
    return written;
  }
}
