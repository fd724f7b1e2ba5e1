package cn.pufa.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server whose organisations get and lose the people who act for them, and what phones hear of
 * it.
 */
public final class AgentWorld implements AutoCloseable {

  private static final Duration SOON = Duration.ofSeconds(10);

  private final SmsLedger sms = SmsLedger.start(Duration.ZERO);
  private final TestServer server = TestServer.start(sms.options());
  private final Acting acting = new Acting(server);
  private final Jdbc database = Jdbc.connect(server.database().appUrl());
  private final AtomicInteger place = new AtomicInteger(300);

  public TestServer server() {
    return server;
  }

  public Acting acting() {
    return acting;
  }

  public Jdbc database() {
    return database;
  }

  /** One with an e-mail address, and another at each call. */
  public String organization() {
    return database
        .column(
            "select id from organization where contact_email is not null order by credit_code offset %d limit 1"
                .formatted(place.incrementAndGet()))
        .getFirst();
  }

  /** The first text that the phone received. */
  public String awaitText(String phone) {
    return Eventually.within(
        SOON,
        () -> {
          assertThat(sms.textsTo(phone)).isNotEmpty();
          return sms.textsTo(phone).getFirst();
        });
  }

  /** The same organisations some days later. */
  public TestServer later(int days) {
    return TestServer.start(server.database(), Map.of("PUFA_CLOCK", "P%dD".formatted(days)));
  }

  public static Map<String, Object> of(String organization) {
    return Map.of("organization", organization);
  }

  public static List<JsonObject> items(Api.Answer page) {
    return page.expect(200).json().getAsJsonArray("items").asList().stream()
        .map(item -> item.getAsJsonObject())
        .toList();
  }

  @Override
  public void close() {
    database.close();
    server.close();
    sms.close();
  }
}
