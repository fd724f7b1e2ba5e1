package cn.pufa.platform.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import cn.pufa.platform.db.Database;
import cn.pufa.platform.redis.SharedRedis;
import io.vertx.core.Vertx;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;

/** An address with a password gives its parts to who asks for them, and is printed without. */
class SecretUrlTest {

  private static final String PASSWORD = "Xk7q2mP";

  @Test
  void hasParts() {
    var url = SecretUrl.of("smtp://us%40er:a%3Ab+%25@mail.internal/x?from=a%40b.invalid&tls=none");
    assertThat(url.user()).contains("us@er");
    assertThat(url.password()).isEqualTo("a:b+%");
    assertThat(url.host()).isEqualTo("mail.internal");
    assertThat(url.port(587)).isEqualTo(587);
    assertThat(url.path()).isEqualTo("/x");
    assertThat(url.parameter("from")).contains("a@b.invalid");
    assertThat(url.parameter("tls")).contains("none");
    assertThat(url.parameter("ls")).isEmpty();
  }

  @Test
  void mayNameNobody() {
    var url = SecretUrl.of("redis://:secret@127.0.0.1:6380");
    assertThat(url.user()).isEmpty();
    assertThat(url.password()).isEqualTo("secret");
    assertThat(url.port(6379)).isEqualTo(6380);
    assertThat(SecretUrl.of("smtp://127.0.0.1").password()).isEmpty();
  }

  @Test
  void isPrintedWithoutItsPassword() {
    assertThat(SecretUrl.of("smtp://u:" + PASSWORD + "@mail.internal")).hasToString("smtp://***");
  }

  @Test
  void whatIsNoneIsNotRepeated() {
    requireSilent("not a URL", () -> SecretUrl.of("smtp://u:" + PASSWORD + "@a b"));
  }

  @Test
  void norByAClientThatCannotReadIt() {
    Vertx vertx = Vertx.vertx();
    var database = SecretUrl.of("postgresql://u:" + PASSWORD + "@h/d?sslmode=perhaps");
    requireSilent("DATABASE_URL", () -> new Database(vertx, database));
    var redis = SecretUrl.of("redis://:" + PASSWORD + "@h/first");
    requireSilent("REDIS_URL ", () -> new SharedRedis(vertx, redis, null, null, null));
    vertx.close().await();
  }

  /** In no line of the whole stack. */
  private static void requireSilent(String named, ThrowingCallable call) {
    Throwable fault = catchThrowable(call);
    assertThat(fault).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith(named);
    assertThat(Throwables.getStackTrace(fault)).doesNotContain(PASSWORD);
  }
}
