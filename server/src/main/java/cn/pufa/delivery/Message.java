package cn.pufa.delivery;

import java.util.Map;
import java.util.UUID;

/**
 * One message to one addressee through one channel.
 *
 * @param lane what it belongs to, for fairness, pause and cancel; null for a single letter
 * @param person null where only an address is known
 * @param address null where the channel finds the person itself
 * @param subject null where the channel has none
 * @param body with {@code {code}} where the secret belongs
 * @param form fields of a WeChat template by their name; null elsewhere
 * @param secret null where there is none
 * @param urgent may leave in quiet hours
 */
public record Message(
    UUID id,
    UUID lane,
    String channel,
    UUID person,
    String address,
    String subject,
    String body,
    Map<String, String> form,
    String secret,
    boolean urgent) {

  /** What the addressee reads. */
  public String text() {
    return secret == null ? body : body.replace("{code}", secret);
  }

  /** The words of the claim take the place of those that were queued. */
  Message with(Wanted.Send words) {
    return new Message(
        id,
        lane,
        channel,
        person,
        address,
        words.subject() == null ? subject : words.subject(),
        words.body() == null ? body : words.body(),
        words.form() == null ? form : words.form(),
        words.secret() == null ? secret : words.secret(),
        urgent);
  }

  /** Holds personal data, so nothing of it may reach a log. */
  @Override
  public String toString() {
    return "message " + id;
  }
}
