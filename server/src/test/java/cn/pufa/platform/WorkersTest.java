package cn.pufa.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A thread that serves many shows each time for whom. */
class WorkersTest {

  @Test
  void whatAWorkerSaysIsOfTheRequestThatWaits() {
    try (var workers = new Workers("演示", 1)) {
      RequestId.during(
          "the-first", () -> assertThat(workers.call(RequestId::current)).isEqualTo("the-first"));
      assertThat(workers.call(RequestId::current)).as("nobody asked").isNull();
    }
  }
}
