package cn.pufa.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.TestServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An address that there is none of: a browser gets the ways on, everything else a problem. */
class MissingPageIT {

  private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void aPersonIsShownTheWaysOn()
      throws IOException, InterruptedException, NoSuchAlgorithmException {
    HttpResponse<String> answer = asked("/nothing-here", BROWSER);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
    assertThat(answer.headers().allValues("Content-Security-Policy"))
        .singleElement()
        .asString()
        .contains("script-src 'self'; style-src 'self' '" + hashOfStyle(answer.body()) + "'; ");
    assertThat(answer.body()).contains("没有这个页面", "回到首页", "/#/packages/content/search");
    assertThat(asked("/admin/nothing-here", BROWSER).body())
        .contains("没有这个页面", "回到工作台")
        .doesNotContain("回到首页");
  }

  /** As a browser reckons it; any other block would not be drawn. */
  private static String hashOfStyle(String page) throws NoSuchAlgorithmException {
    var style = Pattern.compile("(?s)<style>(.*?)</style>").matcher(page);
    assertThat(style.find()).isTrue();
    byte[] block = style.group(1).getBytes(StandardCharsets.UTF_8);
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(block);
    return "sha256-" + Base64.getEncoder().encodeToString(hash);
  }

  @Test
  void aProgramIsToldByAProblem() throws IOException, InterruptedException {
    assertProblem(asked("/nothing-here", "*/*"));
    assertProblem(asked("/api/nothing-here", BROWSER));
  }

  private static void assertProblem(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
  }

  private HttpResponse<String> asked(String path, String accept)
      throws IOException, InterruptedException {
    URI address = URI.create(server.node().address() + path);
    var request = HttpRequest.newBuilder(address).header("Accept", accept).build();
    return client.send(request, BodyHandlers.ofString());
  }
}
