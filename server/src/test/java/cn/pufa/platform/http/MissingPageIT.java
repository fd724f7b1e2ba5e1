package cn.pufa.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.TestServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
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
  void aPersonIsShownTheWaysOn() throws IOException, InterruptedException {
    HttpResponse<String> answer = asked("/nothing-here", BROWSER);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
    assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
    assertThat(answer.body()).contains("没有这个页面", "回到首页", "/#/packages/content/search");
    assertThat(asked("/admin/nothing-here", BROWSER).body())
        .contains("没有这个页面", "回到工作台")
        .doesNotContain("回到首页");
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
