package cn.pufa.filing;

import static cn.pufa.testing.Own.text;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.filing.FilingWorld.Filer;
import cn.pufa.testing.Acting;
import cn.pufa.testing.Api;
import cn.pufa.testing.Filing;
import cn.pufa.testing.NeedsRequests;
import cn.pufa.testing.Proofs;
import com.google.gson.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who stands behind a return is called as the counter read it from the organisation's papers. */
class ConfirmedNameIT {

  private static FilingWorld world;
  private static Api officer;

  @BeforeAll
  static void start() {
    world = new FilingWorld();
    officer = world.server.as("case_officer");
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  /** The telephone was another's, or its owner was called otherwise where it was first told. */
  @Test
  void theOfficerIsAskedAndTheConfirmationBearsTheNameOfTheBinding() {
    String phone = Proofs.phone();
    bind(world.filer(), change(phone, "演示·张三")).expect(201);
    Filer filer = world.filer();
    JsonObject change = change(phone, "演示·李四");
    Api.Answer asked = bind(filer, change).expect(409);
    assertThat(asked.text("accountName")).isEqualTo("演****");
    assertThat(asked.text("detail")).contains("演****", "同一个人").doesNotContain("张三");
    assertThat(agents(filer)).isZero();
    change.addProperty("otherNameSeen", true);
    assertThat(bind(filer, change).expect(201).text("name")).isEqualTo("演示·李四");

    JsonObject filed = filer.file();
    JsonObject seen =
        NeedsRequests.json("{sha256:'%s'}".formatted(text(Filing.receipt(filed), "sha256")));
    Api representative = new Proofs(world.server).signIn(phone);
    Map<String, Object> filing = Filing.of(text(filed, "id"));
    assertThat(representative.call("confirmFiling", filing, seen).expect(200).text("by"))
        .isEqualTo("演示·李四");
  }

  @Test
  void whoIsCalledSoAlreadyOrHasToldNoNameIsNotAskedAbout() {
    String phone = Proofs.phone();
    new Proofs(world.server).signIn(phone);
    bind(world.filer(), change(phone, "演示·王五")).expect(201);
    bind(world.filer(), change(phone, "演示·王五")).expect(201);
  }

  private static JsonObject change(String phone, String name) {
    JsonObject change = Acting.change(officer);
    change.addProperty("phone", phone);
    change.addProperty("name", name);
    change.addProperty("as", "org_representative");
    return change;
  }

  private static Api.Answer bind(Filer filer, JsonObject change) {
    return officer.call("rebindAtCounter", Map.of("organization", filer.organization()), change);
  }

  private static int agents(Filer filer) {
    return officer
        .call("listAgents", Map.of("organization", filer.organization()))
        .expect(200)
        .number("total");
  }
}
