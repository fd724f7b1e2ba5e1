package cn.pufa.platform.sms;

import cn.pufa.platform.outside.OutsideHttp;
import cn.pufa.platform.secret.Secret;
import io.vertx.core.Future;
import java.util.Map;

/** Hands text messages to the bureau's provider. */
public sealed interface Sms permits OwnSms, LibrarySms {

  /** Who sends: an interface of the bureau's own, or a company that sells the sending. */
  enum Provider {
    GENERIC,
    ALIYUN,
    TENCENT
  }

  /**
   * @param baseUrl null for the provider's own address
   * @param keyId of the account; null at the bureau's own interface, as are those below
   * @param appId of Tencent's SMS application; null elsewhere
   * @param signature name in front of every message (短信签名), registered with the operators
   * @param codeTemplate the provider's approved template of sign-in codes, whose variable is {@code
   *     code}
   */
  record Account(
      Provider provider,
      String baseUrl,
      String keyId,
      Secret secret,
      String appId,
      String signature,
      String codeTemplate) {

    /** At the bureau's own interface. */
    public Account(String baseUrl, Secret token, String signature) {
      this(Provider.GENERIC, baseUrl, null, token, null, signature, null);
    }
  }

  /**
   * @param id of this message alone
   * @param text without the signature
   * @param template null where the provider has approved none for it
   */
  record Text(String id, String phone, String text, Template template) {

    /** Holds personal data, so nothing of it may reach a log. */
    @Override
    public String toString() {
      return "sms " + id;
    }
  }

  /**
   * Words the provider has approved (短信模板), such as Aliyun and Tencent demand.
   *
   * @param parameters value by the name of the variable; Tencent's are named 1, 2, 3
   */
  record Template(String code, Map<String, String> parameters) {}

  /** What it lies at where a message was not taken. */
  enum Fault {
    /** There is no such number, or it is switched off. */
    BAD_NUMBER,
    /** The number takes no such messages. */
    NOT_WANTED,
    /** The words, the template or the signature are not approved. */
    WORDS,
    /** The provider sends approved templates only, and this message has none; it was not asked. */
    NO_TEMPLATE,
    /** The number has had too many for now; others may be sent to. */
    BUSY_NUMBER,
    /** The account has sent too many for now. */
    TOO_MANY,
    /** The provider is away, or does not accept the account. */
    PROVIDER
  }

  sealed interface Outcome {}

  /**
   * The provider has it.
   *
   * @param receipt its own number of the message; null where it gave none
   */
  record Sent(String receipt) implements Outcome {}

  /** The provider will never take it. @param code the provider's own */
  record Refused(Fault fault, String code) implements Outcome {}

  /** Surely not taken, and may be tried again. */
  record NotNow(Fault fault, String code) implements Outcome {}

  /** Nobody knows whether it was taken. */
  record Unknown() implements Outcome {}

  static Sms of(OutsideHttp outside, Account account) {
    return account.provider() == Provider.GENERIC
        ? new OwnSms(outside, account)
        : new LibrarySms(account);
  }

  /** Whether one in doubt may be offered again, since its id is taken once. */
  boolean knowsRepeats();

  /** After the commit of whatever made the message, never within its transaction. Never fails. */
  Future<Outcome> send(Text message);

  /**
   * @param text with the code in it
   */
  Future<Outcome> sendCode(String id, String phone, String text, String code);
}
