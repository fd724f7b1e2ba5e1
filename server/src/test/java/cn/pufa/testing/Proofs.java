package cn.pufa.testing;

import com.google.gson.JsonObject;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Proofs with which somebody may sign in: codes on phones that nobody has, and links. */
public final class Proofs {

  private static final Pattern CODE = Pattern.compile("(?<![0-9])[0-9]{6}(?![0-9])");
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final TestServer server;

  public Proofs(TestServer server) {
    this.server = server;
  }

  /** Eleven digits that no operator gives out, others each time. */
  public static String phone() {
    return "1009%07d".formatted(NUMBER.incrementAndGet());
  }

  public JsonObject request(String purpose) {
    return request(phone(), purpose);
  }

  public static JsonObject request(String phone, String purpose) {
    var body = new JsonObject();
    body.addProperty("phone", phone);
    body.addProperty("purpose", purpose);
    return body;
  }

  /** Ticket, phone and code of a phone nobody has used. */
  public JsonObject proof(String purpose) {
    return proof(phone(), purpose);
  }

  public JsonObject proof(String phone, String purpose) {
    String ticket =
        server
            .api()
            .call("requestSmsCode", Map.of(), request(phone, purpose))
            .expect(202)
            .text("ticket");
    return proof(ticket, phone, code(phone));
  }

  /** With the code that has just been sent for this ticket. */
  public JsonObject proofOf(String ticket, String phone) {
    return proof(ticket, phone, code(phone));
  }

  public static JsonObject proof(String ticket, String phone, String code) {
    var body = new JsonObject();
    body.addProperty("ticket", ticket);
    body.addProperty("phone", phone);
    body.addProperty("code", code);
    return body;
  }

  /** The code in the newest message that the phone received. */
  public String code(String phone) {
    Matcher found = CODE.matcher(server.sms().received(phone).getFirst().text());
    if (!found.find()) {
      throw new AssertionError("no code in the newest message");
    }
    return found.group();
  }

  /** Signed in with a code sent to the phone. */
  public Api signIn(String phone) {
    Api.Answer answer =
        server.api().call("signInWithSmsCode", Map.of(), proof(phone, "sign_in")).expect(200);
    return server.api().withToken(answer.text("token"));
  }

  /** Token of a fresh link. */
  public String linkFor(UUID person) {
    var draft = new JsonObject();
    draft.addProperty("reason", "演示·测试用");
    draft.addProperty("validHours", 1);
    String path =
        server
            .as("admin")
            .call("createSignInLink", Map.of("person", person), draft)
            .expect(201)
            .text("path");
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
