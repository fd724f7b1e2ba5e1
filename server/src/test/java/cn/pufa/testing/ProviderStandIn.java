package cn.pufa.testing;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Aliyun's and Tencent's servers of SMS as their documents describe them: the signature is reckoned
 * anew from what came over the wire, and a message without a good one is not taken.
 */
public final class ProviderStandIn implements AutoCloseable {

  public static final String KEY_ID = "demo-key";
  public static final String SECRET = "demo-secret";
  public static final String APP_ID = "1400000000";

  /**
   * @param parameters JSON of Aliyun, an array of Tencent
   */
  public record Taken(String phone, String signature, String template, String parameters) {}

  /** What becomes of a request that is good. */
  public enum Fault {
    /** Takes the message and breaks the connection. */
    DROPPED_ANSWER,
    /** Takes the message and says nothing until closed. */
    SILENCE,
    /** A page of some gateway. */
    HTML
  }

  private final HttpServer server;
  private final List<Taken> taken = new CopyOnWriteArrayList<>();
  private final Queue<Object> planned = new ConcurrentLinkedQueue<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  public ProviderStandIn() {
    try {
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::meet);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public List<Taken> taken() {
    return List.copyOf(taken);
  }

  /** The next message is refused so. */
  public void refuse(String code) {
    planned.add(code);
  }

  public void fail(Fault fault) {
    planned.add(fault);
  }

  private void meet(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    boolean aliyun = exchange.getRequestURI().getRawQuery() != null;
    String fault = aliyun ? aliyunFault(exchange, body) : tencentFault(exchange, body);
    if (fault != null) {
      answer(exchange, aliyun ? aliyun(fault) : tencent(fault));
      return;
    }
    Object plan = planned.poll();
    if (plan instanceof String code) {
      answer(exchange, aliyun ? aliyun(code) : tencent(code));
      return;
    }
    if (plan == Fault.HTML) {
      answer(exchange, "<html><body>502 Bad Gateway</body></html>");
      return;
    }
    taken.add(aliyun ? ofAliyun(form(body)) : ofTencent(body));
    if (plan == Fault.SILENCE) {
      awaitClose();
    }
    if (plan != null) {
      exchange.close();
      return;
    }
    answer(exchange, aliyun ? aliyun("OK") : tencent("Ok"));
  }

  private void awaitClose() {
    try {
      closed.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(HttpExchange exchange, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static String aliyun(String code) {
    var reply = new JsonObject();
    reply.addProperty("Code", code);
    reply.addProperty("Message", code);
    reply.addProperty("RequestId", "demo-request");
    if (code.equals("OK")) {
      reply.addProperty("BizId", "demo-biz");
    }
    return reply.toString();
  }

  /** Of the account in the head, of one message in its status. */
  private static String tencent(String code) {
    var response = new JsonObject();
    response.addProperty("RequestId", "demo-request");
    if (code.startsWith("AuthFailure") || code.startsWith("RequestLimit")) {
      var error = new JsonObject();
      error.addProperty("Code", code);
      error.addProperty("Message", code);
      response.add("Error", error);
    } else {
      var status = new JsonObject();
      status.addProperty("SerialNo", code.equals("Ok") ? "demo-serial" : "");
      status.addProperty("Code", code);
      var set = new JsonArray();
      set.add(status);
      response.add("SendStatusSet", set);
    }
    var reply = new JsonObject();
    reply.add("Response", response);
    return reply.toString();
  }

  private static Taken ofAliyun(Map<String, String> form) {
    return new Taken(
        form.get("PhoneNumbers"),
        form.get("SignName"),
        form.get("TemplateCode"),
        form.get("TemplateParam"));
  }

  private static Taken ofTencent(String body) {
    JsonObject json = JsonParser.parseString(body).getAsJsonObject();
    return new Taken(
        json.getAsJsonArray("PhoneNumberSet").get(0).getAsString(),
        json.get("SignName").getAsString(),
        json.get("TemplateId").getAsString(),
        json.getAsJsonArray("TemplateParamSet").toString());
  }

  /** RPC signature 1.0: HMAC-SHA1 over the method and all parameters in their order. */
  private static String aliyunFault(HttpExchange exchange, String body) {
    Map<String, String> all = new TreeMap<>(form(exchange.getRequestURI().getRawQuery()));
    all.putAll(form(body));
    String signature = all.remove("Signature");
    if (!KEY_ID.equals(all.get("AccessKeyId"))) {
      return "InvalidAccessKeyId.NotFound";
    }
    if (!"SendSms".equals(all.get("Action")) || !"2017-05-25".equals(all.get("Version"))) {
      return "InvalidAction.NotFound";
    }
    String canonical =
        all.entrySet().stream()
            .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
            .collect(Collectors.joining("&"));
    String wanted = "POST&" + encoded("/") + "&" + encoded(canonical);
    byte[] mac = hmac("HmacSHA1", bytes(SECRET + "&"), wanted);
    return Base64.getEncoder().encodeToString(mac).equals(signature)
        ? null
        : "SignatureDoesNotMatch";
  }

  /** TC3-HMAC-SHA256 over the head and the hash of the body. */
  private static String tencentFault(HttpExchange exchange, String body) {
    var head = exchange.getRequestHeaders();
    String date =
        Instant.ofEpochSecond(Long.parseLong(head.getFirst("X-TC-Timestamp")))
            .atOffset(ZoneOffset.UTC)
            .toLocalDate()
            .toString();
    String canonical =
        "POST\n/\n\ncontent-type:%s\nhost:%s\n\ncontent-type;host\n%s"
            .formatted(head.getFirst("Content-Type"), head.getFirst("Host"), sha256(body));
    String scope = date + "/sms/tc3_request";
    String toSign =
        "TC3-HMAC-SHA256\n%s\n%s\n%s"
            .formatted(head.getFirst("X-TC-Timestamp"), scope, sha256(canonical));
    byte[] key = hmac("HmacSHA256", bytes("TC3" + SECRET), date);
    key = hmac("HmacSHA256", hmac("HmacSHA256", key, "sms"), "tc3_request");
    String wanted =
        "TC3-HMAC-SHA256 Credential=%s/%s, SignedHeaders=content-type;host, Signature=%s"
            .formatted(KEY_ID, scope, HexFormat.of().formatHex(hmac("HmacSHA256", key, toSign)));
    boolean isApp =
        APP_ID.equals(
            JsonParser.parseString(body).getAsJsonObject().get("SmsSdkAppId").getAsString());
    return wanted.equals(head.getFirst("Authorization")) && isApp
        ? null
        : "AuthFailure.SignatureFailure";
  }

  private static Map<String, String> form(String text) {
    Map<String, String> form = new TreeMap<>();
    for (String pair : text.split("&")) {
      String[] parts = pair.split("=", 2);
      form.put(decoded(parts[0]), decoded(parts[1]));
    }
    return form;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(text)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] hmac(String algorithm, byte[] key, String text) {
    try {
      var mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key, algorithm));
      return mac.doFinal(bytes(text));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }
}
