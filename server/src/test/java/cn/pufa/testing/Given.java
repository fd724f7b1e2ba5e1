package cn.pufa.testing;

import cn.pufa.app.demo.DemoRegister;
import cn.pufa.identity.Divisions;
import cn.pufa.organization.RegisterRow;
import cn.pufa.organization.RegisterWorkbook;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** What a story starts from. */
public final class Given {

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Divisions DIVISIONS = Divisions.load();

  private Given() {}

  /**
   * A campaign for the year 2025 to both kinds of organisation, with a document number of its own.
   */
  public static JsonObject campaignDraft() {
    var types = new JsonArray();
    types.add("social_group");
    types.add("private_non_enterprise");
    var draft = new JsonObject();
    draft.addProperty("year", 2025);
    draft.add("types", types);
    draft.addProperty("registeredBefore", "2025-12-30");
    draft.addProperty("opensOn", "2026-03-01");
    draft.addProperty("closesOn", "2026-05-31");
    draft.addProperty("documentNumber", "演示发〔2026〕" + NUMBER.incrementAndGet() + "号");
    return draft;
  }

  /** Drafted and released by the case officer; the campaign's id. */
  public static UUID releasedCampaign(Api caseOfficer) {
    String id =
        caseOfficer
            .call("createCampaign", java.util.Map.of(), campaignDraft())
            .expect(201)
            .text("id");
    caseOfficer.call("releaseCampaign", java.util.Map.of("campaign", id)).expect(202);
    return UUID.fromString(id);
  }

  /** Invented organisations, others at another seed. */
  public static List<RegisterRow> rows(long seed) {
    return DemoRegister.rows(seed, DIVISIONS.townshipsByName());
  }

  public static byte[] workbook(List<RegisterRow> rows) {
    return new RegisterWorkbook(DIVISIONS.townshipsByName()).write(rows);
  }
}
