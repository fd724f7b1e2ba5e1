package cn.pufa.platform.sms;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dromara.sms4j.api.SmsBlend;
import org.dromara.sms4j.api.entity.SmsResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Providers that the library sms4j speaks to. They know no message again, so one in doubt stays so;
 * and they send only words they have approved, so a message without a template is refused here.
 *
 * <p>The library waits where it asks, so each message has a virtual thread of its own; see {@link
 * LibraryGuard} for what else is kept from it.
 */
final class LibrarySms implements Sms {

  private static final Logger LOG = LoggerFactory.getLogger("pufa.sms");

  /** How the library begins what it says of a message that never left. */
  private static final String NEVER_LEFT =
      "(ConnectException|UnknownHostException|NoRouteToHostException|SSLHandshakeException)\\b.*"
          + "|(SocketTimeoutException: )?(?i:connect) timed out";

  private final Account account;
  private final SmsBlend library;
  private final ProviderReply replies;

  LibrarySms(Account account) {
    this.account = account;
    this.library = LibraryGuard.library(account);
    this.replies = ProviderReply.of(account.provider());
  }

  @Override
  public boolean knowsRepeats() {
    return false;
  }

  @Override
  public Future<Outcome> sendCode(String id, String phone, String text, String code) {
    return send(
        new Text(id, phone, text, new Template(account.codeTemplate(), Map.of("code", code))));
  }

  @Override
  public Future<Outcome> send(Text message) {
    if (message.template() == null || message.template().code() == null) {
      return Future.succeededFuture(new Refused(Fault.NO_TEMPLATE, "no template"));
    }
    Promise<Outcome> outcome = Promise.promise();
    Thread.ofVirtual().start(() -> outcome.complete(offer(message)));
    return outcome.future();
  }

  private Outcome offer(Text message) {
    try {
      Template template = message.template();
      return outcome(
          library.sendMessage(message.phone(), template.code(), inOrder(template.parameters())));
    } catch (RuntimeException fault) {
      // Its text may hold the number.
      LOG.warn("the answer to {} was not understood: {}", message, fault.getClass().getName());
      return new Unknown();
    }
  }

  /** 1, 2, … 10: Tencent counts its variables, and JSON keeps no order. */
  private LinkedHashMap<String, String> inOrder(Map<String, String> parameters) {
    var sorted =
        new TreeMap<String, String>(
            Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()));
    sorted.putAll(parameters);
    return new LinkedHashMap<>(sorted);
  }

  /** The library answers the provider's JSON, or a sentence of its own where none came. */
  private Outcome outcome(SmsResponse response) {
    String said = String.valueOf(response.getData());
    return read(said)
        .map(replies::outcome)
        .orElseGet(
            () ->
                said.matches("(?s)" + NEVER_LEFT)
                    ? new NotNow(Fault.PROVIDER, "not reached")
                    : new Unknown());
  }

  private static Optional<JsonObject> read(String said) {
    try {
      var parsed = JsonParser.parseString(said);
      return parsed.isJsonObject() ? Optional.of(parsed.getAsJsonObject()) : Optional.empty();
    } catch (JsonParseException notJson) {
      return Optional.empty();
    }
  }
}
