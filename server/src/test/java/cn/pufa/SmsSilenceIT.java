package cn.pufa;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.db.Sql;
import cn.pufa.testing.Api;
import cn.pufa.testing.Fault;
import cn.pufa.testing.Proofs;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Asking for a code tells nobody whether a phone has an account: not by words, not by time. */
@Fault("F24")
class SmsSilenceIT {

  private static final Sql ADD =
      Sql.of(
          """
      insert into person (account, display_name, phone, demo, created_at)
      values ($1, '演示居民', $2, true, now())""");
  private static final int PHONES = 100;
  private static final int WARM_UP = 20;

  @Test
  void aKnownPhoneAndAnUnknownOneLookTheSame() {
    try (TestServer server = TestServer.start()) {
      List<Long> known = new ArrayList<>();
      List<Long> unknown = new ArrayList<>();
      for (int round = 0; round < PHONES; round++) {
        String ofSomebody = Proofs.phone();
        server.store().run(tx -> tx.execute(ADD, "演示-" + ofSomebody, ofSomebody));
        long first = ask(server, ofSomebody);
        long second = ask(server, Proofs.phone());
        if (round >= WARM_UP) {
          known.add(first);
          unknown.add(second);
        }
      }
      System.out.println(
          "SmsSilenceIT: median %d us for a known phone, %d us for an unknown one"
              .formatted(median(known), median(unknown)));
      double ratio = (double) median(known) / median(unknown);
      assertThat(ratio).isBetween(0.75, 1.33);
    }
  }

  private static long ask(TestServer server, String phone) {
    long start = System.nanoTime();
    Api.Answer answer =
        server.api().call("requestSmsCode", Map.of(), Proofs.request(phone, "sign_in"));
    long micros = (System.nanoTime() - start) / 1000;
    JsonObject body = answer.expect(202).json().deepCopy();
    assertThat(body.remove("ticket")).isNotNull();
    assertThat(body).hasToString("{\"validSeconds\":300,\"resendAfterSeconds\":60}");
    return micros;
  }

  private static long median(List<Long> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }
}
