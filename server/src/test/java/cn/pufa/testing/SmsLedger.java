package cn.pufa.testing;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * An SMS provider that writes down each message before it says so to the sender, and delivers one
 * message of an id however often it comes.
 */
public final class SmsLedger implements AutoCloseable {

  /** As a phone shows it. */
  public record Message(String messageId, String phone, String text) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final long nanosEach;
  private final Map<String, Message> delivered = new LinkedHashMap<>();
  private final List<String> offered = new ArrayList<>();
  private final AtomicInteger toDrop = new AtomicInteger();
  private final AtomicInteger toRefuse = new AtomicInteger();

  private SmsLedger(HttpServer server, Duration each) {
    this.server = server;
    this.nanosEach = each.toNanos();
  }

  /**
   * @param each how long the provider takes over a message, so that there is a "while sending"
   */
  public static SmsLedger start(Duration each) {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      var ledger = new SmsLedger(HttpServer.create(address, 50), each);
      ledger.server.createContext("/messages", ledger::take);
      ledger.server.setExecutor(ledger.threads);
      ledger.server.start();
      return ledger;
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** For a server's environment. */
  public Map<String, String> options() {
    return Map.of("SMS_BASE_URL", url(), "SMS_TOKEN", "演示", "SMS_SIGNATURE", "演示民政局");
  }

  /** The next answers are lost on the way, after their messages were delivered. */
  public void dropAnswers(int count) {
    toDrop.set(count);
  }

  /** The next messages are refused for good. */
  public void refuse(int count) {
    toRefuse.set(count);
  }

  public synchronized List<Message> delivered() {
    return List.copyOf(delivered.values());
  }

  /** Newest first. */
  public List<String> textsTo(String phone) {
    return delivered().reversed().stream()
        .filter(message -> message.phone().equals(phone))
        .map(Message::text)
        .toList();
  }

  /** How many times any message was offered. */
  public synchronized int offered() {
    return offered.size();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      JsonObject message = JsonParser.parseString(body).getAsJsonObject();
      if (toRefuse.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        answer(exchange, 400, "{\"code\":\"blocked\",\"message\":\"refused by the ledger\"}");
        return;
      }
      write(message);
      LockSupport.parkNanos(nanosEach);
      if (toDrop.getAndUpdate(left -> Math.max(0, left - 1)) == 0) {
        answer(exchange, 200, "{\"accepted\":true}");
      }
    }
  }

  private synchronized void write(JsonObject message) {
    String id = message.get("messageId").getAsString();
    offered.add(id);
    delivered.putIfAbsent(
        id, new Message(id, message.get("phone").getAsString(), message.get("text").getAsString()));
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
